"""A trained encoder that reads the sentences of a report in context, in any of the reader's languages."""

from tocsin.reading.encoding.answers import TAGS
from tocsin.reading.encoding.encoder import Encoder, Impressions, Tagged, available, encoder, impressions
from tocsin.reading.encoding.logits import probability
from tocsin.reading.encoding.tags import Tags, tags
from tocsin.reading.encoding.traits import READ, lead, traits

__all__ = [
    "READ",
    "TAGS",
    "Encoder",
    "Impressions",
    "Tagged",
    "Tags",
    "available",
    "encoder",
    "impressions",
    "lead",
    "probability",
    "tags",
    "traits",
]
