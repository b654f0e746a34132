"""Colours that mean different things stay apart for readers who see red and green alike.

Computed: each colour as a deuteranope and a protanope sees it (Machado, Oliveira, Fernandes 2009,
severity 1, in linear RGB), and the distance of the two in CIE Lab (1976; about 2 is just visible).
"""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from course_utils.figures import (
    attention_painter,
    confidently_wrong_painter,
    draw_digit_painter,
    dying_relu_painter,
    outlier_painter,
    plots,
    pooling_painter,
    race_painter,
    softmax_painter,
    style,
)
from course_utils.training import curves

SEEN = {
    "everybody": np.eye(3),
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                     [-0.011820, 0.042940, 0.968881]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                   [-0.003882, -0.048116, 1.051998]],
}  # fmt: skip
TO_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
                   [0.0193339, 0.1191920, 0.9503041]])  # fmt: skip
WHITE = np.array([0.95047, 1.0, 1.08883])
APART = 15.0

MEAN = {  # what stands side by side in one picture and means different things
    "classes": style.CLASS_COLOUR,
    "regions": style.CLASS_TINT,
    "a class, and what the hand moves": (*style.CLASS_COLOUR, style.ACCENT),
    "lines of a chart": (plots.FIRST, *plots.LATER),
    "right and wrong": (style.GOOD, softmax_painter.WRONG),
    "a batch and an epoch": (curves.BATCH, style.CLASS_COLOUR[0]),
    "losses on an outlier": tuple(outlier_painter.COLOUR.values()),
    "losses on a sure mistake": tuple(confidently_wrong_painter.COLOUR.values()),
    "four classes": tuple(colour for colour, _ in softmax_painter.LOOKS),
    "six optimizers": race_painter.COLOURS,
    "dead and moving units": (dying_relu_painter.DEAD, dying_relu_painter.MOVING),
    "on for many, for few": (dying_relu_painter.ON, dying_relu_painter.FEW),
    "two networks": tuple(draw_digit_painter.TINT.values()),
    "query, result, other keys": (attention_painter.BLUE, attention_painter.RESULT,
                                  attention_painter.OTHER),
    "windows, and the one chosen": (pooling_painter.OTHERS, style.ACCENT),
}  # fmt: skip


def lab(colour, seen):
    """"#rrggbb" -> CIE Lab, as such a reader sees it."""
    rgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(np.asarray(seen) @ linear, 0, 1) / WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(a, b, seen):
    return float(np.linalg.norm(lab(a, seen) - lab(b, seen)))


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("group", MEAN)
def test_they_stay_apart(group, seen):
    close = {pair: distance(*pair, SEEN[seen]) for pair in combinations(MEAN[group], 2)}
    assert {pair: d for pair, d in close.items() if d < APART} == {}


def test_the_simulation_knows_red_from_green():
    """Pure red and a green as light: far apart for most readers, near for a deuteranope."""
    red, green = "#c05a50", "#6e7d30"
    assert distance(red, green, SEEN["everybody"]) > 50
    assert distance(red, green, SEEN["deuteranopia"]) < 25


def test_known_values_of_lab():
    assert lab("#ffffff", SEEN["everybody"]) == pytest.approx([100, 0, 0], abs=0.02)
    assert lab("#ff0000", SEEN["everybody"]) == pytest.approx([53.24, 80.09, 67.20], abs=0.05)


def test_the_stylesheet_has_the_accent_of_the_pictures():
    css = (Path(style.__file__).parent / "picture.css").read_text("utf-8")
    purple = ", ".join(str(int(style.ACCENT[i : i + 2], 16)) for i in (1, 3, 5))
    assert f"rgba({purple}, .12)" in css and f"outline: 3px solid {style.ACCENT}" in css
