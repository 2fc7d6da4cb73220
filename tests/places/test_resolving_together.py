import re
import time

import pytest

from tocsin.names import find_countries
from tocsin.places import Entry, Gazetteer
from tocsin.places.describing import describe
from tocsin.places.explaining import explain
from tocsin.places.resolving import LEAST_SURE, resolve_all
from tocsin.places.toponyms import Evidence, Toponym


def resolved(gazetteer: Gazetteer, text: str, *names: str, **more) -> dict[str, int | None]:
    """The id that each name of a text is resolved to."""
    signs = find_countries(text, "en")
    spans = [m.span() for name in names for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    found = resolve_all(
        describe(text, spans, lang="en", signs=signs), gazetteer, Evidence(signs=tuple(signs), **more), least=0.0
    )
    return {r.toponym.text: r.entry.geonameid if r.entry else None for r in found}


def test_alone_the_largest_bearer_is_meant(world: Gazetteer) -> None:
    assert resolved(world, "Rain fell on Paris.", "Paris") == {"Paris": 2988507}


@pytest.mark.parametrize("text", ["A shop in Paris, Texas, burned.", "A shop in Paris, TX, burned."])
def test_the_place_around_it_decides(world: Gazetteer, text: str) -> None:
    outer = "TX" if "TX" in text else "Texas"
    assert resolved(world, text, "Paris", outer)["Paris"] == 4717560


def test_a_shortened_state_decides_between_namesakes(world: Gazetteer) -> None:
    text = "The storm hit Lexington, S.C., before noon."
    assert resolved(world, text, "Lexington", "S.C.")["Lexington"] == 4813878


def test_the_other_places_of_the_report_decide(world: Gazetteer) -> None:
    text = "Crews from Bonham, Cooper and Reno went to Paris; Dallas sent more."
    assert resolved(world, text, "Bonham", "Cooper", "Reno", "Paris", "Dallas")["Paris"] == 4717560


def test_the_country_named_decides(world: Gazetteer) -> None:
    assert resolved(world, "In Senegal, police held a man at Nioro.", "Nioro")["Nioro"] == 2246452
    assert resolved(world, "In Mali, police held a man at Nioro.", "Nioro")["Nioro"] == 2449893


def test_the_home_of_the_publisher_decides(world: Gazetteer) -> None:
    [kayes] = world.lookup("Kayes", country="ML", limit=1)
    [jos] = world.lookup("Jos")
    assert resolved(world, "A meeting in Nioro on Monday.", "Nioro", home=kayes)["Nioro"] == 2449893
    sure = {home: _sure(world, home) for home in (kayes, jos)}
    assert sure[kayes] > sure[jos]


def _sure(world: Gazetteer, home: Entry) -> float:
    """How probable the Malian Nioro is, for a publisher at home somewhere."""
    told = explain([Toponym(start=0, end=5, text="Nioro")], 0, world, Evidence(home=home))
    return next(w.probability for w in told.candidates if w.entry.geonameid == 2449893)


def test_a_name_means_one_place_unless_it_is_said_to_lie_in_two(world: Gazetteer) -> None:
    text = "Oxford, Ohio, held talks. Later Oxford said so. Students of Oxford, England, agreed."
    spans = [m.span() for m in re.finditer("Oxford|Ohio|England", text)]
    found = resolve_all(describe(text, spans, lang="en"), world, least=0.0)
    ids = [r.entry.geonameid for r in found if r.toponym.text == "Oxford" and r.entry]
    assert ids == [4520760, 4520760, 2640729]


def test_a_state_and_its_people_are_the_state(world: Gazetteer) -> None:
    text = "Malian soldiers crossed into Niger."
    signs = find_countries(text, "en")
    found = resolve_all(describe(text, [(s.start, s.end) for s in signs], lang="en", signs=signs), world)
    assert [(r.entry.country, r.entry.feature_code) for r in found if r.entry] == [("ML", "PCLI"), ("NE", "PCLI")]


def test_regions_of_common_speech_are_known(world: Gazetteer) -> None:
    [found] = resolve_all([Toponym(start=0, end=14, text="Horn of Africa")], world)
    assert found.entry is not None
    assert (found.entry.name, found.entry.geonameid) == ("Horn of Africa", 0)


def test_names_of_other_scripts_and_almost_right_ones_are_found(world: Gazetteer) -> None:
    [found] = resolve_all([Toponym(start=0, end=5, text="कोबरी")], world, Evidence(countries=("ML",)), least=0.0)
    assert found.entry is None or found.entry.geonameid == 2455166
    [other] = resolve_all([Toponym(start=0, end=5, text="كيدال")], world, Evidence(countries=("ML",)))
    assert other.entry is not None
    assert other.entry.geonameid == 2454268
    [misspelt] = resolve_all([Toponym(start=0, end=7, text="Khrkiv")], world, Evidence(countries=("UA",)), least=0.0)
    assert misspelt.entry is not None
    assert misspelt.entry.geonameid == 706483


def test_what_is_unsure_is_none_and_says_so(world: Gazetteer) -> None:
    text = "Lexington"
    [sure] = resolve_all([Toponym(start=0, end=9, text=text)], world, least=0.0)
    [unsure] = resolve_all([Toponym(start=0, end=9, text=text)], world, least=0.999)
    assert sure.entry is not None
    assert unsure.entry is None
    assert unsure.confidence == sure.confidence < 0.999
    assert {e.geonameid for e in sure.rivals} & {4297983, 4813878}


def test_an_unknown_facility_tells_the_place_it_lies_in(world: Gazetteer) -> None:
    text = "Men left the Ruby Cement Factory in Kayes, Mali."
    names = ("Ruby Cement Factory", "Kayes", "Mali")
    spans = [(text.index(n), text.index(n) + len(n)) for n in names]
    found = resolve_all(describe(text, spans, lang="en", signs=find_countries(text, "en")), world)
    assert found[0].entry is None
    assert found[0].around is not None
    assert found[0].around.geonameid == 2455518


def test_nothing_and_unheard_names_are_no_trouble(world: Gazetteer) -> None:
    assert resolve_all([], world) == []
    odd = [Toponym(start=i, end=i + 1, text=t) for i, t in enumerate(["", "  ", "'; DROP TABLE place;--", "x" * 5000])]
    assert [r.entry for r in resolve_all(odd, world)] == [None] * 4


def test_the_order_of_reports_changes_nothing(world: Gazetteer) -> None:
    text = "Crews from Bonham and Cooper went to Paris."
    before = resolved(world, text, "Bonham", "Cooper", "Paris")
    resolved(world, "In Mali, Kayes and Gao.", "Kayes", "Gao")
    assert resolved(world, text, "Bonham", "Cooper", "Paris") == before


def test_a_book_of_names_is_resolved_in_moments(world: Gazetteer) -> None:
    names = ["Paris", "Gao", "Kayes", "Oxford", "Zaria", "Jos"] * 500
    toponyms = [Toponym(start=i * 20, end=i * 20 + 5, text=n) for i, n in enumerate(names)]
    started = time.perf_counter()
    assert len(resolve_all(toponyms, world)) == 3000
    assert time.perf_counter() - started < 20


def test_an_explanation_shows_what_decided(world: Gazetteer) -> None:
    text = "A shop in Paris, Texas, burned."
    toponyms = describe(text, [(10, 15), (17, 22)], lang="en")
    told = explain(toponyms, 0, world)
    best, *others = told.candidates
    assert told.entry is not None
    assert told.entry.geonameid == best.entry.geonameid == 4717560
    assert told.least == LEAST_SURE <= told.confidence
    assert any(r.feature == "in the place it is said to lie in" and r.adds > 0 for r in best.reasons)
    assert all(r.adds == pytest.approx(r.value * r.weight, abs=0.01) for w in told.candidates for r in w.reasons)
    assert best.score == pytest.approx(sum(r.adds for r in best.reasons), abs=0.05)
    assert best.score > others[0].score
    assert resolve_all(toponyms, world)[0].entry == told.entry
