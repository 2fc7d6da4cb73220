"""What one report tells: its claims and statements over the words they were read from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.lines import hanging
from tocsin.cli.render.naming import given_id, source_name
from tocsin.records import (
    ActorFact,
    Advisory,
    Claim,
    Count,
    Disruption,
    Failure,
    Reading,
    Report,
    Span,
    Statement,
    Tally,
    value_spans,
)


def show_reading(out: Console, source: str, report: Report, reading: Reading) -> None:
    """Print a report's claims, then its statements, each with its quotes, under its title or the file's name."""
    read = reading.report
    named = report.title or source_name(source)
    traits = [report.title and source_name(source), report.publisher, report.published, read.lang, given_id(report.id)]
    found = ", ".join(filter(None, traits))
    out.print(Text.assemble((clean(named), "bold underline"), (clean(f"  {found}") if found else "", "dim")))
    for claim in reading.claims:
        _show_claim(out, report.text, claim)
    for statement in reading.statements:
        _show_statement(out, report.text, statement)
    if not reading.claims and not reading.statements:
        out.print("  It tells of no incident.", style="dim")
    out.print()


def show_failure(out: Console, source: str, ident: str, failure: Failure) -> None:
    """Print which file or line could not be read, and why."""
    given = given_id(ident)
    named = source_name(source) + (f" ({given})" if given else "")
    out.print(Text(clean(f"{named}: {failure.message} ({failure.code})"), style="red"))
    out.print()


def _show_claim(out: Console, text: str, claim: Claim) -> None:
    kind = words.type_words(claim.type).upper()
    out.print(Text.assemble((f"\n{kind}", "bold red"), f"  {claim.role}, {claim.modality}"))
    for label, value in claim_values(claim):
        hanging(out, Text(f"  {label:<8}", "cyan"), Text(clean(value)))
    spans = value_spans(claim)
    for evidence in claim.evidence:
        out.print(Padding(quoted(text, evidence, spans), (0, 0, 0, 4), expand=False))


def claim_values(claim: Claim) -> list[tuple[str, str]]:
    """Return a claim's values as labels and words, those it has."""
    values = [
        ("when", words.date_words(claim.date) or words.yearless_words(claim.yearless)),
        ("where", words.place_words(claim.place)),
        *(("people", count_words(count, claim.counts)) for count in claim.counts),
        *(("by", f"{one.text} ({one.status})") for one in claim.perpetrators),
    ]
    if claim.speaker:
        via = f", to {claim.speaker.via}" if claim.speaker.via else ""
        values.append(("says", claim.speaker.text + via))
    return [(label, value) for label, value in values if value]


def count_words(count: Count, counts: tuple[Count, ...]) -> str:
    """Return "5 abducted (workers, India)" with how it stands to the claim's other counts."""
    number = words.number_words(words.Number(best=count.best, low=count.low, high=count.high))
    traits = [count.role, count.group, words.country_words(count.nationality)]
    if count.standing != "current":
        traits.append(count.standing)
    if count.part_of is not None and 0 <= count.part_of < len(counts):
        traits.append(f"part of the {counts[count.part_of].outcome}")
    named = ", ".join(words.distinct(part.replace("_", " ") for part in traits if part))
    return f"{number} {count.outcome}" + (f" ({named})" if named else "")


def quoted(text: str, span: Span, marked: Sequence[Span]) -> Text:
    """Return the quote at ``span`` in quotation marks, with the ``marked`` spans inside it highlighted."""
    quote = Text("“", style="italic")
    for at in range(span.start, min(span.end, len(text))):
        inside = any(one.start <= at < one.end for one in marked)
        character = " " if text[at].isspace() else clean(text[at])
        quote.append(character, style="bold yellow not italic" if inside else None)
    return quote.append("”")


def _show_statement(out: Console, text: str, statement: Statement) -> None:
    out.print(Text.assemble("\n", (statement_words(statement), "bold blue")))
    for evidence in statement.evidence:
        out.print(Padding(quoted(text, evidence, []), (0, 0, 0, 4), expand=False))


def statement_words(statement: Statement) -> str:
    """Return a statement in one line."""
    match statement:
        case Tally():
            people = words.country_words(statement.population)
            place = words.country_words(statement.place)
            parts = [f"{statement.number:,} {statement.what}", people, place]
            parts.append(words.period_words(statement.period) if statement.period else "")
            return clean("TALLY  " + ", ".join(part for part in parts if part))
        case Advisory():
            level = f", level {statement.level}" if statement.level else ""
            where = words.country_words(statement.country)
            issuer = words.country_words(statement.issuer)
            advice = statement.advice.replace("_", " ")
            return clean(f"ADVISORY  {issuer} on {where or 'a country not named'}: {advice}{level}")
        case ActorFact():
            relation = statement.relation.replace("_", " ")
            return clean(f"ACTOR  {statement.actor} {relation} {statement.object}")
        case Disruption():
            where = f" in {statement.place}" if statement.place else ""
            return clean(f"DISRUPTION  {statement.what.replace('_', ' ')}{where}")
