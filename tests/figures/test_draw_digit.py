"""Figure 26: how drawings are prepared, what its words claim on the shipped weights, its goals."""

import numpy as np
import pytest

from course_utils import data, digit_nets
from course_utils.digit_nets import drawn
from course_utils.figures import CATALOGUE, draw_digit
from course_utils.figures import draw_digit_ink as ink
from course_utils.figures.canvas import Canvas
from course_utils.figures.draw_digit import (
    EMPTY,
    LETTER_A,
    MEASURED,
    THREE,
    DrawDigit,
    Ink,
    fooled,
    holds,
    read_right,
    sketch,
)
from course_utils.figures.draw_digit_painter import BAR_LEFT, BAR_WIDTH, percent

A_STROKES = (((5, 24), (14, 4), (23, 24)), ((9, 16), (19, 16)))


@pytest.fixture
def figure():
    made = CATALOGUE["draw_digit"]()
    yield made
    assert made.errors == []
    made.close()


@pytest.fixture(scope="module")
def held_out():
    """1,000 pictures (n, 28, 28) uint8 that neither network has seen, and their labels."""
    _, _, X, y = data.digits()
    return np.round(255 * X).astype(np.uint8).reshape(-1, 28, 28), y


def probs(net, pictures):
    """(n, 10) for pictures (n, 28, 28) uint8."""
    return digit_nets.load(net).forward(np.stack(pictures) / np.float32(255)).probs


def accuracy(net, pictures, labels):
    return float((probs(net, pictures).argmax(1) == labels).mean())


def about(measured):
    """The number in words such as "78 %" as a share, give or take 1 %."""
    return pytest.approx(int(measured.split()[0]) / 100, abs=0.01)


def drawing(*events):
    model = DrawDigit()
    for name, value in events:
        model.change(name, value)
    return model


# --- drawings --------------------------------------------------------------------------------


def test_a_drawing_is_784_bytes_and_its_repr_makes_it_again():
    again = eval(repr(THREE))
    assert isinstance(again, str) and len(again) < 400
    assert Ink(again) == THREE == Ink(bytes(THREE)) == Ink(THREE.picture)
    assert THREE.picture.shape == (28, 28) and THREE.picture.max() == 255
    for wrong in (b"", bytes(783), np.zeros((28, 27))):
        with pytest.raises(ValueError, match="784 bytes"):
            Ink(wrong)


def test_the_ink_of_a_stroke_is_radius_and_a_half_less_the_distance():
    """The formula of canvas.js, cell by cell."""
    picture = sketch([(4, 6), (20, 6)], width=2.4).picture
    for row, column, gap in ((6, 10, 0.5), (7, 10, 1.5), (5, 10, 0.5), (6, 20, np.hypot(0.5, 0.5)),
                             (8, 3, np.hypot(2.5, 0.5))):  # fmt: skip
        assert picture[row, column] == round(255 * np.clip(1.2 + 0.5 - gap, 0, 1))


def test_mnists_own_digits_come_back_unchanged(held_out):
    assert all(np.array_equal(ink.centred(x), x) for x in held_out[0])


def test_centring_undoes_every_move_that_loses_no_ink(held_out):
    for x in held_out[0][:60]:
        for dx, dy in ((2, -1), (-1, 2)):
            moved = ink.shifted(x, dx, dy)
            if moved.sum() == x.sum():
                assert np.array_equal(ink.centred(moved), x)


@pytest.mark.parametrize("size", [1, 5, 12, 20, 27])
def test_whatever_the_size_the_longer_side_is_20_and_the_ink_in_the_middle(size):
    picture = sketch([(0.5, 0.5), (0.5, size - 0.5), (size / 2, size - 0.5)], width=0.8).picture
    seen = ink.centred(picture)
    top, bottom, left, right = ink.box_of(seen)
    assert max(bottom - top, right - left) == 20
    assert np.allclose(ink.middle_of(seen), 14, atol=0.5)


def test_the_middle_of_the_ink_is_its_centre_of_mass():
    picture = np.zeros((28, 28), np.uint8)
    picture[3, 20], picture[7, 10] = 100, 50
    assert ink.middle_of(picture) == pytest.approx((13 / 3, 50 / 3))


