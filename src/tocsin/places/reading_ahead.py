"""Reads and parses files in a process of their own, so that one core parses while another stores."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Queue
from typing import IO

import msgspec

from tocsin.places.dumps import BadFileError
from tocsin.places.parsing import LENGTH, Parsed, batches
from tocsin.places.shaping import Batch

# Less is parsed before another process has started.
_WORTH_A_PROCESS = 256 * 1024
# Batches that wait, of one or two megabytes each; with them a file is parsed while the one before is being stored.
_AHEAD = 16
_PROGRAM = """
import sys
from pathlib import Path
from tocsin.places.parsing import serve
serve([Path(name) for name in sys.argv[1:]])
"""


@contextmanager
def batches_ahead(sources: Sequence[Path]) -> Iterator[Iterator[tuple[int, Batch]]]:
    """As :func:`tocsin.places.parsing.batches`, read ahead in another process where the files are large."""
    if sum(source.stat().st_size for source in sources) < _WORTH_A_PROCESS:
        yield batches(sources)
        return
    # -P: a module that happens to lie in the current directory must not run.
    command = [sys.executable, "-P", "-c", _PROGRAM, *map(str, sources)]
    waiting: Queue[bytes] = Queue(_AHEAD)
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:  # noqa: S603
        listener = threading.Thread(target=_listen, args=(process.stdout, waiting), daemon=True)
        listener.start()
        try:
            yield _received(waiting)
        finally:
            process.kill()
            _drain(waiting, listener)


def _received(waiting: Queue[bytes]) -> Iterator[tuple[int, Batch]]:
    decode = msgspec.msgpack.Decoder(Parsed).decode
    while True:
        try:
            parsed = decode(waiting.get())
        except msgspec.DecodeError:
            raise BadFileError(
                "The process that reads the files ended early: is there enough memory? Nothing was added."
            ) from None
        if parsed.failure is not None:
            raise OSError(parsed.errno, parsed.failure) if parsed.errno else BadFileError(parsed.failure)
        if parsed.batch is None:
            return
        yield parsed.file, parsed.batch


def _listen(stream: IO[bytes] | None, waiting: Queue[bytes]) -> None:
    """Puts the messages where they are waited for; at the end, or where one breaks off, an empty one."""
    while stream and len(header := stream.read(LENGTH.size)) == LENGTH.size:
        waiting.put(stream.read(LENGTH.unpack(header)[0]))
    waiting.put(b"")


def _drain(waiting: Queue[bytes], listener: threading.Thread) -> None:
    """Lets the listener, which may wait for room, come to the end of what the process wrote."""
    while listener.is_alive():
        with suppress(Empty):
            waiting.get(timeout=0.01)
