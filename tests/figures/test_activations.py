"""Figure 5: its functions and slopes, the chain's gradient, and the numbers its words claim."""

import math

import numpy as np
import pytest

from course_utils.figures.activations import INPUTS, SPEC, WORDS, Activations
from course_utils.figures.activations_bars import span
from course_utils.figures.activations_painter import LEFT, RIGHT, ActivationsPainter, box_at
from course_utils.figures.activations_zoo import (
    FUNCTIONS,
    arrivals,
    factor,
    run,
    short,
)
from course_utils.figures.amounts import signed, ten_to

STEPS = [round(i / 10, 1) for i in range(-50, 51)]


def share(name, x, w, b, depth=20):
    return arrivals(w, run(name, x, w, b, depth))[0]


def healthy(value):
    return 0.1 <= value <= 10


def with_state(**state):
    model = Activations()
    for name, value in state.items():
        model.change(name, value)
    return model


@pytest.mark.parametrize("name", FUNCTIONS)
def test_slopes_by_nudging(name):
    """At points away from the corners, where a slope exists."""
    f, eps = FUNCTIONS[name], 1e-6
    for z in np.linspace(-6.05, 6.05, 98):
        nudged = (f(z + eps)[0] - f(z - eps)[0]) / (2 * eps)
        assert f(z)[1] == pytest.approx(nudged, abs=1e-8)


def test_functions_against_torch():
    torch = pytest.importorskip("torch")
    F = torch.nn.functional
    others = {"linear": torch.nn.Identity(), "sigmoid": torch.sigmoid, "tanh": torch.tanh,
              "ReLU": F.relu, "leaky ReLU": F.leaky_relu, "GELU": F.gelu}  # fmt: skip
    z = torch.linspace(-8, 8, 161, dtype=torch.float64, requires_grad=True)
    for name, f in others.items():
        (slope,) = torch.autograd.grad(f(z).sum(), z)
        ours = np.array([FUNCTIONS[name](v) for v in z.tolist()])
        assert np.allclose(ours[:, 0], f(z).detach(), atol=1e-14)
        assert np.allclose(ours[:, 1], slope, atol=1e-14)


def test_relu_has_slope_zero_at_its_corner():
    assert FUNCTIONS["ReLU"](0.0) == (0.0, 0.0)
    assert FUNCTIONS["leaky ReLU"](0.0) == (0.0, 0.01)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "leaky ReLU", "GELU"])
def test_what_arrives_is_the_gradient(name):
    """From every box, against really pushing that box."""
    w, b, eps = 1.3, -0.2, 1e-6
    boxes = run(name, 0.7, w, b, 6)
    outputs = [0.7, *(a for _, a, _ in boxes)]
    for k, arrived in enumerate(arrivals(w, boxes)):
        ends = [outputs[k] + eps, outputs[k] - eps]
        for i in (0, 1):
            for _ in range(6 - k):
                ends[i] = FUNCTIONS[name](w * ends[i] + b)[0]
        assert arrived == pytest.approx(abs(ends[0] - ends[1]) / (2 * eps), rel=1e-4)


def test_the_prediction_holds_for_every_input_and_bias():
    """Ten sigmoids with w = 1 let less than a millionth through, because 4 to the power 10 is."""
    assert 4**10 > 1_000_000
    most = max(share("sigmoid", x, 1.0, b, 10) for x in np.linspace(-3, 3, 31) for b in STEPS)
    assert 1e-7 < most < 1e-6
    settled = SPEC.prediction.settled
    assert settled(with_state(depth=10)) and not settled(Activations())
    assert not settled(with_state(depth=10, activation="ReLU"))
    assert not settled(with_state(depth=10, w=4.0))


def test_the_knife_edge():
    assert share("sigmoid", 0.5, 4.0, -2.0) == pytest.approx(1, abs=1e-9)
    assert share("sigmoid", 1.0, 4.0, -2.0) == pytest.approx(0.016, abs=0.0005)
    assert share("sigmoid", 0.5, 1.0, 0.0) == pytest.approx(1.1e-13, rel=0.05)
    weights = [w for w in STEPS if w >= 0]
    good = [(w, b) for w in weights for b in STEPS if healthy(share("sigmoid", 0.5, w, b))]
    assert len(weights) * len(STEPS) == 5151 and len(good) == 15
    assert "0.016" in WORDS["why"] and "only 15 of the 5151" in WORDS["why"]


