"""Invented ledgers of any size: the world's news with its skew, as the product itself would have filed it.

A *world* of a few weeks is drawn (:mod:`invented.occurrences`, :mod:`invented.tellings`, :mod:`invented.reports`) and
filed by the product. Larger ledgers are worlds one before the other (:mod:`invented.eras`, :mod:`invented.ledgers`):
the same rows under other ids, names and days, so far apart that hardly a claim of one can be of an incident of
another. What is not made anew is how a release of one world could be weighed against the takings of those before.
"""
