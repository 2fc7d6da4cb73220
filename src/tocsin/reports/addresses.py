"""Web addresses: which ones a report may carry, and one spelling for each page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_MAX_CHARACTERS = 2000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\<>\"]")

# Names that advertising and mailing services add to a link; none of them selects another page.
_TRACKING = re.compile(
    r"(utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|vero_id|oly_enc_id|oly_anon_id|_ga|_gl|at_medium|at_campaign"
    r"|at_custom\d+|at_link_.*|at_ptr_name|at_format|ocid|cmpid|ns_(campaign|mchannel|source|linkname|fee)"
    r"|smid|ref_src|ref_url|__twitter_impression|s_cid|spm|wt_mc|mbid)\Z",
    re.IGNORECASE,
)


def web_address(given: str | None) -> str | None:
    """``given`` where it is an http or https address that is safe to show as a link, else None."""
    text = (given or "").strip()
    if not text or len(text) > _MAX_CHARACTERS or _FORBIDDEN.search(text):
        return None
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return text if parts.scheme.lower() in _DEFAULT_PORTS and parts.hostname else None


def canonical_url(url: str) -> str:
    """One spelling for a page: lowercase host, no fragment, port by default, login or tracking; query sorted.

    What is not an http or https address is given back stripped of white space only.
    """
    address = web_address(url)
    if address is None:
        return url.strip()
    parts = urlsplit(address)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if parts.port and parts.port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{parts.port}"
    return urlunsplit((scheme, host, parts.path or "/", _query(parts.query), ""))


def _query(query: str) -> str:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=200, errors="surrogateescape")
    except ValueError:
        return query
    kept = sorted(pair for pair in pairs if not _TRACKING.match(pair[0]))
    return urlencode(kept, errors="surrogateescape")