def test_no_smooth_bounded_function_passes_all_inputs_and_relu_does():
    def count(name, w, b):
        return sum(healthy(share(name, x, w, b)) for x in INPUTS)

    coarse = [(w, b) for w in np.arange(0, 5.1, 0.5) for b in np.arange(-5, 5.1, 0.5)]
    assert len(INPUTS) == 30 and INPUTS[0] == 0.1 and INPUTS[-1] == 3.0
    assert max(count("sigmoid", w, b) for w, b in coarse) <= 5
    assert max(count("tanh", w, b) for w, b in coarse) <= 12
    assert count("ReLU", 1.0, 0.0) == count("leaky ReLU", 1.0, 0.0) == 30
    assert round(share("ReLU", 0.5, 1.5, 0.0)) == 3325
    assert share("ReLU", -1.0, 1.0, 0.0) == 0


def test_the_second_goal_wants_a_bend():
    """linear passes every push on just as well, but 20 linear boxes are one."""
    meter = SPEC.goals[1].meter
    for name, reached in (("ReLU", True), ("leaky ReLU", True), ("linear", False)):
        met, words = meter(with_state(activation=name, depth=20))
        assert (met >= 1) == reached and "30 of the 30 inputs from 0.1 to 3.0" in words
        assert ("no bend" in words) == (not reached)
    assert meter(with_state(activation="ReLU", depth=19))[0] < 1


def test_the_factors_shown_multiply_to_the_share_shown():
    """Within the rounding that the sign ≈ admits."""
    for x, w, depth in ((0.5, 1.0, 4), (-2.0, 1.7, 6), (0.5, 4.0, 6)):
        model = with_state(x=x, w=w, depth=depth)
        product = math.prod(float(factor(f)) for f in model.factors)
        assert product == pytest.approx(model.arrivals[0], rel=0.02)
    painter = ActivationsPainter(Activations())
    painter.paint(Activations())
    assert painter.verdict.text.startswith("≈ 0.0027")
    for state, said in (({"activation": "ReLU", "w": 1.5}, "= 5.06"), ({"w": 0.0}, "= 0 "),
                        ({"activation": "GELU", "x": -0.9, "depth": 1}, "≈ −0.")):  # fmt: skip
        painter.paint(with_state(**state))
        assert painter.verdict.text.startswith(said)


def test_the_choices_do_not_give_the_slope_away():
    assert "1/4" not in "".join((WORDS["question"], *WORDS["choices"]))


def test_one_drag_from_the_start_reaches_no_goal():
    for control in SPEC.controls[1:]:
        for value in np.arange(control.low, control.high + control.step / 2, control.step):
            value = int(value) if control.step == 1 else round(float(value), 1)
            model = with_state(**{control.name: value})
            assert all(goal.meter(model)[0] < 1 for goal in SPEC.goals)
    for name in FUNCTIONS:
        assert all(goal.meter(with_state(activation=name))[0] < 1 for goal in SPEC.goals)


def test_the_green_zone_needs_sigmoid_and_twenty_boxes():
    meter = SPEC.goals[0].meter
    edge = {"w": 4.0, "b": -2.0}
    assert meter(with_state(depth=20, **edge))[0] == 1
    assert meter(with_state(depth=19, **edge))[0] < 1
    assert meter(with_state(depth=20, activation="ReLU"))[0] < 1
    assert meter(with_state(depth=20, w=0.0))[0] < 1


def test_the_box_looked_at_stays_in_the_chain():
    model = with_state(depth=9, layer=9)
    model.change("depth", 3)
    assert model.layer == 3 and "box 3" in model.describe()
    model.click(LEFT + 0.3 * (RIGHT - LEFT), 0.2)  # second of four columns: box 1
    assert model.layer == 1
    model.click(0.1, 0.5)  # beside the chain
    assert model.layer == 1
    assert box_at(LEFT, 0.2, 5, 3) == 1 and box_at(RIGHT, 0.2, 5, 3) == 5


def test_the_axis_holds_every_bar():
    rng = np.random.default_rng(0)
    for _ in range(300):
        name = rng.choice(list(FUNCTIONS))
        x, w, b = rng.uniform(-3, 3), rng.uniform(0, 5), rng.uniform(-5, 5)
        shares = arrivals(w, run(name, x, w, b, int(rng.integers(1, 31))))
        low, top = span(shares)
        assert all(low < math.log10(s) <= top for s in shares if s > 0)


def test_numbers_as_words():
    assert [signed(v) for v in (0, 0.0035, 12.4, 1, 3325, 0.25)] == [
        "0", "0.0035", "12", "1.00", "3325", "0.25"]  # fmt: skip
    assert signed(1.1e-13) == "1.1 · 10⁻¹³" and signed(-2e21) == "−2.0 · 10²¹"
    assert ten_to(-12) == "10⁻¹²" and factor(0.025) == "0.025" and short(0.0) == "0"
