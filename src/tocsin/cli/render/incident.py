"""One incident: its values with their ranges, then the words of each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tocsin import wording as words
from tocsin.briefing.telling import victims_words
from tocsin.cli.output import clean
from tocsin.cli.render.confidence import confidence_words
from tocsin.cli.render.decisions import decision_words, signed
from tocsin.cli.render.incidents import captivity_words
from tocsin.cli.render.lines import hanging
from tocsin.cli.render.naming import given_id
from tocsin.ledger.answers import ClaimView, IncidentView, Quote
from tocsin.ledger.naming import report_numbers, report_of
from tocsin.merging import is_mention
from tocsin.records import Incident, Span, Victims, value_spans


def show_incident(out: Console, view: IncidentView) -> None:
    """Print an incident: values and disagreements with the numbers of the reports behind them, then the reports."""
    incident = view.incident
    numbers = report_numbers(view)
    out.print(Text(clean(view.title), style="bold underline"))
    if view.requested:
        out.print(Text(clean(f"{view.requested} was merged into {incident.id}."), style="dim"))
    for label, value, claims in incident_values(view):
        hanging(out, Text(f"  {label:<9}", "cyan"), Text.assemble(clean(value), (_cited(claims, numbers), "dim")))
    for decision in view.decisions:
        words_of = f"{decision_words(decision)} (decision {decision.id}, {signed(decision)})"
        hanging(out, Text(f"  {'decided':<9}", "yellow"), Text(clean(words_of)))
    for disagreement in incident.disagreements:
        field = disagreement.field.replace("_", " ").replace(".", ", ")
        out.print(Text(f"  disagree on {field}:", style="yellow"))
        for value, claims in disagreement.values:
            hanging(out, Text("    "), Text.assemble(clean(value), (_cited(claims, numbers), "dim")))
    for claim in sorted(view.claims, key=lambda one: numbers.get(one.claim.id, 0)):
        _show_claim(out, claim, numbers.get(claim.claim.id), report_of(view, claim))


def incident_values(view: IncidentView) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield an incident's values: label, words, ids of the claims behind it ("" labels left out)."""
    one = view.incident
    yield "incident", one.id, ()
    what = ", ".join(filter(None, (words.type_words(one.type), one.status, captivity_words(one))))
    yield "what", what + _set(one, "type", "captivity", "status"), ()
    yield "when", (words.date_words(one.date) or "not known") + _set(one, "date"), ()
    yield "where", (words.place_words(one.place) or "not known") + _set(one, "place", "country"), ()
    for victims in one.victims:
        line = f"victims.{victims.outcome}"
        yield "people", victims_words(victims, one.victims) + _set_line(one, line, victims), victims.claims
    for by in one.perpetrators:
        yield "by", f"{by.text} ({by.status})" + _set(one, "perpetrator"), by.claims
    claims = "1 claim" if len(one.claims) == 1 else f"{len(one.claims)} claims"
    sources = "1 independent source" if one.origins == 1 else f"{one.origins} independent sources"
    yield "from", f"{claims}, {sources}", ()
    if sure := confidence_words(one):
        yield "sure", sure, ()
    if is_mention(one):
        yield "read", f"so unsurely ({one.certainty:.2f}) that no total counts it: tocsin confirm {one.id} lets it", ()
    for link in one.links:
        yield "see", f"{link.relation.replace('_', ' ')} {link.incident}", ()


def _set(one: Incident, *fields: str) -> str:
    return "  (corrected)" if set(fields) & set(one.corrected) else ""


def _set_line(one: Incident, field: str, line: Victims) -> str:
    """Say that a number of people is an analyst's: one of a nationality, else the largest whole one."""
    if line.nationality and _set(one, f"{field}.{line.nationality}"):
        return "  (corrected)"
    whole = [v for v in one.victims if v.outcome == line.outcome and v.part_of is None]
    return _set(one, field) if whole and line is max(whole, key=lambda v: v.best or 0) else ""


def _cited(claims: Iterable[str], numbers: dict[str, int]) -> str:
    found = sorted({numbers[claim] for claim in claims if claim in numbers})
    return "  " + "".join(f"[{number}]" for number in found) if found else ""


def _show_claim(out: Console, view: ClaimView, number: int | None, report: str) -> None:
    claim = view.claim
    ident = given_id(report)
    named = view.title or view.publisher or ident or "No title"
    publisher = view.publisher if view.publisher != named else None
    traits = ", ".join(filter(None, (publisher, view.published, claim.role, claim.modality, ident)))
    superseded = "  superseded" if view.superseded else ""
    out.print()
    body = Text.assemble((clean(named), "bold"), clean(f"  {traits}"), (superseded, "yellow"))
    hanging(out, Text(f"[{number}] ", "bold"), body)
    if claim.speaker:
        via = f", to {claim.speaker.via}" if claim.speaker.via else ""
        out.print(Text(clean(f"    says: {claim.speaker.text}{via}")))
    spans = value_spans(claim)
    for quote in (*view.quotes, *view.beside):
        out.print(Padding(marked_quote(quote, spans), (0, 0, 0, 4), expand=False))
    if view.url:
        # For the terminal to wrap: an address cut by us could not be copied.
        out.print(Text(clean(f"    {view.url}"), style="dim"), soft_wrap=True)


def marked_quote(quote: Quote, spans: Iterable[Span]) -> Text:
    """Return a quote in quotation marks, with the values read from it highlighted."""
    shown = Text(clean(quote.text).replace("\n", " "))
    for span in spans:
        start, end = span.start - quote.span.start, span.end - quote.span.start
        if 0 <= start < end <= len(shown):
            shown.stylize("bold yellow", start, end)
    return Text.assemble("“", shown, "”")
