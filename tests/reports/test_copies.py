import random

import pytest

from tocsin.reports import bands, near_duplicate, signature
from tocsin.reports.copies import similarity

NOUNS = [
    "convoy",
    "market",
    "bridge",
    "school",
    "checkpoint",
    "lorry",
    "village",
    "river",
    "garrison",
    "clinic",
    "mine",
    "prefect",
    "driver",
    "farmer",
]
VERBS = [
    "attacked",
    "left",
    "crossed",
    "reported",
    "searched",
    "burned",
    "closed",
    "found",
    "guarded",
    "reopened",
    "reached",
    "blocked",
]
TAILS = ["ara", "olo", "enda", "isi"]
ENDS = [
    "at dawn",
    "before the rains",
    "on the northern road",
    "near the border",
    "without warning",
    "for two days",
]


def words(rng, sentences):
    return " ".join(
        f"The {rng.choice(NOUNS)} of {rng.choice('ABCDEFGHKLMNPRST')}{rng.choice(TAILS)} "
        f"{rng.choice(VERBS)} {rng.randint(2, 90)} {rng.choice(NOUNS)}s {rng.choice(ENDS)}."
        for _ in range(sentences)
    )


def edited(rng, text, share):
    return " ".join("reportedly" if rng.random() < share else word for word in text.split())


def found(a, b):
    first, second = signature(a), signature(b)
    return near_duplicate(first, second) and bool(set(bands(first)) & set(bands(second)))


def share_found(change):
    rng = random.Random(7)
    stories = [words(rng, rng.randint(12, 40)) for _ in range(100)]
    return sum(found(story, change(rng, story)) for story in stories) / len(stories)


def test_signatures_stay_the_same_for_ever():
    made = signature(" ".join(f"word{n}" for n in range(40)))
    assert len(made) == 129
    assert made[:4] == (37, 150774363, 189360719, 56486020)
    assert bands(made)[0] == "0052ed1c8e0330a6c4"


def test_syndicated_copies_are_found():
    assert share_found(lambda rng, text: text.upper().replace(".", ";")) == 1
    assert share_found(lambda rng, text: words(rng, 2) + "\n" + text + "\n" + words(rng, 2)) == 1
    assert share_found(lambda rng, text: text[: int(len(text) * 0.7)]) >= 0.98
    assert share_found(lambda rng, text: text + words(rng, int(text.count(".") * 0.5))) >= 0.95
    assert share_found(lambda rng, text: edited(rng, text, 0.02)) >= 0.98


def test_different_stories_and_extracts_are_no_copies():
    assert share_found(lambda rng, text: words(rng, text.count("."))) == 0
    assert share_found(lambda rng, text: edited(rng, text, 0.25)) == 0
    assert share_found(lambda rng, text: text[: int(len(text) * 0.3)]) <= 0.02


def test_short_texts_have_no_signature_and_no_copies():
    short = signature("Five people were taken near the bridge on Monday.")
    assert short == ()
    assert bands(short) == ()
    assert not near_duplicate(short, short)


def test_similarity_is_an_estimate_of_shared_runs():
    a, b, c = (" ".join(f"{letter}{n}" for n in range(500)) for letter in "abc")
    assert similarity(signature(a + " " + b), signature(a + " " + c)) == pytest.approx(1 / 3, abs=0.12)


def test_scripts_without_spaces_are_compared_too():
    text = "武装人员星期四在该镇附近的公路上拦下一辆客车并绑架了车上的九名乘客当地警方表示正在搜救" * 2
    assert near_duplicate(signature(text), signature("快讯：" + text))
    assert not near_duplicate(signature(text), signature(text[::-1]))


def test_signatures_of_other_makes_do_not_compare():
    assert not near_duplicate((5, 1, 2), (5, 1, 2, 3))
    assert not near_duplicate((5,), (5,))
