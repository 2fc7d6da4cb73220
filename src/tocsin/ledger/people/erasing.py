"""A person's name erased: from texts, claims, incidents, index and audit, for good, with the chain intact.

What an entry of the chain committed to changes, so its key is destroyed, by which the old commitment tells nothing any
more; an entry says that there was an erasure, and what changed is entered anew.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Sequence
from hashlib import sha256

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from tocsin.ledger import belonging, copies, filing, sums
from tocsin.ledger import schema as t
from tocsin.ledger.history import Cause
from tocsin.ledger.integrity import chain
from tocsin.ledger.integrity.canonical import Kind
from tocsin.ledger.people import auditing
from tocsin.ledger.people.accounts import account
from tocsin.ledger.people.blotting import blot
from tocsin.ledger.people.masking import Masker, Print, print_of, words_of
from tocsin.ledger.portions import portions
from tocsin.ledger.remerging import remerge
from tocsin.records import Record, Report
from tocsin.reports import signature


class Erased(Record, frozen=True):
    """What an erasure changed: rows of all tables, versions of reports; ``backups`` are the copies made before, which
    hold the name still; ``left`` says why its bytes may still lie in the file's log, None where they do not."""

    number: int
    rows: int
    reports: tuple[str, ...]
    entries: int
    backups: tuple[str, ...]
    left: str | None = None


def fingerprints(connection: Connection, names: Iterable[str]) -> list[Print]:
    """What tells these names without holding them, under the ledger's key."""
    key = connection.scalar(select(t.erased.c.key).limit(1)) or secrets.token_hex(32)
    return [print_of(words_of(name), key) for name in names]


def erase(connection: Connection, names: Masker, shut_out: Sequence[Print], reason: str, at: dt.datetime) -> Erased:
    """Erases names in one transaction, and keeps out those ``shut_out`` from then on.

    The connection must have secure_delete on; bytes in free pages go with the VACUUM that is to follow.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    done = blot(connection, names)
    _renew_texts(connection, done.revisions)
    number = _keep(connection, shut_out, names.masked(reason), done.rows, at)
    entries = _enter_anew(connection, number, sorted(done.subjects), at)
    _follow(connection, done.revisions, at)
    v = t.revision.c
    reports = connection.scalars(select(v.report).where(v.key.in_(sorted(done.revisions))).distinct())
    auditing.note(connection, "erased", (f"erasure {number}",), names.masked(reason), at)
    return Erased(
        number=number,
        rows=done.rows,
        reports=tuple(sorted(reports)),
        entries=entries,
        backups=tuple(line.detail for line in auditing.lines(connection) if line.act == "backed_up"),
    )


def _renew_texts(connection: Connection, revisions: Iterable[int]) -> None:
    """Digest and signature of the texts as they are now: those of before would tell who guesses the name."""
    for key in revisions:
        row = connection.execute(select(t.revision.c.text, t.revision.c.digest).where(t.revision.c.key == key)).one()
        digest = sha256(row.text.encode()).hexdigest()
        if digest != row.digest:
            signed = msgspec.json.encode(signature(row.text)).decode()
            values = {"digest": digest, "signature": signed}
            connection.execute(update(t.revision).where(t.revision.c.key == key).values(values))


def _keep(connection: Connection, shut_out: Sequence[Print], reason: str, rows: int, at: dt.datetime) -> int:
    done = connection.execute(
        insert(t.erasure).values(account=account(), reason=reason, made_at=at.isoformat(), places=rows)
    )
    assert done.inserted_primary_key is not None
    number = int(done.inserted_primary_key[0])
    there = set(connection.scalars(select(t.erased.c.fingerprint)))
    for one in {p.fingerprint: p for p in shut_out}.values():
        if one.fingerprint not in there:
            connection.execute(insert(t.erased).values(**one._asdict(), erasure=number))
    return number


def _enter_anew(connection: Connection, erasure: int, subjects: Sequence[tuple[Kind, int]], at: dt.datetime) -> int:
    """Destroys the keys of the entries on what changed, and enters it as it is now; gives how many entries that are."""
    chain.enter(connection, [("erasure", erasure)], at)
    c = t.chain.c
    for kind, subject in subjects:
        old = select(c.number).where(c.kind == kind, c.subject == subject)
        connection.execute(delete(t.chain_key).where(t.chain_key.c.number.in_(old)))
    return len(chain.enter(connection, subjects, at))


def _follow(connection: Connection, revisions: frozenset[int], at: dt.datetime) -> None:
    """Kin, families, index keys and incidents, at all moments, as they follow from what the reports say now."""
    belonging.lay(connection)
    touched = set(copies.touched(connection, revisions)) | revisions
    reports = set()
    for some in portions(revisions):  # the keys of before are not known any more: the whole index is gone through
        claims = select(t.claim.c.key).where(t.claim.c.revision.in_(some))
        connection.execute(delete(t.claim_key).where(t.claim_key.c.claim.in_(claims)))
    for key in sorted(revisions):
        row = connection.execute(select(t.revision).where(t.revision.c.key == key)).one()
        connection.execute(delete(t.band).where(t.band.c.revision == key))
        connection.execute(delete(t.kin).where(or_(t.kin.c.revision == key, t.kin.c.other == key)))
        report = Report(id=row.report, text=row.text, publisher=row.publisher, published=row.published)
        copies.put(connection, key, report, tuple(msgspec.json.decode(row.signature)))
        filing.key(connection, key)
        reports.add(row.report)
    for ident in sorted(reports):
        copies.regroup(connection, ident)
    touched |= copies.touched(connection, revisions)
    changed: dict[int, str] = {}
    for some in portions(touched):
        known = select(t.claim.c.key, t.claim.c.known_at).where(t.claim.c.revision.in_(some))
        changed |= {r.key: r.known_at for r in connection.execute(known)}
    if changed:
        remerge(connection, changed, at, Cause("reports"), fully=True)
    sums.rebuild(connection)  # of names that were blotted out of what is counted by


def rows_with(connection: Connection, names: Masker) -> int:
    """How many versions of reports hold a name in their text or title."""
    found = connection.execute(select(t.revision.c.text, t.revision.c.title))
    return sum(names.masked(r.text) != r.text or names.masked(r.title or "") != (r.title or "") for r in found)


def erasures(connection: Connection) -> int:
    """How many erasures there were."""
    return connection.scalar(select(func.count()).select_from(t.erasure)) or 0
