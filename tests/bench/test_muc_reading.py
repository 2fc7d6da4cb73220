"""Templates are assembled of what is likely, each entity by its surest name. All texts are invented."""

from __future__ import annotations

import numpy as np

from muc.corpus import Document
from muc.templates import ROLES, TYPES, Template
from muc_entities import Candidate, Fillers, candidates, is_right
from muc_labels import occurrences
from muc_reading import START, Mention, Said, assembled, joined, same


def one(role, name, likely=0.5):
    return Candidate(role=role, name=name, likely=likely, kinds=np.zeros(len(TYPES)), start=0, times=1)


def document(ident, text, **roles):
    template = Template(types=("bombing",), roles={r: tuple(roles.get(r, ())) for r in ROLES})
    return Document(id=ident, text=text, keys=(), templates=(template,) if roles else ())


def test_names_of_the_same():
    assert same("the guerrillas", "guerrilla column") and same("hentzau", "anna hentzau")
    assert same("rfl", "ruritanian front of liberation") and not same("red hand", "blue hand")


def test_what_is_likely_is_told_once_by_its_surest_name():
    types = np.zeros(len(TYPES))
    types[0] = 0.9
    weighed = (
        (one("PerpInd", "guerrillas"), 0.8),
        (one("PerpInd", "guerrilla column"), 0.6),
        (one("Weapon", "x"), 0.1),
    )
    (template,) = assembled(Said(types=types, weighed={0: weighed}), START)
    assert template.types == ("attack",)
    assert template.roles["PerpInd"] == (("guerrillas",),) and template.roles["Weapon"] == ()


def test_nothing_is_told_of_unlikely_types():
    assert assembled(Said(types=np.full(len(TYPES), 0.1), weighed={}), START) == []


def test_names_are_known_from_other_reports():
    fillers = Fillers(
        [
            document("a", "A CAR BOMB AT THE MILL.", Weapon=[("car bomb",)], Target=[("mill",)]),
            document("b", "A BOMB AT THE MILL.", Weapon=[("bomb",)], Target=[("mill",)]),
            document("c", "THE MILL IS OLD."),
        ]
    )
    assert fillers.times("mill") == 3 and fillers.share("Target", "mill") > fillers.share("Weapon", "mill")
    assert fillers.head_share("Weapon", "time bomb") > fillers.head_share("Weapon", "time piece")
    assert fillers.share_of("Weapon", "bomb", "bombing") > fillers.share_of("Weapon", "bomb", "arson")
    found = candidates("the mill and a car bomb.", [], fillers, lambda _: np.zeros(len(TYPES)))
    assert {(c.role, c.name) for c in found} == {("Target", "mill"), ("Weapon", "car bomb"), ("Weapon", "bomb")}


def test_the_tagger_and_the_known_names_are_one_candidate():
    fillers = Fillers([document("a", "A BOMB.", Weapon=[("bomb",)])])
    mention = Mention(role="Weapon", name="bomb", start=9, likely=0.7, kinds=np.ones(len(TYPES)))
    (found,) = candidates("a bomb, a bomb", [mention], fillers, lambda _: np.zeros(len(TYPES)))
    assert (found.likely, found.start, found.times) == (0.7, 2, 2) and found.kinds.max() == 1


def test_right_is_by_role_type_and_normal_name():
    some = document("a", "THE BOMB.", Weapon=[("the bomb",)])
    assert is_right(one("Weapon", "bomb"), "bombing", some)
    assert not is_right(one("Weapon", "bomb"), "arson", some) and not is_right(one("Target", "bomb"), "bombing", some)


def test_windows_that_share_pieces_are_one():
    def window(places, value):
        shape = len(places)
        return {
            "places": places,
            "roles": np.full((shape, len(ROLES), 3), value),
            "kinds": np.full((shape, len(TYPES)), value),
            "types": np.full(len(TYPES), value),
        }

    places, roles, _, types = joined([window([(0, 0), (0, 2), (3, 5)], 0.2), window([(3, 5), (6, 8)], 0.6)])
    assert places == [(0, 2), (3, 5), (6, 8)]
    assert np.allclose(roles[:, 0, 0], [0.2, 0.4, 0.6]) and np.allclose(types, 0.6)


def test_mentions_are_whole_words():
    assert list(occurrences("bomb", "bomber, bomb; a bomb")) == [(8, 12), (16, 20)]
