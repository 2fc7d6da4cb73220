"""Ranking the places that a name may mean, by all the evidence of a report at once."""
