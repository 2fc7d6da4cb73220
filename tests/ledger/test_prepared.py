"""Statements that are made once: the same rows go in and come out as by SQLAlchemy's own way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_making import incident
from sqlalchemy import Connection, bindparam, delete, select, update

from tocsin.ledger import schema as t
from tocsin.ledger.lines import columns
from tocsin.ledger.opening import engine_for
from tocsin.ledger.prepared import Prepared, among, inserting

MOMENT = "2025-11-06T10:00:00+00:00"
BODY = '{"id": "r.1", "type": "attack"}'


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = engine_for(tmp_path / "ledger.db")
    with engine.connect() as held:
        held.exec_driver_sql("BEGIN IMMEDIATE")
        yield held
    engine.dispose()


def versions(connection: Connection, *ids: str) -> list[int]:
    """A version of an incident under each id; gives their rows."""
    row = {**columns(incident("i-1", date="2025-11-06"), MOMENT), "known_from": MOMENT, "known_to": None}
    put = inserting(t.incident, "key")
    return [put.run(connection, **{**row, "id": ident, "body": BODY, "recorded_at": MOMENT}) for ident in ids]


def test_what_is_put_in_is_what_sqlalchemy_reads(connection: Connection) -> None:
    (key,) = versions(connection, "i-1")
    read = connection.execute(select(t.incident)).one()
    assert (read.key, read.id, read.known_from, read.known_to, read.body) == (key, "i-1", MOMENT, None, BODY)
    again = Prepared(select(*t.incident.c)).first(connection)
    assert again is not None
    assert tuple(again) == tuple(read)


def test_ids_may_be_any_text_and_any_number_of_them(connection: Connection) -> None:
    odd = ["i-'\"", "i-\0x", "i-\u2028é", "i-भ"]
    many = [f"i-{n}" for n in range(3_000)]
    rows = versions(connection, *odd, *many)
    of = Prepared(select(t.incident.c.key).where(among(t.incident.c.id, "ids")).order_by(t.incident.c.key))
    assert of.column(connection, ids={*odd, *many, "i-none"}) == rows
    assert of.column(connection, ids=()) == []


def test_listed_moments_are_compared_as_they_are_kept(connection: Connection) -> None:
    versions(connection, "i-1")
    of = Prepared(select(t.incident.c.id).where(among(t.incident.c.known_from, "moments")))
    assert of.value(connection, moments=[MOMENT, "2025-11-07T00:00:00+00:00"]) == "i-1"
    assert of.value(connection, moments=["2025-11-07T00:00:00+00:00"]) is None


def test_each_row_is_changed_and_values_of_the_statement_hold(connection: Connection) -> None:
    one, other = versions(connection, "i-1", "i-2")
    shy = update(t.incident).where(t.incident.c.key == bindparam("row"), t.incident.c.mention == 0)
    Prepared(shy.values(known_to=bindparam("until"))).each(connection, [{"row": one, "until": MOMENT}])
    assert connection.execute(select(t.incident.c.known_to).order_by(t.incident.c.key)).scalars().all() == [
        MOMENT,
        None,
    ]
    Prepared(delete(t.incident).where(among(t.incident.c.key, "rows"))).run(connection, rows=[one])
    assert connection.scalars(select(t.incident.c.key)).all() == [other]


def test_a_row_that_lacks_a_column_is_refused(connection: Connection) -> None:
    with pytest.raises(Exception, match="incident"):
        inserting(t.redirect).each(connection, [{"id": "i-1", "recorded_at": MOMENT}])
