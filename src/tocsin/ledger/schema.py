"""The tables of a ledger. Types are portable: the same schema serves SQLite and PostgreSQL.

Times are UTC ISO 8601 text, some kept as numbers (:mod:`tocsin.ledger.packing`): ``known_at`` when the world could know
(the end of ``published`` as given, or when the page says that this version was changed, where that is later; ingested
where neither is known), ``ingested_at`` and ``recorded_at`` when this ledger did, ``superseded_at`` when a newer
revision took a row's place. Bodies are the records as JSON.

``revision.published`` is the day that heads or closes the text as its own where the source gives no date. What analysts
decided (``decision``), what they took back (``revocation``), and how claims moved between incidents and what incidents
stood at (``change``, ``move``, ``standing``) is only ever added to. ``decision_claim.row`` is the very claim that was
decided on, ``decision_claim.claim`` the one that tells the same in the report's current revision, None where none does;
``other`` is 1 on the side of a split that the first is apart from. ``change.cause`` is reports, decision or undo,
``arrival.reports`` those that came or were revised with it. A move from no incident is a claim that is new, one to none
a claim withdrawn or rejected, one from an incident to itself a claim revised.

``chain`` holds what arrived, in that order, each entry bound to those before it, and is only ever added to;
``chain_key`` opens what an entry commits to, until it is destroyed (see :mod:`tocsin.ledger.integrity.chain`).
``erased`` tells a name that is to be kept out without holding it, ``audit`` who saw names and changed what, ``allowed``
whose accounts see names where not everybody's do. ``rereading`` are readings made anew that wait to be accepted; the
body of one that says what stands is empty.

``report.location`` is where a local file without an id or an address lies: what it holds next is a revision.

An ``incident`` row is one version of an incident, with what hangs on it in ``incident_victims``,
``incident_nationality``, ``incident_perpetrator`` and ``link`` (see :mod:`tocsin.ledger.lines`): as it stood from
``known_from``, when what it follows from was known, until ``known_to``, None where it still stands. Of an id there is
one version at most at any moment. ``incident_claim`` has the incidents that a claim is in or was in at some moment; in
which of their versions it is, their bodies say. ``mention`` is 1 of one of which too little says that there is such an
incident, ``ahead`` 1 of one dated after the day on which it was known; ``actors`` are ids, ``captivity`` is the state
of a case, None of what is none (see :mod:`tocsin.ledger.casebook`). ``spot`` has the circles around a place as profiles
draw them, ``incident_count`` the sums of :mod:`tocsin.ledger.sums`. ``due`` are claims of reports that came late: what
they change of the past is still to be worked out, from a moment on. ``statement.about`` is the actor, country or place
that a statement names, as told; ``first`` and ``last`` are the days between which a tally counts. ``kin`` are revisions
of two reports whose texts are one telling, both ways, whenever they stood; ``band`` and ``claim_key`` index the texts
and claims of all revisions, a claim under a key by the first day of its window, an ordinal. ``pointer`` has, of each
live claim, the claims that it points to (:mod:`tocsin.merging.pointing`) with the ties to them, in log-odds: ``joined``
is the one of ``up`` and ``down`` that puts it into a block, ``size`` how many hang on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.engine.default import DefaultExecutionContext

from tocsin.ledger.codes import CAPTIVITY, CERTAINTIES, FACETS, GROUPS, OUTCOMES, PRECISIONS, STATUSES, TYPES
from tocsin.ledger.kinds import Code, Day, Hex, Instant, KeyNumber, Numbers, Packed, TextKey
from tocsin.ledger.lines import days_meant, whom_or_where

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

report = Table(
    "report",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("family", Text, nullable=False, index=True),
    Column("location", Text),
    Column("current_revision", Integer, nullable=False),
    Column("ingested_at", Instant, nullable=False),
    Index("ix_report_location", "location", sqlite_where=text("location IS NOT NULL")),
)

revision = Table(
    "revision",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", Hex, nullable=False, index=True),
    Column("text", Packed, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("lang", Text),
    Column("known_at", Instant, nullable=False),
    Column("ingested_at", Instant, nullable=False),
    Column("superseded_at", Instant),
    Column("model", Text, nullable=False),
    Column("signature", Numbers, nullable=False),
    Column("notes", Text),
    UniqueConstraint("report", "number"),
    Index("ix_revision_model", "model", sqlite_where=text("superseded_at IS NULL")),
)

band = Table(
    "band",
    metadata,
    Column("band", TextKey, primary_key=True, autoincrement=False),
    Column("revision", Integer, ForeignKey("revision.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

kin = Table(
    "kin",
    metadata,
    Column("revision", Integer, ForeignKey("revision.key"), primary_key=True, autoincrement=False),
    Column("other", Integer, ForeignKey("revision.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("revision", Integer, ForeignKey("revision.key"), nullable=False, index=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False, index=True),
    Column("country", Text),
    Column("body", Packed, nullable=False),
    Column("known_at", Instant, nullable=False),
    Column("superseded_at", Instant),
    Index("ix_claim_superseded_at", "superseded_at", sqlite_where=text("superseded_at IS NOT NULL")),
)

claim_key = Table(
    "claim_key",
    metadata,
    Column("key", KeyNumber(), primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("claim", Integer, ForeignKey("claim.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

pointer = Table(
    "pointer",
    metadata,
    Column("claim", Integer, ForeignKey("claim.key"), primary_key=True),
    Column("rank", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("joined", Integer, ForeignKey("claim.key")),
    Column("up", Integer, ForeignKey("claim.key"), index=True),
    Column("up_tie", Float),
    Column("down", Integer, ForeignKey("claim.key"), index=True),
    Column("down_tie", Float),
    Column("ends", Integer, ForeignKey("claim.key"), index=True),
    Column("ends_tie", Float),
)


def _told(value: Callable[[str], str | None]) -> Callable[[DefaultExecutionContext], str | None]:
    """A column of a statement that follows from its body, written with it."""
    return lambda context: value(context.get_current_parameters()["body"])  # type: ignore[no-untyped-call]


statement = Table(
    "statement",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("revision", Integer, ForeignKey("revision.key"), nullable=False, index=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Packed, nullable=False),
    Column("known_at", Instant, nullable=False),
    Column("superseded_at", Instant),
    Column("about", Text, default=_told(whom_or_where)),
    Column("first", Day, default=_told(lambda body: days_meant(body)[0])),
    Column("last", Day, default=_told(lambda body: days_meant(body)[1])),
    Index("ix_statement_kind", "kind", "about", "last", "first"),
)

_STANDS: Final = text("known_to IS NULL")
AHEAD: Final = text("ahead = 1")
_CASE: Final = text("captivity IS NOT NULL")

incident = Table(
    "incident",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("known_from", Instant, nullable=False),
    Column("known_to", Instant),
    Column("type", Code(TYPES), nullable=False),
    Column("status", Code(STATUSES), nullable=False),
    Column("captivity", Code(CAPTIVITY)),
    Column("title", Text, nullable=False),
    Column("start", Day),
    Column("end", Day),
    Column("precision", Code(PRECISIONS)),
    Column("reported", Day),
    Column("country", Text),
    Column("admin1", Text),
    Column("placed", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("mention", Integer, nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("actors", Text),
    Column("body", Packed, nullable=False),  # last: what stands behind long values is slow to read
    UniqueConstraint("id", "known_from"),
    Index("ix_incident_now", "start", "mention", "country", "type", "status", "actors", sqlite_where=_STANDS),
    Index("ix_incident_country_now", "country", "start", "mention", "type", "status", "actors", sqlite_where=_STANDS),
    Index("ix_incident_type_now", "type", "start", "mention", "country", "status", "actors", sqlite_where=_STANDS),
    Index("ix_incident_start", "start", "known_from", "known_to", "country", "type", "mention"),
    Index("ix_incident_country", "country", "start", "known_from", "known_to", "mention"),
    Index("ix_incident_ahead", "start", sqlite_where=AHEAD),
    Index(
        "ix_incident_captivity",
        "captivity",
        "start",
        "known_from",
        "known_to",
        "country",
        "mention",
        sqlite_where=_CASE,
    ),
    Index("ix_incident_known_from", "known_from"),
    Index("ix_incident_known_to", "known_to", sqlite_where=text("known_to IS NOT NULL")),
)

incident_claim = Table(
    "incident_claim",
    metadata,
    Column("claim", KeyNumber(64), primary_key=True, autoincrement=False),
    Column("incident", Text, primary_key=True),
    sqlite_with_rowid=False,
)

incident_victims = Table(
    "incident_victims",
    metadata,
    Column("version", Integer, ForeignKey("incident.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("outcome", Code(OUTCOMES), nullable=False),
    Column("nationality", Text),
    Column("presumed", Integer, nullable=False),
    Column("group", Code(GROUPS)),
    Column("role", Text),
    Column("best", Integer),
    Column("low", Integer),
    Column("high", Integer),
    Column("part_of", Integer),
    Column("country", Text, nullable=False),
    Column("first", Day, nullable=False),
    Column("last", Day, nullable=False),
    Column("wide", Integer, nullable=False),
    Column("known_from", Instant, nullable=False),
    Column("known_to", Instant),
    Index("ix_incident_victims_when", "outcome", "country", "wide", "last", "first", "known_from", "known_to"),
    sqlite_with_rowid=False,
)

incident_nationality = Table(
    "incident_nationality",
    metadata,
    Column("who", Text, primary_key=True),
    Column("start", Day, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("incident.key"), primary_key=True, autoincrement=False, index=True),
    Column("known_from", Instant, nullable=False),
    Column("known_to", Instant),
    Column("mention", Integer, nullable=False),
    Column("type", Code(TYPES), nullable=False),
    Column("country", Text),
    Column("captivity", Code(CAPTIVITY)),
    sqlite_with_rowid=False,
)

incident_perpetrator = Table(
    "incident_perpetrator",
    metadata,
    Column("who", Text, primary_key=True),
    Column("start", Day, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("incident.key"), primary_key=True, autoincrement=False, index=True),
    Column("end", Day),
    Column("known_from", Instant, nullable=False),
    Column("known_to", Instant),
    Column("mention", Integer, nullable=False),
    Column("type", Code(TYPES), nullable=False),
    Column("country", Text),
    Column("admin1", Text),
    Column("status", Code(CERTAINTIES), nullable=False),
    Column("precision", Code(PRECISIONS)),
    Column("spot", BigInteger, ForeignKey("spot.key")),
    sqlite_with_rowid=False,
)

spot = Table(
    "spot",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("circles", Text, nullable=False),
)

incident_count = Table(
    "incident_count",
    metadata,
    Column("by", Code(("all", *FACETS)), primary_key=True, autoincrement=False),
    Column("value", Text, primary_key=True),
    Column("field", Code(FACETS), primary_key=True, autoincrement=False),
    Column("named", Text, primary_key=True),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("mention", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("version", Integer, ForeignKey("incident.key"), primary_key=True, autoincrement=False),
    Column("relation", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    sqlite_with_rowid=False,
)

due = Table(
    "due",
    metadata,
    Column("claim", Integer, ForeignKey("claim.key"), primary_key=True),
    Column("since", Text, nullable=False),
)

redirect = Table(
    "redirect",
    metadata,
    Column("id", Text, primary_key=True),
    Column("incident", Text, nullable=False, index=True),
    Column("recorded_at", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("claims", Text, nullable=False),
    Column("others", Text, nullable=False),
    Column("named", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
    Column("analyst", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

revocation = Table(
    "revocation",
    metadata,
    Column("decision", Integer, ForeignKey("decision.id"), primary_key=True),
    Column("analyst", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

decision_claim = Table(
    "decision_claim",
    metadata,
    Column("decision", Integer, ForeignKey("decision.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("other", Integer, nullable=False),
    Column("row", Integer, ForeignKey("claim.key"), nullable=False),
    Column("report", Text, nullable=False, index=True),
    Column("claim", Text, index=True),
)

arrival = Table(
    "arrival",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("reports", Packed, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("cause", Text, nullable=False),
    Column("arrival", Integer, nullable=False),
    Column("decision", Integer, ForeignKey("decision.id")),
    Column("made_at", Text, nullable=False),
    Index("ix_change_decision", "decision", sqlite_where=text("decision IS NOT NULL")),
)

move = Table(
    "move",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("change", Integer, ForeignKey("change.key"), nullable=False, index=True),
    Column("claim", Text, nullable=False, index=True),
    Column("report", Text, nullable=False),
    Column("former", Text),
    Column("incident", Text, index=True),
    Index("ix_move_former", "former", sqlite_where=text("former IS NOT NULL")),
)

standing = Table(
    "standing",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("change", Integer, ForeignKey("change.key"), nullable=False),
    Column("incident", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("captivity", Text),
    Column("links", Text, nullable=False),
)

actor_seen = Table(
    "actor",
    metadata,
    Column("id", Text, primary_key=True),
    Column("claim", Text, primary_key=True, index=True),
    Column("status", Text, nullable=False),
)

place_seen = Table(
    "place",
    metadata,
    Column("geonameid", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", Text),
    Column("admin1", Text),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
)

failure = Table(
    "failure",
    metadata,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("failed_at", Text, nullable=False),
    Column("resolved_at", Text),
)

chain = Table(
    "chain",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("commitment", Hex, nullable=False),
    Column("hash", Hex, nullable=False),
    Index("ix_chain_kind", "kind", "subject"),
)

chain_key = Table(
    "chain_key",
    metadata,
    Column("number", Integer, ForeignKey("chain.number"), primary_key=True),
    Column("key", Hex, nullable=False),
)

erasure = Table(
    "erasure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("places", Integer, nullable=False),
)

erased = Table(
    "erased",
    metadata,
    Column("fingerprint", Text, primary_key=True),
    Column("words", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("erasure", Integer, ForeignKey("erasure.id"), nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

allowed = Table(
    "allowed",
    metadata,
    Column("account", Text, primary_key=True),
    Column("granted_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

rereading = Table(
    "rereading",
    metadata,
    Column("revision", Integer, ForeignKey("revision.key"), primary_key=True),
    Column("model", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)
