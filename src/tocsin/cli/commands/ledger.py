"""``tocsin ledger``: proving, copying and looking after the ledger itself."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import format_option, ledger_option, ledger_path
from tocsin.cli.output import console, emit, json_text, note
from tocsin.cli.progress import measuring
from tocsin.cli.trouble import Trouble


@click.group("ledger")
def command() -> None:
    """Prove, copy and look after the ledger.

    \b
    Examples:
      tocsin ledger check
      tocsin ledger backup /backups/desk-2025-11-09.db
      tocsin ledger restore /backups/desk-2025-11-09.db
      tocsin ledger info
      tocsin ledger audit --limit 50
      tocsin ledger names --allow lima
    """


@command.command("check")
@click.option("--holds", metavar="HASH", help="Also prove that the chain still has this entry, noted before.")
@format_option("text", "json")
@ledger_option
def check(holds: str | None, form: str) -> int:
    """Prove the ledger: that every value's evidence is in its report and reads as it did, that every incident
    follows from claims and decisions (they are merged anew), that columns, counts and the full-text index agree,
    and that the chain over all that arrived holds.

    What is broken is said in one sentence each, and the exit status is 1. Others may use the ledger meanwhile.
    Somebody who rewrites the whole file can rewrite its chain: note the hash that tocsin ledger info prints
    elsewhere, and give it with --holds later.

    \b
    Examples:
      tocsin ledger check
      tocsin ledger check --format json
      tocsin ledger check --holds 9c13ba0dcb7c6b57ee79d3246d89023b99745622444531652ae0517e73a40361
    """
    from tocsin.cli.render.upkeep import show_checked

    with open_ledger() as ledger, measuring("Checking the ledger") as progress:
        found = ledger.check(holds=holds, progress=progress)
    if form == "json":
        emit(json_text(found))
    else:
        show_checked(console(), found)
    return 1 if found.defects else 0


@command.command("renew")
@ledger_option
def renew() -> None:
    """Work out all incidents anew from claims and decisions, those of every earlier moment too.

    For after an upgrade that merges otherwise, when tocsin ledger check says that incidents do not follow. Ids
    stay. Stop it with Ctrl-C and run it again to go on.
    """
    with open_ledger() as ledger, measuring("Merging anew") as progress:
        ledger.store.renew(progress)


@command.command("info")
@format_option("text", "json")
@ledger_option
def info(form: str) -> None:
    """Show the ledger's size, schema and numbers, who read its reports, and the end of its chain."""
    from tocsin.cli.render.upkeep import show_info

    with open_ledger() as ledger:
        found = ledger.info()
    if form == "json":
        emit(json_text(found))
    else:
        show_info(console(), found)


@command.command("backup")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Replace a file that is at PATH already.")
@format_option("text", "json")
@ledger_option
def backup(path: Path, form: str, *, replace: bool) -> None:
    """Copy the ledger to PATH, as it is at one moment, while others read and write it.

    The copy is one file, a ledger of its own: tocsin --ledger PATH ledger check proves it. It holds the names that
    are erased from the ledger later; tocsin erase lists the copies that were made.

    \b
    Example:
      tocsin ledger backup /backups/desk-2025-11-09.db
    """
    with open_ledger() as ledger, measuring("Copying the ledger") as progress:
        made = ledger.store.backup(path, replace=replace, progress=progress)
    emit(json_text(made) if form == "json" else f"{path} holds {_numbers(made.reports, made.incidents, made.entries)}.")


@command.command("restore")
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask whether to replace what the ledger holds.")
@format_option("text", "json")
@ledger_option
def restore(path: Path, form: str, *, yes: bool) -> None:
    """Put the copy at PATH in the place of the ledger, also while others use it: they see it whole before, or
    whole after.

    The copy is checked in full first; names that were erased since it was made are erased from it again, and the
    audit goes on. What the ledger held otherwise is gone: back it up first.

    \b
    Example:
      tocsin --ledger desk.db ledger restore /backups/desk-2025-11-09.db
    """
    from tocsin.ledger import LedgerError
    from tocsin.ledger.integrity.restoring import restore as put_back

    ledger = ledger_path()
    if ledger.exists() and not yes:
        click.confirm(f"Replace all that {ledger} holds by {path}?", abort=True, err=True)
    try:
        with measuring("Restoring the ledger") as progress:
            made = put_back(path, ledger, progress=progress)
    except LedgerError as error:
        raise Trouble(str(error)) from None
    emit(
        json_text(made)
        if form == "json"
        else f"{ledger} holds {_numbers(made.reports, made.incidents, made.entries)} again."
    )


@command.command("audit")
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many, the last.")
@click.option("--seen", is_flag=True, help="Only who saw names.")
@format_option("text", "json")
@ledger_option
def audit(limit: int, form: str, *, seen: bool) -> None:
    """List who saw names and who changed what, the last first: the account, when, and on which reports.

    Reports filed and decisions come from the chain; the name of who decided is the one given then. Who saw names
    is noted once the ledger lists whose accounts see them: tocsin ledger names.
    """
    from tocsin.cli.render.upkeep import show_audit

    with open_ledger() as ledger:
        lines = ledger.store.audit(changes=not seen)
    kept = [line for line in lines if line.act == "seen" or not seen][:limit]
    if form == "json":
        emit(json_text(kept))
    else:
        show_audit(console(), kept)


@command.command("names")
@click.option("--allow", metavar="ACCOUNT", help="Let this account see names.")
@click.option("--disallow", metavar="ACCOUNT", help="Let it see them no more.")
@format_option("text", "json")
@ledger_option
def names(allow: str | None, disallow: str | None, form: str) -> None:
    """List whose accounts see the names of people in the words of reports, or change that.

    While none is listed, all who can open the ledger see them. With the first that is allowed, yours is listed
    too; others get the words of reports with the names blotted out, and every answer with names in it is noted
    in the audit. Who may read the ledger's file can get round this: protect the file too.

    \b
    Examples:
      tocsin ledger names
      tocsin ledger names --allow lima
      tocsin ledger names --disallow lima
    """
    with open_ledger() as ledger:
        if allow:
            ledger.allow(allow)
        if disallow:
            ledger.disallow(disallow)
        listed = ledger.store.allowed()
    if form == "json":
        emit(json_text(listed))
    elif listed:
        emit("\n".join(listed))
    else:
        note("No account is listed: all who can open the ledger see names.")


def _numbers(reports: int, incidents: int, entries: int) -> str:
    return f"{reports:,} reports and {incidents:,} incidents, {entries:,} entries of the chain"
