"""The labelled toponyms of the geoparsing corpora, as records: Local-Global Lexicon and GeoWebNews."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tocsin.records import Record


class Gold(Record, frozen=True):
    """A labelled toponym; ``point`` in degrees, None where the corpus gives none."""

    start: int
    end: int
    point: tuple[float, float] | None


class Article(Record, frozen=True):
    """A labelled article and its publisher's site."""

    text: str
    publisher: str
    toponyms: tuple[Gold, ...]


def lgl(folder: Path) -> list[Article]:
    """588 articles of local papers (Lieberman, Samet and Sankaranarayanan 2010)."""
    return [
        Article(
            text=article.findtext("text") or "",
            publisher=article.findtext("domain") or "",
            toponyms=_once(_lgl(one) for one in article.iter("toponym")),
        )
        for article in _root(folder / "lgl.xml.gz").iter("article")
    ]


def gwn(folder: Path) -> list[Article]:
    """200 articles of world news (Gritta, Pilehvar and Collier 2019)."""
    return [
        Article(
            text=article.findtext("text") or "",
            publisher=(article.findtext("link") or "//").split("/")[2],
            toponyms=_once(_gwn(one) for one in article.iter("toponym")),
        )
        for article in _root(folder / "GWN.xml.gz").iter("article")
    ]


def _root(file: Path) -> ElementTree.Element:
    return ElementTree.fromstring(gzip.decompress(file.read_bytes()))


def _lgl(one: ElementTree.Element) -> Gold:
    return _gold(one, one.findtext("gaztag/lat"), one.findtext("gaztag/lon"))


def _gwn(one: ElementTree.Element) -> Gold:
    return _gold(one, one.findtext("latitude"), one.findtext("longitude"))


def _gold(one: ElementTree.Element, lat: str | None, lon: str | None) -> Gold:
    point = (float(lat), float(lon)) if lat and lon else None
    return Gold(start=int(one.findtext("start") or 0), end=int(one.findtext("end") or 0), point=point)


def _once(found: Iterator[Gold]) -> tuple[Gold, ...]:
    """Toponyms in order, each stretch once: the label with a point where there are two."""
    by_span: dict[tuple[int, int], Gold] = {}
    for one in found:
        if by_span.get((one.start, one.end), one).point is None or (one.start, one.end) not in by_span:
            by_span[one.start, one.end] = one
    return tuple(by_span[span] for span in sorted(by_span))
