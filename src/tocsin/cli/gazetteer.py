"""Making the gazetteer before it is first needed, with a bar: unsaid, the first report would seem to hang."""

from __future__ import annotations

import sqlite3

from tocsin.cli.trouble import Trouble


def make_gazetteer() -> None:
    """Make the gazetteer where there is none yet. Raises Trouble where its file cannot be written."""
    from tocsin.places.gazetteer import default_path

    path = default_path()
    if path.exists():
        return
    from tocsin.cli.progress import measuring
    from tocsin.places import Gazetteer

    try:
        with measuring("Making the gazetteer, once") as progress:
            Gazetteer.open(progress=progress)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise Trouble(f"Cannot make the gazetteer {path} ({reason}): name another file in TOCSIN_GAZETTEER.") from None
