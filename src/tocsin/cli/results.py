"""What comes of each input of ``tocsin read``: received, read by whichever reader, in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tocsin.cli.gazetteer import open_gazetteer
from tocsin.cli.output import note

if TYPE_CHECKING:
    from tocsin.llm import LlmReader
    from tocsin.reading import Explained, Why
    from tocsin.records import Failure, Reading, Report
    from tocsin.reports import Given, Received


class Result(NamedTuple):
    """One input: where it came from, its id, the report unless it could not be received, what reading gave, why."""

    source: str
    ident: str
    report: Report | None
    outcome: Reading | Failure
    why: tuple[Why, ...] = ()


def results_of(sources: tuple[str, ...], given: Given, reader: LlmReader | None, *, explain: bool) -> Iterator[Result]:
    """Read each source, by the rules where there is no ``reader``; stopped, give what a model has answered."""
    arriving = _received(sources, given)
    if reader is None:
        from tocsin.reading.processes import Readers

        with closing(Readers(partial(_read, explain=explain), _failed)) as readers:
            for received, told in readers.stream((received, received.report) for received in arriving):
                yield _result(received, told)
        return
    stream = reader.stream((received, received.report) for received in arriving)
    try:
        for received, outcome in stream:
            yield _result(received, outcome)
    except (KeyboardInterrupt, Exception):
        for received, outcome in stream.answered():  # paid for
            yield _result(received, outcome)
        raise


def _received(sources: tuple[str, ...], given: Given) -> Iterator[Received]:
    """What comes in; with the first report the gazetteer is made, where there is none."""
    from tocsin.reports import receive

    made = False
    for received in receive(list(sources), stdin=sys.stdin.buffer, given=given):
        for said in received.notes:
            note(f"{received.source}: {said}")
        if received.report is not None and not made:
            open_gazetteer()
            made = True
        yield received


def _result(received: Received, outcome: Explained | Reading | Failure | None) -> Result:
    from tocsin.reading import Explained

    if isinstance(outcome, Explained):
        return Result(received.source, received.id, received.report, outcome.reading, outcome.why)
    return Result(received.source, received.id, received.report, outcome or received.failure or _empty())


def _read(report: Report, *, explain: bool) -> Explained | Reading | Failure:
    from tocsin.reading import explain_report, read_report

    try:
        return explain_report(report) if explain else read_report(report)
    except ImportError:
        raise
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> Failure:
    from tocsin.records import Failure

    return Failure(code="reading_failed", message=f"Reading it failed: {type(error).__name__}: {error}")


def _empty() -> Failure:
    from tocsin.records import Failure

    return Failure(code="empty_text", message="It holds no text.")
