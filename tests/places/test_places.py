"""The gazetteer: names folded, likenesses found, nothing resolved on a guess."""

from __future__ import annotations

import gzip

import pytest

from tocsin.places import Gazetteer, distance_km, find_places, resolve
from tocsin.places.folding import fold

ROWS = "900000001\tKobiri\tKobiri\tKobri\t13.1191\t-9.901\tP\tPPL\tML\t\t01\t\t\t\t0\t\t\tAfrica/Bamako\t2014-01-01\n"


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    return Gazetteer.open(tmp_path_factory.mktemp("places") / "gazetteer.db")


def test_folding():
    assert fold("Téra") == fold("TERA")
    assert fold("N'Djamena") == fold("N’Djaména")
    assert fold("تمبكتو") == fold("تمبكتو")


def test_towns_and_their_divisions(gazetteer):
    kayes = gazetteer.lookup("Kayes", country="ML")[0]
    assert (kayes.admin1, round(kayes.lat)) == ("Kayes", 14)
    assert gazetteer.find("Timbuctu", country="ML")[0].entry.country == "ML"


def test_added_villages_are_found_with_reasons(gazetteer, tmp_path):
    with gzip.open(tmp_path / "ML.txt.gz", "wt", encoding="utf-8") as out:
        out.write(ROWS)
    added = gazetteer.add([tmp_path / "ML.txt.gz"])
    assert added.rows == 1
    best = gazetteer.find("Kobri", country="ML")[0]
    assert best.entry.name == "Kobiri"
    assert best.why


def test_a_file_of_something_else_is_refused(gazetteer, tmp_path):
    (tmp_path / "x.txt").write_text("no places here\n")
    with pytest.raises(ValueError, match="GeoNames"):
        gazetteer.add([tmp_path / "x.txt"])


def test_unsure_stays_unresolved(gazetteer):
    assert resolve("San Antonio", gazetteer) is None
    assert resolve("Bamako", gazetteer, countries=["ML"]).country == "ML"


def test_mentions(gazetteer):
    text = "Gunmen attacked a convoy near Kayes, in western Mali, on Monday, General Paris Moussa said in Bamako."
    found = {m.text: m for m in find_places(text, gazetteer, lang="en")}
    assert found["Kayes"].prepositional
    assert "Bamako" in found
    assert "Monday" not in found


def test_distance():
    assert round(distance_km(12.65, -8.0, 13.52, 2.11)) in range(1080, 1120)  # Bamako to Niamey
