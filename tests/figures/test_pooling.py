"""Figure 17: pooling forward and back against the engine and torch; every number in its words."""

import numpy as np
import pytest

from course_utils.engine import Tensor
from course_utils.engine import functional as F
from course_utils.figures import CATALOGUE
from course_utils.figures import pooling_math as maths
from course_utils.figures.pooling import SPEC, WORDS, Pooling, percent
from course_utils.figures.pooling_painter import cell_at, grid_of, written

SETTINGS = [(window, stride) for window in (2, 3, 4) for stride in (1, 2, 3, 4)]
MOVES = [(1, 0), (-1, 0), (0, 1), (0, -1)]
PLACES = [(dx, dy) for dx in range(-2, 3) for dy in range(-2, 3)]
TOLERANCE, PRICE, ROUTE = (goal.meter for goal in SPEC.goals)


def with_state(**state):
    model = Pooling()
    for name, value in state.items():
        model.change(name, value)
    return model


def shares(picture, *how):
    """After each one-pixel move (same, active): of the cells, or of the pixels without ``how``."""
    found = []
    for dx, dy in MOVES:
        model = with_state(picture=picture, dx=dx, dy=dy)
        for name, value in zip(("kind", "window", "stride"), how, strict=False):
            model.change(name, value)
        found.append(model.cells if how else model.pixels)
    return found


def percents(*args):
    return [percent(found) for found in shares(*args)]


def passes(picture, *how):
    return all(same >= 0.6 * active for same, active in shares(picture, *how))


def pooled(picture, dx, dy, *how):
    return maths.pool(maths.moved(maths.PICTURES[picture], dx, dy), *how)


# --- pooling itself --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["max", "average"])
@pytest.mark.parametrize(("window", "stride"), SETTINGS)
def test_forward_and_back_agree_with_the_engine_and_torch(kind, window, stride):
    """Equal numbers in a window, of which the pictures are full, included."""
    torch = pytest.importorskip("torch")
    name = {"max": "max_pool2d", "average": "avg_pool2d"}[kind]
    rng = np.random.default_rng(window * 10 + stride)
    for picture in maths.PICTURES.values():
        x = maths.moved(picture, *rng.integers(-2, 3, 2))
        ours = maths.pool(x, kind, window, stride)
        grad = rng.normal(size=ours.shape)
        back = maths.backward(x, kind, window, stride, grad)
        for library, pools in ((torch.tensor, torch.nn.functional), (Tensor, F)):
            leaf = library(x[None, None].astype(float), requires_grad=True)
            out = getattr(pools, name)(leaf, window, stride)
            out.backward(library(grad[None, None]))
            got, theirs = leaf.grad, out.detach()
            assert np.allclose(ours, np.asarray(getattr(theirs, "data", theirs))[0, 0])
            assert np.allclose(back, np.asarray(getattr(got, "data", got))[0, 0])


@pytest.mark.parametrize(("window", "stride"), SETTINGS)
def test_which_pixels_are_seen(window, stride):
    marks = np.zeros((12, 12))
    for top in range(0, 13 - window, stride):
        for left in range(0, 13 - window, stride):
            marks[top : top + window, left : left + window] = 1
    assert np.array_equal(maths.seen(window, stride), marks > 0)


def test_the_pictures():
    for picture in maths.PICTURES.values():
        assert picture.shape == (12, 12) and picture.min() == 0 and picture.max() == 9
        inner = picture[2:-2, 2:-2]
        assert inner.sum() == picture.sum()  # so that a move by 2 loses nothing
    x = maths.moved(maths.PICTURES["7"], 1, -2)
    assert x[0, 3] == maths.PICTURES["7"][2, 2] == 9


def test_unchanged_counts_cells_with_ink_before_or_after():
    before, after = np.array([[0, 1], [2, 3]]), np.array([[0, 1], [0, 4]])
    assert maths.unchanged(before, after) == (1, 3)
    assert percent((59, 99)) == "59 %" and percent((599, 1000)) == "59 %"


