"""Proper names in telling sentences: what tells an occurrence from others of its kind and place."""

import pytest

from tocsin.reading.lexicon import lexicon
from tocsin.reading.proper import MOST, proper_names
from tocsin.records import Span


def named(text: str, lang: str = "en") -> tuple[str, ...]:
    return proper_names(text, [Span(start=0, end=len(text))], lexicon(lang))


def test_ships_firms_and_people_are_names() -> None:
    text = "Gunmen boarded the Amber Lady off Serimo on Tuesday and took Joana Pell, an engineer of Northmark Drilling."
    assert named(text) == ("Amber Lady", "Serimo", "Joana Pell", "Northmark Drilling")


def test_values_of_their_own_are_no_names() -> None:
    text = "In Mali, JNIM killed two Indian drivers in July, the UN said."
    assert named(text) == ()


def test_a_word_that_opens_a_sentence_is_one_only_where_it_stands_inside_another() -> None:
    assert named("Gunmen fled. Brema was quiet.") == ()
    assert named("Brema was quiet. Nobody left Brema.") == ("Brema",)


def test_a_word_written_small_as_well_is_none() -> None:
    assert named("The Bank of Serimo was robbed, and no other bank opened.") == ("Serimo",)


def test_an_owner_is_named_without_the_ending() -> None:
    assert named("They burnt down Serimo's market.") == ("Serimo",)


@pytest.mark.parametrize("text", ["", "قُتل ثلاثة جنود قرب المدينة", "पाँच लोग अगवा", "...", "\U0001f525" * 50])
def test_scripts_without_capitals_and_odd_texts_give_none(text: str) -> None:
    assert named(text) == ()


def test_common_nouns_of_german_are_none() -> None:
    assert named("Die Entführer hielten Anna Brandt in einem Lager fest.", "de") == ("Anna Brandt",)


def test_there_is_an_end_to_them() -> None:
    text = "They met " + ", ".join(f"Xa{chr(97 + i // 26)}{chr(97 + i % 26)} Zorb" for i in range(100)) + "."
    assert len(named(text)) == MOST
