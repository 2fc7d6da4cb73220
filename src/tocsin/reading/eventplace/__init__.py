"""Which place of a sentence is its event's: not the dateline, the victims' home, the minister's capital."""

from tocsin.reading.eventplace.candidates import Candidate, CandidateKind, candidates
from tocsin.reading.eventplace.judging import LIKELY, Judged, event_places
from tocsin.reading.eventplace.runs import runs

__all__ = ["LIKELY", "Candidate", "CandidateKind", "Judged", "candidates", "event_places", "runs"]
