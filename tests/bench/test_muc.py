"""MUC-4 keys are read as they were meant, and template filling is scored as it is defined. All texts are invented."""

from __future__ import annotations

import itertools
import random

import pytest

from muc.keys import keys, value
from muc.scoring import Tally, micro, score, total
from muc.templates import ROLES, Template, normal, templates

KEY = """\
;;; a remark
0.  MESSAGE: ID                     DEV-MUC3-9001 (NOBODY)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  03 MAY 89 - 04 MAY 89
3.  INCIDENT: LOCATION              RURITANIA: STRELSAU (CITY)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         ? "CAR BOMB" / "BOMB"
                                    "RIFLE"
9.  PERP: INDIVIDUAL ID             "TWO MEN"
10. PERP: ORGANIZATION ID           "THE \\"RED\\" HAND" / "HAND"
12. PHYS TGT: ID                    -
18. HUM TGT: NAME                   "ANNA HENTZAU"
19. HUM TGT: DESCRIPTION            "JUDGE": "ANNA HENTZAU"
                                    "GUARDS"
21. HUM TGT: NUMBER                 1: "ANNA HENTZAU"
                                    PLURAL: "GUARDS"
22. HUM TGT: FOREIGN NATION         -

0.  MESSAGE: ID                     DEV-MUC3-9002 (NOBODY)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
18. HUM TGT: NAME                   *
"""
TEXT = 'STRELSAU -- TWO MEN OF THE "RED" HAND LEFT A BOMB AT THE HOUSE OF JUDGE ANNA\nHENTZAU.'


def made(kind, **roles):
    return Template(types=tuple(kind.split("/")), roles={r: tuple(roles.get(r, ())) for r in ROLES})


def test_slots_and_their_lines():
    first, second = keys(KEY)
    assert first.report == "DEV-MUC3-9001" and first.number == "1" and not first.empty
    assert first.names("INCIDENT: INSTRUMENT ID") == (("CAR BOMB", "BOMB"), ("RIFLE",))
    assert first.slots["INCIDENT: INSTRUMENT ID"][0].unsure
    assert first.names("PERP: ORGANIZATION ID") == (('THE "RED" HAND', "HAND"),)
    assert first.labels("HUM TGT: NUMBER") == ("1", "PLURAL")
    assert first.slots["HUM TGT: NUMBER"][0].of == ("ANNA HENTZAU",)
    assert first.slots["HUM TGT: DESCRIPTION"][0].names == ("JUDGE",)
    assert first.labels("INCIDENT: DATE") == ("03 MAY 89 - 04 MAY 89",)
    assert first.labels("INCIDENT: LOCATION") == ("RURITANIA: STRELSAU (CITY)",)
    assert second.empty


def test_optional_templates_are_said_to_be():
    (one,) = keys(KEY.replace("TEMPLATE               1", "TEMPLATE               1 (OPTIONAL)").split("\n\n")[0])
    assert one.optional and one.number == "1"


@pytest.mark.parametrize(
    ("line", "names", "label", "of"),
    [
        ('"A" / "B"', ("A", "B"), "", ()),
        ('? CIVILIAN: "A"', (), "CIVILIAN", ("A",)),
        ('EXPLOSIVE / BOMB: "-"', (), "EXPLOSIVE / BOMB", ()),
        ("(09 DEC 89) / (- 09 DEC 89)", (), "(09 DEC 89) / (- 09 DEC 89)", ()),
        ('-: "A"', (), "", ("A",)),
    ],
)
def test_a_line(line, names, label, of):
    found = value(line)
    assert (found.names, found.label, found.of) == (names, label, of)


def test_a_template_keeps_the_mentions_that_the_text_has():
    (one,) = templates(keys(KEY)[:1], TEXT)
    assert one.types == ("bombing", "attack")
    assert one.roles["Weapon"] == (("bomb",),)  # no rifle, and no car bomb, in the text
    assert one.roles["Victim"] == (("anna hentzau",),)  # over a line's end; the guards have no name
    assert one.roles["PerpOrg"] == (('the "red" hand', "hand"),)
    assert one.roles["Target"] == ()


def test_templates_that_have_become_the_same_are_one():
    twice = keys(KEY)[:1] * 2
    assert len(templates(twice, TEXT)) == 1 and templates(keys(KEY)[1:], TEXT) == ()


def test_mentions_are_compared_without_case_articles_and_marks():
    assert normal('The "RED" Hand  of a U.S. agent') == "red hand of us agent"


def test_a_perfect_answer():
    key = [made("attack", PerpInd=[("men",)]), made("attack", Victim=[("anna",)])]
    assert micro(score(key[::-1], key)) == Tally(told=4, right=4, wanted=4, found=4)


def test_an_entity_is_right_where_all_its_mentions_are_of_one_entity():
    key = [made("attack", PerpOrg=[("red hand", "hand"), ("blue foot",)])]
    both = score([made("attack", PerpOrg=[("hand",), ("red hand", "blue foot")])], key)
    assert both["PerpOrg"] == Tally(told=2, right=1, wanted=2, found=1)
    doubled = score([made("attack", PerpOrg=[("hand",), ("red hand",)])], key)
    assert doubled["PerpOrg"] == Tally(told=2, right=2, wanted=2, found=1)


def test_a_wrong_type_makes_a_template_spurious_and_one_missed():
    found = score([made("bombing", Weapon=[("bomb",)])], [made("attack", Weapon=[("bomb",)])])
    assert micro(found) == Tally(told=2, right=0, wanted=2, found=0)
    assert micro(score([made("bombing")], [made("bombing/attack")])).f1 == 1.0


def test_the_pairing_is_the_best_one():
    key = [made("attack", Victim=[("a",)]), made("attack", Victim=[("b",), ("c",)])]
    told = [made("attack", Victim=[("b",), ("c",)]), made("attack", Victim=[("d",)])]
    assert micro(score(told, key)) == Tally(told=5, right=4, wanted=5, found=4)


def test_nothing_told_and_nothing_wanted():
    assert micro(score([], [])).f1 == 0.0
    assert micro(score([], [made("attack")])) == Tally(told=0, right=0, wanted=1, found=0)
    assert micro(score([made("attack")], [])) == Tally(told=1, right=0, wanted=0, found=0)


def test_sums_over_reports():
    one = score([made("attack")], [made("attack", Victim=[("a",)])])
    whole = micro(total([one, one]))
    assert (whole.precision, whole.recall) == (1.0, 0.5) and whole.f1 == pytest.approx(2 / 3)


def test_no_pairing_tried_one_by_one_is_better():
    chance = random.Random(5)

    def drawn():
        kinds = ("attack", "bombing")
        return [
            made(chance.choice(kinds), **{r: [(w,) for w in chance.sample("abc", 2)] for r in chance.sample(ROLES, 2)})
            for _ in range(chance.randint(0, 3))
        ]

    for _ in range(60):
        told, key = drawn(), drawn()
        best = 0.0
        for order in itertools.permutations([*range(len(key)), *[None] * len(told)], len(told)):
            pairs = [score([told[i]], [key[j]]) for i, j in enumerate(order) if j is not None]
            sizes = Tally(told=micro(score(told, [])).told, wanted=micro(score([], key)).wanted)
            right = sum((Tally(right=micro(p).right, found=micro(p).found) for p in pairs), Tally())
            best = max(best, (sizes + right).f1)
        assert micro(score(told, key)).f1 == pytest.approx(best)
