"""The convolution bench: its arithmetic against the engine, torch and plain loops; its claims."""

import itertools
from functools import cache

import numpy as np
import pytest

from course_utils.engine import functional as F
from course_utils.engine.tensor import Tensor
from course_utils.figures import CATALOGUE
from course_utils.figures.convolution import Convolution, four, same_size, vertical_only
from course_utils.figures.convolution_cells import fitting, said
from course_utils.figures.convolution_math import (
    KERNELS,
    PICTURES,
    convolve,
    kernel,
    left_over,
    output_size,
    picture,
    reach,
    sees,
    used,
)
from course_utils.figures.convolution_painter import LEFT, MIDDLE, RIGHT, WIDTH, grids
from course_utils.figures.convolution_words import added, words
from course_utils.figures.lettering import _picture

SIZES = list(itertools.product(range(4, 9), range(1, 6), range(3), range(1, 4), (1, 2)))
FITTING = [sizes for sizes in SIZES if output_size(*sizes) > 0]


def starts(n, k, p, s, d):
    """Where a window may start, found by walking."""
    found, start = [], 0
    while start + d * (k - 1) < n + 2 * p:
        found.append(start)
        start += s
    return found


def by_hand(x, weights, p, s, d):
    """One multiplication at a time; a cell outside the input is a zero of the padding."""
    (c, n, _), k = x.shape, weights.shape[-1]
    places = starts(n, k, p, s, d)
    out = np.zeros((len(places), len(places)), int)
    for (a, top), (b, left) in itertools.product(enumerate(places), repeat=2):
        for i, j in itertools.product(range(k), repeat=2):
            y, z = top + i * d - p, left + j * d - p
            if 0 <= y < n and 0 <= z < n:
                out[a, b] += sum(int(x[m, y, z]) * int(weights[m, i, j]) for m in range(c))
    return out


def example(n, k):
    rng = np.random.default_rng(10 * n + k)
    return rng.integers(0, 3, (3, n, n)), rng.integers(-9, 10, (3, k, k))


def made(**settings):
    model = Convolution()
    for name, value in settings.items():
        model.change(name, value)
    return model


def made_of(sizes, **settings):
    return made(**dict(zip("nkpsd", sizes, strict=True)), **settings)


# --- the arithmetic ----------------------------------------------------------------------------


def test_the_settings():
    assert len(SIZES) == 450 and 350 < len(FITTING) < 450


def test_convolve_is_the_engines_and_that_of_plain_loops():
    for n, k, p, s, d in FITTING:
        x, weights = example(n, k)
        out = convolve(x, weights, p, s, d)
        options = {"padding": p, "stride": s, "dilation": d}
        engine = F.conv2d(Tensor(x[None] * 1.0), Tensor(weights[None] * 1.0), **options)
        assert np.array_equal(engine.data[0, 0], out)
        if (n, s) != (8, 1):  # the slowest, and no other case than n = 7
            assert np.array_equal(by_hand(x, weights, p, s, d), out)


def test_convolve_is_torchs():
    torch = pytest.importorskip("torch")
    for n, k, p, s, d in FITTING:
        x, weights = (torch.tensor(a[None], dtype=torch.float64) for a in example(n, k))
        out = torch.nn.functional.conv2d(x, weights, padding=p, stride=s, dilation=d)
        assert np.array_equal(out[0, 0].numpy(), convolve(*example(n, k), p, s, d))


def test_the_formula_counts_the_windows_and_what_is_left_over():
    for n, k, p, s, d in SIZES:
        places = starts(n, k, p, s, d)
        assert max(output_size(n, k, p, s, d), 0) == len(places)
        touched = {start + i * d for start in places for i in range(k)}
        assert np.flatnonzero(used(n, k, p, s, d)).tolist() == sorted(touched)
        end = places[-1] + d * (k - 1) + 1 if places else n + 2 * p
        assert left_over(n, k, p, s, d) == n + 2 * p - end


def test_a_kernel_that_does_not_fit_gives_no_output():
    for sizes in set(SIZES) - set(FITTING):
        model = made_of(sizes)
        assert model.out.shape == (0, 0) and not model.used().any() and model.handles() == []
        model.step()
        model.click(0.1, 0.3)
        assert (model.row, model.col) == (1, 1) and "no output" in model.describe()
        assert words(model)["sum"] == "" and "no output" in words(model)["numbers"]


# --- kernels and pictures ----------------------------------------------------------------------


def test_the_ready_made_kernels():
    for k in range(1, 6):
        sums = {name: int(kernel(name, k).sum()) for name in KERNELS}
        assert sums == {"blur": k * k, "edges": 0, "sharpen": 1, "shift": 1}
    assert kernel("edges", 3).tolist() == [[0, -1, 0], [-1, 4, -1], [0, -1, 0]]
    assert kernel("sharpen", 3)[1, 1] == 5


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_small_whole_numbers(name):
    for n in range(4, 9):
        x = picture(name, n, 3)
        assert x.shape == (3, n, n) and set(np.unique(x)) <= {0, 1, 2}
        assert len(np.unique(x[0])) > 1
    assert (picture("cross", 7)[0] == picture("cross", 7)[0].T).all()


