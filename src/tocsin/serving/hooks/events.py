"""What receivers are told."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Literal

import msgspec

from tocsin.records import Incident, Record
from tocsin.serving.hooks.store import Message
from tocsin.serving.incidents import IncidentRow, row

Kind = Literal["incident.new", "incident.changed", "incident.gone", "test"]
Gone = Literal["merged", "withdrawn", "unfit"]


class Event(Record, frozen=True, omit_defaults=True):
    """One thing that became of an incident, told once; what says nothing is left out.

    ``id`` is that of the delivery, ``url`` leads to the desk's page. ``incident`` is as ``/api/incidents`` has it, of
    one that is gone as it stood last. ``changed`` are its fields that differ from what was told before. One is gone
    because it was ``merged`` into another, ``withdrawn`` (rejected, or no report tells it any more), or is there and
    ``unfit`` for the filters.
    """

    event: Kind
    id: str
    at: dt.datetime
    url: str
    incident_id: str | None = None
    incident: IncidentRow | None = None
    changed: tuple[str, ...] = ()
    gone: Gone | None = None
    into: str | None = None


def message(
    kind: Kind,
    desk: str,
    ident: str,
    body: str | None,
    *,
    changed: tuple[str, ...] = (),
    gone: Gone | None = None,
    into: str | None = None,
) -> Message:
    """An event on an incident, given as JSON, where it is known."""
    event = Event(
        event=kind,
        id=new_id(),
        at=_now(),
        url=f"{desk}/incidents/{into or ident}",
        incident_id=ident,
        incident=None if body is None else row(msgspec.json.decode(body, type=Incident)),
        changed=changed,
        gone=gone,
        into=into,
    )
    return Message(ident=event.id, incident=ident, body=msgspec.json.encode(event))


def trial(desk: str) -> Message:
    """An event that tells of nothing, to see whether it is heard."""
    event = Event(event="test", id=new_id(), at=_now(), url=f"{desk}/")
    return Message(ident=event.id, incident="", body=msgspec.json.encode(event))


def new_id() -> str:
    """The id of a delivery."""
    return f"msg_{secrets.token_hex(12)}"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
