"""The gazetteer as commands open it: made on first use, with a bar; what goes wrong with it as one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tocsin.cli.trouble import Trouble

if TYPE_CHECKING:
    from tocsin.places import Gazetteer


def open_gazetteer() -> Gazetteer:
    """The gazetteer, made where there is none yet: unsaid, the first report would seem to hang.

    Raises Trouble where its file cannot be written, and StoreError where it is of another version.
    """
    from tocsin.cli.progress import measuring
    from tocsin.places import Gazetteer, default_path

    try:
        with measuring("Making the gazetteer, once") as progress:
            return Gazetteer.open(progress=progress)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"Cannot make the gazetteer {default_path()} ({reason}): name another file in TOCSIN_GAZETTEER."
        raise Trouble(message) from None


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Makes what goes wrong with the gazetteer, or with what is added to it, Trouble."""
    from tocsin.places import BadFileError, FetchError, StoreError

    try:
        yield
    except (BadFileError, FetchError, StoreError) as error:
        raise Trouble(str(error)) from None
    except sqlite3.DatabaseError:
        raise Trouble("The gazetteer is damaged: tocsin places rebuild makes it anew.") from None
    except OSError as error:
        raise Trouble(f"Cannot read or write {error.filename or 'a file'}: {error.strerror}.") from None
