"""Countries as people type them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from tocsin import names


def choices(codes: Sequence[str]) -> str:
    """Return "CD (DR Congo) or CG (Republic of the Congo)"."""
    return " or ".join(f"{code} ({names.country_name(code)})" for code in codes)


def near_names(text: str) -> list[str]:
    """Return up to three country names spelt like ``text``, the nearest first."""
    import pycountry

    known = {country.name.casefold(): country.name for country in pycountry.countries}
    return [known[name] for name in difflib.get_close_matches(text.casefold(), known, n=3, cutoff=0.6)]
