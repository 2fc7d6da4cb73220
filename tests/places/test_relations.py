import pytest

from tocsin.places.relations import PlaceRelation, Spot, find_relations


def told(lang: str, text: str, *names: str) -> list[PlaceRelation]:
    """Relations of a text; names that begin with * are areas."""
    spots = []
    for name in names:
        start = text.index(name.lstrip("*"))
        spots.append(Spot(start=start, end=start + len(name.lstrip("*")), area=name.startswith("*")))
    return find_relations(text, spots, lang=lang)


@pytest.mark.parametrize(
    ("lang", "text", "name", "km", "towards"),
    [
        ("en", "an attack 15 km north of Gao", "Gao", 15, 0),
        ("en", "about 15 kilometers (nine miles) north of Gao", "Gao", 15, 0),
        ("en", "50 miles from Maiduguri", "Maiduguri", 80.5, None),
        ("en", "34 nm W of Al Hudaydah", "Al Hudaydah", 63, 270),
        ("en", "just south-west of the town of Gao", "Gao", None, 225),
        ("fr", "à 15 km au nord de Gao", "Gao", 15, 0),
        ("fr", "à une vingtaine de kilomètres de Gao", "Gao", 20, None),
        ("es", "a 20,5 kilómetros de Cali", "Cali", 20.5, None),
        ("pt", "a 15 km de Beira", "Beira", 15, None),
        ("it", "a 15 km a nord di Gao", "Gao", 15, 0),
        ("de", "15 Kilometer nördlich von Gao", "Gao", 15, 0),
        ("ru", "в 30 км к северу от Гао", "Гао", 30, 0),
        ("uk", "за 30 км від Харкова", "Харкова", 30, None),
        ("ar", "على بعد 20 كيلومترا شمال غاو", "غاو", 20, 0),
        ("hi", "गाओ से 20 किमी दूर", "गाओ", 20, None),
        ("tr", "Kerkük’ün 30 km güneyinde", "Kerkük", 30, 180),
        ("sw", "kilomita 15 kaskazini mwa Mombasa", "Mombasa", 15, 0),
        ("ha", "kilomita 15 daga Kaduna", "Kaduna", 15, None),
        ("id", "15 km dari Jayapura", "Jayapura", 15, None),
        ("sv", "15 kilometer norr om Gao", "Gao", 15, 0),
        ("ro", "la 15 km de Gao", "Gao", 15, None),
    ],
)
def test_distances_and_directions(lang: str, text: str, name: str, km: float | None, towards: float | None) -> None:
    [found] = told(lang, text, name)
    assert (found.relation, found.km, found.towards) == ("offset", km, towards)
    start = text.index(name)
    assert found.places == ((start, start + len(name)),)
    assert found.start <= start < found.end


@pytest.mark.parametrize(
    ("lang", "text", "names", "relation", "said"),
    [
        ("en", "taken between Diboli and Kayes on Monday", ("Diboli", "Kayes"), "between", "between Diboli and Kayes"),
        ("en", "on the Bamako–Bougouni road at noon", ("Bamako", "Bougouni"), "road", "Bamako–Bougouni road"),
        ("en", "on the road from Quetta to Peshawar", ("Quetta", "Peshawar"), "road", "road from Quetta to Peshawar"),
        ("en", "the Ivory Coast route was cut", ("*Ivory Coast",), "road", "Ivory Coast route"),
        ("en", "near the border with Senegal", ("*Senegal",), "border", "border with Senegal"),
        ("en", "the border between Mali and Niger", ("*Mali", "*Niger"), "border", "border between Mali and Niger"),
        ("en", "near the town of Kobri", ("Kobri",), "near", "near the town of Kobri"),
        ("en", "in northern Mali", ("*Mali",), "part", "northern Mali"),
        ("en", "driving from Dori to Tera", ("Dori", "Tera"), "journey", "from Dori to Tera"),
        ("en", "the roads that lead to Bamako", ("Bamako",), "road", "roads that lead to Bamako"),
        ("en", "in the Bagan area", ("Bagan",), "near", "Bagan area"),
        ("fr", "de Kayes à Diboli", ("Kayes", "Diboli"), "journey", "de Kayes à Diboli"),
        ("fr", "les routes qui mènent à Gao", ("Gao",), "road", "routes qui mènent à Gao"),
        ("es", "desde Cali hacia Popayán", ("Cali", "Popayán"), "journey", "desde Cali hacia Popayán"),
        ("ar", "من كيدال إلى غاو", ("كيدال", "غاو"), "journey", "من كيدال إلى غاو"),
        ("hi", "गाओ से कायेस", ("गाओ", "कायेस"), "journey", "गाओ से कायेस"),
        ("tr", "Bamako'dan Kayes", ("Bamako", "Kayes"), "journey", "Bamako'dan Kayes"),
        ("fr", "dans le nord du Mali", ("*Mali",), "part", "nord du Mali"),
        ("fr", "sur l’axe Bamako-Bougouni", ("Bamako", "Bougouni"), "road", "axe Bamako-Bougouni"),
        ("fr", "entre Djibo et Bourzanga", ("Djibo", "Bourzanga"), "between", "entre Djibo et Bourzanga"),
        ("es", "la carretera entre Cali y Popayán", ("Cali", "Popayán"), "road", "carretera entre Cali y Popayán"),
        ("ru", "между Гао и Кидалем", ("Гао", "Кидалем"), "between", "между Гао и Кидалем"),
        ("ar", "قرب غاو", ("غاو",), "near", "قرب غاو"),
        ("hi", "कायेस और डिबोली के बीच", ("कायेस", "डिबोली"), "between", "कायेस और डिबोली के बीच"),
        ("hi", "माली के उत्तर में", ("*माली",), "part", "माली के उत्तर"),
        ("bn", "ঢাকার কাছে", ("ঢাকা",), "near", "ঢাকার কাছে"),
        ("hr", "kod Vukovara", ("Vukovara",), "near", "kod Vukovara"),
    ],
)
def test_what_is_beside_places(lang: str, text: str, names: tuple[str, ...], relation: str, said: str) -> None:
    [found] = told(lang, text, *names)
    assert found.relation == relation
    assert text[found.start : found.end] == said
    assert len(found.places) == len(names)


def test_each_place_has_its_own() -> None:
    found = told("en", "near Kobri, in western Mali", "Kobri", "*Mali")
    assert [(r.relation, r.towards) for r in found] == [("near", None), ("part", 270.0)]


def test_a_place_that_only_says_where_the_first_lies_is_passed_over() -> None:
    text = "from Dori in Burkina Faso to Tera"
    journey = next(r for r in told("en", text, "Dori", "*Burkina Faso", "Tera") if r.relation == "journey")
    assert [text[a:b] for a, b in journey.places] == ["Dori", "Tera"]


def test_a_railway_station_is_no_road() -> None:
    assert told("en", "at Quetta railway station", "Quetta") == []


@pytest.mark.parametrize("text", ["men from Gao came", "Gao and Kayes agreed", "15 men of Gao", ""])
def test_other_words_tell_none(text: str) -> None:
    names = [n for n in ("Gao", "Kayes") if n in text]
    assert told("en", text, *names) == []


def test_an_unknown_language_tells_none() -> None:
    assert told("xx", "15 km north of Gao", "Gao") == []
    assert told("../en", "15 km north of Gao", "Gao") == []
