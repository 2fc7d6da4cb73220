"""Filing: what a report becomes, revisions in the order published, copies and failures."""

from __future__ import annotations

import datetime as dt
import itertools
import multiprocessing
import subprocess
import sys

import pytest
from ledger_making import TAKEN, claim, count, file, partition, told, unreadable

from tocsin.ledger import LedgerError, Store, opening
from tocsin.ledger.answers import IncidentQuery, TallyQuery

WIRE = (
    "Gunmen stopped a convoy near Kobri in western Mali on Thursday and drove off with five Indian engineers who "
    "were stringing power lines between the villages of the district, their employer said on Saturday. Nobody has "
    "claimed the attack and the police have found no trace of the five men so far, a spokesman said by telephone."
)
EDITED = WIRE.replace("by telephone", "on Sunday")
OTHER = (
    "The council of the district met on Friday to talk about wells, about the price of millet and about the school "
    "roof that last year's storm took away. It will meet again in two weeks, when the engineers have measured the "
    "wells and the teacher has counted the pupils, said the mayor, who hopes that the money will be there by then."
)


def test_the_same_again_is_known_and_changes_nothing(store):
    one = told("r1", TAKEN)
    assert file(store, one) == ["new"]
    before = store.digest(), store.counts()
    assert file(store, one, one) == ["known", "known"]
    assert (store.digest(), store.counts()) == before


def test_a_revision_takes_the_place_of_the_claims_before(store):
    file(store, told("r1", TAKEN))
    assert file(store, told("r1", claim(counts=[count(6)]), text="Six, not five.", published="2025-11-10")) == [
        "revision"
    ]
    assert store.tally(TallyQuery(outcome="abducted")).best == 6
    assert store.counts()["claims"] == 1
    assert [(r.revision, r.claims) for r in store.reports()] == [(2, 1)]
    assert store.search("engineers") == []


def test_revisions_succeed_one_another_by_publication_not_arrival(tmp_path):
    five = told("r1", TAKEN, text="Five were taken.", published="2025-11-08")
    six = told("r1", claim(counts=[count(6)]), text="Six were taken.", published="2025-11-10")
    none = told("r1", text="It was a rumour.", published="2025-11-12")
    seen = set()
    for n, order in enumerate(itertools.permutations([five, six, none])):
        store = Store.open(tmp_path / f"{n}.db")
        for one in order:
            file(store, one)
        then = [
            store.tally(TallyQuery(outcome="abducted", as_of=dt.datetime(2025, 11, day))).best for day in (9, 11, 13)
        ]
        assert then == [5, 6, 0]
        seen.add((store.digest(), store.counts()["claims"], len(store.incidents())))
        store.close()
    assert len(seen) == 1
    assert {s[1:] for s in seen} == {(0, 0)}


def test_the_old_text_fed_again_does_not_bring_it_back(store):
    old = told("r1", TAKEN, text="Five were taken.")
    file(store, old)
    file(store, told("r1", text="It was a rumour."))
    assert file(store, old) == ["known"]
    assert store.incidents() == []


def test_copies_are_one_origin_in_any_order(tmp_path):
    wire = told("a", TAKEN, text=WIRE, published="2025-11-08T06:00:00Z", publisher="Lantern Wire")
    edited = told("b", TAKEN, text=EDITED, published="2025-11-08T09:00:00Z", publisher="The Harbour Courier")
    same = told("c", TAKEN, text=WIRE, published="2025-11-09", publisher="The Quay Post")
    own = told("d", TAKEN, text="Five engineers are gone, says their village.", published="2025-11-09")
    digests = set()
    for n, order in enumerate(itertools.permutations([wire, edited, same, own])):
        store = Store.open(tmp_path / f"{n}.db")
        filed = [file(store, one)[0] for one in order]
        assert sorted(filed) == ["copy", "copy", "new", "new"]
        assert {r.id: r.copy_of for r in store.reports()} == {"a": None, "b": "a", "c": "a", "d": None}
        assert [i.origins for i in store.incidents()] == [2]
        digests.add(store.digest())
        store.close()
    assert len(digests) == 1


def test_a_copy_that_is_rewritten_leaves_its_family(store):
    file(store, told("a", TAKEN, text=WIRE), told("b", TAKEN, text=EDITED), told("c", TAKEN, text=WIRE))
    assert {r.copy_of for r in store.reports()} == {None, "a"}
    file(store, told("a", text=OTHER, published="2025-11-09"))
    assert {r.id: r.copy_of for r in store.reports()} == {"a": None, "b": None, "c": "b"}
    assert [i.origins for i in store.incidents()] == [1]


FOOT = (
    " This alert is issued by the River Desk for its subscribers only and must not be passed on without leave. Staff "
    "should stay inside the towns, keep their radios charged, report every movement to the duty officer and follow "
    "what the local focal point tells them. The duty desk answers on 555 0142 day and night."
)
ALERTS = [
    "ALERT 11. 3 May 2025. Gao: 4 soldiers were killed in an ambush north of the town.",
    "ALERT 12. 5 May 2025. Mopti: 7 traders were taken on the road to the market.",
    "ALERT 13. 9 May 2025. Ménaka: 12 houses were burnt in a raid at night.",
    "ALERT 14. 16 May 2025. Gao: 2 drivers were wounded by a roadside bomb.",
]


