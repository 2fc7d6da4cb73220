"""Options that several commands share, and the kinds of values they take."""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from tocsin.cli.trouble import Misasked

F = TypeVar("F", bound=Callable[..., object])

DEFAULT_LEDGER = "tocsin.db"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _keep_ledger(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.find_root().meta["ledger"] = value


def ledger_option(command: F) -> F:
    """``--ledger``, taken before or after the command's name; read it with :func:`ledger_path`."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="PATH",
        expose_value=False,
        callback=_keep_ledger,
        help="The ledger file (default: TOCSIN_LEDGER, else ./tocsin.db).",
    )(command)


def ledger_path() -> Path:
    """Return the ledger this run works on: the option's, else the environment's, else ./tocsin.db."""
    import os

    chosen = click.get_current_context().find_root().meta.get("ledger")
    return chosen if isinstance(chosen, Path) else Path(os.environ.get("TOCSIN_LEDGER") or DEFAULT_LEDGER)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``, the first of ``formats`` being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats, case_sensitive=False),
        default=formats[0],
        show_default=True,
        help="How to print the answer.",
    )


def first_day(text: str) -> dt.date:
    """Return the first day of YYYY, YYYY-MM or YYYY-MM-DD; raises Misasked."""
    return _parse_day(text.strip())[0]


def last_day(text: str) -> dt.date:
    """Return the last day of YYYY, YYYY-MM or YYYY-MM-DD; raises Misasked."""
    return _parse_day(text.strip())[1]


def moment(text: str) -> dt.datetime:
    """Return a time in UTC: a time as given, or the end of a day, month or year; raises Misasked."""
    given = text.strip()
    if not _DAY.fullmatch(given):
        return _parse_time(given)
    return dt.datetime.combine(_parse_day(given)[1], dt.time.max, tzinfo=dt.UTC)


def country(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country's code, name or demonym.

    Raises Misasked, with near names, or with the codes of the several countries that are called so.
    """
    from tocsin import names
    from tocsin.cli.countries import choices, near_names

    given = text.strip()
    codes = names.states_called(given)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise Misasked(f"'{given}' may be more than one country: write {choices(codes)}.")
    near = near_names(given)
    hint = f"; did you mean {' or '.join(near)}?" if near else ": write its name, or a code such as ML."
    raise Misasked(f"'{given}' is not a country Tocsin knows{hint}")


def armed_actor(text: str) -> str:
    """Return the id of an armed actor from its id or a name; raises Misasked."""
    from tocsin import names

    found = names.resolve_actor(text.strip())
    if found is None:
        raise Misasked(f"'{text}' is not an actor Tocsin knows: tocsin actors --find TEXT looks for one.")
    return found


class Named(click.Choice[str]):
    """One of a few names; what people write instead is answered with the name that they mean."""

    def __init__(self, choices: Sequence[str], noun: str, also: Mapping[str, str]) -> None:
        super().__init__(choices)
        self._noun = noun
        self._also = also

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, however its words are joined; raises Misasked."""
        given = str(value).strip()
        key = "_".join(given.casefold().replace("-", " ").replace("_", " ").split())
        if key in self.choices:
            return key
        meant = self._also.get(key)
        close = difflib.get_close_matches(key, [*self.choices, *self._also], n=2, cutoff=0.6)
        near = [meant] if meant else list(dict.fromkeys(self._also.get(one, one) for one in close))
        hint = f"did you mean {' or '.join(near)}?" if near else f"write one of {', '.join(self.choices)}."
        raise Misasked(f"'{given}' is not {self._noun}: {hint}")


def check_period(since: dt.date | None, until: dt.date | None) -> None:
    """Raise Misasked where a period ends before it begins."""
    if since and until and since > until:
        raise Misasked(f"The period ends ({until}) before it begins ({since}): give --since the earlier day.")


def form_for(out: Path | None, given: str | None, endings: Mapping[str, str], default: str) -> str:
    """Return the format given, else the one that ``out`` ends in; raises Misasked for endings of no format."""
    ending = out.suffix.lower() if out else ""
    if given or not ending:
        return given or default
    if ending not in endings:
        shown = ", ".join(endings)
        raise Misasked(f"No format is known by the ending {ending}: end --out in {shown}, or name one with --format.")
    return endings[ending]


def day_bounds(year: int | None, month: int | None = None, day: int | None = None) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a year, a month or a day; raises ValueError where there is none."""
    if year is None:
        raise ValueError("no year")
    first = dt.date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, dt.date(year, last_month, calendar.monthrange(year, last_month)[1])


def _parse_day(text: str) -> tuple[dt.date, dt.date]:
    match = _DAY.fullmatch(text)
    try:
        if match:
            return day_bounds(*(int(part) if part else None for part in match.groups()))
    except ValueError:
        pass
    raise Misasked(f"'{text}' is not a date: write it as 2025, 2025-11 or 2025-11-06.")


def _parse_time(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise Misasked(f"'{text}' is not a time: write it as 2025-11-09 or 2025-11-09T08:30Z.") from None
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def country_option(*, required: bool = False) -> Callable[[F], F]:
    """``--country``."""
    return click.option(
        "--country",
        type=country,
        metavar="COUNTRY",
        required=required,
        help="A country, as a name or a code: Mali or ML.",
    )


def nationality_option(command: F) -> F:
    """``--nationality``."""
    return click.option(
        "--nationality",
        type=country,
        metavar="COUNTRY",
        help="Where the victims are from: India, Indian or IN.",
    )(command)


def period_options(command: F) -> F:
    """``--since`` and ``--until``: inclusive days."""
    command = click.option(
        "--until", type=last_day, metavar="DATE", help="Last day: 2025 (its end), 2025-11 or 2025-11-06."
    )(command)
    return click.option("--since", type=first_day, metavar="DATE", help="First day: 2025, 2025-11 or 2025-11-06.")(
        command
    )


def page_options(command: F) -> F:
    """``--page`` and ``--after``: so many at a time."""
    command = click.option("--after", metavar="END", help="Go on where the page before ended, as it said.")(command)
    return click.option("--page", type=click.IntRange(1), metavar="N", help="At most N, and where the next begin.")(
        command
    )


def check_page(page: int | None, after: str | None) -> None:
    """Raise Misasked where a page is to follow another, and its size is not given."""
    if after and page is None:
        raise Misasked("Say how many to a page: --page 50 --after END.")


def as_of_option(command: F) -> F:
    """``--as-of``: answer from the reports known at that moment."""
    return click.option(
        "--as-of",
        type=moment,
        metavar="TIME",
        help="Answer as was known then: 2025-11-09 or 2025-11-09T08:30Z.",
    )(command)


def published(text: str) -> str:
    """Return a date of publication as it is given; raises Misasked where it cannot be read."""
    from tocsin.reports import normalise_published

    if normalise_published(text) is None:
        raise Misasked(f"'{text}' is not a date of publication: write it as 2025-11-09 or 2025-11-09T08:30Z.")
    return text


def given_options(command: F) -> F:
    """``--published``, ``--publisher`` and ``--lang``: for sources that don't say it themselves."""
    for name, kind, metavar, what in (
        ("--lang", str, "CODE", "Language, such as en or fr, where the source does not say."),
        ("--publisher", str, "NAME", "Whose report it is, where the source does not say."),
        ("--published", published, "DATE", "When it was published, where the source does not say: 2025-11-09."),
    ):
        command = click.option(name, type=kind, metavar=metavar, help=what)(command)
    return command


def out_option(command: F) -> F:
    """``--out``: a file instead of standard output."""
    return click.option(
        "--out",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write to FILE instead of the screen.",
    )(command)
