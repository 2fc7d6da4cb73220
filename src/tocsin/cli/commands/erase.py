"""``tocsin erase``: a person's name out of the ledger, for good."""

from __future__ import annotations

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import format_option, ledger_option
from tocsin.cli.output import emit, json_text, note
from tocsin.cli.trouble import Misasked


@click.command("erase")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--because", required=True, metavar="TEXT", help="Why: kept, so do not write the name in it.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option("--let-in", is_flag=True, help="Let the name in again with reports to come; else it stays out.")
@format_option("text", "json")
@ledger_option
def command(names: tuple[str, ...], because: str, form: str, *, yes: bool, let_in: bool) -> None:
    """Erase a person's name from the ledger: texts, claims, incidents, index and audit. It cannot be undone.

    Each letter of it becomes a blot, so every other value keeps its evidence, and the chain still holds. A NAME is
    found in any case, with or without accents, its words next to one another in the order given. Give every
    spelling, script and inflected form, and the family name alone where reports use it so.

    Copies made before hold the name still: they are listed, to be erased from too, or deleted. So do exports and
    briefs that were written.

    \b
    Examples:
      tocsin erase "Ana Lima" "Lima" --because "she asked for it on 9 November"
      tocsin --ledger /backups/desk.db erase "Ana Lima" --because "erased from the desk's ledger" --yes
    """
    if not because.strip():
        raise Misasked("Say why with --because: an erasure needs a reason.")
    with open_ledger() as ledger:
        if not yes:
            found = ledger.store.reports_with(names)
            click.confirm(f"Erase what {found:,} versions of reports hold of it, for good?", abort=True, err=True)
        done = ledger.erase(*names, because=because, shut_out=not let_in)
    if form == "json":
        emit(json_text(done))
    else:
        emit(
            f"Erased from {done.rows:,} rows of {len(done.reports):,} reports; "
            f"{done.entries:,} entries of the chain were closed and made anew."
        )
    for backup in done.backups:
        note(f"This copy holds it still: {backup}.")
    if done.left:
        note(f"Bytes of it may be left in the ledger's file: {done.left}; run this again when that is over.")
