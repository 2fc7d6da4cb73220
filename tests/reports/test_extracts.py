"""Texts drawn from one another: cut, added to, sub-edited, rewritten; and independent ones and forms that are not."""

from __future__ import annotations

import datetime as dt

import pytest

from tocsin.reports import SHARED_KEYS, Printed, drawn_from_one, extract_keys, neighbouring_keys

DAY = dt.date(2025, 3, 12)
WIRE = (
    "Gunmen on motorbikes opened fire on a passenger coach near Tin-Olmar in the north on Tuesday, killing eleven "
    "people, two officials said.\n\nThe coach had left Gandara at noon with 43 passengers, said Moussa Daré, who sells "
    "tickets there. He had begged the driver to wait for the escort.\n\nA nurse, Awa Sikoro, counted nine wounded in the "
    "clinic at Bellé and said that there was no blood left.\n\nThe union of hauliers in Gandara suspended the line."
)
PARTS = WIRE.split("\n\n")
LOCAL = (
    "Traders of our town were on the coach that was shot at in the north, their association said yesterday. It has "
    "opened a book of condolence at the bus park and waits for names."
)
REWRITE = (
    "Forty minutes from Tin-Olmar the road ends for now: Gandara's hauliers go there no more. Moussa Daré, who sold the "
    "tickets for the coach with its 43 passengers, had begged the driver to wait for the escort. At the clinic in Bellé "
    "Awa Sikoro has nine wounded people and no blood."
)
INDEPENDENT = (
    "At least ten people died when a coach was ambushed near Tin-Olmar on Tuesday, three residents said.\n\nA herder, "
    "Ilyas Wantar, helped carry away the dead and saw tyre marks of two pick-ups. Soldiers from the post at Ourel came "
    "after dark, he said, and would not let anyone film.\n\nThe army spokesman could not be reached."
)


def printed(text, publisher="The Quay Post", day=DAY):
    return Printed(text=text, publisher=publisher, published=day)


def meet(a, b):
    return len(set(extract_keys(a)) & set(neighbouring_keys(b))) >= SHARED_KEYS


CHANGES = {
    "cut": PARTS[0] + "\n\n" + PARTS[1],
    "cut in the middle": PARTS[0] + "\n\n" + PARTS[2],
    "added to": LOCAL + "\n\n" + "\n\n".join(PARTS[:3]),
    "sub-edited": WIRE.replace("opened fire on a passenger coach", "fired at a coach").replace("eleven", "11"),
    "re-headed": "(AFP) " + WIRE,
    "rewritten": REWRITE,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_taken_from_a_text(change):
    mine, theirs = printed(WIRE, "Lantern Wire"), printed(CHANGES[change], day=DAY + dt.timedelta(days=3))
    assert drawn_from_one(mine, theirs)
    assert drawn_from_one(theirs, mine)
    assert meet(mine, theirs)
    assert meet(theirs, mine)


@pytest.mark.parametrize(
    "other",
    [
        printed(INDEPENDENT),
        printed(LOCAL),
        printed(CHANGES["cut"], "Lantern Wire"),
        printed(CHANGES["cut"], None),
        printed(CHANGES["cut"], day=None),
        printed(CHANGES["cut"], day=DAY + dt.timedelta(days=60)),
    ],
)
def test_what_was_not(other):
    assert not drawn_from_one(printed(WIRE, "Lantern Wire"), other)
    assert not drawn_from_one(other, printed(WIRE, "Lantern Wire"))


def test_texts_that_credit_two_agencies_are_two():
    assert not drawn_from_one(printed("GANDARA (AFP) - " + WIRE), printed("GANDARA (Reuters) - " + WIRE, "Fanal"))


FORM = (
    "INCIDENT FLASH {n} for {place}. {what} What to do: stay where you are, keep away from the windows and follow the "
    "orders of local forces until noon. Check that all of your people are safe and tell your operations room so. "
    "Analysts of the Joint Desk will send word when more is known."
)
NEWS = [("11", "Ourel, North Bank", "Shots near the Kessi bridge."), ("12", "Sirko, South Bank", "Mortars at Tomboré.")]


def test_one_form_filled_by_two_outlets_is_two():
    a, b = (FORM.format(n=n, place=place, what=what) for n, place, what in NEWS)
    assert not drawn_from_one(printed(a, "Beacon"), printed(b, "Polestar"))


def test_a_formula_of_an_agency_is_two_dispatches():
    said = (
        "{n} jawans of the Central Reserve Force were hurt when an explosive device went off in Sukhan district on {day}, "
        "police said. The blast took place near {place} around {hour} when a team of the {who} Battalion was out on an "
        "area exercise, a senior officer said. The injured were flown to {town}, he added."
    )
    a = said.format(n="Two", day="3 June", place="Kerla-West", hour="7 am", who="74th", town="Raipan")
    b = said.format(n="Five", day="7 June", place="Pusva-East", hour="11 am", who="241st", town="Jagdal")
    assert not drawn_from_one(printed(a), printed(b, "Fanal"))


def test_keys_are_bounded_and_absent_without_a_day():
    long = " ".join(f"Word{n} Name{n} and {n}" for n in range(9000))
    assert len(extract_keys(printed(long))) <= 120
    assert extract_keys(printed(WIRE, day=None)) == ()
