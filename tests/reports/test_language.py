import time

import pytest

from tocsin.reports import identify_language

SENTENCES = {
    "ha": "'Yan bindiga sun yi garkuwa da mutane biyar a kusa da garin a ranar Alhamis.",
    "en": "Gunmen kidnapped five people near the town on Thursday.",
    "ar": "خطف مسلحون خمسة أشخاص قرب البلدة يوم الخميس.",
    "fr": "Des hommes armés ont enlevé cinq personnes près de la ville jeudi.",
    "es": "Hombres armados secuestraron a cinco personas cerca del pueblo el jueves.",
    "pt": "Homens armados sequestraram cinco pessoas perto da cidade na quinta-feira.",
    "de": "Bewaffnete haben am Donnerstag in der Nähe der Stadt fünf Menschen entführt.",
    "it": "Uomini armati hanno rapito cinque persone vicino alla città giovedì.",
    "hi": "हथियारबंद लोगों ने गुरुवार को शहर के पास पांच लोगों का अपहरण कर लिया।",
    "ur": "مسلح افراد نے جمعرات کو شہر کے قریب پانچ افراد کو اغوا کر لیا۔",
    "bn": "বৃহস্পতিবার শহরের কাছে বন্দুকধারীরা পাঁচজনকে অপহরণ করেছে।",
    "te": "గురువారం పట్టణం సమీపంలో సాయుధులు ఐదుగురిని అపహరించారు.",
    "sw": "Watu wenye silaha waliwateka nyara watu watano karibu na mji siku ya Alhamisi.",
    "so": "Koox hubaysan ayaa shan qof ku afduubtay meel u dhow magaalada maalintii Khamiista.",
    "am": "ታጣቂዎች ሐሙስ ዕለት በከተማዋ አቅራቢያ አምስት ሰዎችን አግተዋል።",
    "fa": "مردان مسلح روز پنجشنبه پنج نفر را در نزدیکی شهر ربودند.",
    "ps": "وسله والو د پنجشنبې په ورځ ښار ته څېرمه پنځه کسان وتښتول.",
    "ru": "Вооружённые люди похитили пять человек недалеко от города в четверг.",
    "uk": "Озброєні люди викрали п'ятьох осіб поблизу міста у четвер.",
    "sr": "Наоружани људи отели су пет особа у близини града у четвртак.",
    "hr": "Naoružani ljudi oteli su pet osoba u blizini grada u četvrtak.",
    "id": "Orang-orang bersenjata menculik lima orang di dekat kota pada hari Kamis.",
    "tr": "Silahlı kişiler perşembe günü kasaba yakınlarında beş kişiyi kaçırdı.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_one_sentence_tells_its_language(code):
    assert identify_language(SENTENCES[code]) == code


def test_a_bosnian_sentence_is_taken_for_one_of_the_three():
    assert identify_language("Naoružane osobe otele su petero ljudi, saopćila je policija.") in {
        "bs",
        "hr",
        "sr",
    }


@pytest.mark.parametrize(
    ("hint", "code"),
    [("en-US", "en"), ("pt_BR", "pt"), ("HAU", "ha"), ("zh-Hant-TW", "zh"), ("iw", "he"), ("fil", "tl")],
)
def test_the_language_given_wins(hint, code):
    assert identify_language(SENTENCES["fr"], hint) == code


@pytest.mark.parametrize("hint", ["", "und", "!!", "english please"])
def test_a_hint_that_is_no_language_is_not_heeded(hint):
    assert identify_language(SENTENCES["fr"], hint) == "fr"


@pytest.mark.parametrize("text", ["", "12 34", "\x00\x01", "\ud800", "\ufffe", "🚨🚨"])
def test_what_tells_nothing_is_undetermined(text):
    assert identify_language(text) == "und"


def test_control_characters_and_half_characters_do_not_hide_the_language():
    assert identify_language("\x07" + SENTENCES["es"] + "\ud800 \uffff") == "es"


def test_it_is_quick():
    identify_language("warm up")
    began = time.perf_counter()
    for _ in range(100):
        identify_language(SENTENCES["en"] * 100)
    assert time.perf_counter() - began < 2
