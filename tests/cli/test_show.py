"""``tocsin show``: which incident is meant, and how its values name the reports behind them."""

from __future__ import annotations

from typing import ClassVar

import msgspec
import pytest
from cli_making import make_incident, make_view

from tocsin.cli.commands.show import find
from tocsin.cli.render.incident import report_numbers
from tocsin.cli.trouble import Trouble
from tocsin.records import ClaimRef


def test_show_numbers_reports_not_claims():
    incident = make_incident(
        claims=tuple(ClaimRef(report=claim[:2], claim=claim) for claim in ("r1.1", "r1.2", "r2.1"))
    )
    one = make_view(incident)
    views = [
        msgspec.structs.replace(one.claims[0], claim=msgspec.structs.replace(one.claims[0].claim, id=claim))
        for claim in ("r2.1", "r1.1", "r1.2")
    ]
    assert report_numbers(msgspec.structs.replace(one, claims=tuple(views))) == {"r2.1": 1, "r1.1": 2, "r1.2": 2}


@pytest.mark.parametrize(
    ("captivity", "says"), [("unknown", "captivity unknown"), ("ended", "captivity ended"), (None, "confirmed\n")]
)
def test_show_says_what_is_unknown(run, store, captivity, says):
    store.held = [make_incident(captivity=captivity)]
    assert (
        f"abduction, confirmed{', ' if captivity else ''}{says.removeprefix('confirmed')}" in run("show", "inc1").output
    )


class PrefixStore:
    """Finds by id, by redirect and by a unique beginning, as the ledger does."""

    IDS = ("i-0f00", "i-0f11", "i-0f11-2", "i-7a00")
    MOVED: ClassVar = {"i-9999": "i-7a00", "i-7a": "i-7a00"}

    def incident(self, ident):
        found = ident if ident in self.IDS else self.MOVED.get(ident)
        begun = [one for one in self.IDS if one.startswith(ident)]
        found = found or (begun[0] if len(begun) == 1 else None)
        if found is None:
            return None
        return msgspec.structs.replace(make_view(make_incident(found)), requested=ident if ident != found else None)

    def incidents(self, query):
        return [make_incident(one) for one in self.IDS]


@pytest.mark.parametrize(
    ("asked", "ident", "requested"),
    [
        ("i-7a00", "i-7a00", None),
        ("7a00", "i-7a00", None),
        ("i-7", "i-7a00", None),
        ("7A", "i-7a00", None),
        ("I-7A00", "i-7a00", None),
        ("0f11", "i-0f11", None),
        ("i-9999", "i-7a00", "i-9999"),
        ("9999", "i-7a00", "i-9999"),
    ],
)
def test_an_incident_by_id_or_its_beginning(asked, ident, requested):
    found = find(PrefixStore(), asked)
    assert (found.incident.id, found.requested) == (ident, requested)


def test_a_numbered_id_is_another_incident():
    class Moved(PrefixStore):
        IDS = ("i-0f11-2",)

    assert find(Moved(), "i-0f11").requested == "i-0f11"


def test_a_beginning_of_several_lists_them():
    with pytest.raises(
        Trouble, match=r"3 incidents begin with 0f; write one of them in full: i-0f00, i-0f11, i-0f11-2$"
    ):
        find(PrefixStore(), "0f")
    with pytest.raises(Trouble, match="No incident i-5"):
        find(PrefixStore(), "i-5")
    with pytest.raises(Trouble, match="Give an incident's id"):
        find(PrefixStore(), " ")