def test_a_move_brings_paper_in_and_takes_ink_out():
    picture = np.arange(784, dtype=np.uint8).reshape(28, 28)
    moved = ink.shifted(picture, -3, 2)
    assert np.array_equal(moved[2:, :-3], picture[:-2, 3:])
    assert not moved[:2].any() and not moved[:, -3:].any()
    assert np.array_equal(ink.shifted(picture, 0, 0), picture)


def test_an_empty_canvas_is_read_too():
    model = drawing(("drawing", EMPTY))
    assert not model.seen.any() and model.whose == "blank"
    assert "The canvas is empty." in model.describe()


def test_samples_are_real_digits_that_both_networks_read_right(held_out):
    pictures = {Ink(x): int(label) for x, label in zip(*held_out, strict=True)}
    for digit, sample in ink.samples().items():
        assert pictures[sample] == digit
        model = drawing(("sample", digit))
        assert model.top("cnn")[0] == model.top("mlp")[0] == model.right() == digit
        assert np.array_equal(model.seen, sample.picture)


# --- what the words claim --------------------------------------------------------------------


def test_shaky_letters_are_fours_with_a_high_probability():
    rng = np.random.default_rng(0)
    letters = [sketch(*[np.array(s) + rng.normal(0, 1.2, (len(s), 2)) for s in A_STROKES])
               for _ in range(300)]  # fmt: skip
    read = probs("cnn", [ink.centred(letter.picture) for letter in letters])
    assert (read.max(1) > 0.9).mean() == about(MEASURED["share"])
    assert (read.argmax(1) == 4).mean() > 0.93


def test_a_small_digit_in_a_corner_is_read_only_when_it_is_centred():
    rng, pictures, labels = np.random.default_rng(0), [], np.arange(500) % 10
    for label in labels:
        way = drawn.WAYS[label][rng.integers(len(drawn.WAYS[label]))]
        corner = rng.uniform(2.5, 4, 2)
        pictures.append(sketch(*[stroke * (8, 10) + corner for stroke in way]).picture)
    assert (MEASURED["corner"], MEASURED["alone"]) == ("all", "1 in 4")
    assert accuracy("cnn", pictures, labels) == pytest.approx(0.25, abs=0.04)
    assert accuracy("cnn", [ink.centred(p) for p in pictures], labels) > 0.995


def test_how_well_the_networks_read_digits_that_were_moved(held_out):
    X, y = held_out

    def moved_by(n, net):
        ways = ((n, 0), (-n, 0), (0, n), (0, -n))
        return np.mean([accuracy(net, [ink.shifted(x, *way) for x in X], y) for way in ways])

    assert moved_by(4, "cnn") == about(MEASURED["cnn4"])
    assert moved_by(4, "mlp") == about(MEASURED["mlp4"])
    assert moved_by(6, "cnn") == about(MEASURED["cnn6"])
    sizes = [digit_nets.load(net).parameters for net in ("cnn", "mlp")]
    assert all(11_000 < size < 11_400 for size in sizes)


@pytest.mark.parametrize("strokes", [
    [[(8, 4), (19, 4), (19, 24), (8, 24)], [(11, 14), (19, 14)]],
    [[(8, 5), (14, 4), (18, 8), (12, 13), (19, 18), (14, 24), (7, 22)]],
])  # fmt: skip
def test_threes_of_several_hands_reach_the_first_goal(strokes):
    for width in (1.6, 2.4, 3.6):
        model = drawing(("drawing", EMPTY), ("drawing", sketch(*strokes, width=width)))
        assert read_right(model)[0] == 1


def test_the_fooling_drawings_of_the_hints_work():
    square = sketch([(5, 5), (23, 5), (23, 23), (5, 23), (5, 5)])
    for picture in (square, LETTER_A):
        model = drawing(("drawing", EMPTY), ("drawing", picture))
        assert fooled(model)[0] < 1
        model.no_digit()
        assert fooled(model)[0] == 1


# --- goals and the prediction ----------------------------------------------------------------


def test_ready_made_digits_do_not_count_as_drawn():
    for digit in range(10):
        model = drawing(("sample", digit))
        assert read_right(model)[0] < 1
        model.no_digit()
        assert fooled(model)[0] < 1 and not model.tried
    over = drawing(("sample", 3), ("drawing", THREE))
    assert read_right(over)[0] < 1 and "press Clear" in read_right(over)[1]


