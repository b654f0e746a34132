"""Figure 21: the chain rule through time against torch and small nudges; what its words claim."""

import math

import numpy as np
import pytest

from course_utils.figures.lettering import Lettering, _font
from course_utils.figures.unrolled_memory import SPEC, TARGET, UnrolledMemory
from course_utils.figures.unrolled_memory_cell import (
    FUNCTIONS,
    LONGEST,
    PATTERNS,
    green,
    inputs,
    lowered,
    near,
    room,
    unroll,
)
from course_utils.figures.unrolled_memory_painter import (
    DETAIL,
    SIDE,
    UnrolledMemoryPainter,
    span,
)

BAND, RECORD, BIT = (goal.meter for goal in SPEC.goals)
STOPS = [round(k / 100, 2) for k in range(-200, 201)]
HEADING = 244  # height of the only line that may reach into the words at the side
POSITIVE = [w for w in STOPS if w > 0]


def with_state(**state):
    model = UnrolledMemory()
    for name, value in state.items():
        model.change(name, value)
    return model


def ends(w, activation="tanh", steps=30, x1=1.0, pattern="first", u=1.0):
    """(the last state, the influence of x1 on it)"""
    run = unroll(inputs(pattern, x1, steps), w, u, activation)
    return run.h[-1], run.influence[0]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("activation", FUNCTIONS)
def test_states_and_influences_agree_with_torch(activation, pattern):
    torch = pytest.importorskip("torch")
    for w, u in ((0.9, 1.0), (-1.3, 0.4), (0.0, 2.0)):
        run = unroll(inputs(pattern, 1.5, 12), w, u, activation)
        x = torch.tensor(run.x, dtype=torch.float64, requires_grad=True)
        h, states = torch.tensor(0.0, dtype=torch.float64), []
        for now in x:
            h = w * h + u * now
            h = torch.tanh(h) if activation == "tanh" else h
            states.append(h.item())
        h.backward()
        assert np.allclose(run.h, states) and np.allclose(run.influence, x.grad.numpy())


def test_the_tanh_cell_is_torchs_rnn():
    torch = pytest.importorskip("torch")
    cell = torch.nn.RNN(1, 1, bias=False, dtype=torch.float64)
    cell.weight_hh_l0.data.fill_(-0.8)
    cell.weight_ih_l0.data.fill_(0.6)
    run = unroll(inputs("noise", 2.0, 20), -0.8, 0.6, "tanh")
    out, _ = cell(torch.tensor(run.x, dtype=torch.float64)[:, None])
    assert np.allclose(run.h, out.detach().numpy().ravel())


def test_a_nudge_does_what_the_influence_says():
    """"x1 + 0.01 moves h by": exactly for identity; for tanh where the nudge is small enough."""
    model = with_state(steps=30, w=0.9, pattern="opposite", x1=-2.0)
    assert model.moved == pytest.approx(0.01 * model.influence)
    model.change("activation", "tanh")
    for w in (0.8, 0.97, 1.2):
        model.change("w", w)
        assert model.moved == pytest.approx(0.01 * model.influence, rel=0.05)
    model.change("w", 1.5)
    assert 0 < model.moved < 1e-13
    model = with_state(steps=30, activation="tanh", w=1.2, x1=0.0)
    assert model.influence == pytest.approx(198, abs=0.5)  # tanh bends long before 1.98
    assert model.moved == pytest.approx(ends(1.2, x1=0.01)[0]) and 0.5 < model.moved < 0.7


@pytest.mark.parametrize("activation", FUNCTIONS)
@pytest.mark.parametrize("steps", [2, 5, 6, 7, 30, 50])
def test_the_product_in_the_picture_is_the_first_bar(activation, steps):
    model = with_state(activation=activation, steps=steps, w=-1.2, u=0.7, pattern="noise")
    three = model.u * model.w ** (steps - 1) * model.slope_product
    assert three == pytest.approx(model.influence)
    if steps <= DETAIL:
        numbers, parts = UnrolledMemoryPainter(model)._each_step(model)
        assert len(numbers) == len(parts) == steps
        read = [float(number.replace("−", "-")) for number in numbers]
        assert math.prod(read) == pytest.approx(model.influence, rel=0.02)


def test_inputs():
    assert inputs("first", 2, 4) == [2, 0, 0, 0]
    assert inputs("opposite", 2, 4) == [2, 0, -2, 0] and inputs("opposite", 2, 2) == [2, -2]
    long, short = inputs("noise", 3, LONGEST), inputs("noise", -1, 7)
    assert long[1:7] == short[1:] and long[0] == 3 and max(map(abs, long[1:])) == 0.3
    assert len(set(long[1:])) == 7


