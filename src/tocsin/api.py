"""Tocsin as a library: read one report, or keep a ledger of many."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self

import msgspec

from tocsin.ledger import LedgerError
from tocsin.ledger.advice import AdviceSummary, CountryAdvice
from tocsin.ledger.answers import (
    ClaimedTotal,
    Counted,
    Facets,
    FiledAs,
    Hit,
    IncidentPage,
    IncidentQuery,
    IncidentView,
    IngestSummary,
    ReconcileQuery,
    ReportQuery,
    ReportRow,
    ReportsPage,
    ReportView,
    TallyAnswer,
    TallyQuery,
)
from tocsin.ledger.case_answers import CaseQuery, CaseView
from tocsin.ledger.comparison import Comparison
from tocsin.ledger.desk import Desk
from tocsin.ledger.people.guarding import Guarded
from tocsin.ledger.profile import ActorProfile, ProfileQuery
from tocsin.ledger.rereading import RereadDiff
from tocsin.ledger.upkeep import Upkeep
from tocsin.merging.explaining import Explanation
from tocsin.names import resolve_actor
from tocsin.reading.processes import Readers
from tocsin.records import SET_ASIDE, Failure, Incident, Period, Reading, Report
from tocsin.reports import (
    Given,
    InstallationError,
    Received,
    SourceError,
    expected,
    identify_language,
    missing,
    normalise_published,
    receive,
)
from tocsin.reports.language import UNDETERMINED

if TYPE_CHECKING:
    from tocsin.llm import LlmReader

_BATCH = 25
_BATCH_SECONDS = 2.0
Progress = Callable[[int, int | None], None]


def read(
    text: str,
    published: str | dt.date | None = None,
    *,
    id: str = "report",
    title: str | None = None,
    lang: str | None = None,
    publisher: str | None = None,
    reader: LlmReader | None = None,
) -> Reading:
    """What a report says: its claims and statements, each value with the span of ``text`` that says it.

    Without ``published`` (a time, a day or a month, ISO 8601) relative dates stay unresolved. ``reader`` is a model
    to ask instead of the rules; raises ReadingError where it gives no reading.
    """
    report = Report(id=id, text=text, published=_published(published), title=title, lang=lang, publisher=publisher)
    if reader is None:
        from tocsin.reading import read_report

        return read_report(report)
    outcome = reader.read(report)
    if isinstance(outcome, Failure):
        raise ReadingError(outcome.message)
    return outcome


class ReadingError(Exception):
    """Why a report has no reading, in one sentence."""


class Ledger(Desk, Upkeep):
    """A ledger in one file: reports in, incidents, totals and their evidence out, and what analysts decide.

    ``as_of`` asks any question of an earlier moment (UTC where it has no zone): what was known then, from the reports
    published and the decisions made by then. None is now.
    """

    def __init__(self, path: Path | str = "tocsin.db") -> None:
        self.store = Guarded.open(path)

    @classmethod
    def open(cls, path: Path | str = "tocsin.db") -> Ledger:
        """The ledger at ``path``, made there where there is none. Raises LedgerError."""
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self.store.close()

    def ingest(
        self,
        sources: str | Path | Sequence[str | Path],
        *,
        stdin: BinaryIO | None = None,
        progress: Progress | None = None,
        workers: int | None = None,
        published: str | dt.date | None = None,
        publisher: str | None = None,
        lang: str | None = None,
        reader: LlmReader | None = None,
        triage: bool = False,
    ) -> IngestSummary:
        """Reads reports and files them; what was filed before changes nothing.

        Reports are filed in the order given, 25 or those of 2 seconds in one transaction: stopped at any moment,
        also by KeyboardInterrupt, the ledger holds whole transactions, and the same call again completes it.
        What cannot be read or filed is kept with the reason; only a LedgerError, or an InstallationError where a
        library does not load, stops the rest. ``progress`` is
        called with how many are done and how many there are, where that is known.

        ``published`` (a time, a day or a month, ISO 8601), ``publisher`` and ``lang`` serve sources that don't say
        it themselves, as plain text does. A text that is headed or closed by its own day counts as published then
        where nothing else is known. ``reader`` is a model to ask instead of the rules, each of whose readings is filed
        by itself, also those that had come when the run is stopped. With ``triage`` reports that hardly tell of an
        incident are kept unread, until they are ingested without it or :meth:`read_set_aside` is called.

        Raises SourceError, reading nothing, for a path at which nothing is, ValueError where ``published`` cannot be
        read, and EndpointError where the reader's endpoint can read nothing.
        """
        paths = [sources] if isinstance(sources, str | Path) else list(sources)
        given = Given(published=_published(published), publisher=publisher, lang=lang)
        if (absent := missing(paths)) is not None:
            raise SourceError(f"{absent} does not exist: check the name.")
        since = dt.datetime.now(dt.UTC)
        total = expected(paths)
        incoming = receive(paths, stdin=stdin, given=given)
        summary = self._ingest(incoming, total, progress, workers, reader=reader, triage=triage)
        if self.store.counts()["failed"] > summary.failed:
            self.store.settle({str(path) for path in paths}, since)
        return summary

    def read_set_aside(self, *, progress: Progress | None = None, workers: int | None = None) -> IngestSummary:
        """Reads the reports that triage set aside, and files what they say."""
        aside = self.store.set_aside()
        return self._ingest(iter(aside), len(aside), progress, workers)

    def reread(
        self,
        *reports: str,
        since: dt.date | None = None,
        progress: Progress | None = None,
        workers: int | None = None,
        reader: LlmReader | None = None,
    ) -> RereadDiff:
        """Reads reports anew that another reader, or an earlier version of it, had read; files nothing.

        ``reports`` are ids, all where none is given; ``since`` leaves out those published before. Gives the claims of
        those read otherwise, before and after, and the incidents that would come out otherwise; accept it with
        :meth:`accept_reread`. Readings are kept as they are made: stopped, the same call goes on.
        """
        from tocsin.reading import model

        waiting = self.store.stale(reader.model if reader else model(), reports, since)
        done = 0
        with closing(Readers(_read_one, partial(_sorry, "reading_failed"), workers, len(waiting))) as readers:
            for start in range(0, len(waiting), _BATCH):
                some = waiting[start : start + _BATCH]
                read = [r.report for _, r in some if r.report is not None]
                outcomes = [reader.read(r) for r in read] if reader else readers.read(read)
                made = [(key, _as_dated(one)) for (key, _), one in zip(some, outcomes, strict=True)]
                self.store.reread([(key, one) for key, one in made if isinstance(one, Reading)])
                done += len(some)
                if progress:
                    progress(done, len(waiting))
        return self.store.reread_diff(reports)

    def _ingest(
        self,
        incoming: Iterator[Received],
        total: int | None,
        progress: Progress | None,
        workers: int | None,
        *,
        reader: LlmReader | None = None,
        triage: bool = False,
    ) -> IngestSummary:
        made: Counter[FiledAs] = Counter()
        failures: list[tuple[str, str]] = []
        notes: list[tuple[str, str]] = []

        def file(readings: Sequence[_Read]) -> None:
            for filed, received in self._file(readings):
                made[filed] += 1
                if filed != "set_aside":
                    notes.extend((received.source, note) for note in received.notes)
                if received.failure is not None:
                    failures.append((received.source, received.failure.message))
            if progress:
                progress(made.total(), total)

        if reader is not None:
            self._ask(incoming, reader, file, triage=triage)
        else:
            with closing(Readers(_read_one, partial(_sorry, "reading_failed"), workers, total)) as readers:
                for group in _groups(incoming):
                    file(self._read(self.store.identified(group), readers, triage=triage))
        self.store.catch_up()
        counts = self.store.counts()
        return IngestSummary(
            new=made["new"],
            revisions=made["revision"],
            copies=made["copy"],
            known=made["known"],
            set_aside=made["set_aside"],
            failed=made["failed"],
            claims=counts["claims"],
            incidents=counts["incidents"],
            failures=tuple(failures),
            notes=tuple(notes),
        )

    def _read(self, group: Sequence[Received], readers: Readers[Reading | Failure], *, triage: bool) -> list[_Read]:
        """Readings of the reports of a group that are new to the ledger, in its order."""
        settled = self._settled(group, triage=triage)
        results = iter(readers.read([r.report for r in group if r.report is not None and _key(r) not in settled]))
        return [settled.get(_key(r)) or _as_read(r, next(results) if r.report is not None else None) for r in group]

    def _settled(self, group: Sequence[Received], *, triage: bool) -> dict[_Key, _Read]:
        """Those of a group that need no reading: what the ledger has already, and what triage leaves unread."""
        known = self.store.known(group, unread=triage)
        model = SET_ASIDE if triage else ""
        found: dict[_Key, _Read] = {
            _key(r): (r, Reading(report=r.report, model=model))
            for r in group
            if r.report is not None and _key(r) in known
        }
        return found | (_set_aside([r for r in group if _key(r) not in known]) if triage else {})

    def _ask(
        self,
        incoming: Iterator[Received],
        reader: LlmReader,
        file: Callable[[Sequence[_Read]], None],
        *,
        triage: bool,
    ) -> None:
        """Has a model read what is new; what it has answered is filed whatever stops the run, for it was paid for."""
        stream = reader.stream(self._unread(incoming, triage=triage))
        held: list[_Read] = []
        try:
            for plain, outcome in stream:
                held = [_answered(plain, outcome)]
                file(held)
                held = []
        except BaseException:
            file([*held, *(_answered(plain, outcome) for plain, outcome in stream.answered())])
            raise

    def _unread(self, incoming: Iterator[Received], *, triage: bool) -> Iterator[tuple[_Read, Report | None]]:
        """Each input as it is filed where no model is asked, and the report to ask of, if any."""
        for one in incoming:
            (received,) = self.store.identified([one])
            settled = self._settled([received], triage=triage).get(_key(received))
            yield settled or _as_read(received, None), None if settled else received.report

    def _file(self, readings: Sequence[_Read]) -> list[tuple[FiledAs, Received]]:
        """Files in one transaction; where one report breaks that, each in its own, so that only that one is lost."""
        try:
            with self.store.batch() as batch:
                return [(batch.file(received, reading), received) for received, reading in readings]
        except (LedgerError, MemoryError):
            raise
        except Exception as error:
            if len(readings) > 1:
                return [done for one in readings for done in self._file([one])]
            received, reading = readings[0]
            if reading is None:
                raise
            return self._file([(_failed(received, _sorry("filing_failed", error)), None)])

    def incidents(self, **filters: Any) -> list[Incident]:
        """Incidents that fit: country, type, status, since, until, actor, nationality, text, as_of, limit, mentions."""
        return self.store.incidents(IncidentQuery(**filters))

    def page(self, *, limit: int = 50, after: str | None = None, **filters: Any) -> IncidentPage:
        """A page of the incidents that fit, the latest first; the next is asked for ``after`` its end."""
        return self.store.page(IncidentQuery(limit=limit, after=after, **filters))

    def facets(self, **filters: Any) -> Facets:
        """How many of the incidents that fit are of each country, type, status, actor and month."""
        return self.store.facets(IncidentQuery(**filters))

    def incident(self, id: str, as_of: dt.datetime | None = None) -> IncidentView | None:
        """One incident with the claims and sentences behind it, as known now or then."""
        return self.store.incident(id, as_of)

    def explain(self, claim: str, incident: str, *, as_of: dt.datetime | None = None) -> Explanation:
        """Why a claim is, or is not, of an incident: each feature with what it adds, and what would change it.

        Raises LedgerError where the ledger lacks either, or the incident is made of the claim alone.
        """
        return self.store.explain(claim, incident, as_of)

    def tally(
        self, outcome: Counted, *, year: int | None = None, period: Period | None = None, **filters: Any
    ) -> TallyAnswer:
        """How many people, the incidents behind the number, and the totals that reports claim.

        ``freed`` counts those released, escaped or rescued. Filters are the fields of TallyQuery: nationality and
        country (one or a tuple), group, role, type, actor, place, within_km, as_of; ``by`` gives the total in cells.
        Raises PlaceError, a ValueError, where the place is not known or is several.
        """
        span = Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31)) if year else period
        return self.store.tally(TallyQuery(outcome=outcome, period=span, **filters))

    def reconcile(self, **filters: Any) -> list[ClaimedTotal]:
        """Totals that reports claim, against the ledger as of each report and now: outcome, nationality, country,
        period, report, as_of."""
        return self.store.reconcile(ReconcileQuery(**filters))

    def actor(
        self,
        actor: str,
        *,
        since: dt.date | None = None,
        until: dt.date | None = None,
        as_of: dt.datetime | None = None,
    ) -> ActorProfile:
        """An armed actor by id or name: names, relations, its incidents, its area of activity, its trend.

        Raises ValueError where no known actor is called so.
        """
        found = resolve_actor(actor)
        if found is None:
            raise ValueError(f"{actor!r} is not an actor Tocsin knows: tocsin.names.actors() lists those it does.")
        return self.store.actor(ProfileQuery(actor=found, since=since, until=until, as_of=as_of))

    def add_advice(
        self, sources: str | Path | Sequence[str | Path], *, progress: Progress | None = None
    ) -> AdviceSummary:
        """Files governments' own advice from files, directories and addresses of their feeds.

        What was filed before changes nothing. A page that cannot be read is kept with the reason. Raises SourceError,
        reading nothing, for a path at which nothing is.
        """
        from tocsin.advice import receive_advice

        paths = [sources] if isinstance(sources, str | Path) else list(sources)
        if (absent := missing(paths)) is not None:
            raise SourceError(f"{absent} does not exist: check the name.")
        made: Counter[FiledAs] = Counter()
        failures: list[tuple[str, str]] = []
        left_out: list[str] = []
        waiting: list[_Read] = []

        def file() -> None:
            for filed, received in self._file(waiting):
                made[filed] += 1
                if received.failure is not None:
                    failures.append((received.source, received.failure.message))
            waiting.clear()
            if progress:
                progress(made.total(), None)

        for one in receive_advice(paths):
            if isinstance(one, str):
                left_out.append(one)
                continue
            waiting.append(one)
            if len(waiting) == _BATCH:
                file()
        file()
        return AdviceSummary(
            new=made["new"] + made["copy"],
            revisions=made["revision"],
            known=made["known"],
            failed=made["failed"],
            failures=tuple(failures),
            left_out=tuple(left_out),
        )

    def cases(self, **filters: Any) -> list[CaseView]:
        """Cases of people held that fit: held, ended, nationality, country, actor, since, until, as_of.

        Each has the balance of those taken, freed, dead and held, and says where it contradicts itself.
        """
        return self.store.cases(CaseQuery(**filters))

    def case(self, id: str, as_of: dt.datetime | None = None) -> CaseView:
        """One case, by the id of its taking or of an end of it, with the sentences behind its timeline.

        Raises LedgerError where there is none.
        """
        return self.store.case(id, as_of)

    def advisories(self, country: str | None = None, *, as_of: dt.datetime | None = None) -> tuple[CountryAdvice, ...]:
        """Governments' advice on a country (ISO 3166-1 alpha-2), or on each: what stands, its changes, who moved
        first; from their own feeds and from reports."""
        return self.store.advisories(country, as_of)

    def search(self, words: str, limit: int = 20, *, as_of: dt.datetime | None = None) -> list[Hit]:
        """Full text over reports and incidents as they stood."""
        return self.store.search(words, limit, as_of)

    def diff(self, since: dt.datetime, until: dt.datetime | None = None, *, country: str | None = None) -> Comparison:
        """What came to be known between two moments (UTC where they have no zone; None is now): new incidents, tolls
        raised and lowered, people freed, what merged, split or was withdrawn, totals claimed. Raises LedgerError."""
        return self.store.compare(since, until, country)

    def forget_failures(self) -> int:
        """Empties the list of inputs that could not be read; gives how many that were."""
        return self.store.forget_failures()

    def report(self, id: str, as_of: dt.datetime | None = None) -> ReportView | None:
        """One report with its text and what was read from it, each claim with the incident it is of."""
        return self.store.report(id, as_of)

    def report_page(self, *, limit: int = 50, after: str | None = None, **filters: Any) -> ReportsPage:
        """A page of reports, the last that came first; the next is asked for ``after`` its end."""
        return self.store.report_page(ReportQuery(limit=limit, after=after, **filters))

    def reports(self, failed: bool | None = None, *, as_of: dt.datetime | None = None) -> list[ReportRow]:
        """Reports kept and inputs that could not be read."""
        return self.store.reports(failed, as_of)


_Read = tuple[Received, Reading | None]
_Key = tuple[str, str]


def _key(received: Received) -> _Key:
    """A report's id and the digest of its text."""
    return received.id, received.digest


