"""A small ledger in memory: an abduction, a partial release, a bombing, and what else reports say."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from tocsin.ledger import Store
from tocsin.ledger.advice import AdviceEntry, CountryAdvice
from tocsin.ledger.advice_history import Told, course
from tocsin.ledger.answers import (
    ClaimedTotal,
    ClaimView,
    IncidentView,
    Quote,
    ReportRow,
    StatementView,
    TallyAnswer,
    TallyShare,
)
from tocsin.records import (
    Claim,
    ClaimRef,
    Count,
    DateRange,
    Disagreement,
    Disruption,
    Failure,
    Incident,
    IncidentPerpetrator,
    Link,
    Perpetrator,
    Place,
    Reading,
    Report,
    Span,
    Speaker,
    Tally,
    Victims,
)
from tocsin.reports import Received

HOSTILE = '<script>alert("x")</script> & ](javascript:alert(1))'


def quote(report, text, start=0, url="https://harbour-courier.example/a", publisher="The Harbour Courier"):
    return Quote(
        report=report,
        claim=f"{report}.1",
        publisher=publisher,
        published="2025-05-15",
        url=url,
        text=text,
        span=Span(start=start, end=start + len(text)),
    )


def claim_view(report, kind, words, **more):
    claim = Claim(
        id=f"{report}.1",
        type=kind,
        role="main",
        modality="asserted",
        confidence=0.9,
        evidence=(Span(start=0, end=len(words[0])),),
        **more,
    )
    quotes, at = [], 0
    for one in words:
        quotes.append(quote(report, one, at))
        at += len(one) + 1
    return ClaimView(
        claim=claim,
        quotes=tuple(quotes),
        publisher="The Harbour Courier",
        published="2025-05-15",
        title="t",
        url="https://harbour-courier.example/a",
    )


def day(text):
    value = dt.date.fromisoformat(text)
    return DateRange(start=value, end=value, precision="day")


def victims(outcome, best, low=None, high=None, **more):
    values = {"nationality": None, "group": "civilians", "part_of": None, "claims": ("r1.1",)} | more
    return Victims(
        outcome=outcome,
        best=best,
        low=best if low is None else low,
        high=best if high is None else high,
        **values,
    )


def incident(ident, kind, **more):
    values = {
        "status": "reported",
        "captivity": None,
        "date": None,
        "place": None,
        "perpetrators": (),
        "victims": (),
        "claims": (ClaimRef(report="r1", claim="r1.1"),),
        "origins": 1,
        "links": (),
        "first_reported": dt.date(2025, 5, 15),
        "updated": dt.date(2025, 5, 16),
    }
    return Incident(id=ident, type=kind, **(values | more))


class Shelf:
    """Answers a brief's questions from lists."""

    def __init__(self, views, statements=(), tallies=None, failed=(), advice=()):
        self.advice = advice
        self.views = {view.incident.id: view for view in views}
        self.said = statements
        self.tallied = tallies
        self.failed = failed

    def incidents(self, query, /):
        found = [view.incident for view in self.views.values()]
        return [one for one in found if query.type is None or one.type == query.type]

    def incident(self, incident_id, /, *, as_of=None):
        return self.views.get(incident_id)

    def tally(self, query, /):
        return TallyAnswer(query=query, **self.tallied)

    def statements(self, country=None, kind=None, since=None, as_of=None):
        kinds = {"tally": Tally, "disruption": Disruption}
        then = as_of.date().isoformat() if as_of else "9999"
        known = [view for view in self.said if view.quotes[0].published[:10] <= then]
        return [view for view in known if isinstance(view.statement, kinds[kind])]

    def advisories(self, country=None, as_of=None, until=None):
        then = as_of.date() if as_of else until or dt.date.max
        known = [told for told in self.advice if told.entry.day <= then]
        return [CountryAdvice(country="NE", now=course(known).now, history=(), waves=())]

    def reports(self, failed=False):
        return [row for row in self.failed if failed is None or (row.failure is not None) == failed]


