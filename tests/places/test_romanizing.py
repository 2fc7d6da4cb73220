import pytest

from tocsin.places.romanizing import is_latin, romanizations, romanized


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("कोबरी", ("kobari", "kobri")),  # Hindi drops the vowel between two syllables
        ("కోబ్రి", ("kobri",)),
        ("डोसो", ("doso",)),
        ("Кобри", ("kobri",)),
        ("Kayes", ("kayes",)),
    ],
)
def test_a_name_in_latin_letters_as_written_and_as_said(name: str, forms: tuple[str, ...]) -> None:
    assert romanizations(name) == forms
    assert romanized(name) == forms[0]


def test_telugu_keeps_its_vowels() -> None:
    assert len(romanizations("కొబరి")) == 1


def test_which_names_are_latin() -> None:
    assert is_latin("Tillabéri")
    assert not is_latin("كيدال")