def _published(given: str | dt.date | None) -> str | None:
    spelled = normalise_published(str(given)) if given else None
    if given and spelled is None:
        raise ValueError(f"{given!r} is not a date of publication: write it as 2025-11-09.")
    return spelled


def _as_read(received: Received, outcome: Reading | Failure | None) -> _Read:
    """An input with what reading gave; what was not read is known already, or could not be received."""
    if isinstance(outcome, Failure):
        return _failed(received, outcome), None
    if outcome is None:
        return received, Reading(report=received.report) if received.report is not None else None
    return received, outcome


def _answered(plain: _Read, outcome: Reading | Failure | None) -> _Read:
    """What a model gave, else what is filed where it was not asked."""
    return plain if outcome is None else _as_read(plain[0], _as_dated(outcome))


def _failed(received: Received, failure: Failure) -> Received:
    return msgspec.structs.replace(received, report=None, failure=failure, digest="", signature=())


def _set_aside(some: Sequence[Received]) -> dict[_Key, _Read]:
    """Those that triage leaves unread, by id and digest: nothing read, and a note on how likely they tell of anything.

    Raises InstallationError where a library does not load.
    """
    try:
        from tocsin.reading.triage import triage
    except ImportError as error:
        raise InstallationError(error) from error
    found: dict[_Key, _Read] = {}
    for received in some:
        judged = triage(received.report) if received.report is not None else None
        if received.report is not None and judged is not None and not judged.keep:
            lang = received.report.lang or identify_language(received.report.text)
            reading = Reading(report=msgspec.structs.replace(received.report, lang=lang), model=SET_ASIDE)
            note = f"set aside unread: {judged.likely:.3f} likely to tell of an incident"
            noted = msgspec.structs.replace(received, notes=(*received.notes, note))
            found[_key(received)] = (noted, _dated(reading))
    return found