def test_the_prediction():
    assert ends(0.9, "identity")[1] == pytest.approx(0.9**29) == pytest.approx(0.047, abs=2e-4)
    assert SPEC.prediction.right == 1
    asked = {"steps": 30, "w": 0.9}
    for pattern in PATTERNS:  # without activation the inputs do not matter
        assert SPEC.prediction.settled(with_state(**asked, pattern=pattern, x1=-2.0))
    for other in ({"steps": 29}, {"w": 0.91}, {"activation": "tanh"}, {"u": 0.9}):
        assert not SPEC.prediction.settled(with_state(**asked | other))
    assert not SPEC.prediction.settled(UnrolledMemory())


def test_the_range_of_w():
    good = [w for w in POSITIVE if green(ends(w, "identity")[1])]
    assert (good[0], good[-1], len(good)) == (0.93, 1.08, 16)
    for w in STOPS:
        assert ends(w, "identity")[1] == pytest.approx(w**29)


def test_brackets_around_both_ends():
    model = with_state(steps=30)
    assert BAND(model)[0] == 0 and "between 0.5 and 2" in BAND(model)[1]
    model.change("w", 1.0)
    assert 0 < BAND(model)[0] < 0.1 and "lower end between 0.5 and 1" in BAND(model)[1]
    for w in (0.91, 0.93):
        model.change("w", w)
    assert 0.5 < BAND(model)[0] < 0.6
    for w in (1.08, 1.11):
        model.change("w", w)
    assert BAND(model)[0] < 1
    for w in (-1.0, -1.09):  # negative: not asked for
        model.change("w", w)
    assert BAND(model)[0] < 1
    model.change("w", 1.1)
    assert BAND(model)[0] == 1
    model.change("steps", 3)
    assert BAND(model)[0] == 1 and "between 0.91 and 0.93" in BAND(model)[1]


@pytest.mark.parametrize("other", [{"steps": 29}, {"steps": 31}, {"activation": "tanh"},
                                   {"u": 1.1}])  # fmt: skip
def test_elsewhere_the_range_is_not_measured(other):
    model = with_state(w=0.5, **{"steps": 30} | other)
    model.tried.clear()
    for w in (0.92, 0.93, 1.08, 1.09):
        model.change("w", w)
    assert BAND(model) == (0.0, "this goal is about identity, 30 steps and u = 1")


def test_the_record():
    """The largest influence with tanh and an input of 1, and its two ways down."""
    found = {w: ends(w)[1] for w in POSITIVE}
    best = max(found, key=found.get)
    assert best == 0.97 and near(found[best]) == "0.0108"
    assert [w for w in POSITIVE if found[w] >= TARGET] == [0.96, 0.97, 0.98]
    assert max(ends(w)[1] for w in np.arange(0.9, 1.1, 0.0005)) < 0.011
    falling = list(found.values())
    peak = falling.index(found[best])
    assert falling[:peak] == sorted(falling[:peak])
    assert falling[peak:] == sorted(falling[peak:], reverse=True)
    assert max(ends(w, x1=0.1)[1] for w in POSITIVE) == pytest.approx(1.31, abs=0.01)
    assert max(ends(w, x1=2.0)[1] for w in POSITIVE) < 0.001


def test_the_record_keeps_the_best_and_counts_only_its_own_place():
    model = with_state(steps=30, activation="tanh", w=0.96)
    assert RECORD(model)[0] == 1
    model = with_state(steps=30, activation="tanh", w=1.0)
    share = RECORD(model)[0]
    assert 0.8 < share < 1
    model.change("w", 0.5)
    assert RECORD(model)[0] == share and "0.00912, at w = 1" in RECORD(model)[1]
    for other in ({"x1": 0.1}, {"pattern": "noise"}, {"u": 0.1}, {"steps": 10}):
        model = with_state(**{"activation": "tanh", "steps": 30, **other}, w=1.04)
        assert RECORD(model)[0] < 0.5


def test_a_latched_unit_keeps_its_value_and_loses_its_sensitivity():
    assert ends(1.5)[0] == pytest.approx(0.859, abs=5e-4)
    assert ends(1.5)[1] == pytest.approx(1.2e-12, rel=0.05)
    latched = [w for w in STOPS if ends(w)[0] > 0.8]
    assert latched == [w for w in STOPS if w >= 1.38]
    assert all(abs(ends(w)[1]) < 1e-9 for w in latched)
    for x1 in (1.0, -1.0):  # the value outlives noise, and an opposite pulse of the same size
        for pattern in ("noise", "opposite"):
            assert ends(1.5, x1=x1, pattern=pattern)[0] * x1 > 0.7
    assert ends(1.5, x1=2.0, pattern="opposite")[0] < -0.8  # a larger one turns it over


