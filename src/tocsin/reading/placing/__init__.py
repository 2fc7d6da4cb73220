"""Which of the places that a report names is an occurrence's own, and the country that the report is about."""

from tocsin.reading.placing.aside import and_the_rest
from tocsin.reading.placing.atlas import Atlas, Survey, survey
from tocsin.reading.placing.candidates import Candidate, candidates
from tocsin.reading.placing.country import evidence_of_countries, story_country
from tocsin.reading.placing.features import Scene, absent, bound_for, features, judgements, other_sentences
from tocsin.reading.placing.ground import Ground
from tocsin.reading.placing.made import beside, located
from tocsin.reading.placing.ranking import Chosen, Weighed, choose, weigh

__all__ = [
    "Atlas",
    "Candidate",
    "Chosen",
    "Ground",
    "Scene",
    "Survey",
    "Weighed",
    "absent",
    "and_the_rest",
    "beside",
    "bound_for",
    "candidates",
    "choose",
    "evidence_of_countries",
    "features",
    "judgements",
    "located",
    "other_sentences",
    "story_country",
    "survey",
    "weigh",
]
