"""A brief as Markdown with footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin import wording as words
from tocsin.briefing.links import web_address
from tocsin.briefing.records import Brief, Section, Sentence, Source

# Reports are hostile text: nothing in them may become a heading, a link, a footnote or HTML.
_MARKS = re.compile(r"([\\`*_{}\[\]|~<>&])")
_LINE_STARTS = re.compile(r"^(\d+(?=[.)])|(?=[#+=-]))")


def to_markdown(brief: Brief) -> str:
    """Return the brief as CommonMark with footnotes, ending in a line break."""
    return "\n".join(_lines(brief)).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return ``text`` on one line with every mark of Markdown and HTML made harmless."""
    line = _MARKS.sub(r"\\\1", " ".join(text.split())).replace("\\<", "&lt;").replace("\\&", "&amp;")
    return _LINE_STARTS.sub(r"\1\\", line)


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    yield ""
    yield f"Period: {escaped(words.period_words(brief.period))}"
    if brief.as_of:
        yield f"As known at {escaped(brief.as_of.isoformat(timespec='minutes'))}"
    yield from ("", "## Key figures", "")
    for figure in brief.figures:
        yield f"- **{escaped(figure.text)}** {escaped(figure.label)}{_notes(figure.citations)}"
    for section in brief.sections:
        yield from _section(section)
    yield from ("", "## Notes", "")
    for note in brief.notes:
        yield f"- {escaped(note)}"
    yield ""
    for source in brief.sources:
        yield _source(source)


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {escaped(section.heading)}", "")
    for entry in section.entries:
        yield from (f"### {escaped(entry.date)}: {escaped(entry.title)}", "")
        yield from (_sentence(one) for one in entry.sentences)
        yield ""
    for one in section.sentences:
        yield f"- {_sentence(one)}"
    if not section.entries and not section.sentences:
        yield escaped(section.empty)


def _sentence(sentence: Sentence) -> str:
    return f"{escaped(sentence.text)}{_notes(sentence.citations)}"


def _notes(citations: tuple[int, ...]) -> str:
    return "".join(f"[^{number}]" for number in citations)


def _source(source: Source) -> str:
    url = web_address(source.url)
    by = ", ".join(escaped(part) for part in (source.publisher or source.report, source.published) if part)
    return f"[^{source.number}]: “{escaped(source.text)}” {by}" + (f" <{url}>" if url else "")
