from __future__ import annotations

import pytest

from tocsin.merging import merge


def one(*claims):
    found = merge(list(claims))
    assert len(found) == 1, [[c.claim for c in i.claims] for i in found]
    return found[0]


def lines(incident):
    return {
        (v.outcome, v.told_nationality, v.group): (v.best, v.low, v.high, v.part_of is not None)
        for v in incident.victims
    }


PLACE = {"day": "2025-03-04", "place": "Dalaba"}


def test_five_workers_and_five_indians_are_five_people(told, people):
    found = one(
        told("r1", "abduction", people("abducted", 5, None, None), **PLACE),
        told("r2", "abduction", people("abducted", 5, "IN"), **PLACE),
    )
    assert lines(found) == {("abducted", "IN", "civilians"): (5, 5, 5, False)}


def test_parts_are_kept_under_their_whole(told, people):
    found = one(
        told(
            "r1",
            "abduction",
            people("abducted", 25),
            people("abducted", 17, "PH", part_of=0),
            **PLACE,
        ),
        told("r2", "abduction", people("abducted", 17, "PH"), **PLACE),
    )
    whole = [v for v in found.victims if v.part_of is None]
    assert [(v.best, v.nationality) for v in whole] == [(25, None)]  # some are said to be foreigners
    assert lines(found)["abducted", "PH", "civilians"] == (17, 17, 17, True)


def test_superseded_and_rival_numbers_are_not_added(told, people):
    found = one(
        told(
            "r1",
            "attack",
            people("killed", 13),
            people("killed", 12, standing="superseded"),
            people("killed", 20, standing="rival"),
            **PLACE,
        )
    )
    assert lines(found) == {("killed", None, "civilians"): (13, 13, 20, False)}


def test_two_groups_of_one_kind_in_one_claim_are_added(told, people):
    found = one(told("r1", "attack", people("killed", 10), people("killed", 2), **PLACE))
    assert lines(found) == {("killed", None, "civilians"): (12, 10, 12, False)}


def test_a_later_toll_takes_the_place_of_an_earlier_one(told, people):
    early = [
        told(f"r{n}", "attack", people("killed", 21, modifier="at_least"), published="2025-03-04", **PLACE)
        for n in (1, 2)
    ]
    late = told("r3", "attack", people("killed", 26), published="2025-03-07", role="update", **PLACE)
    assert lines(one(*early, late)) == {("killed", None, "civilians"): (26, 21, 26, False)}


def test_numbers_of_people_taken_go_by_support_not_by_size(told, people):
    claims = [told(f"r{n}", "abduction", people("abducted", 5, "IN"), **PLACE) for n in (1, 2, 3)]
    odd = told("r4", "abduction", people("abducted", 6, "IN"), **PLACE)
    assert lines(one(*claims, odd)) == {("abducted", "IN", "civilians"): (5, 5, 6, False)}


def test_copies_of_one_wire_are_heard_once(told, people):
    wire = [
        told(f"r{n}", "abduction", people("abducted", 6, "IN"), copy_of="r1", speaker="The mayor", **PLACE)
        for n in (1, 2, 3)
    ]
    own = [
        told("r4", "abduction", people("abducted", 5, "IN"), speaker="The embassy", **PLACE),
        told("r5", "abduction", people("abducted", 5, "IN"), speaker="The company", **PLACE),
    ]
    found = one(*wire, *own)
    assert found.origins == 3
    assert lines(found)["abducted", "IN", "civilians"][:3] == (5, 5, 6)
    assert [d.field for d in found.disagreements] == ["people abducted"]


def test_an_agency_is_one_origin_however_many_quote_it(told, people):
    taken = people("abducted", 5, "IN")
    found = one(
        told("r1", "abduction", taken, speaker="A company man", via="Lantern Wire", **PLACE),
        told("r2", "abduction", taken, speaker="Lantern Wire", **PLACE),
        told("r3", "abduction", taken, speaker="A  company man", **PLACE),
        told("r4", "abduction", taken, publisher="Harbour Courier", **PLACE),
        told("r5", "abduction", taken, publisher="Harbour Courier", **PLACE),
    )
    assert found.origins == 3  # the agency, the company man whom another paper heard, the paper itself


@pytest.mark.parametrize(
    ("modalities", "status"),
    [
        (("asserted", "confirmed"), "confirmed"),
        (("asserted", "alleged"), "reported"),
        (("confirmed", "denied"), "disputed"),
        (("alleged", "denied"), "refuted"),
        (("denied",), "refuted"),
    ],
)
def test_status(told, people, modalities, status):
    claims = [
        told(f"r{n}", "abduction", people("abducted", 5, "IN"), modality=m, **PLACE) for n, m in enumerate(modalities)
    ]
    assert one(*claims).status == status


