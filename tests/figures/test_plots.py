"""The static pictures of the lessons on words and on GANs: sizes, and words that say something."""

import io

import numpy as np
from PIL import Image

from course_utils.figures import plots


def size(drawing):
    return Image.open(io.BytesIO(drawing.png)).size


def test_a_heat_map_says_where_each_row_is_largest():
    drawing = plots.heat([[0.1, 0.9], [0.8, -0.5], [0.3, 0.2]], ["a", "b", "c"], ["x", "y"], "T")
    assert drawing.description == "T. The largest of each row: a: y, b: x, c: x"


def test_a_map_of_a_thing_with_itself_names_the_other_one():
    alike = np.array([[1.0, 0.2, 0.9], [0.2, 1.0, 0.1], [0.9, 0.1, 1.0]])
    said = plots.heat(alike, ["tea", "dog", "milk"], ["tea", "dog", "milk"]).description
    assert said.endswith("tea: milk, dog: tea, milk: tea")


def test_a_larger_matrix_is_a_larger_picture():
    small, large = (plots.heat(np.eye(n, n + 1), [""] * n, ["a"] * (n + 1)) for n in (4, 12))
    assert size(small)[0] < size(large)[0] and size(small)[1] < size(large)[1]


def test_clouds_stand_in_rows_of_three():
    points = np.random.default_rng(0).standard_normal((20, 2))
    three, six = (plots.clouds({f"step {i}": (points, points + 1) for i in range(n)})
                  for n in (3, 6))  # fmt: skip
    assert size(three)[0] == size(six)[0] and abs(size(six)[1] - 2 * size(three)[1]) <= 2
    assert "step 5" in six.description
