"""Two small drawings as SVG: incidents a week by type, and where they were.

Colours come from the page's style sheet by class, so both follow light, dark and print.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil, cos, floor, radians

from markupsafe import Markup

from tocsin import wording as words
from tocsin.briefing.records import Mark
from tocsin.records import ClaimType, Record

WIDTH, BAR_HEIGHT, MAP_HEIGHT = 720, 190, 380
MARGIN = 44
MOST_WEEKS = 60  # bars thinner than this many to the width cannot be told apart
SHADES = 6  # classes t0 to t5 of the style sheet; t5 is for all types past the fifth
_STEPS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
_LINE = Markup('<line class="grid" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>')
_BAR = Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"><title>{}</title></rect>')
_DOT = Markup('<a href="#incident-{}"><circle class="{}" cx="{:.1f}" cy="{:.1f}" r="7"><title>{}</title></circle></a>')


class Legend(Record, frozen=True):
    """One type of incident and the class of its colour."""

    label: str
    shade: str


def shades(marks: Sequence[Mark]) -> dict[ClaimType, str]:
    """Return the colour class of each type present, the most frequent first."""
    ranked = Counter(mark.type for mark in marks).most_common()
    return {kind: f"t{min(rank, SHADES - 1)}" for rank, (kind, _) in enumerate(ranked)}


def legend(marks: Sequence[Mark]) -> tuple[Legend, ...]:
    """Return what the colours mean."""
    return tuple(Legend(label=words.type_words(kind, 2), shade=shade) for kind, shade in shades(marks).items())


def timeline(marks: Sequence[Mark]) -> Markup | None:
    """Return stacked bars of incidents a week (weeks begin on Monday), None where no day is known."""
    days = [mark.day for mark in marks if mark.day]
    if not days:
        return None
    weeks = _weeks(min(days), max(days))
    counts = Counter((_monday(mark.day), mark.type) for mark in marks if mark.day)
    tallest = max(sum(counts[(week, kind)] for kind in shades(marks)) for week in weeks)
    body = list(_bars(weeks, counts, shades(marks), tallest)) + list(_week_labels(weeks)) + _scale(tallest)
    title = f"Incidents a week, {words.day_words(weeks[0])} to {words.day_words(weeks[-1])}"
    return _svg(title, BAR_HEIGHT, body)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _weeks(first: dt.date, last: dt.date) -> list[dt.date]:
    start, end = _monday(first), _monday(last)
    number = (end - start).days // 7 + 1
    if number > MOST_WEEKS:  # the latest weeks matter most to a desk
        start, number = end - dt.timedelta(weeks=MOST_WEEKS - 1), MOST_WEEKS
    return [start + dt.timedelta(weeks=step) for step in range(max(number, 8))]


def _bars(
    weeks: Sequence[dt.date],
    counts: Counter[tuple[dt.date, ClaimType]],
    colours: dict[ClaimType, str],
    tallest: int,
) -> Iterator[Markup]:
    slot = (WIDTH - 2 * MARGIN) / len(weeks)
    unit = (BAR_HEIGHT - 2 * MARGIN) / tallest
    for place, week in enumerate(weeks):
        top = float(BAR_HEIGHT - MARGIN)
        for kind, shade in colours.items():
            number = counts[(week, kind)]
            if number:
                top -= number * unit
                label = f"Week of {words.day_words(week)}: {number} {words.type_words(kind, number)}"
                yield _BAR.format(shade, MARGIN + place * slot + 1, top, min(slot - 2, 48), number * unit - 1, label)


def _week_labels(weeks: Sequence[dt.date]) -> Iterator[Markup]:
    slot = (WIDTH - 2 * MARGIN) / len(weeks)
    every = ceil(len(weeks) / 8)
    for place in range(0, len(weeks), every):
        day = weeks[place]
        label = f"{day.day} {words.day_words(day).split()[1][:3]}"
        yield _label(MARGIN + place * slot + 1, BAR_HEIGHT - MARGIN + 16, label)


def _scale(tallest: int) -> list[Markup]:
    base = BAR_HEIGHT - MARGIN
    return [
        _LINE.format(MARGIN, base, WIDTH - MARGIN, base),
        _LINE.format(MARGIN, MARGIN, WIDTH - MARGIN, MARGIN),
        _label(MARGIN - 8, base + 4, "0", "end"),
        _label(MARGIN - 8, MARGIN + 4, str(tallest), "end"),
    ]


def dot_map(marks: Sequence[Mark]) -> Markup | None:
    """Return incidents as dots over a graticule of degrees, None where none has coordinates."""
    dots = [(mark, mark.lat, mark.lon) for mark in marks if mark.lat is not None and mark.lon is not None]
    if not dots:
        return None
    frame = Frame.around([lat for _, lat, _ in dots], [lon for _, _, lon in dots])
    colours = shades(marks)
    body = list(_graticule(frame))
    body += [_dot(frame, mark, lat, lon, colours[mark.type]) for mark, lat, lon in dots]
    return _svg(f"Where {len(dots)} of {len(marks)} incidents were", MAP_HEIGHT, body)


class Frame(Record, frozen=True):
    """The degrees that the map shows, and how they become points of the drawing."""

    west: float
    east: float
    south: float
    north: float

    @classmethod
    def around(cls, lats: Sequence[float], lons: Sequence[float]) -> Frame:
        """Return a frame with room around all points, in the drawing's proportions at their latitude."""
        middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        stretch = max(cos(radians(middle_lat)), 0.2)
        ratio = (WIDTH - 2 * MARGIN) / (MAP_HEIGHT - 2 * MARGIN)
        height = max((max(lats) - min(lats)) * 1.3, (max(lons) - min(lons)) * 1.3 * stretch / ratio, 2.0)
        width = height * ratio / stretch
        return cls(
            west=middle_lon - width / 2,
            east=middle_lon + width / 2,
            south=middle_lat - height / 2,
            north=middle_lat + height / 2,
        )

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the drawing's x and y of a place (degrees)."""
        across = (lon - self.west) / (self.east - self.west)
        up = (lat - self.south) / (self.north - self.south)
        return MARGIN + across * (WIDTH - 2 * MARGIN), MAP_HEIGHT - MARGIN - up * (MAP_HEIGHT - 2 * MARGIN)


