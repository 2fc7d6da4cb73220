"""Numbers of people: which of them became what, and which numbers count nobody."""

from __future__ import annotations

import pytest

import tocsin
from tocsin.reading.lexicon import lexicon
from tocsin.reading.numbers import find_numbers


def counted(text, lang="en"):
    claims = tocsin.read(text, "2025-11-20", lang=lang).claims
    return {(c.outcome, c.best) for claim in claims for c in claim.counts}


def numbers(text, lang):
    return [(n.value, n.low, n.high) for n in find_numbers(text, 0, len(text), lexicon(lang))]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Between two and four people", (4, 2, 4)),
        ("fr", "Entre 20 et 25 personnes", (25, 20, 25)),
        ("en", "20 to 25 people", (25, 20, 25)),
        ("bn", "৪ হাজার ২০০ মানুষ".translate({0x09EA: "4", 0x09E8: "2", 0x09E6: "0"}), (4200, 4200, 4200)),
    ],
)
def test_one_number_of_two_words(lang, text, wanted):
    assert numbers(text, lang) == [wanted]


def test_two_numbers_side_by_side_are_two():
    assert [n[0] for n in numbers("two and four others", "en")] == [2, 4]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Police put the toll at 31 dead and 12 wounded after gunmen raided Diffa, Niger, on Monday.",
            {("killed", 31), ("injured", 12)},
        ),
        ("en", "Gunmen attacked a bus near Diffa, Niger, on Monday and killed ten truck drivers.", {("killed", 10)}),
        ("sw", "Watu kumi na wawili waliuawa na waasi wa ADF Jumatatu huko Beni.", {("killed", 12)}),
        ("ha", "'Yan bindiga sun kashe mutane 12 a Zamfara ranar Litinin.", {("killed", 12)}),
        (
            "en",
            "Two miners were abducted near Gao, Mali, on Monday. Four of their colleagues were wounded.",
            {("abducted", 2), ("injured", 4)},
        ),
    ],
)
def test_what_became_of_them(lang, text, wanted):
    assert counted(text, lang) == wanted


def test_those_by_whom_it_was_done_are_not_counted():
    assert ("abducted", 3) not in counted(
        "A pilot was seized by three unidentified men in Niamey, Niger, on Monday night."
    )


def test_a_day_counts_nobody():
    assert counted("छह नवंबर को इंफाल के पास तीन मजदूरों का अपहरण कर लिया गया।", "hi") == {("abducted", 3)}


def test_freed_people_who_had_been_held_are_freed():
    assert ("released", 3) in counted(
        "Three nurses who had been held hostage in Niger were freed on Monday, the army said."
    )


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "An aid worker was wounded when gunmen attacked a clinic near Diffa on Monday.", {("injured", 1)}),
        ("en", "Gunmen attacked a clinic near Diffa on Monday and a driver was shot in the leg.", {("injured", 1)}),
        ("en", "A nurse was beaten and robbed by armed men near Diffa on Monday.", {("injured", 1)}),
        ("fr", "Un infirmier a été roué de coups par des hommes armés lundi à Bria.", {("injured", 1)}),
        ("es", "Un médico fue apuñalado por hombres armados el lunes en Cali.", {("injured", 1)}),
        ("de", "Ein Fahrer wurde am Montag bei einem Überfall in Kabul niedergestochen.", {("injured", 1)}),
    ],
)
def test_one_person_hurt(lang, text, wanted):
    assert counted(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Three national staff were killed and one truck driver was seriously wounded in an attack near Diffa.",
            {("killed", 3), ("injured", 1)},
        ),
        (
            "en",
            "One guard was killed and another badly injured in an attack near Diffa.",
            {("killed", 1), ("injured", 1)},
        ),
        (
            "fr",
            "Un chauffeur a été tué et deux autres employés ont été grièvement blessés lundi dans une attaque à Bria.",
            {("killed", 1), ("injured", 2)},
        ),
        (
            "es",
            "Un trabajador humanitario resultó herido y otro murió en un ataque el lunes en Cauca.",
            {("killed", 1), ("injured", 1)},
        ),
    ],
)
def test_one_killed_another_wounded(lang, text, wanted):
    assert counted(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A driver was shot by gunmen near Diffa on Monday. He later died of his wounds."),
        ("en", "A driver was wounded in an attack near Diffa on Monday and succumbed to his injuries."),
        ("en", "A driver was beaten and killed by gunmen near Diffa on Monday."),
        ("fr", "Un chauffeur a été blessé lundi dans une attaque à Bria. Il a succombé à ses blessures."),
    ],
)
def test_who_dies_of_wounds_is_killed(lang, text):
    assert counted(text, lang) == {("killed", 1)}


def test_the_taken_who_are_killed_are_both():
    text = "Three drivers were kidnapped and later killed by gunmen near Diffa on Monday."
    assert counted(text) == {("abducted", 3), ("killed", 3)}


@pytest.mark.parametrize(
    "text",
    [
        "Four staff (three men and one woman) were kidnapped near Diffa on Monday.",
        "Four nurses, three men and one woman, were kidnapped near Diffa on Monday.",
    ],
)
def test_those_who_make_up_a_number_are_parts_of_it(text):
    (claim,) = tocsin.read(text, "2025-11-20", lang="en").claims
    assert [(c.best, c.part_of) for c in claim.counts] == [(4, None), (3, 0), (1, 0)]


