"""Inflected forms of demonyms and of names of states, by ending.

A base form with a trailing ``=`` takes no inflection. Adjective and noun share most endings, so one rule
serves both; a form that no one writes costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable

Rule = tuple[str, tuple[str, ...]]

# Ending of the base form, then the endings that replace it. The first that fits is taken.
_EN: tuple[Rule, ...] = (
    ("ese", ("ese",)),
    ("sh", ("sh",)),
    ("ch", ("ch",)),
    ("z", ("z",)),
    ("s", ("s",)),
    ("", ("", "s")),
)
_FR: tuple[Rule, ...] = (
    ("ien", ("ien", "ienne", "iens", "iennes")),
    ("éen", ("éen", "éenne", "éens", "éennes")),
    ("ais", ("ais", "aise", "aises")),
    ("ois", ("ois", "oise", "oises")),
    ("e", ("e", "es")),
    ("", ("", "e", "s", "es")),
)
_ES: tuple[Rule, ...] = (
    ("o", ("o", "a", "os", "as")),
    ("és", ("és", "esa", "eses", "esas")),
    ("án", ("án", "ana", "anes", "anas")),
    ("ón", ("ón", "ona", "ones", "onas")),
    ("ol", ("ol", "ola", "oles", "olas")),
    ("ís", ("ís", "isa", "ises", "isas")),
    ("í", ("í", "íes", "ís")),
    ("ú", ("ú", "úes", "ús")),
    ("l", ("l", "la", "les", "las")),
    ("r", ("r", "ra", "res", "ras")),
    ("", ("", "s")),
)
_PT: tuple[Rule, ...] = (
    ("o", ("o", "a", "os", "as")),
    ("ês", ("ês", "esa", "eses", "esas")),
    ("", ("", "s")),
)
_IT: tuple[Rule, ...] = (
    ("go", ("go", "ga", "ghi", "ghe", "gi")),
    ("co", ("co", "ca", "chi", "che", "ci")),
    ("o", ("o", "a", "i", "e")),
    ("ota", ("ota", "oti", "ote")),
    ("ita", ("ita", "iti", "ite")),
    ("ese", ("ese", "esi")),
    ("e", ("e", "i")),
    ("", ("",)),
)
_DE: tuple[Rule, ...] = (
    ("sch", ("sch", "sche", "scher", "schen", "sches", "schem")),
    ("er", ("er", "ers", "ern", "erin", "erinnen")),
    ("in", ("in", "innen")),
    ("e", ("e", "en")),
    ("it", ("it", "iten", "itin", "itinnen")),
    ("ot", ("ot", "oten", "otin", "otinnen")),
    ("ar", ("ar", "arn", "ars")),
    ("i", ("i", "is")),
    ("", ("", "e", "er", "en", "es", "em", "s")),
)
_AR: tuple[Rule, ...] = (("ي", ("ي", "ية", "يا", "يين", "يون", "يات", "يان", "يتين", "يتان")),)
_HI: tuple[Rule, ...] = (
    ("ाई", ("ाई", "ाइयों")),
    ("ी", ("ी", "ियों", "ियो")),
    ("ीय", ("ीय", "ीयों")),
    ("न", ("न", "नों")),
    ("", ("", "ों")),
)
DEMONYM_LANGUAGES: dict[str, tuple[Rule, ...]] = {
    "en": _EN, "fr": _FR, "es": _ES, "pt": _PT, "de": _DE, "it": _IT, "ar": _AR, "hi": _HI,
}  # fmt: skip
_EVERY_WORD = frozenset({"ar"})

# Cases of names of states: the ending of the nominative, then the others in one order, so that the words of
# a name of two words agree.
_RU: tuple[Rule, ...] = (
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ея", ("еи", "ее", "ею", "еей", "ее")),
    ("ка", ("ки", "ке", "ку", "кой", "ке")),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("ь", ("и", "и", "ь", "ью", "и")),
    ("й", ("я", "ю", "й", "ем", "е")),
)
_UK: tuple[Rule, ...] = (
    ("ія", ("ії", "ії", "ію", "ією", "ії")),
    ("ея", ("еї", "еї", "ею", "еєю", "еї")),
    ("а", ("и", "і", "у", "ою", "і")),
    ("я", ("і", "і", "ю", "ею", "і")),
    ("ь", ("і", "і", "ь", "ю", "і")),
)
_HR: tuple[Rule, ...] = (
    ("ska", ("ske", "skoj", "sku", "skom", "skoj")),
    ("čka", ("čke", "čkoj", "čku", "čkom", "čkoj")),
    ("a", ("e", "i", "u", "om", "i")),
    ("i", ("ija", "iju", "i", "ijem", "iju")),
    ("o", ("a", "u", "o", "om", "u")),
)
_SR: tuple[Rule, ...] = (
    ("ска", ("ске", "ској", "ску", "ском", "ској")),
    ("а", ("е", "и", "у", "ом", "и")),
    *_HR,
)
_CASES: dict[str, tuple[Rule, ...]] = {"ru": _RU, "uk": _UK, "hr": _HR, "bs": _HR, "sr": _SR}
# What a name that ends in a consonant takes, in the same order.
_CONSONANT: dict[str, tuple[str, ...]] = {
    "ru": ("а", "у", "", "ом", "е"),
    "uk": ("у", "у", "", "ом", "і"),
    "hr": ("a", "u", "", "om", "u"),
    "bs": ("a", "u", "", "om", "u"),
    "sr": ("а", "у", "", "ом", "у"),
}
_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
_GENITIVE_S = frozenset({"de", "sv", "nl"})
_ROMANIAN: tuple[Rule, ...] = (("ia", ("iei",)), ("a", ("ei",)), ("", ("ului",)))


def demonyms(base: str, lang: str) -> tuple[str, ...]:
    """Forms of the demonym ``base`` in ``lang``, the base first; only itself where it ends in ``=``."""
    if base.endswith("="):
        return (base[:-1],)
    if lang in _EVERY_WORD:
        return _arabic(base)
    head, _, last = base.rpartition(" ")
    prefix = f"{head} " if head else ""
    forms = tuple(prefix + form for form in _endings(last, DEMONYM_LANGUAGES.get(lang, ())))
    return (*forms, *(f[0].upper() + f[1:] for f in forms)) if lang == "de" else forms


def _endings(word: str, rules: tuple[Rule, ...]) -> tuple[str, ...]:
    for ending, endings in rules:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return tuple(stem + e for e in endings)
    return (word,)


def _arabic(base: str) -> tuple[str, ...]:
    """Number and gender on every word, each without and with the article."""
    per_word = [_endings(word, _AR) for word in base.split()]
    width = min(len(forms) for forms in per_word)
    bare = [" ".join(forms[i] for forms in per_word) for i in range(width)]
    return (*bare, *(" ".join("ال" + w for w in form.split()) for form in bare))


def cases(name: str, lang: str) -> tuple[str, ...]:
    """Forms of the name of a state in ``lang`` beside the nominative; none where the language has none."""
    if lang in _GENITIVE_S:
        return () if name[-1] in "sxz" or name.isupper() else (name + "s",)
    if name.isupper():
        return ()
    if lang == "ro":
        return _endings(name, _ROMANIAN)
    return _agreeing(name, lang) if lang in _CASES else ()


def _agreeing(name: str, lang: str) -> tuple[str, ...]:
    words = name.split(" ")
    if len(words) > 2:
        return ()
    per_word = [_word_cases(word, lang) for word in words]
    return tuple(dict.fromkeys(" ".join(forms) for forms in zip(*per_word, strict=True)))


def _word_cases(word: str, lang: str) -> tuple[str, ...]:
    for ending, endings in _CASES[lang]:
        if word.endswith(ending):
            return tuple(word[: len(word) - len(ending)] + e for e in endings)
    if word[-1].lower() in _VOWELS:
        return (word,) * 5
    latin = word[-1].isascii() and lang == "sr"
    return tuple(word + e for e in _CONSONANT["hr" if latin else lang])


Stripper = Callable[[str], tuple[tuple[int, int], ...]]

# Case endings that Bengali, Telugu and Amharic put behind a name, longest first; prefixes of Amharic.
_SUFFIXES: dict[str, tuple[str, ...]] = {
    "bn": ("দের", "ের", "তে", "কে", "য়", "র", "ে"),
    "te": ("లోని", "లోనూ", "నుంచి", "నుండి", "లో", "కు", "కి", "ని", "తో", "కూ", "లు", "ల"),
    "tr": (
        "nın",
        "nin",
        "dan",
        "den",
        "tan",
        "ten",
        "da",
        "de",
        "ta",
        "te",
        "ya",
        "ye",
        "lı",
        "li",
        "lu",
        "lü",
    ),
    "am": ("ን",),
    "so": ("da", "ga", "ka"),
}
_PREFIXES: dict[str, tuple[str, ...]] = {"am": ("የ", "በ", "ለ", "ከ", "እና", "ወደ")}


def bare_parts(raw: str, lang: str) -> tuple[tuple[int, int], ...]:
    """``(from, to)`` of ``raw`` without the particles its language writes onto it, likeliest first."""
    if lang == "ar":
        return _without_proclitics(raw)
    size = len(raw)
    ends = [(0, size - len(s)) for s in _SUFFIXES.get(lang, ()) if raw.endswith(s) and size > len(s) + 1]
    heads = [(len(p), size) for p in _PREFIXES.get(lang, ()) if raw.startswith(p) and size > len(p) + 1]
    return (*ends, *heads)


def _without_proclitics(raw: str) -> tuple[tuple[int, int], ...]:
    """Arabic "and", "so" and then "in", "for", "like" before a word of three letters or more."""
    starts = []
    at = 1 if raw[0] in "وف" else 0
    if at and len(raw) > 3:
        starts.append(at)
    if raw[at : at + 1] in ("ب", "ل", "ك") and len(raw) - at > 3:
        starts.append(at + 1)
    return tuple((start, len(raw)) for start in starts)
