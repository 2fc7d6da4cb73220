"""Candidates come of phrases and known names, templates are assembled of what is likely. All texts are invented."""

from __future__ import annotations

import numpy as np

from muc.corpus import Document
from muc.templates import ROLES, TYPES, Template
from muc_counts import features as of_counts
from muc_counts import how_many, mean_of_odds
from muc_entities import Candidate, Known, candidates, features, is_right
from muc_labels import fold_of, occurrences
from muc_phrases import Word, context, phrases
from muc_reading import Said, Settings, assembled, same
from muc_tagging import Tagging, joined

TEXT = "two armed men left a bomb at the mill of anna hentzau."
# (length, lemma, tag, link, head, entity) of each word, as a parser would say.
PARSE = (
    (3, "two", "NUM", "nummod", 2, "CARDINAL"),
    (5, "armed", "ADJ", "amod", 2, ""),
    (3, "man", "NOUN", "nsubj", 3, ""),
    (4, "leave", "VERB", "ROOT", 3, ""),
    (1, "a", "DET", "det", 5, ""),
    (4, "bomb", "NOUN", "dobj", 3, ""),
    (2, "at", "ADP", "prep", 3, ""),
    (3, "the", "DET", "det", 8, ""),
    (4, "mill", "NOUN", "pobj", 6, ""),
    (2, "of", "ADP", "prep", 8, ""),
    (4, "anna", "PROPN", "compound", 11, "PERSON"),
    (7, "hentzau", "PROPN", "pobj", 9, "PERSON"),
    (1, ".", "PUNCT", "punct", 3, ""),
)
BY = Settings(one=0.4, more=0.3, entity=0.3)


def parsed(rows=PARSE):
    words, at = [], 0
    for i, (long, lemma, tag, link, head, entity) in enumerate(rows):
        at += bool(words) and tag != "PUNCT"
        words.append(
            Word(start=at, end=at + long, lemma=lemma, tag=tag, link=link, head=head, entity=entity, opens=i == 0)
        )
        at += long
    return tuple(words)


def one(role, name):
    return Candidate(role=role, name=name, starts=(0,), own=(), shared=np.zeros((len(TYPES), 4)))


def document(ident, text, **roles):
    template = Template(types=("bombing",), roles={r: tuple(roles.get(r, ())) for r in ROLES})
    return Document(id=ident, text=text, keys=(), templates=(template,) if roles else ())


KNOWN = Known(
    [
        document("a", "A CAR BOMB AT THE MILL.", Weapon=[("car bomb",)], Target=[("mill",)]),
        document("b", "A BOMB AT THE MILL.", Weapon=[("bomb",)], Target=[("mill",)]),
        document("c", "THE MILL IS OLD.", Victim=[]),
    ]
)


def test_names_of_the_same():
    assert same("the guerrillas", "guerrilla column") and same("hentzau", "anna hentzau")
    assert same("rfl", "ruritanian front of liberation") and not same("red hand", "blue hand")


def test_what_is_likely_is_told_once_by_its_surest_name():
    weighed = (
        (one("PerpInd", "guerrillas"), 0.8),
        (one("PerpInd", "guerrilla column"), 0.6),
        (one("Weapon", "x"), 0.1),
    )
    (template,) = assembled(Said(counts={0: (0.9, 0.1, 0.0)}, weighed={0: weighed}), BY)
    assert template.types == ("attack",)
    assert template.roles["PerpInd"] == (("guerrillas",),) and template.roles["Weapon"] == ()


def test_a_further_template_has_its_type_alone():
    said = Said(counts={1: (0.9, 0.5, 0.1)}, weighed={1: ((one("Weapon", "bomb"), 0.9),)})
    first, second = assembled(said, BY)
    assert first.types == second.types == ("bombing",)
    assert first.roles["Weapon"] == (("bomb",),) and not any(second.roles.values())


def test_nothing_is_told_of_unlikely_types():
    assert assembled(Said(counts={0: (0.3, 0.9, 0.9)}, weighed={0: ()}), BY) == []


def test_phrases_lose_words_in_front_and_go_on_behind():
    found = {TEXT[p.start : p.end] for p in phrases(parsed())}
    assert {"two armed men", "armed men", "men", "bomb", "mill", "mill of anna hentzau", "anna hentzau"} <= found
    assert not any(name.startswith(("the ", "a ")) or name.endswith((" of", ".")) for name in found)


