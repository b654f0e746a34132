"""The coloured shapes: repeatable, balanced, and not to be told by colour or by a single pixel."""

import numpy as np
import pytest

from course_utils import data


def test_what_comes_out():
    X, y = data.shapes(200, seed=3)
    assert X.shape == (200, 32, 32, 3) and X.dtype == np.uint8
    assert y.dtype == np.int64 and np.bincount(y).tolist() == [20] * 10
    assert len(data.SHAPES) == 10


def test_the_same_seed_gives_the_same_and_fewer_are_the_first():
    X, _ = data.shapes(60, seed=1)
    assert np.array_equal(X[:25], data.shapes(25, seed=1)[0])
    assert not np.array_equal(X, data.shapes(60, seed=2)[0])


def test_every_shape_lies_in_the_picture_and_differs_from_its_ground():
    X, y = data.shapes(500)
    for picture in X.astype(int):
        corners = picture[[0, 0, -1, -1], [0, -1, 0, -1]]
        ground = np.median(corners, axis=0)
        far = np.abs(picture - ground).max(axis=2) > 45
        assert 30 < far.sum() < 700


def test_colour_and_single_pixels_tell_next_to_nothing():
    from sklearn.linear_model import LogisticRegression

    X, y = data.shapes(1500)
    mean = X.reshape(1500, -1, 3).mean(axis=1) / 255
    by_colour = LogisticRegression().fit(mean[:1000], y[:1000]).score(mean[1000:], y[1000:])
    grey = X.mean(axis=3).reshape(1500, -1) / 255
    by_pixels = LogisticRegression(max_iter=1000, C=0.1).fit(grey[:1000], y[:1000])
    assert by_colour < 0.2 and by_pixels.score(grey[1000:], y[1000:]) < 0.25


def test_none_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        data.shapes(0)