def test_alerts_of_one_template_are_reports_of_their_own(store):
    inputs = [told(f"a{n}", TAKEN, text=text + FOOT, publisher="River Desk") for n, text in enumerate(ALERTS)]
    again = told("b", TAKEN, text="From our desk: " + ALERTS[1] + FOOT, publisher="Fanal")
    assert file(store, *inputs, again) == ["new"] * 4 + ["copy"]


def test_short_identical_texts_are_copies_too(store):
    file(store, told("a", TAKEN, text="Five taken."), told("b", TAKEN, text="Five taken."))
    assert {r.id: r.copy_of for r in store.reports()} == {"a": None, "b": "a"}


def test_a_failure_is_kept_until_it_can_be_read(store):
    assert file(store, unreadable("r1"), unreadable("r2")) == ["failed", "failed"]
    file(store, unreadable("r1"))
    assert [r.failure.code for r in store.reports(failed=True)] == ["empty_text", "empty_text"]
    assert store.counts()["failed"] == 2
    file(store, told("r1", TAKEN))
    assert [r.id for r in store.reports(failed=True)] == ["r2"]
    assert [r.id for r in store.reports(failed=False)] == ["r1"]


def test_a_batch_that_breaks_leaves_nothing(store):
    file(store, told("r0", TAKEN))
    before = store.digest(), store.counts()
    with pytest.raises(RuntimeError), store.batch() as batch:
        batch.file(*told("r1", claim(counts=[count(9)])))
        raise RuntimeError
    assert (store.digest(), store.counts()) == before
    assert store.search("r1") == []


def test_a_second_writer_waits_or_is_told(store, monkeypatch):
    code = (
        "import sys; sys.path.insert(0, sys.argv[2]); from ledger_making import *; from tocsin.ledger import Store\n"
        "s = Store.open(sys.argv[1]); print('open', flush=True); file(s, told('r2', TAKEN)); s.close()"
    )
    with store.batch() as batch:
        batch.file(*told("r1", TAKEN))
        here = str(__import__("pathlib").Path(__file__).parent)
        other = subprocess.Popen([sys.executable, "-c", code, str(store.path), here], stdout=subprocess.PIPE)
        other.stdout.readline()
        monkeypatch.setattr(opening, "_BUSY_MS", 50)
        impatient = Store.open(store.path)
        with pytest.raises(LedgerError, match="another process"):
            file(impatient, told("r3", TAKEN))
        impatient.close()
        assert other.poll() is None
    assert other.wait(60) == 0
    other.stdout.close()
    assert partition(store) == {frozenset({"r1.1", "r2.1"})}


def test_a_read_only_ledger_says_so(store):
    file(store, told("r1", TAKEN))
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(LedgerError, match="can only be read here: copy it"):
        file(store, told("r2", TAKEN))
    assert len(store.incidents(IncidentQuery())) == 1


def test_who_writes_without_a_pause_lets_another_in(tmp_path):
    """One that begins its next transaction at once would else keep out one that asks ten times a second."""
    path = tmp_path / "ledger.db"
    Store.open(path).close()
    code = (
        "import sys, time; sys.path.insert(0, sys.argv[2]); from ledger_making import *; from tocsin.ledger import Store\n"
        "s = Store.open(sys.argv[1]); print('open', flush=True); until = time.monotonic() + 8; n = 0\n"
        "while time.monotonic() < until:\n"
        "    with s.batch() as batch:\n"
        "        batch.file(*told(f'{sys.argv[3]}{n}', TAKEN)); time.sleep(0.2); n += 1\n"
        "print(n); s.close()"
    )
    here = str(__import__("pathlib").Path(__file__).parent)
    both = [
        subprocess.Popen([sys.executable, "-c", code, str(path), here, name], stdout=subprocess.PIPE, text=True)
        for name in "ab"
    ]
    filed = [int(one.communicate(timeout=120)[0].split()[-1]) for one in both]
    assert min(filed) * 2 >= max(filed), filed
    assert [one.returncode for one in both] == [0, 0]


def test_two_processes_writing_lose_nothing(tmp_path):
    path = tmp_path / "ledger.db"
    context = multiprocessing.get_context("fork") if sys.platform == "linux" else None
    if context is None:
        pytest.skip("the helper is run in a fork")

    def write(name):
        store = Store.open(path)
        for n in range(12):
            file(store, told(f"{name}{n}", claim(counts=[count(n + 2)], date=f"2025-{n % 12 + 1:02}-03")))
        store.close()

    writers = [context.Process(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [w.exitcode for w in writers] == [0, 0]
    both, one = Store.open(path), Store.open(tmp_path / "one.db")
    inputs = [
        told(f"{name}{n}", claim(counts=[count(n + 2)], date=f"2025-{n % 12 + 1:02}-03"))
        for n in range(12)
        for name in "ba"
    ]
    file(one, *inputs)
    assert both.counts()["reports"] == 24
    assert both.digest() == one.digest()
    both.close()
    one.close()
