"""One incident: its values with their ranges, then the words of each report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tocsin import wording as words
from tocsin.briefing.telling import victims_words
from tocsin.cli.output import clean
from tocsin.cli.render.reading import value_spans
from tocsin.ledger.answers import ClaimView, IncidentView, Quote
from tocsin.records import Span


def show_incident(out: Console, view: IncidentView) -> None:
    """Print an incident: values, disagreements, then each claim with its sentences."""
    incident = view.incident
    out.print(Text(clean(view.title), style="bold underline"))
    if view.requested and view.requested != incident.id:
        out.print(Text(f"{view.requested} was merged into {incident.id}.", style="dim"))
    for label, value, claims in incident_values(view):
        behind = f"  {_cited(claims)}" if claims else ""
        out.print(Text.assemble((f"  {label:<9}", "cyan"), clean(value), (clean(behind), "dim")))
    for disagreement in incident.disagreements:
        out.print(Text(f"  disagree on {disagreement.field.replace('_', ' ')}:", style="yellow"))
        for value, claims in disagreement.values:
            out.print(Text.assemble(f"    {clean(value)}", (clean(f"  {_cited(claims)}"), "dim")))
    for claim in view.claims:
        _show_claim(out, claim)


def incident_values(view: IncidentView) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield an incident's values: label, words, ids of the claims behind it ("" labels left out)."""
    one = view.incident
    held = f", {one.captivity.replace('_', ' ')}" if one.captivity else ""
    yield "incident", one.id, ()
    yield "what", f"{words.type_words(one.type)}, {one.status}{held}", ()
    yield "when", words.date_words(one.date) or "not known", ()
    yield "where", words.place_words(one.place) or "not known", ()
    for victims in one.victims:
        yield "people", victims_words(victims, one.victims), victims.claims
    for by in one.perpetrators:
        yield "by", f"{by.text} ({by.status})", by.claims
    sources = "1 independent source" if one.origins == 1 else f"{one.origins} independent sources"
    yield "from", f"{len(one.claims)} claims, {sources}", ()
    for link in one.links:
        yield "see", f"{link.relation.replace('_', ' ')} {link.incident}", ()


def _cited(claims: Iterable[str]) -> str:
    return "[" + ", ".join(claims) + "]"


def _show_claim(out: Console, view: ClaimView) -> None:
    claim = view.claim
    traits = ", ".join(part for part in (view.publisher, view.published, claim.role, claim.modality) if part)
    superseded = "  superseded" if view.superseded else ""
    out.print(Text.assemble("\n", (clean(claim.id), "bold"), clean(f"  {traits}"), (superseded, "yellow")))
    if claim.speaker:
        via = f", to {claim.speaker.via}" if claim.speaker.via else ""
        out.print(Text(clean(f"  says: {claim.speaker.text}{via}")))
    spans = value_spans(claim)
    for quote in view.quotes:
        out.print(Padding(marked_quote(quote, spans), (0, 0, 0, 4), expand=False))
    if view.url:
        out.print(Text(clean(f"    {view.url}"), style="dim"))


def marked_quote(quote: Quote, spans: Iterable[Span]) -> Text:
    """Return a quote in quotation marks, with the values read from it highlighted."""
    shown = Text(clean(quote.text).replace("\n", " "))
    for span in spans:
        start, end = span.start - quote.span.start, span.end - quote.span.start
        if 0 <= start < end <= len(shown):
            shown.stylize("bold yellow", start, end)
    return Text.assemble("“", shown, "”")