def test_a_move_by_a_whole_stride_moves_the_pooled_picture():
    model = with_state(dx=2)
    assert model.copy_move() == (1, 0)
    assert np.array_equal(model.pooled[:, 1:], model.before[:, :-1])
    assert with_state(dx=-2, dy=2).copy_move() == (-1, 1)
    assert with_state(dx=1).copy_move() is None and Pooling().copy_move() is None
    assert with_state(dx=1, stride=1).copy_move() == (1, 0)
    assert with_state(dx=2, window=4).copy_move() is None  # ink leaves at the border
    for dx, dy in PLACES:
        for window, stride in SETTINGS:
            model = with_state(window=window, stride=stride, dx=dx, dy=dy)
            by = model.copy_move()
            if by:
                assert by == (dx / stride, dy / stride)
                assert sorted(model.pooled.flat) == sorted(model.before.flat)


# --- what the words say ----------------------------------------------------------------------


def test_the_prediction():
    assert shares("0", "max", 2, 2) == [(8, 16), (10, 18), (10, 18), (10, 18)]
    assert sorted(percents("0")) == ["23 %", "23 %", "32 %", "32 %"]
    assert sorted(percents("0", "average", 2, 2)) == ["0 %", "11 %", "16 %", "16 %"]
    settled = SPEC.prediction.settled
    assert not settled(Pooling()) and settled(with_state(dy=-1))
    assert not settled(with_state(dx=2)) and not settled(with_state(stride=1, dx=1))
    assert not settled(with_state(picture="7", dx=1))


def test_what_pooling_buys():
    good = [how for how in SETTINGS if passes("0", "max", *how)]
    assert good == [(3, 1), (3, 2), (4, 1), (4, 2), (4, 3)]
    assert sorted(percents("0", "max", 3, 2)) == ["60 %", "62 %", "62 %", "75 %"]
    assert sorted(percents("0", "max", 4, 1)) == ["86 %", "93 %", "93 %", "95 %"]
    average = [same / all_ for how in SETTINGS for same, all_ in shares("0", "average", *how)]
    assert max(average) == pytest.approx(1 / 3)


@pytest.mark.parametrize(("kind", "most"), [("max", 9), ("average", 4.5)])
def test_average_changes_each_cell_less(kind, most):
    models = [with_state(kind=kind, dx=dx, dy=dy) for dx, dy in MOVES]
    assert {np.abs(m.pooled - m.before).max() for m in models} == {most}


def test_without_flat_strokes_max_buys_nothing():
    assert set(percents("soft", "max", 2, 2)) == {"20 %"} and set(percents("soft")) == {"22 %"}
    assert not any(passes("soft", "max", *how) for how in SETTINGS)


def test_what_it_costs():
    def same_places(*how):
        return sum(np.array_equal(pooled("0", *at, *how), pooled("8", *at, *how)) for at in PLACES)

    assert [same_places("max", 4, stride) for stride in (1, 2, 3, 4)] == [25] * 4
    assert same_places("max", 3, 2) == 10 and same_places("max", 2, 2) == 0
    assert sum(same_places("average", *how) > 0 for how in SETTINGS) == 1  # window 2, stride 4


def test_the_winner_takes_all():
    assert with_state(window=3).learning() == (14, 40)
    assert with_state(window=3, kind="average").learning() == (40, 40)
    nine = with_state(window=3, stride=1)
    at = [(r, c) for r in range(1, 11) for c in range(1, 11)
          if ROUTE(with_state(window=3, stride=1, row=r, col=c))[0] >= 1]  # fmt: skip
    assert at == [(r, c) for r in (1, 2, 3) for c in (3, 4, 5)]
    assert nine.collected.max() == 9 and nine.collected.sum() == nine.n**2
    assert nine.x[2, 4] == nine.collected[2, 4] == 9
    for window, stride in SETTINGS:
        shared = with_state(kind="average", window=window, stride=stride)
        assert shared.collected.max() < 1 + 1e-9
        if stride > 1 or window < 3:
            assert with_state(window=window, stride=stride).collected.max() < 9


@pytest.mark.parametrize("picture", maths.PICTURES)
@pytest.mark.parametrize(("window", "stride"), SETTINGS)
def test_rivals_and_collected_gradients_are_the_same_number(picture, window, stride):
    model = with_state(picture=picture, window=window, stride=stride, dx=1)
    for row, col in np.ndindex(model.n, model.n):
        model.row, model.col = row + 1, col + 1
        top, left, patch = model.patch()
        i, j = model.winner()
        assert patch[i - top, j - left] == patch.max() == model.pooled[row, col]
        assert len(model.rivals()) == model.collected[i, j]
        assert [row, col] in model.rivals().tolist()


# --- goals -----------------------------------------------------------------------------------


