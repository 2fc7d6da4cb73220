"""Runs the worker: a fresh process after a crash, an end to whatever takes too long."""

from __future__ import annotations

import subprocess
import sys
import threading
from types import TracebackType

import msgspec

from tocsin.reports.intake import Draft, InstallationError, UnreadableError
from tocsin.reports.jobs import HELLO, LENGTH, Job, Result

_SECONDS = 30.0


class Guard:
    """Reads pages, mails and PDFs in another process, one at a time; a context manager.

    The process starts with the first job and is kept for the next. Not for use from several threads.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        """``seconds`` of wall time are allowed for a job, the start of the process included."""
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answered, self._greeted = 0, False

    def __enter__(self) -> Guard:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, job: Job) -> Draft:
        """The draft that ``job`` gives.

        Raises :class:`UnreadableError`, also on a crash or a timeout, and :class:`InstallationError` where a
        library does not load in a fresh process: one that has read before may have used its memory up.
        """
        result = self._answer(job)
        if result.fault is not None and self._answered > 1:
            self.close()
            result = self._answer(job)
        if result.fault is not None:
            raise InstallationError(result.fault)
        if result.draft is None:
            raise _failure(result)
        return result.draft

    def _answer(self, job: Job) -> Result:
        process = self._running()
        late = threading.Event()
        timer = threading.Timer(self._seconds, _stop, (process, late))
        timer.start()
        try:
            if not self._greeted:
                self._greeted = _greeting(process)
            result = _exchange(process, job)
            self._answered += 1
            return result
        except (OSError, EOFError, msgspec.MsgspecError):
            self.close()
            if not late.is_set() and not self._greeted:
                raise InstallationError("the process that reads pages does not start") from None
            raise _timed_out(self._seconds) if late.is_set() else _crashed() from None
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _shut(stream)
        process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._answered, self._greeted = 0, False
            self._process = subprocess.Popen(
                # -P: a module that happens to lie in the current directory must not run.
                [sys.executable, "-P", "-m", "tocsin.reports.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


def _shut(stream: object) -> None:
    try:
        stream.close()  # type: ignore[attr-defined]
    except OSError:
        return  # unsent bytes of a job that nobody reads any more


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _greeting(process: subprocess.Popen[bytes]) -> bool:
    if process.stdout is None or process.stdout.read(len(HELLO)) != HELLO:
        raise EOFError
    return True


def _exchange(process: subprocess.Popen[bytes], job: Job) -> Result:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    message = msgspec.msgpack.encode(job)
    process.stdin.write(LENGTH.pack(len(message)))
    process.stdin.write(message)
    process.stdin.flush()
    header = process.stdout.read(LENGTH.size)
    if len(header) < LENGTH.size:
        raise EOFError
    return msgspec.msgpack.decode(process.stdout.read(LENGTH.unpack(header)[0]), type=Result)


def _timed_out(seconds: float) -> UnreadableError:
    return UnreadableError("too_costly", f"Reading it took more than {seconds:g} seconds; save only its text.")


def _crashed() -> UnreadableError:
    return UnreadableError("unreadable", "Reading it failed for its damaged or hostile content; give its text.")


def _failure(result: Result) -> UnreadableError:
    failure = result.failure
    return UnreadableError(failure.code, failure.message) if failure else _crashed()
