from tocsin.places import Entry, Gazetteer
from tocsin.places.homes import home_of
from tocsin.places.toponyms import Resolution, Toponym


def report(gazetteer: Gazetteer, *names: str, sure: float = 0.8) -> list[Resolution]:
    found: list[Entry] = [min(gazetteer.lookup(name), key=lambda e: abs(e.lat - 33.5)) for name in names]
    return [
        Resolution(toponym=Toponym(start=0, end=1, text=e.name), entry=e, confidence=sure, rivals=()) for e in found
    ]


def test_the_town_amid_most_reports_is_the_home(world: Gazetteer) -> None:
    reports = [
        report(world, "Paris", "Reno"),
        report(world, "Cooper"),
        report(world, "Reno", "Dallas"),
        report(world, "Gao"),
    ]
    home = home_of(reports)
    assert home is not None
    assert home.admin1 == "Texas"


def test_papers_of_the_whole_world_have_none(world: Gazetteer) -> None:
    names = ("Gao", "Oxford", "Kharkiv", "Kirkuk", "Dallas")
    assert home_of([report(world, name, sure=0.6) for name in names]) is None


def test_two_reports_are_too_few(world: Gazetteer) -> None:
    assert home_of([report(world, "Reno"), report(world, "Reno")]) is None
    assert home_of([]) is None