def test_the_bit_needs_both_signs_with_one_w():
    place = {"steps": 30, "activation": "tanh"}
    model = with_state(**place, w=1.5)
    assert BIT(model)[0] == 0.5 and "x₁ = −1 not tried" in BIT(model)[1]
    model.change("x1", 0.5)
    model.change("w", 1.6)
    model.change("x1", -1.0)
    assert BIT(model)[0] == 0.5
    model.change("x1", 1.0)
    assert BIT(model)[0] == 1
    assert "x₁ = −1 ends at −0.891 ✓" in BIT(model)[1]
    for w in (1.37, -1.5):
        model = with_state(**place, w=w)
        model.change("x1", -1.0)
        assert BIT(model)[0] == 0 and "✗" in BIT(model)[1]
    for other in ({"steps": 29}, {"pattern": "noise"}, {"activation": "identity"}):
        model = with_state(**place | other, w=1.5)
        model.bits.clear()
        model.change("x1", -1.0)
        model.change("x1", 1.0)
        assert BIT(model)[0] == 0


def test_no_single_move_reaches_a_goal():
    for control in SPEC.controls:
        for value in control.values(getattr(UnrolledMemory(), control.name)):
            model = with_state(**{control.name: value})
            assert max(meter(model)[0] for meter in (BAND, RECORD, BIT)) < 1


def test_nothing_is_lost_to_rounding():
    """Even the smallest influence of all settings is above 0, and the largest fits the axis."""
    smallest = largest = 1.0
    for w in (-2.0, -0.01, 0.01, 2.0):
        for activation in FUNCTIONS:
            for pattern in PATTERNS:
                run = unroll(inputs(pattern, -3.0, LONGEST), w, 2.0, activation)
                sizes = np.abs(run.influence)
                smallest, largest = min(smallest, sizes.min()), max(largest, sizes.max())
                assert np.isfinite(run.h).all()
    assert 1e-300 < smallest < 1e-90 and 1e15 < largest < 1e16


def test_numbers_as_words():
    said = {0: "0", 0.9: "0.9", -1.05: "−1.05", 0.0625: "0.0625", 1000: "1000",
            999.6: "1000", 192: "192", 0.000471: "0.000471", 1.23e-12: "1.2 · 10⁻¹²",
            -2e7: "−2.0 · 10⁷", 99949: "99949", 99951: "1.0 · 10⁵"}  # fmt: skip
    assert {value: near(value) for value in said} == said
    assert lowered(30) == "₃₀" and near(-0.0) == "0"


def test_the_axis_and_the_cells_hold_every_value():
    for activation in FUNCTIONS:
        for w in STOPS[::10]:
            sizes = np.abs(unroll(inputs("first", 1, 50), w, 1, activation).influence)
            low, high = span(sizes)
            logs = np.log10(sizes[sizes > 0])
            assert logs.max() < high and (low == -16 or logs.min() > low)
    assert span(np.zeros(3)) == (-2, 2) and span(np.array([1e-9])) == (-16, 4)
    assert [room(h) for h in (0.0, 1.0, 1.1, 2.0, 6, 10, 192)] == [1, 1, 2, 2, 10, 10, 200]


@pytest.mark.parametrize("steps", [2, 4, 5, 6, 7, 10, 30, 50])
def test_no_word_is_cut_off_or_covers_another(steps):
    states = [{"w": w, "activation": f, "pattern": pattern, "x1": x1, "u": u}
              for w in (-2.0, -1.05, 0.0, 0.97, 2.0) for f in FUNCTIONS
              for pattern in ("first", "noise") for x1, u in ((-3.0, 2.0), (1.0, 1.0))]
    painter = UnrolledMemoryPainter(UnrolledMemory())
    for state in states:
        painter.move(with_state(steps=steps, **state))
        boxes = [box_of(word) for word in painter.stage.actors
                 if isinstance(word, Lettering) and word.text and word.visible]  # fmt: skip
        for left, right, _, text in boxes:
            assert left >= 0 and right <= 800, (state, text)
        for i, (left, right, y, text) in enumerate(boxes):
            for other_left, other_right, other_y, other in boxes[:i]:
                apart = max(other_left - right, left - other_right) >= 0
                assert apart or abs(y - other_y) >= 13, (state, text, other)
        assert not [one for one in boxes if one[0] < SIDE < one[1] and one[2] != HEADING]


def box_of(word):
    """(left, right, middle, text) of words in pixels."""
    x, y = word.transform.transform((word.x, word.y))
    wide = _font(word.size, word.bold, word.mono).getlength(word.text)
    return x - word.ha * wide, x + (1 - word.ha) * wide, y + (word.va - 0.5) * -15, word.text
