"""The process that reads pages, mails and PDFs: hostile ones cost this process, never the run.

Speaks length-prefixed MessagePack on its standard streams: a :class:`Job` in, a :class:`Result` out. Started
by :mod:`tocsin.reports.guard` as ``python -m tocsin.reports.worker``.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

import msgspec

from tocsin.records import Failure
from tocsin.reports.intake import Draft, InstallationError, UnreadableError
from tocsin.reports.jobs import HELLO, LENGTH, Job, Result

# Room for the largest file many times over; a bomb meets the end of its memory, not the machine's.
_MEMORY_BYTES = 2 * 1024**3


def read(job: Job) -> Draft:
    """Read one input; raises :class:`UnreadableError` or whatever the libraries raise on damage."""
    if job.kind == "pdf":
        from tocsin.reports.pdf import read_pdf

        return read_pdf(job.data)
    if job.kind == "eml":
        from tocsin.reports.mail import read_mail

        return read_mail(job.data)
    from tocsin.reports.webpages import read_page

    return read_page(job.data, job.charset, job.address)


def answer(job: Job) -> Result:
    """Like :func:`read`, with every failure as a sentence.

    A library that is not there is a fault of the installation. One that fails to load late may do so for want of
    memory that the input has eaten.
    """
    try:
        return Result(draft=read(job))
    except UnreadableError as error:
        return Result(failure=Failure(code=error.code, message=error.message))
    except MemoryError:
        message = "It unpacks to more than memory allows; save it again, smaller."
        return Result(failure=Failure(code="too_costly", message=message))
    except (InstallationError, ModuleNotFoundError) as error:
        return Result(fault=str(getattr(error, "fault", error)))
    except RecursionError:
        message = "Its parts are nested too deeply; give its text by itself."
        return Result(failure=Failure(code="too_costly", message=message))
    except Exception as error:  # any damage a library did not foresee
        message = f"It could not be read ({type(error).__name__}); save it again or give its text."
        return Result(failure=Failure(code="unreadable", message=message))


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer jobs until ``incoming`` ends."""
    while len(header := incoming.read(LENGTH.size)) == LENGTH.size:
        job = msgspec.msgpack.decode(incoming.read(LENGTH.unpack(header)[0]), type=Job)
        result = msgspec.msgpack.encode(_encodable(answer(job)))
        outgoing.write(LENGTH.pack(len(result)) + result)
        outgoing.flush()


def _encodable(result: Result) -> Result:
    """MessagePack carries valid Unicode only."""
    try:
        msgspec.msgpack.encode(result)
    except (UnicodeEncodeError, ValueError):
        message = "It holds half a character (a lone surrogate); write it again as valid Unicode."
        return Result(failure=Failure(code="not_unicode", message=message))
    return result


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return  # no such limits on this system; time and the libraries' own limits remain


def main() -> None:
    """Serve on the standard streams; what libraries print must not mix with the answers."""
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    try:
        outgoing.write(HELLO)
        outgoing.flush()
        serve(sys.stdin.buffer, outgoing)
    except (KeyboardInterrupt, BrokenPipeError):
        return


if __name__ == "__main__":
    main()
