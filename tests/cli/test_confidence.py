from __future__ import annotations

import pytest
from cli_making import make_incident

from tocsin.cli.render.confidence import confidence_words
from tocsin.records import Source


def source(name, modality="asserted", speaker=None):
    return Source(name=name, modality=modality, speaker=speaker, claims=("r1.1",))


@pytest.mark.parametrize(
    ("confidence", "sources", "words"),
    [
        (None, (), ""),
        (0.8, (source("AFP"),), "0.80: one origin (AFP)"),
        (
            0.99,
            (source("AFP", "confirmed", "the ministry"), source("Reuters"), source("Le Fanal")),
            "0.99: 3 independent origins (AFP, Reuters, Le Fanal); confirmed by the ministry",
        ),
        (
            0.6,
            (source("AFP"), source("the army", "denied")),
            "0.60: 2 independent origins (AFP, the army); denied by the army",
        ),
        (0.3, (source("AFP", "feared"),), "0.30: one origin (AFP); only alleged or feared"),
        (1.0, (source("AFP"),), "1.00: confirmed by an analyst"),
    ],
)
def test_confidence_has_its_reason(confidence, sources, words):
    assert confidence_words(make_incident(confidence=confidence, sources=sources)) == words


def test_show_and_incidents_print_it(run, store):
    store.held = [make_incident(confidence=0.93, sources=(source("AFP"), source("Reuters")))]
    assert "0.93: 2 independent origins (AFP, Reuters)" in " ".join(run("show", "inc1").output.split())
    assert ",0.93," in run("incidents", "--format", "csv").output
