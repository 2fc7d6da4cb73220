"""Facts of kidnappings are read from keys and claims, and compared with the leeway that reports need. All invented."""

from __future__ import annotations

import datetime as dt

from muc.casing import Casing
from muc.corpus import Document
from muc.keys import keys
from muc.kidnappings import Facts, best, published, right, told, wanted
from tocsin.records import Claim, Count, DateRange, Place

KEY = """\
0.  MESSAGE: ID                     DEV-MUC3-9003 (NOBODY)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 08 MAY 89
3.  INCIDENT: LOCATION              PERU: JUNIN (DEPARTMENT): LA OROYA (TOWN)
4.  INCIDENT: TYPE                  KIDNAPPING
21. HUM TGT: NUMBER                 1: "A"
                                    2: "B"
22. HUM TGT: FOREIGN NATION         SPAIN: "A"
24. HUM TGT: TOTAL NUMBER           -
"""


def test_a_key():
    (key,) = keys(KEY)
    assert wanted(key) == Facts(
        date=(None, dt.date(1989, 5, 8)),
        country="PE",
        places=("junin", "la oroya"),
        number=3,
        nations=frozenset({"ES"}),
    )


def test_a_number_that_is_not_given_is_not_asked_for():
    (key,) = keys(KEY.replace("2: ", "PLURAL: "))
    assert wanted(key).number is None


def test_a_claim_and_what_of_it_is_right():
    day = dt.date(1989, 5, 7)
    claim = Claim(
        id="r.1", type="abduction", role="main", modality="asserted", confidence=1.0, evidence=(),
        date=DateRange(start=day, end=day, precision="day"), place=Place(name="La Oroya", country="PE"),
        counts=(Count(outcome="abducted", best=3), Count(outcome="abducted", best=1, nationality="ES", part_of=0)),
    )  # fmt: skip
    (key,) = keys(KEY)
    found = right(told(claim), wanted(key))
    assert found == {"date": True, "country": True, "place": True, "number": True, "nation": True}
    assert best([Facts(), told(claim)], wanted(key)) == told(claim)
    assert best([], wanted(key)) is None
    late = Facts(date=(dt.date(1989, 6, 1), dt.date(1989, 6, 1)))
    assert right(late, wanted(key)) == dict.fromkeys(("date", "country", "place", "number", "nation"), False)


def test_the_dateline_gives_the_day():
    def of(text):
        return published(Document(id="x", text=text, keys=(), templates=()))

    assert of("STRELSAU, 9 MAY 89 (RNA) -- [TEXT] NOTHING.") == "1989-05-09"
    assert of("STRELSAU (NO DATE) -- [TEXT] NOTHING.") is None


def test_capitals_become_letters_of_the_same_number():
    casing = Casing(["It was said that the mayor of a town near Strelsau left."])
    text = "STRELSAU -- [TEXT] THE MAYOR OF STRELSAU LEFT.  THE TOWN [RNA] SAID SO."
    assert casing.written(text).startswith("Strelsau -- [TEXT] The mayor of Strelsau left.  The town [RNA]")
    assert len(casing.written(text)) == len(text)