def _graticule(frame: Frame) -> Iterator[Markup]:
    step = next((one for one in _STEPS if (frame.north - frame.south) / one <= 5), _STEPS[-1])
    yield Markup('<rect class="sea" x="{}" y="{}" width="{}" height="{}"/>').format(
        MARGIN, MARGIN, WIDTH - 2 * MARGIN, MAP_HEIGHT - 2 * MARGIN
    )
    for lat in _ticks(frame.south, frame.north, step):
        _, y = frame.point(lat, frame.west)
        yield _LINE.format(MARGIN, y, WIDTH - MARGIN, y)
        yield _label(MARGIN - 4, y + 3, _degrees(lat, "N", "S"), "end")
    for lon in _ticks(frame.west, frame.east, step):
        x, _ = frame.point(frame.south, lon)
        yield _LINE.format(x, MARGIN, x, MAP_HEIGHT - MARGIN)
        yield _label(x, MAP_HEIGHT - MARGIN + 14, _degrees(lon, "E", "W"), "middle")


def _ticks(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(ceil(low / step), floor(high / step) + 1)]


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{plus if value > 0 else minus if value < 0 else ''}"


def _dot(frame: Frame, mark: Mark, lat: float, lon: float, shade: str) -> Markup:
    x, y = frame.point(lat, lon)
    return _DOT.format(mark.incident, shade, x, y, mark.title)


def _label(x: float, y: float, text: str, anchor: str = "start") -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(x, y, anchor, text)


def _svg(title: str, height: int, body: Sequence[Markup]) -> Markup:
    head = Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="{}"><title>{}</title>').format(
        WIDTH, height, title, title
    )
    return head + Markup("").join(body) + Markup("</svg>")
