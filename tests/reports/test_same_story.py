"""Sixty pairs that tell the same and sixty of one mould that do not, of invented prose in four languages."""

from __future__ import annotations

import random

import pytest

from tocsin.reports import bands, near_duplicate, same_story, signature

PEOPLE = ["traders", "herders", "teachers", "drivers", "nurses", "masons", "fishermen", "surveyors"]
TOWNS = ["Ourel", "Bandara", "Kessi", "Tomboré", "Wanzou", "Garga", "Illéda", "Fadama", "Sirko", "Mandou"]
NAMES = ["Colonel Issa Daré", "Mayor Awa Siko", "Prefect Jean Moulo", "Doctor Lin Okafe", "Imam Sani Barou"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
SENTENCES = [
    "{a} {people} were stopped on {day} at a ford below {town} by men who had hidden their motorbikes in the reeds.",
    "The men asked for papers, kept {b} of the travellers and let the others walk on towards {other}.",
    "{name} said that the road had been thought safe since the garrison came back in {year}.",
    "A baker in {other} heard {b} shots, then the engines of {a} motorbikes going north.",
    "Fields on both banks were left unharvested because no one dared to cross after {day}.",
    "{name} asked families to bring photographs to the town hall before {day}.",
    "A patrol sent from {town} found {b} pairs of shoes and a burnt cart {a} kilometres away.",
    "The market of {other} opened late and closed before noon for the first time since {year}.",
    "Radio calls from the far side stopped on {day}, and the ferry was tied up on the town's side.",
    "School in {town} will stay closed until the {b} teachers who live across the river are heard of.",
    "Nobody had claimed the taking when the council met, and {name} would not guess who was behind it.",
    "Since the rains began {a} carts have been robbed between {town} and {other}, the millers' union counts.",
]
LEADS = [
    "From our correspondent in the capital. The ministry is to speak later today.",
    "This dispatch reached our newsroom by telephone overnight and has been shortened.",
    "Readers on the river will remember last season's floods; now comes worse news.",
]
TAILS = ["Additional reporting by our own staff.", "The council meets again next week.", "More to follow as it comes."]
MOULDS = [
    (
        "RIVER DESK ALERT {a}{b}. {b} {month} {year}. {town}: {what} reported near the {place}. ",
        "This alert goes to subscribers of the River Desk only and must not be passed on without leave. Staff should "
        "stay inside the towns, keep their radios charged, report every movement to the duty officer and follow what "
        "the local focal point tells them. The duty desk answers on 555 0142 day and night. What is said here is "
        "preliminary and may change.",
        ["ambush on soldiers, {a} dead", "{b} traders taken", "{a} houses burnt", "roadside bomb, {b} wounded"],
    ),
    (
        "Bulletin du Poste de veille, {b} {month} {year}. À {town}, {what} près du {place}. ",
        "Le présent bulletin est réservé aux abonnés du Poste de veille ; il ne doit pas être transmis sans accord. "
        "Le personnel est prié de rester en ville, de garder sa radio allumée, de signaler ses déplacements à "
        "l'officier de permanence et de suivre les consignes du point focal. La permanence répond au 555 0177, jour "
        "et nuit. Ces informations sont provisoires et peuvent changer.",
        ["{a} commerçants ont été enlevés", "{b} maisons ont brûlé", "une mine a blessé {a} personnes"],
    ),
    (
        "Aviso del Puesto de guardia, {b} de {month} de {year}. En {town}, {what} cerca del {place}. ",
        "Este aviso es solo para los suscriptores del Puesto de guardia y no debe reenviarse sin permiso. El personal "
        "debe quedarse en la ciudad, llevar la radio encendida, comunicar sus movimientos al oficial de guardia y "
        "seguir lo que diga el punto focal. La guardia contesta en el 555 0199 de día y de noche. Lo dicho aquí es "
        "provisional y puede cambiar.",
        ["fueron secuestrados {a} comerciantes", "ardieron {b} casas", "una mina hirió a {a} personas"],
    ),
    (
        "تنبيه من مكتب المراقبة بتاريخ {b} {month} {year}. في {town} {what} قرب {place}. ",
        "هذا التنبيه مخصص للمشتركين في مكتب المراقبة ولا يجوز نقله دون إذن. على الموظفين البقاء داخل المدن وإبقاء "
        "أجهزة الاتصال مشحونة وإبلاغ الضابط المناوب بكل تنقل واتباع ما يقوله المسؤول المحلي. يجيب المكتب على الرقم "
        "555 0123 ليلا ونهارا. هذه المعلومات أولية وقد تتغير.",
        ["خطف {a} تجار", "احترق {b} منازل", "جرح لغم {a} أشخاص"],
    ),
]
MONTHS = ["March", "April", "May", "June"], ["mars", "avril", "mai", "juin"], ["marzo", "abril", "mayo", "junio"]
PLACES = ["weir", "mill", "quarry"], ["barrage", "moulin", "marché"], ["molino", "mercado", "puente"]


def filled(rng, sentence, **more):
    town, other = rng.sample(TOWNS, 2)
    values = {
        "a": rng.randint(2, 19),
        "b": rng.randint(20, 60),
        "year": rng.randint(2011, 2024),
        "town": town,
        "other": other,
        "people": rng.choice(PEOPLE),
        "name": rng.choice(NAMES),
        "day": rng.choice(DAYS),
    }
    text = sentence.format(**(values | more))
    return text[0].upper() + text[1:]


def story(rng):
    return " ".join(filled(rng, s) for s in rng.sample(SENTENCES, rng.randint(5, 12)))


def alert(rng, mould):
    head, foot, events = MOULDS[mould]
    names = min(mould, 2)
    more = {
        "month": rng.choice(MONTHS[names] if mould < 3 else ["مارس", "مايو"]),
        "place": rng.choice(PLACES[names] if mould < 3 else ["السد", "السوق"]),
    }
    return filled(rng, head, what=filled(rng, rng.choice(events)), **more) + foot


def led_in(rng, text):
    return f"{rng.choice(LEADS)} {text} {rng.choice(TAILS)}"


def cut(rng, text):
    sentences = text.split(". ")
    return ". ".join(sentences[: max(4, int(0.75 * len(sentences)))])


def edited(rng, text):
    swaps = {"said": "told reporters", "asked": "urged", "heard": "made out", "behind": "responsible for"}
    return " ".join(swaps.get(word, word) for word in text.split())


CHANGES = {
    "run as it is": lambda rng, text: text,
    "led in otherwise by both": led_in,
    "re-headed": lambda rng, text: f"{rng.choice(TOWNS).upper()} ROAD CUT\n\n{text}",
    "cut": cut,
    "edited": edited,
}


def copies(a, b, publisher, other):
    x, y = signature(a), signature(b)
    near = near_duplicate(x, y) and bool(set(bands(x)) & set(bands(y)))
    told = same_story(a, b, publisher, other)
    assert told == same_story(b, a, other, publisher)
    return near and told


@pytest.mark.parametrize("change", CHANGES)
def test_pairs_that_tell_the_same_are_copies(change):
    rng = random.Random(change)
    found = 0
    for _ in range(12):
        wire = story(rng)
        mine = led_in(rng, wire) if change.startswith("led") and len(wire) > 1200 else wire
        found += copies(mine, CHANGES[change](rng, wire), "The Harbour Courier", "Fanal")
    assert found == 12


@pytest.mark.parametrize("publisher", ["River Desk", None])
@pytest.mark.parametrize("mould", range(len(MOULDS)))
def test_pairs_of_one_mould_are_no_copies(mould, publisher):
    rng = random.Random(mould)
    pairs = [(alert(rng, mould), alert(rng, mould)) for _ in range(15)]
    assert any(near_duplicate(signature(a), signature(b)) for a, b in pairs)
    assert [copies(a, b, publisher, publisher) for a, b in pairs if a != b] == [False] * 15


def test_a_corrected_figure_in_a_long_story_is_still_the_same_story():
    wire = " ".join(filled(random.Random(3), s) for s in SENTENCES)
    corrected = wire.replace("shoes", "sandals").replace("burnt cart", "burnt wagon")
    assert copies(wire, corrected, "The Harbour Courier", "Fanal")


def test_accents_and_capitals_are_no_difference():
    wire = story(random.Random(5))
    assert same_story(wire, wire.upper().replace("É", "E"), "a", "a")
