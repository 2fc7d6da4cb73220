import tomllib
from importlib.resources import files

import pytest
import regex

from tocsin.places.bearings import bearing_of, written
from tocsin.places.ranking.features import ALONE, SPEAK_FOR, TOGETHER
from tocsin.places.ranking.model import FEATURES, TRUST, shipped
from tocsin.places.romanizing import is_latin, romanized
from tocsin.places.words import words_of

_FOLDER = files("tocsin.places") / "data" / "words"
LANGUAGES = sorted(f.name.removesuffix(".toml") for f in _FOLDER.iterdir() if f.name.endswith(".toml"))
_KINDS = {"state", "region", "district", "town", "water", "mountain", "facility"}


def _lists(table: object) -> list[str]:
    if isinstance(table, dict):
        return [entry for value in table.values() for entry in _lists(value)]
    return [str(entry) for entry in table] if isinstance(table, list) else []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_whole_words(lang: str) -> None:
    data = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    for entry in _lists(data):
        assert regex.compile(entry).fullmatch("") is None, entry
    if lang != "any":
        assert set(data["kinds"]) == _KINDS
        assert data["never"]
        assert data["person"]["titles"]


def test_the_languages_that_matter_are_there() -> None:
    wanted = "ar bn de en es fr ha hi hr id it pt ro ru sv sw te tr uk ur".split()
    assert set(wanted) <= set(LANGUAGES)
    assert {words_of(lang).lang for lang in ("sr", "bs")} == {"hr"}
    assert all(written(lang) for lang in wanted)


@pytest.mark.parametrize("lang", [one for one in LANGUAGES if one != "any"])
def test_every_way_has_a_bearing(lang: str) -> None:
    assert all(bearing_of(form.rstrip("*"), words_of(lang).lang) is not None for form in written(lang))


def test_the_model_has_a_weight_for_each_feature() -> None:
    model = shipped()
    assert (len(model.first), len(model.later), len(model.trust)) == (len(ALONE), len(FEATURES), len(TRUST))
    later = dict(zip(FEATURES, model.later, strict=True))
    assert set(SPEAK_FOR) <= set(FEATURES) == {*ALONE, *TOGETHER}
    assert all(later[name] >= 0 for name in SPEAK_FOR)
    assert later["in the place it is said to lie in"] > 1


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("كيدال", "kidal"),
        ("ओमान", "oman"),
        ("कोबरी", "kobari"),
        ("किश्तवाड़", "kishtawar"),
        ("ঢাকা", "dhaka"),
        ("కోబ్రి", "kobri"),
        ("Кидаль", "kidal"),
        ("Tillabéri", "tillaberi"),
    ],
)
def test_names_of_other_scripts_in_latin_letters(name: str, latin: str) -> None:
    assert romanized(name) == latin
    assert is_latin(latin)
    assert is_latin(name) == (name == "Tillabéri")