@pytest.fixture
def shelf():
    taken_words = "Gunmen took five Filipino technicians near Tera on 14 May 2025."
    speaker = Speaker(text="the embassy", span=Span(start=70, end=81))
    taken = IncidentView(
        incident=incident(
            "i-taken",
            "abduction",
            status="confirmed",
            captivity="partly_ended",
            date=day("2025-05-14"),
            place=Place(name="Tera", country="NE", admin1="Tillabéri", lat=14.01, lon=0.75, precision="near"),
            perpetrators=(IncidentPerpetrator(text="JNIM", actor="jnim", status="suspected", claims=("r2.1",)),),
            victims=(
                victims("abducted", 5, 4, 5, nationality="PH", role="workers"),
                victims("killed", 1, part_of=0, group="security_forces"),
            ),
            origins=2,
            links=(Link(relation="ended_by", incident="i-freed"),),
            disagreements=(Disagreement(field="abducted", values=(("5", ("r1.1",)), ("4", ("r2.1",)))),),
        ),
        claims=(
            claim_view(
                "r1",
                "abduction",
                (taken_words, "The embassy said five were gone."),
                speaker=speaker,
                counts=(Count(outcome="abducted", best=5, span=Span(start=12, end=16)),),
            ),
            claim_view("r2", "abduction", ("Four workers were seized, officials suspect JNIM.",)),
        ),
        title="Five taken near Tera",
    )
    freed = IncidentView(
        incident=incident(
            "i-freed", "release", date=day("2025-08-02"), victims=(victims("released", 2, claims=("r3.1",)),)
        ),
        claims=(claim_view("r3", "release", ("Two of the five are free.",)),),
        title="Two freed",
    )
    bombed = IncidentView(
        incident=incident("i-bomb", "bombing", victims=(victims("killed", None, 3, None),)),
        claims=(claim_view("r4", "bombing", (HOSTILE,)),),
        title=HOSTILE,
    )
    tally = Tally(number=8, what="abducted", population="PH", place="NE", evidence=(Span(start=0, end=5),))
    total_quote = quote("r5", "Eight this year.")
    return Shelf(
        [taken, freed, bombed],
        statements=[
            StatementView(statement=tally, quotes=(total_quote,)),
            StatementView(
                statement=Disruption(what="fuel_shortage", place="Niamey", evidence=()),
                quotes=(quote("r6", "Pumps are dry.", url="javascript:alert(1)"),),
            ),
        ],
        advice=[_advice("US", "reconsider", 3, "2025-05-01"), _advice("US", "leave", 4, "2025-05-20")],
        tallies={
            "best": 8,
            "low": 7,
            "high": 8,
            "incidents": (
                _share("i-taken", 5, 4),
                _share("i-gaya", 3, 3),
            ),
            "claimed": (
                ClaimedTotal(
                    number=8,
                    modifier="exact",
                    report="r5",
                    quote=total_quote,
                    period=None,
                    agreement="agrees",
                    difference=0,
                    reason="the same people",
                ),
            ),
        },
        failed=[
            ReportRow(
                id="r9",
                source="broken.pdf",
                publisher=None,
                published=None,
                lang=None,
                title=None,
                claims=0,
                statements=0,
                revision=1,
                copy_of=None,
                failure=Failure(code="empty_text", message="It holds no text."),
                ingested_at=dt.datetime(2025, 6, 1, tzinfo=dt.UTC),
            )
        ],
    )


@pytest.fixture
def store_of_words(tmp_path):
    """A ledger of one report whose values stand in sentences that its evidence leaves out, and those sentences."""
    sentences = (
        "Five engineers were taken.",
        "It was on 6 November 2025.",
        "The road runs past Kobri.",
        "Soldiers killed 4 of the gunmen at a ford.",
        "Officials in the town suspect JNIM.",
    )
    text = " ".join(sentences)

    def at(words):
        return Span(start=text.index(words), end=text.index(words) + len(words))

    taken = Claim(
        id="r1.1",
        type="abduction",
        role="main",
        modality="asserted",
        confidence=0.9,
        evidence=(at(sentences[0]),),
        date=msgspec.structs.replace(day("2025-11-06"), span=at("6 November 2025")),
        place=Place(name="Kobri", country="ML", precision="admin2", span=at("Kobri")),
        counts=(
            Count(outcome="abducted", best=5, low=5, high=5, span=at("Five")),
            Count(outcome="killed", best=4, low=4, high=4, group="attackers", span=at("4")),
        ),
        perpetrators=(Perpetrator(text="JNIM", actor="jnim", status="suspected", span=at("JNIM")),),
    )
    report = Report(id="r1", text=text, published="2025-11-08", publisher="The Harbour Courier", lang="en")
    store = Store.open(tmp_path / "ledger.db")
    with store.batch() as batch:
        batch.file(
            Received(source="r1.txt", id="r1", report=report, digest="d"), Reading(report=report, claims=(taken,))
        )
    yield store, sentences
    store.close()


def _advice(issuer, advice, level, published):
    words = Quote(
        report=f"a-{published}",
        claim=None,
        publisher="P",
        published=published,
        url=None,
        text=f"{issuer} says {advice} {level}.",
        span=Span(start=0, end=9),
    )
    entry = AdviceEntry(
        issuer=issuer,
        country="NE",
        level=level,
        advice=advice,
        day=dt.date.fromisoformat(published),
        feed=False,
        quotes=(words,),
    )
    return Told(entry, f"a-{published}", published, False)


def _share(ident, best, low):
    return TallyShare(
        incident=ident,
        title=ident,
        date="2025",
        best=best,
        low=low,
        high=best,
        evidence=(quote(ident, "words"),),
    )
