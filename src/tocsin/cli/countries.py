"""Countries as people type them."""

from __future__ import annotations

import difflib

from tocsin import names


def code_of(text: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code for a code or a name, None where there is none."""
    return names.country_code(text)


def near_names(text: str) -> list[str]:
    """Return up to three country names spelt like ``text``, the nearest first."""
    import pycountry

    known = {country.name.casefold(): country.name for country in pycountry.countries}
    return [known[name] for name in difflib.get_close_matches(text.casefold(), known, n=3, cutoff=0.6)]