def test_a_context_tells_what_governs_a_phrase():
    by = {TEXT[p.start : p.end]: set(context(parsed(), p)) for p in phrases(parsed())}
    assert "nsubj leave" in by["armed men"] and "pobj at leave" in by["mill"]
    assert "before 0 at" not in by["mill"] and "before 1 at" in by["mill"] and "entity PERSON 1" in by["anna hentzau"]


def test_names_are_known_from_other_reports():
    assert KNOWN.times("mill") == 3 and KNOWN.share("Target", "mill") > KNOWN.share("Weapon", "mill")
    assert KNOWN.head_share("Weapon", "time bomb") > KNOWN.head_share("Weapon", "time piece")
    assert KNOWN.share_of("Weapon", "bomb", "bombing") > KNOWN.share_of("Weapon", "bomb", "arson")
    assert {"bomb", "car bomb"} <= {"a car bomb"[a:b] for a, b in KNOWN.found("a car bomb")}


def test_candidates_carry_what_sources_say():
    def source(parse, some):
        return np.array([[float(parse[p.head].lemma == "man")] * len(ROLES) for p in some])

    found = candidates(TEXT, parsed(), KNOWN, [source], Tagging())
    perpetrators = [c for c in found if c.role == "PerpInd"]
    assert {c.name for c in perpetrators[:3]} == {"two armed men", "armed men", "men"}
    assert {len(features(c, 0, np.zeros(len(TYPES)))) for c in found} == {len(features(found[0], 1, np.ones(6)))}
    assert next(c.name for c in found if c.role == "Weapon") in {"two armed men", "armed men", "men"}
    unsaid = candidates(TEXT, parsed(), KNOWN, [lambda _, some: np.zeros((len(some), len(ROLES)))], Tagging())
    assert next(c.name for c in unsaid if c.role == "Target") == "mill"
    assert candidates("", (), KNOWN, [source], Tagging()) == []


def test_right_is_by_role_type_and_normal_name():
    some = document("a", "THE BOMB.", Weapon=[("the bomb",)])
    assert is_right(one("Weapon", "bomb"), "bombing", some)
    assert not is_right(one("Weapon", "bomb"), "arson", some) and not is_right(one("Target", "bomb"), "bombing", some)


def test_templates_are_counted_by_type():
    some = document("a", "A BOMB.", Weapon=[("bomb",)])
    assert how_many(some, "bombing") == 1 and how_many(some, "arson") == 0
    types = (np.zeros(len(TYPES)), np.full(len(TYPES), np.nan))
    bare = of_counts(some, (), 1, types, ())
    assert len(bare) == len(of_counts(some, parsed(), 1, types, ((one("Weapon", "bomb"), 0.9),)))


def test_odds_are_averaged_where_both_are_known():
    both = mean_of_odds(np.array([0.5, np.nan, 0.9]), np.array([0.5, 0.2, 0.1]))
    assert np.allclose(both, [0.5, 0.2, 0.5])


def window(places, value):
    shape = len(places)
    return {
        "places": places,
        "roles": np.full((shape, len(ROLES), 3), value),
        "kinds": np.full((shape, len(TYPES)), value),
        "types": np.full(len(TYPES), value),
    }


def test_windows_that_share_pieces_are_one():
    places, roles, _, types = joined([window([(0, 0), (0, 2), (3, 5)], 0.2), window([(3, 5), (6, 8)], 0.6)])
    assert places == [(0, 2), (3, 5), (6, 8)]
    assert np.allclose(roles[:, 0, 0], [0.2, 0.4, 0.6]) and np.allclose(types, 0.6)


def test_a_place_is_told_whole_or_not_at_all():
    tagging = Tagging([window([(0, 2), (3, 5)], 0.5)])
    assert np.allclose(tagging(0, 5)[0], 0.5) and not tagging(1, 5)[0].any() and not tagging(3, 2)[1].any()
    assert np.isnan(Tagging()(0, 5)[0]).all() and np.isnan(Tagging().types).all()


def test_folds_are_drawn_by_their_seed():
    some = [document(str(i), "") for i in range(20)]
    assert fold_of(some) == fold_of(some) != fold_of(some, seed=1)
    assert sorted(fold_of(some, 4).values()) == sorted([0, 1, 2, 3] * 5)


def test_mentions_are_whole_words():
    assert list(occurrences("bomb", "bomber, bomb; a bomb")) == [(8, 12), (16, 20)]
