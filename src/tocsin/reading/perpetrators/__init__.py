"""Who did it, in the report's words, and how surely: candidates are found, told apart by a trained judge."""

from tocsin.reading.perpetrators.choosing import entities, perpetrators
from tocsin.reading.perpetrators.traits import Entity

__all__ = ["Entity", "entities", "perpetrators"]