def test_hardly_any_single_drag_is_a_three():
    rng = np.random.default_rng(0)
    drags = [sketch(rng.uniform(3, 25, (rng.integers(2, 7), 2))) for _ in range(400)]
    read = probs("cnn", [ink.centred(drag.picture) for drag in drags])
    assert ((read.argmax(1) == 3) & (read.max(1) > 0.9)).sum() <= 4


def test_no_single_control_reaches_the_second_goal():
    for name in ("dx", "dy"):
        for centre in (True, False):
            model = drawing(("centre", centre))
            for value in range(-6, 7):
                model.change(name, value)
                assert holds(model)[0] < 1 or (not centre and value != 0)
    assert holds(drawing(("centre", False)))[0] == 0
    assert holds(drawing(("dy", 5)))[0] == 0


def test_every_ready_made_digit_has_such_a_move():
    for digit in range(10):
        model = drawing(("sample", digit), ("centre", False))
        found = []
        for model.dx in range(-6, 7, 2):
            for dy in range(-6, 7, 2):
                model.change("dy", dy)
                found.append(holds(model)[0] == 1)
        assert 3 <= sum(found) <= 25  # of 49


def test_one_more_stroke_takes_the_word_back():
    model = drawing(("drawing", EMPTY), ("drawing", LETTER_A))
    assert not model.tried
    model.no_digit()
    assert model.denied and model.tried and "no digit" in model.describe()
    model.change("drawing", THREE)
    assert not model.denied and model.tried


def test_the_prediction_is_settled_by_the_word_on_a_drawing_of_ones_own():
    settled = CATALOGUE["draw_digit"].args[0].prediction.settled
    model = DrawDigit()
    model.no_digit()
    assert not settled(model)
    model.change("drawing", EMPTY)
    model.no_digit()
    assert not settled(model)
    model.change("drawing", LETTER_A)
    model.no_digit()
    assert settled(model)


# --- the canvas ------------------------------------------------------------------------------


def test_the_canvas_speaks_to_the_model_and_the_model_to_the_canvas(figure):
    canvas = figure.controls["drawing"]
    assert isinstance(canvas, Canvas) and canvas.value == ink.samples()[7]
    canvas.value = memoryview(bytes(THREE))  # this is how it comes from the browser
    assert figure.model.drawing == THREE and figure.controls["sample"].value == 7
    canvas.value = bytes(784)
    assert figure.controls["sample"].value == ""
    figure.do("drawing", LETTER_A.picture)
    assert canvas.value == LETTER_A and figure.model.by_hand
    figure.do("sample", 4)
    assert canvas.value == ink.samples()[4] and not figure.model.by_hand
    figure.controls["sample"].value = ""
    assert not any(canvas.value)


def test_a_copied_drawing_is_short_and_makes_the_same_picture(figure):
    figure.do("drawing", EMPTY)
    figure.do("drawing", LETTER_A)
    figure.do("no_digit")
    call = figure.state_call()
    assert len(call) < 500
    show = type("", (), {"show": staticmethod(lambda name, **state: CATALOGUE[name](**state))})
    again = eval(call, {"figures": show})
    assert again.png == figure.png and again.description == figure.description
    assert again.model.by_hand and again.model.denied
    again.close()


def test_probabilities_in_words():
    assert [percent(p) for p in (1.0, 0.9994, 0.5, 0.0006, 0.0)] == [
        "> 99.9 %", "99.9 %", "50.0 %", "0.1 %", "< 0.1 %"]  # fmt: skip


def test_the_bars_are_the_probabilities(figure):
    figure.do("net", "mlp")
    figure.do("sample", 8)
    for name, made in figure.painter.bars.items():
        ends = [path.vertices[:, 0].max() for path in made.get_paths()]
        shares = (np.array(ends) - BAR_LEFT) / BAR_WIDTH
        assert np.allclose(shares, figure.model.probs[name], atol=1e-6)
    assert figure.painter.digits["mlp"].text == "8"
    assert draw_digit.NETS[0][1] in figure.painter.bars
