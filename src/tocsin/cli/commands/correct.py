"""``tocsin correct``: a value of an incident, set by a person."""

from __future__ import annotations

import click

from tocsin.cli.judging import decide, decision_options
from tocsin.cli.trouble import Misasked


@click.command("correct")
@click.argument("incident")
@click.argument("field")
@click.argument("value")
@decision_options
def command(incident: str, field: str, value: str, because: str, by: str | None, form: str) -> None:
    """Set a value of INCIDENT, and say why; what the reports say stays beside it.

    \b
    FIELD        VALUE
    type         abduction, attack, ... (tocsin incidents --help lists them)
    date         2025-11-06, 2025-11, 2025-11-06..2025-11-08
    place        a name, or NAME @ LAT,LON
    country      a name or a code: Mali, ML
    perpetrator  a name, or an actor's id: jnim
    status       reported, confirmed, disputed, refuted
    captivity    held, partly_ended, ended, unknown
    killed, abducted, injured, released, ...  a number; killed.India for those from one country

    All but type and status may be set to unknown.

    \b
    Examples:
      tocsin correct i-e5b03de45a23 abducted 6 --because "the company has since counted the driver"
      tocsin correct e5b03 date 2025-05-13 --because "the embassy's log" --by "Ana Lima"
      tocsin correct e5b03 place "Bankilaré @ 14.57,0.73" --because "seen on the video"
      tocsin correct e5b03 captivity ended --because "all are home, by telephone"
    """
    from tocsin.cli.fields import field_of, value_of

    named = field_of(field)
    meant = value_of(named, value)
    if not because.strip():
        raise Misasked('Say why: add --because "where you have it from".')
    decide(lambda ledger: ledger.correct(incident, named, meant, by=by, because=because), form)