def test_shift_moves_the_picture_to_the_left_so_nothing_is_turned_round():
    x = picture("noise", 7)
    out = convolve(x, kernel("shift", 3)[None], p=1)
    assert np.array_equal(out[:, :-1], x[0, :, 1:])


def test_sees_is_about_row_and_column_sums():
    rng = np.random.default_rng(0)
    for _ in range(300):
        k = int(rng.integers(1, 6))
        w = rng.integers(-1, 2, (k, k))
        flat, across, down = sees(w)
        assert (flat == 0) == (w.sum() == 0)
        assert (across == 0) == (not w.sum(1).any())
        assert (down == 0) == (not w.sum(0).any())


# --- the goals and the prediction --------------------------------------------------------------


def test_the_prediction():
    assert starts(8, 3, 0, 2, 1) == [0, 2, 4] and output_size(8, 3, 0, 2) == 3
    assert np.flatnonzero(~used(8, 3, 0, 2)).tolist() == [7]
    settled = CATALOGUE["convolution"].args[0].prediction.settled
    assert [sizes for sizes in SIZES if settled(made_of(sizes))] == [(8, 3, 0, 2, 1)]
    assert not settled(made(n=8)) and not settled(made(s=2))


def test_four_by_four_needs_two_controls():
    ways = [sizes for sizes in SIZES if four(made_of(sizes))[0] >= 1]
    assert ways == [(7, 3, 1, 2, 1), (7, 3, 2, 2, 2)]
    assert starts(7, 3, 1, 2, 1) == [0, 2, 4, 6]


def test_a_kernel_of_five_keeps_the_size_only_with_two_rings():
    ways = [sizes for sizes in SIZES if same_size(made_of(sizes))[0] >= 1]
    assert ways == [(n, 5, 2, 1, 1) for n in range(4, 9)]


def test_no_ready_made_kernel_and_no_single_weight_sees_vertical_edges_only():
    for name, k in itertools.product(KERNELS, range(1, 6)):
        for place, value in itertools.product(range(k * k), (-3, -2, -1, 0, 1, 2, 3)):
            w = kernel(name, k)
            w.flat[place] = value
            flat, across, down = sees(w)
            assert flat or across or abs(down) < 3


def test_the_kernel_of_the_last_hint():
    model = made(kernel="own", mine=[[[-1, 0, 1]] * 3])
    share, said_so = vertical_only(model)
    assert share >= 1 and "flat areas 0, horizontal edge 0, vertical edge 3" in said_so
    assert model.out[0].tolist() == [0] * 5 and model.out[4].tolist() == [0, 3, 3, 0, 0]


# --- what the reader does ----------------------------------------------------------------------


def test_steps_visit_every_cell_and_begin_again():
    model = made(row=1, col=1)
    seen = []
    for _ in range(25):
        seen.append((model.row, model.col))
        model.step()
    assert len(set(seen)) == 25 and seen[:2] == [(1, 1), (1, 2)]
    assert (model.row, model.col) == (1, 1)


def click(model, name, row, col):
    left, top, width, height = grids(model)[name].box(row, col)
    model.click((left + width / 2) / WIDTH, (top + height / 2) / 430)


def test_clicks():
    model = made(s=2)
    click(model, "output", 0, 2)
    assert (model.row, model.col) == (1, 3)
    click(model, "input", 5, 1)  # the window whose middle lies there
    assert (model.row, model.col) == (3, 1)
    for value in (-2, -1, 0, 1, 2, -2):  # it was 4
        click(model, "kernel", 1, 1)
        assert model.weight == model.weights[0, 1, 1] == value and model.cell == 5
    click(model, "kernel", 0, 2)
    assert (model.cell, model.weight, model.kernel) == (3, 1, "own")
    before = model.describe()
    model.click(0.99, 0.99)
    assert model.describe() == before


@pytest.mark.parametrize("sizes", FITTING[::25])
def test_the_handle_is_the_middle_of_the_window_and_an_arrow_key_is_one_cell(sizes):
    figure = CATALOGUE["convolution"](**dict(zip("nkpsd", sizes, strict=True)))
    model, box = figure.model, figure.painter.to_pixels(None)
    assert (box["left"], box["top"], box["width"], box["height"]) == (0, 0, 760, 430)
    (handle,) = model.handles()
    x = (handle["x"] - box["x"][0]) / (box["x"][1] - box["x"][0]) * 760
    y = (box["y"][1] - handle["y"]) / (box["y"][1] - box["y"][0]) * 430
    size = reach(model.k, model.d)
    block = (model.row - 1) * model.s, (model.col - 1) * model.s, size, size
    left, top, width, height = grids(model)["input"].box(*block)
    assert (x, y) == pytest.approx((left + width / 2, top + height / 2))
    model.drag("window", 0.0, 0.0)
    model.drag("window", 0.1, 0.0)
    model.drag("window", round(model.handles()[0]["x"], 2), -0.1)
    assert (model.row, model.col) == (min(2, model.o), min(2, model.o))
    model.drag("window", 99, 99)
    assert (model.row, model.col) == (1, model.o)
    figure.close()


