"""Armed actors in text: every spelling, at the right place, and not where something else is meant."""

from __future__ import annotations

import re
import time

import pytest

from tocsin.names import actor, actors, country_name, find_actors, related_actors, resolve_actor, same_actor
from tocsin.names.actor_table import expand
from tocsin.names.tables import read_toml
from tocsin.names.tokens import tokenize


def words(form: str) -> tuple[str, ...]:
    return tuple(t.key for t in tokenize(form.lstrip("=")))


def found(text: str, lang: str | None = None) -> list[tuple[str, str]]:
    mentions = find_actors(text, lang)
    assert all(text[m.start : m.end] == m.form for m in mentions)
    return [(m.form, m.actor) for m in mentions]


@pytest.mark.parametrize(
    "form",
    [
        "JNIM",
        "Jnim",
        "GSIM",
        "Jama'at Nusrat al-Islam wal-Muslimin",
        "Jama’at Nusrat al-Islam wal-Muslimin",
        "Jama’at Nusrat al-Islam al-Muslimin",
        "Jamaat Nusrat al Islam wal Muslimeen",
        "Jama'at Nasr al-Islam wal-Muslimin",
        "Jamâ'at Nosrat al-Islam wa al-Mouslimine",
        "JAMA'AT NUSRAT AL-ISLAM WAL-MUSLIMIN",
        "Group for the Support of Islam and Muslims",
        "Group to Support Islam and Muslims",
        "Groupe de soutien à l’islam et aux musulmans",
        "Grupo de Apoyo al Islam y a los Musulmanes",
        "جماعة نصرة الإسلام والمسلمين",
        "جماعة نصرة الاسلام والمسلمين",
        "نصرة الإسلام",
        "जेएनआईएम",
        "जमात नुसरत अल-इस्लाम वल-मुस्लिमीन",
    ],
)
def test_every_spelling_of_jnim(form: str) -> None:
    text = f"({form}), ..."
    assert found(text) == [(form, "jnim")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'EIGS et l’État islamique", [("EIGS", "issp"), ("État islamique", "islamic-state")]),
        ("État islamique au Sahel", [("État islamique au Sahel", "issp")]),
        ("the Islamic State's Sahel branch", [("Islamic State's Sahel branch", "issp")]),
        ("Islamic State West Africa Province", [("Islamic State West Africa Province", "iswap")]),
        (
            "Pakistani Taliban and Afghan Taliban",
            [("Pakistani Taliban", "ttp"), ("Afghan Taliban", "afghan-taliban")],
        ),
        (
            "Kataib Hezbollah and Hezbollah",
            [("Kataib Hezbollah", "kataib-hezbollah"), ("Hezbollah", "hezbollah")],
        ),
        ("al-Qaeda in the Islamic Maghreb", [("al-Qaeda in the Islamic Maghreb", "aqim")]),
        ("disidencias de las FARC", [("disidencias de las FARC", "farc-emc")]),
        ("the CPI (Maoist) said", [("CPI (Maoist)", "cpi-maoist")]),
        (
            "Clan del Golfo, cártel del Golfo",
            [("Clan del Golfo", "clan-del-golfo"), ("cártel del Golfo", "gulf-cartel")],
        ),
        (
            "لجماعة نصرة الإسلام والمسلمين وبوكو حرام",
            [("جماعة نصرة الإسلام والمسلمين", "jnim"), ("بوكو حرام", "boko-haram")],
        ),
        ("अल-कायदा और बोको हराम ने", [("अल-कायदा", "al-qaeda"), ("बोको हराम", "boko-haram")]),
        ("хуситы и ХАМАС", [("хуситы", "houthis"), ("ХАМАС", "hamas")]),
    ],
)
def test_the_longest_name_wins(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_turkish_endings_stay_out_of_the_name() -> None:
    assert found("PKK'nın saldırısı", "tr") == [("PKK", "pkk")]
    assert found("Hamas'ın", "tr") == [("Hamas", "hamas")]


@pytest.mark.parametrize(
    "text",
    [
        "this is a village in Mali",
        "THIS IS WHAT THEY SAID ABOUT JIHAD TODAY",
        "let them go. LET them go",
        "Reporters without borders (RSF) says",
        "les SDF dorment dehors",
        "an orchestra played Wagner",
        "Fano beach in Denmark",
        "banks cut their NPA ratios",
        "suspected bandits and gunmen",
        "Levantó los bras",
        "Bras ouverts",
        "القاعدة العسكرية في المدينة",
        "the UPDF and the Uganda People's Defence Force in Kampala",
        "Congress passed the NDAA for the year",
        "download the report as a PDF from Yangon",
        "FACT CHECK: what the president said in Chad",
        "the EPP and the EPL met in Brussels",
        "La línea del metro en Madrid",
        "the Sinai Province of Egypt",
        "a Wall Street firm called Foxtrot",
    ],
)
def test_what_only_looks_like_an_actor_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RSF shelled el-Fasher in Sudan", "rsf-sudan"),
        ("IS claimed the attack in Niger", "islamic-state"),
        ("Wagner mercenaries", "wagner"),
        ("Fano fighters in Amhara", "fano"),
        ("al-Shabaab in Mogadishu", "al-shabaab"),
        ("al-Shabaab raids in Cabo Delgado", "ansar-al-sunna-mozambique"),
        ("al-Shabaab of Somalia, not of Mozambique", "al-shabaab"),
        ("Ansar al-Sharia stormed a base in Benghazi", "ansar-al-sharia-libya"),
        ("Ansar al-Sharia, AQAP's name in Abyan, Yemen", "aqap"),
        ("AQAP sent men to Libya", "aqap"),
        ("Ansar al-Islam in Kurdish Iraq", "ansar-al-islam-iraq"),
        ("ASWJ fighters retook Guriel from Galmudug forces in Somalia", "ahlu-sunna-waljamaa"),
        ("PDF fighters in Sagaing, Myanmar", "pdf-myanmar"),
        ("UPDF men in Rangamati, Bangladesh", "updf"),
        ("полк «Азов»", "azov"),
    ],
)
def test_other_words_settle_which_actor_it_is(text: str, expected: str) -> None:
    assert {a for _, a in found(text)} == {expected}


