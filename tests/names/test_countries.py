"""States and nationalities in text: the right one, at the right place, and not where none is meant."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tocsin.names import LANGUAGES, country_code, country_name, demonym, find_countries, states_called
from tocsin.names.inflection import demonyms
from tocsin.names.tables import cldr_names, common_forms, demonym_table


def found(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.code) for m in find_countries(text, lang)]


def kinds(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(m.code, m.kind) for m in find_countries(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Nigerien and Nigerian troops", [("Nigerien", "NE"), ("Nigerian", "NG")]),
        ("en", "from Niger into Nigeria", [("Niger", "NE"), ("Nigeria", "NG")]),
        ("en", "two Nigeriens, two Nigerians", [("Nigeriens", "NE"), ("Nigerians", "NG")]),
        ("fr", "les Nigériens et les Nigérians", [("Nigériens", "NE"), ("Nigérians", "NG")]),
        ("fr", "une nigérienne, une nigériane", [("nigérienne", "NE"), ("nigériane", "NG")]),
        ("fr", "au Niger et au Nigeria", [("Niger", "NE"), ("Nigeria", "NG")]),
        ("es", "nigerinos y nigerianos", [("nigerinos", "NE"), ("nigerianos", "NG")]),
        ("pt", "nigerinos e nigerianas", [("nigerinos", "NE"), ("nigerianas", "NG")]),
        ("it", "nigerini e nigeriani", [("nigerini", "NE"), ("nigeriani", "NG")]),
        ("de", "Nigrer und Nigerianer", [("Nigrer", "NE"), ("Nigerianer", "NG")]),
        ("de", "nigrische und nigerianische Truppen", [("nigrische", "NE"), ("nigerianische", "NG")]),
        ("ar", "النيجر ونيجيريا", [("النيجر", "NE"), ("نيجيريا", "NG")]),
        ("ar", "جندي نيجري وآخر نيجيري", [("نيجري", "NE"), ("نيجيري", "NG")]),
        ("hi", "नाइजर और नाइजीरिया", [("नाइजर", "NE"), ("नाइजीरिया", "NG")]),
        ("bn", "নাইজারে ও নাইজেরিয়ায়", [("নাইজার", "NE"), ("নাইজেরিয়া", "NG")]),
        ("ru", "в Нигере и Нигерии", [("Нигере", "NE"), ("Нигерии", "NG")]),
        ("hr", "u Nigeru, iz Nigerije", [("Nigeru", "NE"), ("Nigerije", "NG")]),
        ("tr", "Nijer'de ve Nijerya'da", [("Nijer", "NE"), ("Nijerya", "NG")]),
        ("ur", "نائجر اور نائجیریا", [("نائجر", "NE"), ("نائجیریا", "NG")]),
        ("zh", "尼日尔和尼日利亚", [("尼日尔", "NE"), ("尼日利亚", "NG")]),
    ],
)
def test_niger_is_never_nigeria(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, lang) == expected


def test_no_demonym_is_of_two_states() -> None:
    for lang, table in demonym_table().items():
        owners: dict[str, str] = {}
        for code, bases in table.items():
            for form in {f for base in bases for f in demonyms(base, lang)}:
                assert owners.setdefault(form, code) == code, (lang, form)


def test_niger_and_nigeria_share_no_name_in_any_language() -> None:
    for lang in LANGUAGES:
        for text, code in ((country_name("NE", lang), "NE"), (country_name("NG", lang), "NG")):
            assert {c for _, c in found(text, lang)} == {code}, (lang, text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Guinea-Bissau", ["GW"]),
        ("Equatorial Guinea", ["GQ"]),
        ("Papua New Guinea", ["PG"]),
        ("in Guinea", ["GN"]),
        ("Gulf of Guinea", []),
        ("South Sudan", ["SS"]),
        ("Sudan", ["SD"]),
        ("South Sudanese and Sudanese", ["SS", "SD"]),
        ("Northern Ireland", ["GB"]),
        ("New Mexico", []),
        ("the Indian Ocean", []),
        ("West Indian and West Indies", []),
        ("Niger Delta", ["NG"]),
        ("Niger State", ["NG"]),
        ("the Niger River", []),
        ("Lake Chad", []),
        ("Latin American", []),
        ("North Korean and South Korean", ["KP", "KR"]),
        ("Dominican Republic", ["DO"]),
        ("Central African Republic", ["CF"]),
    ],
)
def test_the_longest_name_wins(text: str, codes: list[str]) -> None:
    assert [c for _, c in found(text)] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Michael Jordan spoke", []),
        ("Fighters entered Jordan from Syria.", ["JO", "SY"]),
        ("Chad Smith was freed", []),
        ("Chad President Deby said", ["TD"]),
        ("in Atlanta, Georgia", []),
        ("in Tbilisi, Georgia", ["GE", "GE"]),
        ("a turkey was stolen", []),
        ("Turkey said", ["TR"]),
        ("she told us to leave", []),
        ("TOLD US NEVER LEAVE AGAIN", []),
        ("a ransom of US$500", []),
        ("US and U.S. troops", ["US", "US"]),
        ("George Washington", []),
        ("mali, niger, chad", []),
    ],
)
def test_people_and_words_are_no_states(text: str, codes: list[str]) -> None:
    assert [c for _, c in found(text)] == codes


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("en", "Two Korean engineers were taken.", []),
        ("en", "Two Korean engineers were taken, Seoul said.", ["KR", "KR"]),
        ("en", "Fighting resumed in Congo.", ["CD"]),
        ("en", "Brazzaville denies it: Congo is calm.", ["CG", "CG"]),
        ("fr", "Le Congo est calme.", []),
        ("fr", "Le Congo est calme, dit Kinshasa.", ["CD", "CD"]),
        ("en", "Congo-Brazzaville, DR Congo and the DRC", ["CG", "CD", "CD"]),
        ("fr", "Maurice est arrivé. Réunion de crise.", []),
        ("fr", "l'île Maurice et La Réunion", ["MU", "RE"]),
        ("ar", "وزير المالية والوضع المالي", []),
        ("ar", "القوات المالية في باماكو", ["ML", "ML"]),
        ("ar", "خطفوا في مالي", ["ML"]),
        ("ar", "دعم مالي كبير", []),
        ("ar", "بلاد المغرب الإسلامي", []),
        ("ur", "مالی امداد", []),
        ("ur", "مالی میں", ["ML"]),
        ("es", "en Granada, Andalucía", []),
    ],
)
def test_ambiguous_forms_need_the_text_to_settle_them(lang: str, text: str, codes: list[str]) -> None:
    assert [c for _, c in found(text, lang)] == codes


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "l’Inde et la Côte d’Ivoire", [("Inde", "IN"), ("Côte d’Ivoire", "CI")]),
        ("fr", "soldats maliens, ressortissantes béninoises", [("maliens", "ML"), ("béninoises", "BJ")]),
        ("es", "EE. UU. y ciudadanos malienses", [("EE. UU.", "US"), ("malienses", "ML")]),
        (
            "de",
            "malischer Soldat, eine Französin, Malis Armee",
            [("malischer", "ML"), ("Französin", "FR"), ("Malis", "ML")],
        ),
        ("it", "un cittadino indiano, due tedesche", [("indiano", "IN"), ("tedesche", "DE")]),
        ("pt", "cinco indianos no Irã", [("indianos", "IN"), ("Irã", "IR")]),
        ("ar", "بالنيجر وللهند", [("النيجر", "NE"), ("للهند", "IN")]),
        ("ar", "خطف خمسة هنود والمواطنين الإماراتيَّين", [("هنود", "IN"), ("الإماراتيَّين", "AE")]),
        ("ar", "جنوب السودان والسودان", [("جنوب السودان", "SS"), ("السودان", "SD")]),
        ("hi", "पांच भारतीयों का अपहरण", [("भारतीयों", "IN")]),
        ("hi", "फ़्रांस और फ्रांस", [("फ़्रांस", "FR"), ("फ्रांस", "FR")]),
        ("hi", "हिंद महासागर", []),
        ("te", "ఐదుగురు భారతీయులను", [("భారతీయులను", "IN")]),
        ("ru", "из Южной Кореи", [("Южной Кореи", "KR")]),
        ("zh", "刚果（金）和马里兰", [("刚果（金）", "CD")]),
        ("id", "warga India di Pantai Gading", [("India", "IN"), ("Pantai Gading", "CI")]),
    ],
)
def test_spans_are_the_words_in_every_script(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, lang) == expected


def test_a_capital_is_a_metonym_and_a_people_a_nationality() -> None:
    assert kinds("Malian troops in Mali, Paris said") == [
        ("ML", "nationality"),
        ("ML", "country"),
        ("FR", "metonym"),
    ]


def test_english_is_read_in_every_language_and_unknown_languages_as_english() -> None:
    assert found("भारत ने Burkina Faso में", "hi") == [("भारत", "IN"), ("Burkina Faso", "BF")]
    assert found("Burkina Faso", "xx") == [("Burkina Faso", "BF")]
    assert found("", "fr") == []


def test_demonyms_are_inflected() -> None:
    assert set(demonyms("malien", "fr")) == {"malien", "malienne", "maliens", "maliennes"}
    assert {"مالي", "المالية", "الماليين"} <= set(demonyms("مالي", "ar"))
    assert {"الكوري الجنوبي", "كورية جنوبية"} <= set(demonyms("كوري جنوبي", "ar"))
    assert demonyms("Swiss=", "en") == ("Swiss",)


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_every_state_with_a_demonym_is_recognised_by_it(lang: str) -> None:
    for code, bases in demonym_table()[lang].items():
        for base in bases:
            text = base.rstrip("=")
            assert [c for _, c in found(text, lang)] == [code], (lang, text)


def test_tables_hold_known_codes_only() -> None:
    known = set(cldr_names("en"))
    assert set(demonym_table()["en"]) <= known
    assert len(demonym_table()["en"]) >= 195
    assert {row.code for row in common_forms()} <= known


def test_names_and_codes() -> None:
    assert country_name("CI") == "Ivory Coast"
    assert country_name("ne", "ar") == "النيجر"
    assert country_name("ML", "xx") == "Mali"
    assert country_name("QQ") == "QQ"
    assert country_code("Côte d’Ivoire") == country_code("ivory coast") == "CI"
    assert country_code("Inde") == country_code("भारत") == "IN"
    assert country_code("Congo", "fr") is None
    assert country_code("Congo", "en") == "CD"
    assert country_code("UK") == "GB"
    assert country_code("ML") == "ML"
    assert country_code("Atlantis") is None
    assert country_code("") is None
    assert (demonym("NE"), demonym("NG"), demonym("CD"), demonym("AQ")) == (
        "Nigerien",
        "Nigerian",
        "Congolese",
        None,
    )


def test_reading_is_fast() -> None:
    for lang, text in (
        ("en", "Five Indians were taken near Kobri. " * 50),
        ("ar", "خطف خمسة هنود في مالي والنيجر " * 50),
    ):
        find_countries(text, lang)
        start = time.perf_counter()
        find_countries(text, lang)
        assert time.perf_counter() - start < 0.05


def test_hostile_text_takes_linear_time() -> None:
    for text in ("a’" * 50_000, "'" * 100_000, "West " * 50_000, "و" * 100_000, "U." * 50_000):
        start = time.perf_counter()
        find_countries(text, "ar")
        assert time.perf_counter() - start < 3


def test_importing_tocsin_loads_no_tables() -> None:
    code = "import sys, tocsin.names; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("ML", ("ML",)), ("ml", ("ML",)), ("Mali", ("ML",)), ("mali", ("ML",)), ("uk", ("GB",)), ("us", ("US",)),
        ("Indian", ("IN",)), ("indians", ("IN",)), ("Filipino", ("PH",)), ("the Philippines", ("PH",)),
        ("Congo", ("CD", "CG")), ("congo", ("CD", "CG")), ("Congolese", ("CD", "CG")), ("Congo-Brazzaville", ("CG",)),
        ("DR Congo", ("CD",)), ("Korean", ("KR", "KP")), ("North Korea", ("KP",)), ("Dominican", ("DO", "DM")),
        ("Samoa", ("WS",)), ("Guinea", ("GN",)), ("Niger", ("NE",)), ("nigerian", ("NG",)), ("Allemagne", ("DE",)),
        ("français", ("FR",)), ("Côte d'Ivoire", ("CI",)), ("cote d'ivoire", ("CI",)), ("", ()), ("the", ()), ("Atlantis", ()),
        ("Mali Niger", ()), ("Kinshasa", ()), ("'; DROP TABLE incident; --", ()),
    ],
)  # fmt: skip
def test_what_a_typed_name_may_mean(typed: str, codes: tuple[str, ...]) -> None:
    assert states_called(typed) == codes