def _sorry(code: str, error: Exception) -> Failure:
    return Failure(code=code, message=f"Tocsin failed on it ({type(error).__name__}): please report this text.")


def _groups(received: Iterator[Received]) -> Iterator[list[Received]]:
    """Inputs as one transaction takes them: so many, or as many as came in so many seconds."""
    group: list[Received] = []
    until = 0.0
    for one in received:
        until = until if group else monotonic() + _BATCH_SECONDS
        group.append(one)
        if len(group) == _BATCH or monotonic() > until:
            yield group
            group = []
    if group:
        yield group


def _read_one(report: Report) -> Reading | Failure:
    """A reading, or in one sentence why there is none: a defect of ours on one report must not stop the rest.

    Raises InstallationError where a library does not load: no report could be read then.
    """
    try:
        from tocsin.reading import read_report

        return _dated(read_report(report))
    except ImportError as error:
        raise InstallationError(error) from error
    except Exception as error:
        return _sorry("reading_failed", error)


def _as_dated(outcome: Reading | Failure | None) -> Reading | Failure | None:
    if not isinstance(outcome, Reading):
        return outcome
    try:
        return _dated(outcome)
    except Exception as error:
        return _sorry("reading_failed", error)


def _dated(reading: Reading) -> Reading:
    """A reading of a report of unknown date under the day that heads or closes its text, where it does.

    A day yet to come is no day of publication.
    """
    report = reading.report
    if report.published is not None:
        return reading
    from tocsin.reading.dates import dateline
    from tocsin.reading.lexicon import lexicon
    from tocsin.reading.text import fold

    line = dateline(fold(report.text), lexicon(report.lang or UNDETERMINED))
    if line is None or line.start > dt.datetime.now(dt.UTC).date():
        return reading
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(report, published=line.start.isoformat()))