def test_own_weights_survive_a_smaller_kernel_and_a_look_at_another():
    model = made(cell=9, weight=7)
    assert model.kernel == "own" and model.weights[0, 2, 2] == 7
    for name, value in (("k", 2), ("kernel", "blur"), ("k", 3), ("kernel", "own")):
        model.change(name, value)
    assert model.weights[0].tolist() == [[0, -1, 0], [-1, 4, -1], [0, -1, 7]]
    model.change("k", 4)
    assert model.weights.shape == (1, 4, 4) and not model.weights[0, 3].any()


def test_each_channel_has_its_own_weights_and_the_output_is_their_sum():
    model = made(channels=3, picture="noise", shown=2, cell=1, weight=5, p=1)
    assert model.weights[:, 0, 0].tolist() == [0, 5, 0]
    parts = [convolve(model.x[[i]], model.weights[[i]]) for i in range(3)]
    assert np.array_equal(sum(parts), model.out)
    here = model.row - 1, model.col - 1
    assert [model.products(i).sum() for i in range(3)] == [part[here] for part in parts]


def test_copied_state_keeps_own_weights():
    figure = CATALOGUE["convolution"]()
    for event in (("channels", 2), ("k", 4), ("shown", 2), ("cell", 16), ("weight", -3)):
        figure.do(*event)
    made_again = []
    show = type("", (), {"show": lambda name, **state: made_again.append(CATALOGUE[name](**state))})
    eval(figure.state_call(), {"figures": show})
    assert made_again[0].png == figure.png and made_again[0].model.weights[1, 3, 3] == -3
    figure.close()
    made_again[0].close()


# --- words and room ----------------------------------------------------------------------------


def test_added():
    assert added([3, -1, 0]) == "3 − 1 + 0 = 2" and added([-4]) == "−4"


def test_the_written_sum_ends_in_the_number_of_the_output():
    for i, sizes in enumerate(FITTING):
        model = made_of(sizes, picture="noise", row=1 + i % 3, col=2, channels=1 + i % 3)
        line = words(model)["channels"] or words(model)["sum"]
        number = said(model.out[model.row - 1, model.col - 1])
        assert line.endswith(f" {number}") and number in model.describe()
        assert words(model)["numbers"].endswith(f"= {model.o}")


@cache
def output_grid(sizes):
    return grids(made_of(sizes))["output"]


def test_numbers_of_ready_made_kernels_always_fit_their_cells():
    for sizes, name, shown in itertools.product(FITTING, KERNELS, PICTURES):
        out = convolve(picture(shown, sizes[0]), kernel(name, sizes[1])[None], *sizes[2:])
        grid = output_grid(sizes)
        assert all(fitting(said(number), grid) for number in np.unique(out))


@pytest.mark.parametrize("channels", [1, 3])
def test_no_line_of_words_meets_another(channels):
    figure = CATALOGUE["convolution"]()
    letters = figure.painter.words
    room = {"input": MIDDLE - LEFT, "kernel": RIGHT - MIDDLE, "output": WIDTH - RIGHT}
    room |= {f"{name}_note": width for name, width in room.items()}
    room |= {"products": RIGHT - MIDDLE, "missing": WIDTH - RIGHT, "missing_too": WIDTH - RIGHT,
             "sum": WIDTH - LEFT, "numbers": WIDTH - LEFT}  # fmt: skip
    for sizes in SIZES:
        model = made_of(sizes, kernel="sharpen", picture="noise", channels=channels, shown=channels)
        wide = {name: width(text, letters[name]) for name, text in words(model).items()}
        assert set(wide) == set(letters) == {*room, "channels", "dropped", "formula", "rounding"}
        assert all(wide[name] <= room[name] - 6 for name in room), (sizes, wide)
        assert wide["channels"] + wide["dropped"] < WIDTH - 40
        assert wide["formula"] + wide["rounding"] < WIDTH - 40
    figure.close()


def width(text, letter):
    return _picture(text, letter.size, letter.bold, letter.mono, "black").shape[1] if text else 0


def test_words_change_when_the_picture_does():
    figure = CATALOGUE["convolution"]()
    rng, pictures = np.random.default_rng(3), {}
    for _ in range(150):
        control = figure.spec.controls[rng.integers(13)]
        values = getattr(control, "options", None)
        value = values[rng.integers(len(values))][1] if values else int(
            rng.integers(control.low, control.high + 1)
        )  # fmt: skip
        figure.do(control.name, value)
        assert pictures.setdefault(figure.description, figure.png) == figure.png
    assert len(pictures) > 80
    figure.close()
