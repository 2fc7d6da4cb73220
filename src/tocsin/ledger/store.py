"""The ledger's store: one SQLite file, written in whole transactions, asked in many ways."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from tocsin.ledger import (
    advising,
    asking,
    casebook,
    comparing,
    deciding,
    doubting,
    equality,
    faceting,
    failing,
    filing,
    judging,
    listing,
    living,
    loading,
    mapping,
    naming,
    news,
    outcome,
    profiling,
    reconciling,
    remerging,
    reported,
    rereading,
    searching,
    tallying,
    weighing,
)
from tocsin.ledger.advice import CountryAdvice
from tocsin.ledger.answers import (
    ClaimedTotal,
    Decided,
    Doubt,
    Facet,
    Facets,
    FiledAs,
    Hit,
    IncidentPage,
    IncidentQuery,
    IncidentView,
    Life,
    PublisherRow,
    ReconcileQuery,
    ReportQuery,
    ReportRow,
    ReportsPage,
    ReportView,
    StatementView,
    TallyAnswer,
    TallyQuery,
)
from tocsin.ledger.case_answers import CasePage, CaseQuery, CaseView
from tocsin.ledger.codes import FACETS
from tocsin.ledger.comparison import Comparison
from tocsin.ledger.deciding import Judgement
from tocsin.ledger.history import Cause
from tocsin.ledger.keeping import Keeping
from tocsin.ledger.mapping import Drawn, VersionRow
from tocsin.ledger.moments import Moment, as_text
from tocsin.ledger.naming import Named
from tocsin.ledger.news import News, Position
from tocsin.ledger.opening import LedgerError, engine_for, patience, trouble
from tocsin.ledger.people import auditing, shutting_out
from tocsin.ledger.people.masking import Masker
from tocsin.ledger.profile import ActorProfile, ProfileQuery
from tocsin.ledger.queueing import in_line
from tocsin.merging.explaining import Explanation
from tocsin.records import SET_ASIDE, Decision, DecisionKind, Incident, Place, Reading
from tocsin.reports import Received


class Batch:
    """Reports filed in one transaction; their incidents are worked out at its end."""

    def __init__(self, connection: Connection, at: dt.datetime) -> None:
        self._connection = connection
        self._at = at
        self.changed: dict[int, str] = {}
        self.filed: set[str] = set()
        self.revised: set[str] = set()
        self._shut_out = Masker.of_prints(shutting_out.prints(connection))

    def file(self, received: Received, reading: Reading | None, *, anew: bool = False) -> FiledAs:
        """Files one input with its reading; one that failed is kept with its reason.

        ``anew`` files a reading of a text that the ledger has, in place of the one there is.
        """
        received, reading = shutting_out.without(received, reading, self._shut_out)
        if received.failure is not None or reading is None:
            failing.fail(self._connection, received, self._at)
            return "failed"
        failing.succeed(self._connection, received, self._at)
        unread = reading.model == SET_ASIDE
        if not anew and filing.known(self._connection, received, unread=unread):
            filing.locate(self._connection, received)
            return "known"
        filed = filing.file(self._connection, received, reading, self._at)
        for claim, since in filed.changed.items():
            self.changed[claim] = min(since, self.changed.get(claim, since))
        if filed.changed:
            self.filed.add(received.id)
        if filed.kind == "revision" and filed.current and filed.changed:
            self.revised.add(received.id)
        return "set_aside" if unread else filed.kind

    def accepted(self, revisions: Collection[int]) -> None:
        """Takes the readings of these versions off those that wait, and notes who accepted them."""
        rereading.drop(self._connection, revisions)
        auditing.note(self._connection, "reread", sorted(self.filed), f"{len(revisions)} readings accepted", self._at)


class Store(Keeping):
    """A ledger's file. One writes at a time; others wait for it up to half a minute."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, path: Path | str, create: bool = True) -> Store:
        """Opens a ledger, makes it where there is none, migrates it where it is older. Raises LedgerError."""
        chosen = Path(path)
        return cls(engine_for(chosen, create), chosen)

    def close(self) -> None:
        """Lets go of the file."""
        self._engine.dispose()

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """One transaction: all that is filed in it and the incidents that follow, or nothing."""
        at = dt.datetime.now(dt.UTC)
        with self._writing() as connection:
            batch = Batch(connection, at)
            yield batch
            if batch.changed:
                cause = Cause("reports", reports=frozenset(batch.filed), revised=frozenset(batch.revised))
                remerging.remerge(connection, batch.changed, at, cause)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that holds the right to write from its start: what it reads cannot change under it."""
        try:
            with self._engine.connect() as connection:
                with in_line(self.path, patience()):
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
                connection.commit()
        except (OperationalError, sqlite3.OperationalError) as error:
            raise trouble(self.path, error) from error

    @contextmanager
    def _asking(self, moment: Moment = None) -> Iterator[Connection]:
        """One snapshot for all that an answer reads, whatever is written meanwhile; for one on the past that is
        worked out first, where late reports left it due."""
        if moment is not None:
            self.catch_up()
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN")
                yield connection
        except (OperationalError, sqlite3.OperationalError) as error:
            raise trouble(self.path, error) from error

    def catch_up(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Works out what late reports change of what was known since they were published, region by region.

        Each region is one transaction: what is stopped half-way goes on the next time. ``progress`` is called with how
        many claims are done and how many there were.
        """
        first = left = self._due()
        while left:
            with self._writing() as connection:
                remerging.catch_up(connection, dt.datetime.now(dt.UTC))
            left = self._due()
            if progress:
                progress(max(0, first - left), first)

    def _due(self) -> int:
        with self._asking() as connection:
            return remerging.due(connection)

    def known(self, received: Sequence[Received], *, unread: bool = False) -> set[tuple[str, str]]:
        """Ids and digests of those whose very text the ledger has of their report; with ``unread`` also of those
        that were set aside."""
        with self._asking() as connection:
            return {
                (r.id, r.digest) for r in received if r.failure is None and filing.known(connection, r, unread=unread)
            }

    def set_aside(self) -> list[Received]:
        """Reports whose current text triage set aside unread, as they came."""
        with self._asking() as connection:
            return filing.set_aside(connection)

    def identified(self, received: Sequence[Received]) -> list[Received]:
        """Inputs under the ids that the ledger has for them: an edited local file is a revision of its report."""
        with self._asking() as connection:
            return [filing.identified(connection, r) for r in received]

    def settle(self, sources: Collection[str], since: dt.datetime) -> None:
        """Takes failures of these sources off the list that did not fail again since a moment."""
        with self._writing() as connection:
            failing.settle(connection, sources, since, dt.datetime.now(dt.UTC))

    def forget_failures(self) -> int:
        """Empties the list of what could not be read; gives how many that were."""
        with self._writing() as connection:
            return failing.forget(connection)

    def incidents(self, query: IncidentQuery | None = None) -> list[Incident]:
        """Incidents that fit, the latest first."""
        with self._asking(query.as_of if query else None) as connection:
            return asking.incidents(connection, query or IncidentQuery())

    def page(self, query: IncidentQuery) -> IncidentPage:
        """A page of them, and what the next is asked for by. Raises LedgerError where ``after`` is the end of none."""
        with self._asking(query.as_of) as connection:
            return asking.page(connection, query)

    def state(self) -> tuple[int, int]:
        """What changes whenever incidents do: the last change and the last version."""
        with self._asking() as connection:
            return listing.state(connection)

    def position(self) -> Position:
        """Where the ledger is now, for :meth:`news` to begin with."""
        with self._asking() as connection:
            return news.position(connection)

    @contextmanager
    def news(self, since: Position | None) -> Iterator[News]:
        """What became of incidents since a position, without one all of them; asked of one snapshot, within."""
        with self._asking() as connection:
            yield News(connection, since)

    def versions(self) -> list[VersionRow]:
        """All versions of incidents whose place is told, whenever they stood, for maps."""
        with self._asking() as connection:
            return mapping.versions(connection)

    def places(self, keys: Collection[int]) -> dict[int, Place]:
        """The places of versions, by key."""
        with self._asking() as connection:
            return dict(mapping.places(connection, keys))

    def drawn(self, keys: Collection[int]) -> list[Drawn]:
        """What a map says of versions that it draws one by one."""
        with self._asking() as connection:
            return mapping.drawn(connection, keys)

    def fitting(self, query: IncidentQuery) -> set[int]:
        """The keys of the versions that fit."""
        with self._asking(query.as_of) as connection:
            return mapping.fitting(connection, query)

    def facets(self, query: IncidentQuery | None = None, wanted: Collection[Facet] = FACETS) -> Facets:
        """How many of the incidents that fit have each value of the wanted fields."""
        with self._asking(query.as_of if query else None) as connection:
            return faceting.facets(connection, query or IncidentQuery(), wanted)

    def incident(self, wanted: str, as_of: Moment = None) -> IncidentView | None:
        """One incident with all behind it, now or then, by id, former id or the unique beginning of one."""
        with self._asking(as_of) as connection:
            return asking.incident(connection, wanted, as_of)

    def explain(self, claim: str, incident: str, as_of: Moment = None) -> Explanation:
        """How a claim weighs against an incident; raises LedgerError where either is not there, or nothing else is."""
        with self._asking(as_of) as connection:
            return weighing.explanation(connection, claim, incident, as_of)

    def tally(self, query: TallyQuery) -> TallyAnswer:
        """A number of people with the incidents behind it and the totals claimed."""
        with self._asking(query.as_of) as connection:
            return tallying.tally(connection, query)

    def cases(self, query: CaseQuery | None = None) -> list[CaseView]:
        """Cases of people held that fit, the latest taken first."""
        with self._asking(query.as_of if query else None) as connection:
            return casebook.cases(connection, query or CaseQuery())

    def case_page(self, query: CaseQuery) -> CasePage:
        """A page of them, and what the next is asked for by. Raises LedgerError where ``after`` is the end of none."""
        with self._asking(query.as_of) as connection:
            return casebook.page(connection, query)

    def case(self, wanted: str, as_of: Moment = None) -> CaseView:
        """One case with the words behind each line of its timeline. Raises LedgerError."""
        with self._asking(as_of) as connection:
            return casebook.case(connection, wanted, as_of)

    def actor(self, query: ProfileQuery) -> ActorProfile:
        """An armed actor's profile; raises KeyError where no actor has that id."""
        with self._asking(query.as_of) as connection:
            return profiling.profile(connection, query)

    def reconcile(self, query: ReconcileQuery) -> list[ClaimedTotal]:
        """Totals that reports claim against the ledger's count, as of each report and now, in the order published."""
        with self._asking(query.as_of or dt.datetime.now(dt.UTC)) as connection:  # each report asks of its own day
            return reconciling.reconcile(connection, query)

    def search(self, words: str, limit: int = 20, as_of: Moment = None) -> list[Hit]:
        """Full text over reports and incidents as they stood, the best first."""
        with self._asking(as_of) as connection:
            return searching.find(connection, words, limit, as_of)

    def reports(self, failed: bool | None = None, as_of: Moment = None) -> list[ReportRow]:
        """Reports known and inputs that failed."""
        with self._asking(as_of) as connection:
            return listing.reports(connection, failed, as_of)

    def report(self, wanted: str, as_of: Moment = None) -> ReportView | None:
        """One report with its text and what was read from it, each claim with its incident."""
        with self._asking(as_of) as connection:
            return reported.report(connection, wanted, as_of)

    def report_page(self, query: ReportQuery) -> ReportsPage:
        """Reports that fit, the last that came first. Raises LedgerError where ``after`` is the end of no page."""
        with self._asking(query.as_of) as connection:
            return reported.page(connection, query)

    def publishers(self, as_of: Moment = None) -> list[PublisherRow]:
        """Who published the reports that stood, with when the last came, those with the most first."""
        with self._asking(as_of) as connection:
            return reported.publishers(connection, as_of)

    def statements(
        self,
        country: str | None = None,
        kind: str | None = None,
        since: dt.date | None = None,
        as_of: Moment = None,
    ) -> list[StatementView]:
        """Statements of reports, in the order known."""
        with self._asking(as_of) as connection:
            return listing.statements(connection, country, kind, since, as_of)

    def advisories(
        self, country: str | None = None, as_of: Moment = None, until: dt.date | None = None
    ) -> tuple[CountryAdvice, ...]:
        """Governments' advice on a country, or on each that any is on, with its history."""
        with self._asking() as connection:
            return advising.advice(connection, country, as_of, until)

    def counts(self) -> dict[str, int]:
        """How much the ledger holds."""
        with self._asking() as connection:
            return listing.counts(connection)

    def decisions(self, as_of: Moment = None) -> list[Decision]:
        """Decisions made by a moment in the order made, those taken back included."""
        with self._asking() as connection:
            return loading.decisions(connection, as_of)

    def canonical_form(self, as_of: Moment = None) -> list[Any]:
        """The incidents as data that two equal ledgers share: no ids, no clock times."""
        with self._asking(as_of) as connection:
            return equality.canonical_form(connection, as_of)

    def digest(self, as_of: Moment = None) -> str:
        """A digest that two equal ledgers share."""
        with self._asking(as_of) as connection:
            return equality.digest(connection, as_of)

    def decide(
        self,
        kind: DecisionKind,
        claims: tuple[str, ...],
        *,
        analyst: str,
        reason: str,
        field: str | None = None,
        value: str | None = None,
        others: tuple[str, ...] = (),
    ) -> int:
        """Keeps what an analyst decided, and works out the incidents it touches; gives its number.

        ``claims`` and ``others`` are ids, see :class:`tocsin.records.Decision`. What cannot be decided raises
        LedgerError and changes nothing.
        """
        said = Judgement(kind, claims, others, field, value)
        at = dt.datetime.now(dt.UTC)
        with self._writing() as connection:
            number = deciding.record(connection, said, analyst, reason, at)
            self._decided(connection, Cause("decision", number), at)
        return number

    def revoke(self, decision: int, *, analyst: str = "", reason: str = "") -> None:
        """Takes a decision back; the incidents are again what they were without it. Raises LedgerError."""
        with self._writing() as connection:
            self._revoke(connection, decision, analyst, reason)

    def _revoke(self, connection: Connection, decision: int, analyst: str, reason: str) -> None:
        at = dt.datetime.now(dt.UTC)
        deciding.revoke(connection, decision, analyst, reason, at)
        self._decided(connection, Cause("undo", decision), at)

    def _decided(self, connection: Connection, cause: Cause, at: dt.datetime) -> None:
        """What was decided, or taken back, holds from now on; what was known until now stays as it was."""
        assert cause.decision is not None
        changed = dict.fromkeys(loading.rows_of(connection, cause.decision), as_text(at))
        remerging.remerge(connection, changed, at, cause, fully=True)

    def judge(self, ask: Callable[[Connection], Judgement], analyst: str, reason: str) -> Decided:
        """Keeps what ``ask`` makes of names that an analyst gave, one transaction for looking and deciding.

        Raises LedgerError, changing nothing.
        """
        at = dt.datetime.now(dt.UTC)
        with self._writing() as connection:
            said = ask(connection)
            judging.check_new(connection, said)
            number = deciding.record(connection, said, analyst, reason, at)
            self._decided(connection, Cause("decision", number), at)
            return outcome.decided(connection, number)

    def undo(self, decision: int | None, analyst: str, reason: str, whose: str | None = None) -> Decided:
        """Takes back a decision, the last that stands where none is named. Raises LedgerError."""
        with self._writing() as connection:
            number = judging.latest(loading.decisions(connection), whose).id if decision is None else decision
            self._revoke(connection, number, analyst, reason)
            return outcome.decided(connection, number)

    def named(self, given: str) -> Named:
        """The incident that an id, a former id or the beginning of one means. Raises LedgerError."""
        with self._asking() as connection:
            return naming.incident_named(connection, given)

    def homes(self) -> dict[int, tuple[str, ...]]:
        """For each decision the incidents that its claims are in now."""
        with self._asking() as connection:
            return outcome.homes(connection)

    def life(self, given: str, as_of: Moment = None) -> Life:
        """All that became of an incident, as far as was known then, the earliest first. Raises LedgerError."""
        with self._asking(as_of) as connection:
            return living.life(connection, given, as_of)

    def compare(self, since: dt.datetime, until: Moment = None, country: str | None = None) -> Comparison:
        """What came to be known between two moments. Raises LedgerError where the first is the later."""
        if until is not None and as_text(until) < as_text(since):
            raise LedgerError("The first moment is the later one: give the earlier as --from and the later as --to.")
        with self._asking(since) as connection:
            return comparing.compare(connection, since, until, country)

    def doubts(
        self, query: IncidentQuery | None = None, progress: Callable[[int, int], None] | None = None
    ) -> list[Doubt]:
        """What the machine is least sure of in the incidents that fit, what is most worth settling first."""
        with self._asking(query.as_of if query else None) as connection:
            return doubting.doubts(connection, query or IncidentQuery(), progress)
