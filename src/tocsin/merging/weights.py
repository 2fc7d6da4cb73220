"""Every weight of the merging model in one place, in log-odds (natural logarithm).

How they were got: set by hand from what each agreement or clash is worth to a careful reader, then moved in
steps of a quarter to a half on the development set of labelled reports, read without a fault, with values struck
out at random, and as the reader gives them. Most are flat: a step either way moves B-cubed F1 by less than 0.005.
``bench/merging.py`` gives the figures with each country left out whole. They are few on purpose: none is specific
to a place, an actor or an outlet. Zero is the line: a pair above it is more likely one occurrence than two.
"""

from __future__ import annotations

from typing import Final

from tocsin.records import ClaimType

Pair = frozenset[ClaimType]

# Any two claims that meet in an index: most are of different occurrences.
PRIOR: Final = -1.75

SAME_TYPE: Final[dict[ClaimType, float]] = {
    "coup": 1.5,
    "blockade_disruption": 2.0,
    "protest": 1.0,
    "riot": 0.8,
    "arrest_detention": 0.8,
    "release": 0.8,
    "abduction": 0.8,
}
SAME_TYPE_OTHERWISE: Final = 0.5


def _pair(one: ClaimType, other: ClaimType) -> Pair:
    return frozenset((one, other))


# Types that one occurrence may be told under; a pair not named here is never one occurrence.
CROSS_TYPE: Final[dict[Pair, float]] = {
    _pair("attack", "bombing"): -0.3,
    _pair("attack", "arson_destruction"): -0.2,
    _pair("attack", "armed_clash"): -0.2,
    _pair("attack", "abduction"): -0.5,
    _pair("attack", "riot"): -1.0,
    _pair("attack", "killing_of_hostage"): -0.8,
    _pair("attack", "coup"): -1.5,
    _pair("attack", "blockade_disruption"): -2.0,
    _pair("bombing", "arson_destruction"): -0.5,
    _pair("bombing", "armed_clash"): -0.8,
    _pair("armed_clash", "abduction"): -1.5,
    _pair("armed_clash", "release"): -1.5,
    _pair("arson_destruction", "abduction"): -1.5,
    _pair("arson_destruction", "riot"): -0.8,
    _pair("abduction", "killing_of_hostage"): -1.0,
    _pair("abduction", "arrest_detention"): -1.5,
    _pair("protest", "riot"): -0.3,
}
WITH_OTHER: Final = -0.5  # "other" against any type but a release

# Dates. Days apart of two day-precise dates; one day is a common slip between outlets.
SAME_DAY: Final = 3.0
ONE_DAY_OFF: Final = 0.7
TWO_DAYS_OFF: Final = -0.5
DAYS_OFF: Final = -4.5
OVERLAP_WEEK: Final = 2.0
OVERLAP_MONTH: Final = 1.5
OVERLAP_LONGER: Final = 0.3
COARSE_NEAR_MISS: Final = 0.0
COARSE_MISS: Final = -3.0
NEVER_DAYS: Final = 10  # precise days further apart are two occurrences
NEVER_COARSE_DAYS: Final = 45

# An undated claim lies in a window before its publication (days), by its role in the report.
WINDOW_DAYS: Final = {"main": 14, "update": 120, "background": 3650}
IN_WINDOW: Final = {"main": 1.0, "update": 0.4, "background": 0.0}
OUTSIDE_WINDOW: Final = -1.0
OUTSIDE_WINDOW_PER_DAY: Final = -0.06
OUTSIDE_WINDOW_FLOOR: Final = -4.0

# Places.
SAME_COUNTRY: Final = 0.5
OTHER_COUNTRY: Final = -2.5  # not never: borders, and the reader may take an outlet's country for the place's
VERY_NEAR_KM: Final = 15.0
NEAR_KM: Final = 45.0
FAR_KM: Final = 110.0
VERY_NEAR: Final = 2.5
NEAR: Final = 1.0
FAR: Final = -3.5
SAME_NAME: Final = 2.0
SHARED_NAME_OF_ROUTE: Final = 1.5
OTHER_NAME: Final = -0.5
SAME_ADMIN1: Final = 0.6
OTHER_ADMIN1: Final = -1.5

# People. A number is worth more the larger it is; a foreign nationality far more than a local one.
NUMBER_WORTH: Final = ((1, 0.5), (2, 1.0), (5, 1.5), (19, 2.2), (10**9, 2.8))
FOREIGN_NATIONALITY: Final = 1.8
LOCAL_NATIONALITY: Final = 0.2
OTHER_FOREIGNERS: Final = -4.0
OTHER_NATIONALITY: Final = -0.8
OTHER_NUMBER_OF_CAPTIVES: Final = -2.0
TOLL_CLOSE: Final = 0.4
TOLL_APART: Final = -0.4
TOLL_FAR_APART: Final = -1.5

SAME_ACTOR: Final = 1.0
OTHER_ACTOR: Final = -0.7
SAME_TEXT_FAMILY: Final = 3.0  # near-identical reports tell of the same occurrences

# Clustering: two groups join where the mean over their pairs is above this.
JOIN_ABOVE: Final = 0.0
# Blocks are grown over pairs above this that share something telling.
RELATED_ABOVE: Final = 0.0
TELLING_NUMBER: Final = 1.5
# A field's clash counts by the share of pairs that tell of it, to this power.
SHY: Final = 0.5

# Links of a release, a killing or an arrest to what it ends or follows.
LINK_PRIOR: Final = -3.0
LINK_TOLD_TOGETHER: Final = 2.5
LINK_FOREIGN: Final = 2.5
LINK_NUMBER: Final = 1.0
LINK_FEWER: Final = 0.4
LINK_MORE_FREED: Final = -1.5
LINK_OTHER_COUNTRY: Final = -1.0
LINK_SAME_COUNTRY: Final = 0.7
LINK_SAME_NAME: Final = 1.5
LINK_ACTOR: Final = 0.7
LINK_WITHIN_DAYS: Final = ((7, 1.0), (60, 0.6), (400, 0.0), (3650, -1.0))
LINK_OTHER_NATIONS: Final = -4.0
LINK_ABOVE: Final = 0.0
LINK_FOLLOWS: Final = 1.0
FOLLOWS_DAYS: Final = 7
LINK_EARLY_DAYS: Final = 1  # a release told a day before its abduction is a slip
