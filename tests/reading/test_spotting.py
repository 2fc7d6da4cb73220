import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.reading.beginnings import beginnings
from tocsin.reading.lexicon import Lexicon, any_begins, may_begin, whole_words
from tocsin.reading.spotting import Spotter

WORDS = {
    "events": {
        "taken": ["kidnap\\w*", "(?:was|were) (?:\\w+ )?taken", "hostages?", "[kg]idnap"],
        "violence": ["(?:heavy |fierce )?fighting", "kills?|shot dead", "(?<=not )hit", "a bomb"],
        "none": [],
    }
}
PATHS = [("events", kind) for kind in WORDS["events"]]
TEXT = "Heavy fighting: two were later taken hostage, one was shot dead, not hit. KIDNAPPED, unkidnapped; a bomb kills."


def plainly(text, start, end):
    """What each pattern finds by itself, written as a lexicon's patterns were at first."""
    for path in PATHS:
        words = sorted(WORDS["events"][path[1]], key=len, reverse=True)
        body = "|".join(w.replace(" ", r"\s+") for w in words) or "(?!)"
        for m in regex.finditer(rf"(?<!\w)(?:{body})(?!\w)", text, regex.IGNORECASE, pos=start, endpos=end):
            yield path, m.span()


def spotted(text, start, end):
    return [(path, m.span()) for path, m in Spotter(Lexicon("xx", WORDS), PATHS).find(text, start, end)]


def test_many_patterns_at_once_find_what_each_finds_alone():
    found = spotted(TEXT, 0, len(TEXT))
    assert [TEXT[a:b] for _, (a, b) in found] == [
        "were later taken", "hostage", "KIDNAPPED", "Heavy fighting", "shot dead", "hit", "a bomb", "kills",
    ]  # fmt: skip
    assert found == list(plainly(TEXT, 0, len(TEXT)))


@settings(deadline=None)  # each text's patterns are made anew
@given(st.lists(st.sampled_from([*TEXT.split(), "a", "b", "\n", "were"])), st.integers(0, 30), st.integers(0, 90))
def test_any_text_and_any_stretch_of_it(words, start, end):
    text = " ".join(words)
    assert spotted(text, start, end) == list(plainly(text, start, end))


def test_beginnings_are_the_letters_that_a_match_cannot_do_without():
    assert beginnings("kidnap\\w*") == ["kidn"]
    assert beginnings("hot?") == ["ho"]
    assert beginnings("a?b") == ["a?b"]
    assert beginnings("(?:was|were) taken") == ["was", "were"]
    assert beginnings("(?:heavy |fierce )?fighting") == ["heav", "fier", "figh"]
    assert beginnings("[ab|c)]?d|(?:e|f(?:g|h))\\(") == ["[ab|c)]", "d", "e", "f"]
    assert beginnings("(?:a|)b") == ["(?:a|)b"]
    assert beginnings("\\w+ing") == ["\\w+ing"]


def test_a_few_characters_tell_which_patterns_may_match():
    assert may_begin(["kidnap\\w*", "[tm]aken"]).match("KIDN")
    assert may_begin(["kidnap\\w*", "[tm]aken"]).match("make")
    assert not may_begin(["kidnap\\w*", "[tm]aken"]).match("bake")
    assert not may_begin([]).match("any")
    assert may_begin(["kidnap", "\\w+ing"]) is None


def test_a_pattern_that_begins_with_no_letter_is_found_as_well():
    assert whole_words(["'s men", "men"]).findall("bandit's men, 's men, men") == ["men", "'s men", "men"]
    assert [m.start() for m in any_begins(["\\$\\d+", "gold"]).finditer("gold, $5, 4$6, Golden")] == [0, 6, 15]
