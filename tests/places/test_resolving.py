import pytest

from tocsin.places import Gazetteer, divisions_named, region_countries, resolve


@pytest.mark.parametrize(
    ("name", "country", "geonameid"),
    [
        ("Kayes", "ML", 2455518),
        ("Kayes", "CG", 2259383),
        ("Kobri", "ML", 2455166),
        ("Gao", "ML", 2457163),
        ("Tillabery", "NE", 2439376),
        ("أغاديز", "NE", 2448085),
        ("Quetta", "PK", 1167528),
    ],
)
def test_the_country_of_the_report_decides(gazetteer: Gazetteer, name: str, country: str, geonameid: int) -> None:
    entry = resolve(name, gazetteer, countries=[country])
    assert entry is not None
    assert entry.geonameid == geonameid


def test_rivals_of_like_size_far_apart_stay_unknown(gazetteer: Gazetteer) -> None:
    assert resolve("Sabalibougou", gazetteer, countries=["ML"]) is None


def test_a_division_or_a_near_place_settles_rivals(gazetteer: Gazetteer) -> None:
    by_division = resolve("Sabalibougou", gazetteer, countries=["ML"], admin1="Sikasso")
    [kobri] = gazetteer.lookup("Kobri")
    by_place = resolve("Sabalibougou", gazetteer, countries=["ML"], near=[kobri])
    assert by_division is not None
    assert by_division.geonameid == 900000002
    assert by_place is not None
    assert by_place.geonameid == 900000001


@pytest.mark.parametrize(("name", "countries"), [("Kayes", []), ("Kayes", ["BF"]), ("Nowhere", ["ML"]), ("", ["ML"])])
def test_without_evidence_a_name_stays_unknown(gazetteer: Gazetteer, name: str, countries: list[str]) -> None:
    assert resolve(name, gazetteer, countries=countries) is None


@pytest.mark.parametrize(
    ("name", "country", "english"),
    [
        ("KPK", "PK", "Khyber Pakhtunkhwa"),
        ("NWFP", "PK", "Khyber Pakhtunkhwa"),
        ("Tombouctou", "ML", "Timbuktu"),
        ("Timbuktu Region", "ML", "Timbuktu"),
        ("centre nord", "BF", "Centre-Nord"),
        ("بلوچستان", "PK", "Balochistan"),
    ],
)
def test_divisions_are_known_by_their_other_names(name: str, country: str, english: str) -> None:
    assert english in {d.name for d in divisions_named(name) if d.country == country}


def test_regions_of_common_speech_have_countries() -> None:
    assert set(region_countries("le Sahel")) >= {"ML", "NE", "BF"}
    assert region_countries("Darfour") == ("SD",)
    assert region_countries("Atlantis") == ()
