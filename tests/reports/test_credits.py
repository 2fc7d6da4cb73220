"""Whom a report credits: positions, scripts, and what is no credit."""

from __future__ import annotations

import pytest

from tocsin.reports import credited

BODY = (
    "Gunmen stopped a lorry near Kessi and took the driver with them. The mayor of Kessi said that the road had been "
    "closed. A baker heard shots.\n\nThe market opened late.\n\nSchool will stay closed until next week, he said."
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BAMAKO, March 12, 2025 (AFP) - " + BODY, "AFP"),
        ("Bogotá, 4 may (EFE).- " + BODY, "EFE"),
        ("Turbat (Balochistan) [Pakistan], July 8 (ANI): " + BODY, "ANI"),
        ("МАХАЧКАЛА, 23 июля. /ТАСС/. " + BODY, "TASS"),
        ("Niamey/Berlin (dpa) - " + BODY, "dpa"),
        ("بورت سودان (السودان) (أ ف ب) – " + BODY, "AFP"),
        ("PESHAWAR, Nov 12 (Caravan News Agency) - " + BODY, "Caravan News Agency"),
        ("By Reuters - 16 September 2025\n\n" + BODY, "Reuters"),
        (BODY + "\n\nLe Fanal avec AFP", "AFP"),
        (BODY + " — AFP", "AFP"),
        (BODY + " (dpa/jW)", "dpa"),
        (BODY + "\n\nSource: Xinhua | Editor: huaxia", "Xinhua"),
        (BODY + "\n\nChanzo: Shirika la Habari Kusini", "Shirika la Habari Kusini"),
        (BODY + "\n\n(First published in The Sulu Beacon)", "The Sulu Beacon"),
        ("A driver was taken, two witnesses told AFP. " + BODY, "AFP"),
        ("وقالت رويترز نقلا عن شاهدين. " + BODY, "Reuters"),
        ("The Nembe Tide reports that a driver was taken. " + BODY, "The Nembe Tide"),
    ],
)
def test_a_credit_with_its_words(text, agency):
    found = credited(text, "The Harbour Courier")
    assert found is not None
    assert found.agency == agency
    assert found.span is not None
    assert 0 <= found.span.start < found.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "LAGOS (Nigeria) – " + BODY,
        "(BANJUL) – " + BODY,
        BODY + "\n\nPhoto: a lorry at the ford. File picture: AFP",
        BODY * 4 + " In 2023 a resident told AFP that the road was closed.",
        "The PTI won the seat of Kessi. " + BODY,
        "Police reports say that a driver was taken. " + BODY,
    ],
)
def test_what_is_no_credit(text):
    assert credited(text, "The Harbour Courier") is None


def test_the_publisher_may_be_the_agency():
    assert credited(BODY, "Dawn/AFP").agency == "AFP"
    assert credited(BODY, "AP (My Mother Lode)").agency == "AP"
    assert credited(BODY, "Anadolu Yakası Gazetesi") is None


def test_a_dateline_goes_before_an_attribution():
    assert credited("BAMAKO (AFP) - A source told Reuters of it. " + BODY).agency == "AFP"