def test_no_single_control_reaches_a_goal():
    for control in SPEC.controls:
        start = getattr(Pooling(), control.name)
        values = control.values(start)
        if not isinstance(start, str):
            values = range(int(control.low), int(control.high) + 1)
        model = Pooling()
        for value in (*values, *reversed(values)):
            model.change(control.name, value)
            assert all(goal.meter(model)[0] < 1 for goal in SPEC.goals)


def test_all_four_directions_count_and_only_with_one_setting():
    model = with_state(window=3)
    for k, (dx, dy) in enumerate(MOVES):
        assert TOLERANCE(model)[0] == k / 4
        model.change("dx", dx)
        model.change("dy", dy)
    assert TOLERANCE(model)[0] == 1 and TOLERANCE(model)[1].count("✓") == 4
    model.change("stride", 3)
    words = "max, window 3, stride 3: → not tried, ← not tried, ↓ not tried, ↑ 72 % ✓"
    assert TOLERANCE(model) == (0.25, words)
    model.change("window", 2)
    assert TOLERANCE(model)[0] == 0 and "↑ 50 % ✗" in TOLERANCE(model)[1]
    model.change("picture", "7")
    assert TOLERANCE(model) == (0, WORDS["about"])


def test_the_price_needs_both_pictures_in_the_same_place():
    model = with_state(window=4)
    assert PRICE(model) == (0.3, "with this setting, in this place: only the 0 seen")
    model.change("dx", 1)
    model.change("picture", "8")
    model.change("dx", 0)
    assert PRICE(model)[0] == 1
    model.change("window", 3)
    assert PRICE(model)[1].endswith("only the 8 seen")
    model.change("window", 2)
    assert PRICE(model)[0] == 0.6 and "differ in 2 cells" in PRICE(model)[1]
    assert PRICE(with_state(picture="7"))[0] == 0.3  # the start showed the 0
    assert "neither" in PRICE(with_state(picture="7", window=3))[1]


def test_average_pooling_never_reaches_the_routing_goal():
    share, words = ROUTE(with_state(kind="average", window=3, stride=1))
    assert share == 0 and "at most 1.00" in words


# --- hand and picture ------------------------------------------------------------------------


def test_a_cell_can_be_clicked_and_stays_inside():
    model = with_state(dx=1)
    for panel in (1, 2):
        left, top, width, height = grid_of(panel, model.n).box(4, 1)
        model.click((left + width / 2) / 800, (top + height / 2) / 430)
        assert (model.row, model.col) == (5, 2)
        model.click(0.1, 0.1)  # the input
        assert (model.row, model.col) == (5, 2)
        model.row = model.col = 1
    assert cell_at(Pooling(), 0.8, 0.3) is None  # nothing is drawn there before a move
    model.change("row", 6)
    model.change("stride", 4)
    assert (model.row, model.n) == (3, 3)


def test_the_picture_can_be_dragged_one_pixel_for_each_arrow_key():
    model = Pooling()
    for dx, dy in [*MOVES, (2, -2)]:
        model.drag("picture", 0.6 + 0.1 * dx, 0.6 - 0.1 * dy)
        assert (model.dx, model.dy) == (dx, dy)
        (handle,) = model.handles()
        assert (handle["x"], handle["y"]) == pytest.approx((0.6 + 0.1 * dx, 0.6 - 0.1 * dy))
    model.drag("picture", 5, -5)
    assert (model.dx, model.dy) == (2, 2)


def test_numbers_are_written_with_the_digits_that_fit():
    values = np.array([[2.25, 0.0], [-9.0, 1 / 16]])
    assert written(values, grid_of(1, 3), plus=True).tolist() == [["+2.25", "+0"], ["−9", "+0.06"]]
    assert written(values, grid_of(1, 6)).tolist() == [["2.25", "0"], ["−9", "0.06"]]
    assert written(values, grid_of(1, 11)).tolist() == [["", ""], ["", ""]]


def test_the_description_follows_the_picture():
    figure, seen = CATALOGUE["pooling"](), {}
    events = [
        *(("picture", "8"), ("dx", 1), ("dy", -2), ("kind", "average"), ("window", 3)),
        *(("stride", 1), ("row", 7), ("col", 9), ("picture", "soft"), ("stride", 4)),
    ]
    for event in events:
        figure.do(*event)
        assert seen.setdefault(figure.description, figure.png) == figure.png
    assert len(seen) == len(set(seen.values())) == 10
    figure.close()