def test_unknown_stays_unknown(told):
    found = one(told("r1", "attack", country=None))
    assert (found.date, found.place, found.victims, found.captivity) == (None, None, (), None)


def test_the_finer_date_and_the_finer_place_win(told, people):
    taken = people("abducted", 5, "IN")
    found = one(
        told("r1", "abduction", taken, day="2025-03", published="2025-04-20", role="background"),
        told("r2", "abduction", taken, day="2025-03-04", place="Dalaba"),
    )
    assert (str(found.date.start), found.date.precision) == ("2025-03-04", "day")
    assert (found.place.name, found.place.precision, found.place.lat) == ("Dalaba", "exact", 10.69)


def links(incidents):
    name = {i.id: i.type for i in incidents}
    return {(i.type, link.relation, name[link.incident]) for i in incidents for link in i.links}


def test_a_release_ends_its_abduction_and_both_say_so(world):
    found = merge(world)
    assert links(found) == {("release", "ends", "abduction"), ("abduction", "ended_by", "release")}
    by_claim = {c.claim: i for i in found for c in i.claims}
    assert by_claim["r01.1"].captivity == "ended"
    assert by_claim["r06.1"].captivity == "held"


def test_two_releases_of_one_group(told, people):
    found = merge(
        [
            told("r1", "abduction", people("abducted", 5, "IN"), **PLACE),
            told("r2", "release", people("released", 2, "IN"), day="2025-04-01"),
            told("r2", "abduction", people("abducted", 5, "IN"), number=2, day="2025-03-04", role="background"),
            told("r3", "release", people("released", 1, "IN"), day="2025-06-10"),
            told("r3", "abduction", people("abducted", 5, "IN"), number=2, day="2025-03-04", role="background"),
        ]
    )
    taken = next(i for i in found if i.type == "abduction")
    assert len(found) == 3
    assert [link.relation for link in taken.links] == ["ended_by", "ended_by"]
    assert taken.captivity == "partly_ended"


def test_a_release_that_never_was_frees_no_one(told, people):
    found = merge(
        [
            told("r1", "abduction", people("abducted", 4, "MA"), **PLACE),
            told("r2", "release", people("released", 4, "MA"), day="2025-03-06", modality="alleged"),
            told("r2", "abduction", people("abducted", 4, "MA"), number=2, day="2025-03-04", role="background"),
            told("r3", "release", people("released", 4, "MA"), day="2025-03-06", modality="denied"),
        ]
    )
    by_type = {i.type: i for i in found}
    assert by_type["release"].status == "refuted"
    assert by_type["abduction"].captivity == "held"


def test_a_release_before_any_abduction_is_not_its_end(told, people):
    found = merge(
        [
            told("r1", "abduction", people("abducted", 4, "MA"), **PLACE),
            told("r2", "release", people("released", 4, "MA"), day="2025-01-06"),
        ]
    )
    assert not any(i.links for i in found)


def test_the_freed_of_those_taken_count_as_freed(told, people):
    taken = told("r1", "abduction", people("abducted", 5, "IN"), day="2025-03-04", published="2025-03-05")
    five, two = people("abducted", 5, "IN"), people("released", 2, "IN", part_of=0)
    update = told("r2", "abduction", five, two, day="2025-03-04", role="update", published="2025-05-02")
    (found,) = merge([taken, update])
    assert found.captivity == "partly_ended"
    ending = told("r3", "release", five, two, day="2025-05-01", published="2025-05-02")
    by_type = {i.type: i for i in merge([taken, ending])}
    assert by_type["abduction"].captivity == "partly_ended"
    rest = told("r4", "release", people("released", 3, "IN"), day="2025-06-01", published="2025-06-02")
    assert {i.captivity for i in merge([taken, ending, rest])} == {"ended", None}


def test_a_number_of_the_freed_contradicts_no_number_of_the_taken(told, people):
    taken = told("r1", "abduction", people("abducted", 5, "IN"), day="2025-03-04")
    both = told("r2", "abduction", people("abducted", 2, "IN"), people("abducted", 5, "IN"), day="2025-03-04")
    freed = told("r3", "abduction", people("abducted", 5, "IN"), people("released", 2, "IN"), day="2025-03-04")
    (found,) = merge([taken, both, freed])
    assert found.disagreements == ()
    four = told("r4", "abduction", people("abducted", 4, "IN"), day="2025-03-04")
    (told_otherwise,) = merge([taken, four])[0].disagreements
    assert [value for value, _ in told_otherwise.values] == ["4", "5"]