def test_two_of_a_list_are_two_lines():
    claims = tocsin.read("Two drivers and two nurses were killed in an attack near Diffa on Monday.", lang="en").claims
    assert [c.best for c in claims[0].counts] == [2, 2]


def test_words_that_only_describe_are_nobody():
    assert counted("Gunmen attacked a local radio near Diffa on Monday and killed three guards.") == {("killed", 3)}


def test_who_is_taken_to_hospital_is_not_abducted():
    assert counted("A driver was shot near Diffa on Monday. The driver was taken to a hospital.") == {("injured", 1)}


def test_a_number_without_a_noun_is_of_those_before_it():
    (claim,) = tocsin.read(
        "Two Indian workers were killed and three wounded in an attack near Diffa.", lang="en"
    ).claims
    assert [(c.best, c.nationality, c.group) for c in claim.counts] == [(2, "IN", "civilians"), (3, "IN", "civilians")]


def test_a_population_is_no_count_of_people_taken():
    text = "Kidnapping has become an industry in this country of 12 million. Gunmen abducted five nurses in Kano on Monday."
    claims = tocsin.read(text, published="2025-05-14", lang="en").claims
    assert all((count.best or 0) < 100 for claim in claims for count in claim.counts)


def lines(text, lang="en"):
    """The counts of the claim with most of them: outcome, number, standing, and the number of their whole."""
    counts = max((claim.counts for claim in tocsin.read(text, "2025-11-20", lang=lang).claims), key=len)
    return [(c.outcome, c.best, c.standing, counts[c.part_of].best if c.part_of is not None else None) for c in counts]


def test_people_of_another_trade_beside_the_first_are_no_part_of_them():
    text = "Gunmen near Gao, Mali, on Monday killed 30 soldiers and 22 truck drivers, the army said."
    assert {(n, whole) for _, n, _, whole in lines(text)} == {(30, None), (22, None)}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "The number of people killed in Thursday's attack on a convoy in the Bagan area of Kurram, Pakistan, rose "
            "to 10 on Friday.",
            ("killed", 10),
        ),
        (
            "fr",
            "Le nombre de morts dans l'attaque de jeudi contre un village près de Tillabéri, au Niger, est passé à 17.",
            ("killed", 17),
        ),
        (
            "es",
            "El número de muertos en el ataque del jueves contra una patrulla en Jamundí, Colombia, subió a 13.",
            ("killed", 13),
        ),
    ],
)
def test_a_toll_far_behind_its_word(lang, text, wanted):
    assert wanted in counted(text, lang)


def test_ages_count_nobody_and_part_no_noun_from_its_article():
    text = "Gunmen on Monday abducted a 22-year-old woman and a three-year-old child near Gao, Mali."
    assert lines(text) == [("abducted", 1, "current", None), ("abducted", 1, "current", None)]


def test_wounded_who_died_are_dead():
    text = "A bomb wounded seven people near Quetta, Pakistan, on Monday. Two of those wounded have died in hospital."
    assert counted(text) == {("injured", 7), ("killed", 2)}


def test_bodies_are_of_the_dead_whatever_is_done_with_them():
    text = "Nine bodies of miners were recovered after gunmen attacked a camp near Yahukimo, Indonesia, on Monday."
    assert counted(text) == {("killed", 9)}


def test_missing_who_are_as_many_as_were_taken_are_the_taken():
    text = (
        "Armed men took five people away from a site near Kwala, Mali, on Saturday, the army said. Three Chinese "
        "nationals and two Mauritanians are missing after the abduction."
    )
    assert set(lines(text)) == {
        ("abducted", 5, "current", None),
        ("abducted", 3, "current", 5),
        ("abducted", 2, "current", 5),
    }


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "es",
            "Luis Manuel Díaz fue liberado por el ELN el jueves en la serranía del Perijá, Colombia.",
            {("released", 1)},
        ),
        ("es", "El lunes hombres armados secuestraron a Luis Manuel Díaz en Barrancas, Colombia.", {("abducted", 1)}),
    ],
)
def test_a_person_named_beside_what_befell_them(lang, text, wanted):
    assert counted(text, lang) == wanted


def test_children_among_them_are_a_part():
    text = "Gunmen abducted 17 missionaries, five children among them, near Ganthier, Haiti, on Monday."
    assert lines(text) == [("abducted", 17, "current", None), ("abducted", 5, "current", 17)]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ar", "أفرج المسلحون يوم الأربعاء عن الطفلين اللذين خطفوهما الشهر الماضي.", {2}),
        ("ar", "اختطف مسلحون سبعة عاملين في الإغاثة يوم الأربعاء.", {7}),
        ("en", "A philanthropist and two guards were kidnapped on Monday near Jos.", {1, 2}),
        ("fr", "Un prélat et deux catéchistes ont été enlevés dimanche près de Bangui.", {1, 2}),
    ],
)
def test_two_by_one_word_and_one_by_any_noun_beside_others(lang, text, wanted):
    assert {n for _, n in counted(text, lang)} == wanted


def test_a_thing_beside_people_is_no_person():
    assert ("abducted", 1) not in counted(
        "A truck and two drivers were seized on Monday near Jos, and gunmen kidnapped them."
    )


def test_a_recalled_taking_has_not_the_day_of_its_end():
    text = "أفرج خاطفو ركاب الحافلة مساء السبت عن النساء الأربع والطفلين بعد وساطة في درعا."
    claims = tocsin.read(text, "2025-11-20", lang="ar").claims
    days = {c.type: c.date for c in claims}
    assert days["release"] is not None and days.get("abduction") is None
