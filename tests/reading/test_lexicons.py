"""Every language's lexicon has the tables of the English one, and every pattern in it compiles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import regex

from tocsin.reading.dates import Clock, find_dates
from tocsin.reading.lexicon import Lexicon, languages, lexicon, whole_words
from tocsin.reading.numbers import find_numbers

_LANGUAGES = sorted(languages())
_WORD_TABLES = {"unit_words", "collective", "multipliers", "months", "weekdays", "spoken_days"}
_OPTIONAL = {("numbers", "collective")}


def _load(lang: str) -> dict[str, Any]:
    path = files("tocsin.reading") / "lexicon" / f"{lang}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _leaves(data: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(data, dict) and (not path or path[-1] not in _WORD_TABLES):
        for key, value in data.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, data


def _lists(lang: str) -> list[tuple[tuple[str, ...], list[str]]]:
    return [(path, leaf) for path, leaf in _leaves(_load(lang)) if isinstance(leaf, list)]


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_has_the_tables_of_english(lang: str) -> None:
    english = {path for path, _ in _leaves(_load("en"))}
    own = {path for path, _ in _leaves(_load(lang))}
    assert english - own - _OPTIONAL == set()
    assert own - english - _OPTIONAL == set()


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_every_pattern_compiles_and_matches_no_empty_text(lang: str) -> None:
    for path, entries in _lists(lang):
        for entry in entries:
            try:
                pattern = whole_words([entry])
            except regex.error as error:
                pytest.fail(f"{lang} {'.'.join(path)}: {entry!r} does not compile: {error}")
            assert pattern.fullmatch("") is None, (lang, path, entry)


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_lists_compile_as_one_pattern(lang: str) -> None:
    lex = Lexicon(lang, _load(lang))
    for path, _ in _lists(lang):
        assert lex.pattern(*path) is not None


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_no_entry_stands_twice_in_a_list(lang: str) -> None:
    for path, entries in _lists(lang):
        twice = {entry for entry in entries if entries.count(entry) > 1}
        assert not twice, (lang, path, twice)


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_calendar_is_whole(lang: str) -> None:
    dates = _load(lang)["dates"]
    assert sorted(dates["months"].values()) == list(range(1, 13))
    assert sorted(dates["weekdays"].values()) == list(range(7))
    for key in dates["weekdays"]:
        regex.compile(key, regex.IGNORECASE)
    assert set(dates["orders"]) <= {"dmy", "mdy", "ymd"}


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_an_optional_blank_is_written_as_one(lang: str) -> None:
    """A blank stands for any white space, so that " ?" would ask for one blank at least."""
    for path, entries in _lists(lang):
        assert not [entry for entry in entries if " ?" in entry], (lang, path)


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_every_number_word_reads_as_its_number(lang: str) -> None:
    lex = lexicon(lang)
    for word, value in lex.table("numbers", "unit_words").items():
        text = f"{word}."
        assert [n.value for n in find_numbers(text, 0, len(text), lex)] == [value], (lang, word)


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_a_day_of_every_month_is_read(lang: str) -> None:
    months = _load(lang)["dates"]["months"]
    for names, number in months.items():
        for name in (n for n in names.split("|") if regex.escape(n) == n):
            text = f"12 {name}"
            found = find_dates(text, 0, len(text), lexicon(lang), Clock(year=2024))
            assert [d.range.start.month for d in found if d.range] == [number], (lang, name)


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_number_words_cover_one_to_twenty(lang: str) -> None:
    words = _load(lang)["numbers"]["unit_words"]
    assert set(range(1, 21)) <= set(words.values())
    assert all(key == key.lower() for key in words)


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_facts_on_actors_name_their_object(lang: str) -> None:
    facts = _load(lang)["actor_facts"]
    for key in ("linked", "formed", "active_in", "led_by"):
        for entry in facts[key]:
            assert "(?P<o>" in entry, (lang, key, entry)


@pytest.mark.parametrize("lang", _LANGUAGES)
def test_times_ago_name_their_number(lang: str) -> None:
    dates = _load(lang)["dates"]
    for key in ("days_ago", "weeks_ago", "months_ago", "years_ago"):
        assert any("(?P<n>" in entry for entry in dates[key]), (lang, key)
