"""An armed actor's profile on the screen and on a map."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from tocsin import wording as words
from tocsin.cli.output import clean
from tocsin.cli.render.actors import other_names, relation_words, source_words, title
from tocsin.cli.render.lines import hanging
from tocsin.exchange.drawing import as_geojson as features
from tocsin.ledger.answers import StatementView
from tocsin.ledger.profile import ActorProfile, Somewhere, Trend
from tocsin.names import Actor
from tocsin.records import ActorFact, Incident

INDENT = Text("    ")
SHOWN_NAMES = 2  # a language; json has all
SHOWN_PLACES = 10
STATUS = {
    "claimed": "claimed by it",
    "attributed": "attributed to it",
    "suspected": "suspected of it",
    "unknown": "named, no more said",
}
BARS = "▁▂▃▄▅▆▇█"


def show_profile(out: Console, found: ActorProfile) -> None:
    """Print who the actor is, what its incidents are, where and when, and what reports tell of it."""
    _show_identity(out, found)
    if not found.number:
        out.print("\nNo incident in the ledger names it then." if _bounded(found) else "\nNo incident names it.")
    else:
        _show_incidents(out, found)
    if found.reported:
        out.print(Text("\nReports tell", style="bold"))
    for view in found.reported:
        _show_fact(out, view)


def _bounded(found: ActorProfile) -> bool:
    return any((found.query.since, found.query.until, found.query.as_of))


def _show_identity(out: Console, found: ActorProfile) -> None:
    actor = found.actor
    out.print(title(actor))
    countries = ", ".join(words.country_words(code) for code in actor.countries)
    hanging(out, INDENT, Text(clean(f"{actor.kind.replace('_', ' ')}; {countries}")))
    names = [name for name in other_names(actor) if name != actor.name]
    shown = [name for name in _first_names(actor) if name in names]
    if shown:
        more = f", and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
        hanging(out, INDENT, Text(clean(f"also {', '.join(shown)}{more}")))
    for link in actor.relations:
        source = f"  {source_words(link.source)}" if link.source != actor.source else ""
        hanging(out, INDENT, Text.assemble(clean(relation_words(link)), (clean(source), "dim")))
    hanging(out, INDENT, Text(clean(source_words(actor.source)), style="dim"))


def _first_names(actor: Actor) -> list[str]:
    """A name or two of each language: most of the others are spellings of these."""
    found: dict[str, list[str]] = {}
    for alias in actor.aliases:
        found.setdefault(alias.lang, []).append(alias.form.lstrip("="))
    return list(dict.fromkeys(name for forms in found.values() for name in forms[:SHOWN_NAMES]))


def _show_incidents(out: Console, found: ActorProfile) -> None:
    number = found.number
    out.print(Text(f"\n{number:,} {'incident' if number == 1 else 'incidents'}", style="bold"))
    _show_parts(out, "how surely", [(STATUS[part.value], part.number) for part in found.statuses])
    kinds = [(part.value, part.number) for part in found.types]
    _show_parts(out, "what", [(words.type_words(kind, number), number) for kind, number in kinds])
    places = [(_place_words(part.value), part.number) for part in found.places]
    _show_parts(out, "where", places[:SHOWN_PLACES], len(places) - SHOWN_PLACES)
    _show_parts(out, "year", [(str(part.value), part.number) for part in found.years])
    _show_trend(out, found.trend)
    _show_area(out, found)


def _show_parts(out: Console, lead: str, parts: Sequence[tuple[str, int]], more: int = 0) -> None:
    told = [f"{name} {number:,}" for name, number in parts]
    told += [f"and {more} more places"] if more > 0 else []
    if told:
        hanging(out, _lead(lead), Text(clean("; ".join(told))))


def _lead(text: str) -> Text:
    return Text(f"    {text:<11}", style="dim")


def _place_words(place: Somewhere) -> str:
    return ", ".join(part for part in (place.admin1, words.country_words(place.country)) if part) or "not known"


def _show_trend(out: Console, trend: Trend) -> None:
    if not trend.parts:
        return
    first, last = trend.parts[0].value, trend.parts[-1].value
    most = max(part.number for part in trend.parts)
    undated = f"; {trend.undated_number} not dated as finely" if trend.undated_number else ""
    line = f"{first} {sparkline([part.number for part in trend.parts])} {last}"
    out.print(_lead(f"by {trend.step}") + Text(f"{line}  (most {most:,}{undated})"))


def sparkline(numbers: Sequence[int]) -> str:
    """Return one bar a number, the highest for the most, a blank for none."""
    most = max(numbers, default=0)
    return "".join(BARS[(number * len(BARS) - 1) // most] if number else " " for number in numbers)


def _show_area(out: Console, found: ActorProfile) -> None:
    if found.area is None:
        return
    rings = len(found.area["coordinates"])
    parts = "one area" if rings == 1 else f"{rings} areas apart"
    unplaced = f"; {found.unplaced_number:,} incidents have no point" if found.unplaced_number else ""
    told = f"{parts}, about {found.area_km2:,.0f} km²{unplaced} (--format geojson draws it)"
    hanging(out, _lead("area"), Text(told))


def _show_fact(out: Console, view: StatementView) -> None:
    fact = view.statement
    assert isinstance(fact, ActorFact)
    said = f"{fact.actor} {fact.relation.replace('_', ' ')} {fact.object}"
    quote = view.quotes[0] if view.quotes else None
    by = ", ".join(part for part in (quote.publisher or quote.report, quote.published) if part) if quote else ""
    cited = f"  “{' '.join(quote.text.split())}” {by}" if quote else ""
    hanging(out, INDENT, Text.assemble(clean(said), (clean(cited), "dim")))


def as_geojson(found: ActorProfile, incidents: Sequence[Incident]) -> dict[str, object]:
    """Return a FeatureCollection (RFC 7946): the area of activity, then the incidents."""
    facts = {
        "actor": found.actor.id,
        "name": found.actor.name,
        "incidents": found.number,
        "unplaced": found.unplaced_number,
        "area_km2": found.area_km2,
        "since": found.query.since,
        "until": found.query.until,
        "as_of": found.query.as_of,
    }
    area = {"type": "Feature", "id": found.actor.id, "geometry": found.area, "properties": facts}
    drawn = features(incidents)
    held = drawn["features"]
    assert isinstance(held, list)
    return {**drawn, "features": [area, *held]}