def test_every_alias_names_its_actor() -> None:
    needs = {words(form) for form in read_toml("actor_traps.toml")["needs"]}
    for one in actors():
        for alias in one.aliases:
            form = alias.form.lstrip("=")
            if words(form) not in needs:
                assert [a for _, a in found(form, alias.lang)] == [one.id], (one.id, alias)


def test_the_table_is_sound() -> None:
    ids = [one.id for one in actors()]
    assert len(ids) == len(set(ids)) >= 150
    for one in actors():
        assert one.countries and all(country_name(code) != code for code in one.countries), one.id
        assert one.aliases, one.id


def test_every_name_and_relation_has_its_source() -> None:
    for one in actors():
        for cited in (one.source, *(a.source for a in one.aliases), *(r.source for r in one.relations)):
            assert cited.title and cited.url.startswith("https://"), one.id


DATE = re.compile(r"(18|19|20)\d\d(-(0[1-9]|1[0-2]))?")


def test_relations_are_of_actors_dates_and_people() -> None:
    ids = {one.id for one in actors()}
    for one in actors():
        for relation in one.relations:
            if relation.kind in ("formed", "dissolved"):
                assert DATE.fullmatch(relation.object), (one.id, relation)
            elif relation.kind == "led_by":
                assert relation.object[0].isupper() and relation.object not in ids, (one.id, relation)
            else:
                assert relation.object in ids - {one.id}, (one.id, relation)
            assert relation.since is None or DATE.fullmatch(relation.since), (one.id, relation)


def test_every_region_of_the_world_with_armed_groups_has_some() -> None:
    countries = {code for one in actors() for code in one.countries}
    wanted = "ML BF NE TD NG CM SO ET SD SS CD CF MZ LY EG SY IQ YE PS LB IR TR PK AF IN BD MM TH PH ID CO VE EC PE MX HT BR HN UA RU"
    assert set(wanted.split()) <= countries


def test_no_name_is_of_two_actors_unless_the_text_can_tell() -> None:
    told = {(e["actor"], e["becomes"]) for e in read_toml("actor_traps.toml")["elsewhere"]}
    # A movement in two wings: what names no wing is of the first.
    told.add(("slm-aw", "slm-mm"))
    owner: dict[tuple[str, ...], str] = {}
    for one in actors():
        for form in (one.name.partition(" (")[0], *(a.form for a in one.aliases if not a.form.startswith("="))):
            first = owner.setdefault(words(form), one.id)
            assert first == one.id or (first, one.id) in told, (form, first, one.id)


def test_every_guarded_form_is_a_form() -> None:
    forms = {words(a.form) for one in actors() for a in one.aliases}
    guarded = read_toml("actor_traps.toml")["needs"]
    assert [form for form in guarded if words(form) not in forms] == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("suspected JNIM fighters", "jnim"),
        ("jnim", "jnim"),
        ("the al-Qaeda-linked JNIM", "jnim"),
        ("JNIM, an al-Qaeda affiliate", "jnim"),
        ("JNIM, affiliated with al-Qaeda", "jnim"),
        ("al-Qaeda-linked gunmen", None),
        ("militants linked to the Islamic State", None),
        ("des hommes armés liés à Al-Qaïda", None),
        ("a JNIM lieutenant", "jnim"),
        ("Katiba Macina of JNIM", "katiba-macina"),
        ("RSF", "rsf-sudan"),
        ("gunmen", None),
        ("", None),
    ],
)
def test_a_phrase_resolves_to_whom_it_means(phrase: str, expected: str | None) -> None:
    assert resolve_actor(phrase) == expected


def test_same_and_related_actors() -> None:
    assert same_actor("GSIM", "jnim")
    assert not same_actor("JNIM", "gunmen")
    assert same_actor("Bandits", "bandits")
    assert related_actors("jnim", "al-qaeda") and related_actors("al-qaeda", "jnim")
    assert related_actors("katiba-macina", "al-qaeda")
    assert related_actors("iswap", "boko-haram")
    assert not related_actors("jnim", "aqap")
    assert not related_actors("jnim", "issp")
    assert not related_actors("gunmen", "jnim")


def test_an_actor_is_found_by_its_id() -> None:
    assert actor("jnim").abbreviation == "JNIM"
    with pytest.raises(KeyError):
        actor("nobody")


def test_choices_in_an_alias_are_spelt_out() -> None:
    assert list(expand("a{b|c} d{ e|}")) == ["ab d e", "ab d", "ac d e", "ac d"]


def test_reading_is_fast() -> None:
    text = "Five Indians were taken near Kobri in Mali by JNIM. " * 30
    find_actors(text)
    start = time.perf_counter()
    find_actors(text)
    assert time.perf_counter() - start < 0.05