def test_what_the_captors_say_of_their_own_deed_stands_apart(told, people):
    vouched = told("r1", "attack", people("killed", 100, "ML", "security_forces"), actor="jnim", **PLACE)
    boast = told("r2", "attack", people("killed", 200, "ML", "security_forces"), speaker="JNIM", actor="jnim", **PLACE)
    assert lines(one(vouched, boast)) == {("killed", "ML", "security_forces"): (100, 100, 200, False)}
    assert lines(one(boast)) == {("killed", "ML", "security_forces"): (200, 200, 200, False)}


def test_two_of_one_number_are_two_people_and_of_one_role_the_same(told, people):
    apart = told("r1", "attack", people("killed", 1, role="driver"), people("killed", 1, role="guard"), **PLACE)
    same = told("r1", "attack", people("killed", 3, role="drivers"), people("killed", 3, role="drivers"), **PLACE)
    assert lines(one(apart)) == {("killed", None, "civilians"): (2, 1, 2, False)}
    assert lines(one(same)) == {("killed", None, "civilians"): (3, 3, 3, False)}


def test_a_number_that_another_gives_alone_is_not_added_to(told, people):
    several = told("r1", "attack", people("killed", 21), people("killed", 50), **PLACE)
    alone = told("r2", "attack", people("killed", 21), **PLACE)
    total = told("r3", "attack", people("killed", 71), **PLACE)
    assert lines(one(several, alone))["killed", None, "civilians"][0] == 21
    assert lines(one(several, alone, total))["killed", None, "civilians"][0] == 71


def test_of_two_tolls_of_one_day_the_update_is_the_later(told, people):
    news = told("r1", "attack", people("killed", 7), modality="confirmed", published="2025-03-04", **PLACE)
    more = told("r2", "attack", people("killed", 8), modality="confirmed", role="update", **PLACE)
    assert lines(one(news, more)) == {("killed", None, "civilians"): (8, 7, 8, False)}


def test_a_number_taken_back_makes_no_whole_of_its_parts(told, people):
    whole = told(
        "r1",
        "attack",
        people("killed", 2),
        people("killed", 1, standing="superseded"),
        people("killed", 1, "TR", part_of=0),
        people("killed", 1, "BD", part_of=0),
        **PLACE,
    )
    one_of_them = told("r2", "attack", people("killed", 1, "BD"), **PLACE)
    found = lines(one(whole, one_of_them))
    assert found["killed", None, "civilians"] == (2, 2, 2, False)
    assert found["killed", "BD", "civilians"] == (1, 1, 1, True)


def test_people_of_whom_nothing_is_said_are_presumed_of_the_country(told, people):
    found = one(
        told(
            "r1",
            "attack",
            people("killed", 44),
            people("killed", 3, "ML", "security_forces"),
            people("killed", 5, None, "attackers"),
            **PLACE,
        )
    )
    presumed = {(v.group, v.best): (v.nationality, v.presumed) for v in found.victims}
    assert presumed == {
        ("civilians", 44): ("ML", True),
        ("security_forces", 3): ("ML", False),
        ("attackers", 5): (None, False),
    }


@pytest.mark.parametrize(
    ("counts", "country"),
    [([("killed", 44, None), ("abducted", 2, "IN")], "ML"), ([("killed", 44, None)], None)],
)
def test_nobody_is_presumed_of_a_country_beside_foreigners_or_where_none_is_known(told, people, counts, country):
    found = one(told("r1", "attack", *(people(*c) for c in counts), day="2025-03-04", place=None, country=country))
    assert {v.nationality for v in found.victims if v.outcome == "killed"} == {None}
    assert not any(v.presumed for v in found.victims)


def test_foreigners_of_whom_one_source_of_several_tells_are_not_sure(told, people):
    found = one(
        told("r1", "attack", people("killed", 12), publisher="Alpha", **PLACE),
        told("r2", "attack", people("killed", 12), publisher="Beta", **PLACE),
        told("r3", "attack", people("killed", 12), people("killed", 5, "IN"), publisher="Gamma", **PLACE),
    )
    assert lines(found)["killed", "IN", "civilians"][:3] == (5, 0, 5)
    assert lines(found)["killed", None, "civilians"][:3] == (12, 12, 12)


def test_a_larger_number_without_a_side_is_the_whole_of_those_whose_side_is_said(told, people):
    found = one(
        told("r1", "attack", people("killed", 400), publisher="Alpha", **PLACE),
        told("r2", "attack", people("killed", 500, None, None), publisher="Beta", **PLACE),
    )
    assert lines(found) == {
        ("killed", None, None): (500, 500, 500, False),
        ("killed", None, "civilians"): (400, 400, 400, True),
    }
