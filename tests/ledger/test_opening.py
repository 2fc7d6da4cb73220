"""Opening: from nothing, from an older schema, from what is no ledger, and by two at once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from ledger_making import TAKEN, file, told

from tocsin.ledger import LedgerError, Store, opening, schema


def tables(path):
    with sqlite3.connect(path) as db:
        return {r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def version(path):
    with sqlite3.connect(path) as db:
        return db.execute("SELECT version_num FROM alembic_version").fetchall()


def test_migrations_make_the_schema(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_, name, kind, *__):
        return kind != "table" or name in schema.metadata.tables

    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, schema.metadata) == []


def test_opening_again_changes_nothing(tmp_path):
    path = tmp_path / "deep" / "ledger.db"
    Store.open(path).close()
    before = tables(path), version(path)
    Store.open(path).close()
    assert (tables(path), version(path)) == before
    assert version(path) == [(opening.HEAD,)]


def test_the_last_migration_is_the_one_opened_without_looking():
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(opening._MIGRATIONS)).get_heads() == [opening.HEAD]


def test_a_ledger_at_the_head_opens_without_the_migration_library(tmp_path):
    path = tmp_path / "ledger.db"
    Store.open(path).close()
    code = "import sys; from tocsin.ledger import Store; Store.open(sys.argv[1]); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_an_older_ledger_keeps_what_it_holds(store):
    from alembic import command
    from alembic.config import Config

    file(store, told("r1", TAKEN, text="Five engineers were taken near the weir of Kobri.", title="Five taken"))
    before = store.search("weir"), store.digest()
    config = Config()
    config.set_main_option("script_location", str(opening._MIGRATIONS))
    with store._engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    store.close()
    assert "indexed" not in tables(store.path)
    again = Store.open(store.path)
    assert (again.search("weir"), again.digest()) == before
    file(again, told("r1", TAKEN, text="Five engineers were taken near the bridge.", published="2025-11-09"))
    assert again.search("weir") == []
    again.close()


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ("CREATE TABLE alembic_version(version_num TEXT); INSERT INTO alembic_version VALUES ('9999')", "newer"),
        ("CREATE TABLE customers(name TEXT)", "something else"),
    ],
)
def test_another_database_is_refused_and_left_alone(tmp_path, made, says):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.executescript(made)
    before = tables(path)
    with pytest.raises(LedgerError, match=says):
        Store.open(path)
    assert tables(path) == before


def test_what_is_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but longer than a header of SQLite is: " * 30)
    with pytest.raises(LedgerError, match="not a ledger"):
        Store.open(path)
    with pytest.raises(LedgerError):
        Store.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="check the path"):
        Store.open(tmp_path / "file" / "ledger.db")


def test_an_absent_ledger_is_made_only_where_wanted(tmp_path):
    with pytest.raises(LedgerError, match="no ledger"):
        Store.open(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_many_may_make_the_same_ledger_at_once(tmp_path):
    path = tmp_path / "ledger.db"
    code = "import sys; from tocsin.ledger import Store; sys.stdin.read(); Store.open(sys.argv[1]).close()"
    crowd = [subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE) for _ in range(3)]
    for process in crowd:
        process.stdin.close()
    assert [p.wait(60) for p in crowd] == [0, 0, 0]
    assert version(path) == [(opening.HEAD,)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to die in the middle of a migration")
def test_a_migration_cut_short_leaves_no_half_made_schema(tmp_path):
    path = tmp_path / "ledger.db"
    child = os.fork()
    if child == 0:
        from sqlalchemy import event
        from sqlalchemy.engine import Engine

        def die_late(_, __, statement, *___):
            if "CREATE TABLE claim_key" in statement:
                os._exit(9)

        event.listen(Engine, "after_cursor_execute", die_late)
        Store.open(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9
    assert tables(path) == set()
    Store.open(path).close()
    assert version(path) == [(opening.HEAD,)]


NOBODY = 65534


@pytest.fixture
def shelved():
    """A ledger in a folder where nobody may write."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        store = Store.open(path)
        file(store, told("r1", TAKEN))
        store.close()
        Path(folder).chmod(0o555)
        yield path
        Path(folder).chmod(0o755)


def as_nobody(question):
    """What ``question`` gives to a user who owns nothing."""
    number, writer = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            said = str(question())
        except LedgerError as error:
            said = f"LedgerError: {error}"
        os.write(writer, said.encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(number) as answer:
        return answer.read()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be someone else")
class TestWhereNothingCanBeWritten:
    def test_questions_are_answered(self, shelved):
        def ask():
            store = Store.open(shelved)
            return len(store.incidents()), store.counts()["reports"], len(store.search("gunmen"))

        assert as_nobody(ask) == "(1, 1, 1)"

    def test_writing_says_what_to_do(self, shelved):
        said = as_nobody(lambda: file(Store.open(shelved), told("r2", TAKEN)))
        assert said == f"LedgerError: {shelved} can only be read here: copy it to a folder of your own to change it."

    def test_an_older_one_says_so(self, shelved):
        db = sqlite3.connect(shelved)
        db.execute("UPDATE alembic_version SET version_num = '0001'")
        db.commit()
        while_open = as_nobody(lambda: Store.open(shelved))
        db.close()
        assert "another version of Tocsin and can only be read here" in while_open
        assert as_nobody(lambda: Store.open(shelved)) == while_open

    def test_what_lies_in_the_log_is_not_left_out_in_silence(self, shelved):
        shelved.with_name("ledger.db-wal").write_bytes(b"x" * 100)
        assert "copy both to a folder of your own" in as_nobody(lambda: Store.open(shelved))

    def test_one_that_may_not_be_read_says_so(self, shelved):
        shelved.chmod(0o200)
        if os.geteuid() == 0:
            assert "may not be read by you" in as_nobody(lambda: Store.open(shelved))
