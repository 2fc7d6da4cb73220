"""The reader that asks a model: reports in, readings out in the same order, several asked at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import Generic, Self, TypeVar

from tocsin.llm.asking import Asker, NoAnswerError
from tocsin.llm.crew import Crew
from tocsin.llm.endpoint import Endpoint, EndpointError
from tocsin.llm.grounding import grounded
from tocsin.llm.prompting import VERSION
from tocsin.llm.shaping import Shaped
from tocsin.llm.usage import Usage
from tocsin.places import Gazetteer, StoreError
from tocsin.records import Failure, Reading, Report

PARALLEL = 4
SECONDS = 300.0
MAX_CHARACTERS = 100_000  # some 25,000 tokens, what most models take
_REPORT_IT = "please report this text."
_AHEAD = 2  # reports asked of for each thread, so that a slow answer holds up few

T = TypeVar("T")


class LlmReader:
    """Reads by the model at an endpoint. ``model`` names it in readings, with the version of what it is asked.

    ``parallel`` reports are asked of at once, each within ``seconds``, tries and mending included; one try gets two
    fifths of them. Close it, or use
    it in a ``with``.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        parallel: int = PARALLEL,
        seconds: float = SECONDS,
        usage: Usage | None = None,
        gazetteer: Gazetteer | None = None,
    ) -> None:
        self.model = f"{VERSION}:{endpoint.model}"
        self.usage = usage or Usage()
        self.parallel = parallel
        self._asker = Asker(endpoint, self.usage, seconds=seconds, connections=parallel)
        self._crew = Crew(self._asker.ask, parallel)
        self._gazetteer = gazetteer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Drops what is not asked yet and what is on its way."""
        self._crew.stop()
        self._asker.close()

    def stream(self, reports: Iterable[tuple[T, Report | None]]) -> Stream[T]:
        """Readings of reports in their order, each with what was given beside it."""
        return Stream(self, iter(reports))

    def read(self, report: Report) -> Reading | Failure:
        """What one report says, or why there is no reading; raises EndpointError where none can be had of any."""
        return self.settle(report, self.ask(report))

    def ask(self, report: Report) -> Future[Shaped]:
        """Has the model asked of a report, in the background."""
        self.usage.begin()
        if len(report.text) > MAX_CHARACTERS:
            refused: Future[Shaped] = Future()
            most = f"{MAX_CHARACTERS:,} characters"
            refused.set_exception(
                NoAnswerError(
                    "llm_too_long", f"It is longer than the {most} that a model is given: use --reader rules."
                )
            )
            return refused
        return self._crew.give(report)

    def settle(self, report: Report, asked: Future[Shaped]) -> Reading | Failure:
        """Waits for an answer and holds it to the text."""
        try:
            answer = asked.result()
            self._gazetteer = self._gazetteer or Gazetteer.open()
            found = grounded(report, answer.answer, self.model, self._gazetteer)
        except NoAnswerError as error:
            self.usage.done(failed=True)
            return Failure(code=error.code, message=error.message)
        except (EndpointError, ImportError, OSError, StoreError):
            raise
        except Exception as error:  # a defect of ours on one answer must not stop the rest
            self.usage.done(failed=True)
            return Failure(code="reading_failed", message=f"Tocsin failed on it ({type(error).__name__}): {_REPORT_IT}")
        self.usage.count("dropped", found.dropped + answer.dropped)
        self.usage.done()
        return found.reading


class Stream(Generic[T]):
    """Readings in the order of their reports, some asked of ahead of the one that is waited for.

    Interrupted, it still gives what has been answered: :meth:`answered`.
    """

    def __init__(self, reader: LlmReader, reports: Iterator[tuple[T, Report | None]]) -> None:
        self._reader, self._reports = reader, reports
        self._waiting: deque[tuple[T, Report | None, Future[Shaped] | None]] = deque()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[T, Reading | Failure | None]:
        self._fill()
        if not self._waiting:
            raise StopIteration
        given, report, asked = self._waiting[0]
        # Left in line while it is waited for: an interruption must not lose it.
        outcome = self._reader.settle(report, asked) if report is not None and asked is not None else None
        self._waiting.popleft()
        return given, outcome

    def answered(self) -> Iterator[tuple[T, Reading | Failure | None]]:
        """What has been answered and not been given yet, without waiting."""
        while self._waiting:
            given, report, asked = self._waiting.popleft()
            if report is None or asked is None:
                yield given, None
            elif asked.done() and not asked.cancelled() and asked.exception() is None:
                yield given, self._reader.settle(report, asked)

    def _fill(self) -> None:
        while len(self._waiting) < self._reader.parallel * _AHEAD:
            one = next(self._reports, None)
            if one is None:
                return
            given, report = one
            self._waiting.append((given, report, self._reader.ask(report) if report is not None else None))
