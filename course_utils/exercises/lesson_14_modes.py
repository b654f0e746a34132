"""Exercise of lesson 14: how many of the real clusters a generator covers."""

import numpy as np

from .answers import Unfit
from .arrays import arr
from .checker import exercise
from .variants import know
from .words_14 import SAID, WORDS

_POINTS = arr([0, 1], [1, 0], [-1, -1], [9, 1], [11, 0], [0, 9], [8, 9], [10, 10], [12, 10], [4, 5])
_CENTRES = arr([0, 0], [10, 0], [0, 10], [10, 10])


def _told_of_pairs(modes_covered, points, centres, radius, least):
    """The answer; points - centres is told of, whatever was to be made of it."""
    try:
        return modes_covered(points, centres, radius, least)
    except ValueError as error:
        both = [f"({len(rows)},2)" for rows in (points, centres)]
        if not any(" ".join(pair) in str(error) for pair in (both, both[::-1])):
            raise
    raise Unfit(SAID["pairs"].format(n=len(points), m=len(centres)), "pairs")


@exercise(
    WORDS["modes_covered"],
    cases=[
        (arr([0, 1], [1, 0], [9, 0]), arr([0, 0], [10, 0]), 2.0, 2),
        (arr([3, 4], [-4, 3], [10, 0], [16, 0], [10, 7]), arr([0, 0], [10, 0]), 5.0, 2),
        (_POINTS, _CENTRES, 2.0, 2),
        (_POINTS, _CENTRES, 2.0, 3),
        (_POINTS, _CENTRES, 1.25, 1),
        (arr([1, 0], [0, 1], [1, 1]), arr([0, 0], [10, 0]), 1.5, 3),
        (arr([-4, 7], [6, 6]), arr([-2, -4], [8, 6]), 3.0, 1),
        (arr([-2, 0], [8, -1]), arr([8, 4], [-8, 8]), 5.0, 2),
        (arr([1, 1], [1, 1], [-2, 1], [7, 7]), arr([0, 0], [6, 6], [-6, 6]), 3.0, 1),
    ],
    run=_told_of_pairs,
)
def modes_covered(points, centres, radius, least):
    covered = 0
    for centre in centres:
        distances = np.sqrt(((points - centre) ** 2).sum(axis=1))
        if (distances <= radius).sum() >= least:
            covered += 1
    return covered


_DISTANCES = "np.sqrt(((points - centre) ** 2).sum(axis=1))"
_ENOUGH = "(distances <= radius).sum() >= least"
_RETURN = "    return covered"
_ALL_PAIRS = "np.sqrt(((points[:, None] - centres) ** 2).sum(axis=2))"


def _instead(code):
    return {_RETURN: f"    pairs = {_ALL_PAIRS}\n    return {code}"}


know(
    modes_covered,
    {
        "counts_points": [
            _instead("(pairs <= radius).sum()"),
            {"covered += 1": "covered += (distances <= radius).sum()"},
        ],
        "goes_on_counting": [
            {"covered = 0": "covered, near = 0, 0",
             f"        if {_ENOUGH}": "        near += (distances <= radius).sum()\n"
                                      "        if near >= least"},
        ],
        "one_is_enough": [{_ENOUGH: "(distances <= radius).any()"}],
        "more_than_least": [{">= least": "> least"}],
        "strictly_inside": [{"<= radius": "< radius"}],
        "outside": [{"<= radius": "> radius"}, {"<= radius": ">= radius"}],
        "at_most_least": [{">= least": "<= least"}],
        "exactly_least": [{">= least": "== least"}],
        "nearest_centre": [_instead("(np.bincount(pairs.argmin(axis=1)) >= least).sum()")],
        "squared_distance": [{"np.sqrt(((points - centre) ** 2).sum(axis=1))":
                              "((points - centre) ** 2).sum(axis=1)"}],
        "sum_of_axes": [{_DISTANCES: "np.abs(points - centre).sum(axis=1)"}],
        "largest_axis": [{_DISTANCES: "np.abs(points - centre).max(axis=1)"}],
        "one_coordinate": [
            {_DISTANCES: f"np.abs(points[:, {axis}] - centre[{axis}])"} for axis in (0, 1)
        ],
        "coordinates_counted": [{_DISTANCES: "np.abs(points - centre)"}],
        "signed": [
            {_DISTANCES: "(points - centre).sum(axis=1)"},
            {_ENOUGH: "(points - centre <= radius).all(axis=1).sum() >= least"},
        ],
        "columns": [{"sum(axis=1)": "sum(axis=0)"}],
        "all_together": [{"sum(axis=1)": "sum()"}],
        "diameter": [{"<= radius": "<= 2 * radius"}, {"<= radius": "<= radius / 2"}],
        "from_the_origin": [{"points - centre": "points"}],
        "all_points": [{_ENOUGH: "(distances <= radius).all()"}],
        "share": [{_RETURN: "    return covered / len(centres)"}],
        "not_covered": [{_RETURN: "    return len(centres) - covered"}],
        "for_each": [_instead("(pairs <= radius).sum(axis=0) >= least"),
                     _instead("(pairs <= radius).sum(axis=0)")],
        "which": [_instead("np.where((pairs <= radius).sum(axis=0) >= least)[0]")],
        "any_covered": [_instead("bool(((pairs <= radius).sum(axis=0) >= least).any())")],
        "points_covered": [_instead("int(((pairs <= radius).sum(axis=1) >= least).sum())")],
        "swapped": [{"<= radius": "<= least", ">= least": ">= radius"}],
        "returned_early": [{_RETURN: "        return covered"}],
    },
)  # fmt: skip


_INSIDE = "(distances <= radius).sum()"
know(modes_covered, {
    "once_a_point": [{f"        if {_ENOUGH}:\n            covered += 1\n":
                      f"        covered += max(0, {_INSIDE} - least + 1)\n"}],
})  # fmt: skip
