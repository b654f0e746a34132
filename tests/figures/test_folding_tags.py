"""Figure 3: its words stand beside their lines, and upon nothing else."""

import numpy as np
import pytest

from course_utils.figures import folding_tags
from course_utils.figures.folding import LIMITS, Folding, X
from course_utils.figures.folding_tags import LETTER, OUTSIDE, TAG, place, segment

STATES = {
    "start": {},
    "goal": {"angle1": 45, "offset1": 0.35, "angle2": 45, "offset2": 1.05},
    "ReLU": {"angle1": 45, "offset1": 0.0, "angle2": 45, "offset2": 0.7},
    "one upon the other": {"angle1": 90, "offset1": 0.5},
    "through the corners": {"angle1": 0, "offset1": 0.0, "offset2": 0.0},
    "both outside": {"offset1": -1, "offset2": -1},
    "far": {"offset1": 2, "offset2": 2},
    "against each other": {"angle1": 180, "angle2": -180},
}


def lines(**state):
    model = Folding()
    for name, value in state.items():
        setattr(model, name, value)
    return model.lines()


def boxes(letters, tags):
    """(centre, half) of the words, letters first."""
    written = [(centre, TAG if seen else OUTSIDE) for seen, centre in tags]
    return [(letter, LETTER) for letter in letters] + written


def apart(one, other):
    return (np.abs(one[0] - other[0]) > one[1] + other[1]).any()


def clear(state):
    """No word touches another word, a line, an arrow or a corner's mark."""
    both = lines(**state)
    words = boxes(*place(both, X, *LIMITS))
    points = np.concatenate([X, *map(folding_tags.arrow_points, both)])
    for i, (centre, half) in enumerate(words):
        if not all(apart(words[i], other) for other in words[:i]):
            return False
        if any(abs(centre @ w[:2] + w[2]) <= np.abs(w[:2]) @ half for w in both):
            return False
        if any((np.abs(centre - p) <= half).all() for p in points):
            return False
    return True


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_words_touch_nothing(state):
    assert clear(state)


def test_words_seldom_touch_anything():
    """Two lines close to a corner of the square may leave a word no room."""
    rng = np.random.default_rng(0)
    seen = []
    for _ in range(300):
        angles, offsets = rng.integers(-36, 37, 2) * 5, rng.integers(-20, 41, 2) / 20
        named = {"angle1": angles[0], "angle2": angles[1]}
        seen.append(clear(named | {"offset1": offsets[0], "offset2": offsets[1]}))
    assert np.mean(seen) > 0.9


def test_words_stay_inside():
    for state in STATES.values():
        for centre, half in boxes(*place(lines(**state), X, *LIMITS)):
            assert (np.abs(centre - np.mean(LIMITS)) + half < np.ptp(LIMITS) / 2).all()


def test_the_visible_part_of_a_line():
    diagonal = (np.sqrt(0.5), np.sqrt(0.5), -np.sqrt(0.5))  # x + y = 1
    ends = segment(diagonal, 0, 1)
    assert np.allclose(sorted(ends.tolist()), [[0, 1], [1, 0]])
    assert segment((0.0, 1.0, 2.0), 0, 1) is None
    assert segment((1.0, 0.0, -0.25), 0, 1)[:, 0].tolist() == [0.25, 0.25]
