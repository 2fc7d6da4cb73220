"""From any source to reports: the door through which everything comes in.

Heavy libraries load with the first input that needs them.
"""

from tocsin.reports.addresses import canonical_url
from tocsin.reports.copies import bands, near_duplicate, signature
from tocsin.reports.credits import credited
from tocsin.reports.dates import known_at, normalise_published, publication_day
from tocsin.reports.extracts import SHARED_KEYS, Printed, drawn_from_one, extract_keys, neighbouring_keys
from tocsin.reports.intake import Given, InstallationError, Received, SourceError
from tocsin.reports.language import identify_language
from tocsin.reports.particulars import same_document, same_story
from tocsin.reports.receiving import expected, missing, receive

__all__ = [
    "SHARED_KEYS",
    "Given",
    "InstallationError",
    "Printed",
    "Received",
    "SourceError",
    "bands",
    "canonical_url",
    "credited",
    "drawn_from_one",
    "expected",
    "extract_keys",
    "identify_language",
    "known_at",
    "missing",
    "near_duplicate",
    "neighbouring_keys",
    "normalise_published",
    "publication_day",
    "receive",
    "same_document",
    "same_story",
    "signature",
]
