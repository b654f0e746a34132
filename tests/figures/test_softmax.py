"""Figure 9: softmax against NumPy, its breaking point, and the numbers its words claim."""

import math

import numpy as np
import pytest

from course_utils.figures.softmax import SPEC, START, Softmax, exp, softmax
from course_utils.figures.softmax_painter import NAMES, TEMPERATURES, SoftmaxPainter, curves


def with_state(**state):
    model = Softmax()
    for name, value in state.items():
        model.change(name, value)
    return model


def test_probabilities_and_entropy_against_numpy():
    rng = np.random.default_rng(0)
    for _ in range(100):
        z, T = rng.uniform(-5, 5, 4), float(rng.uniform(0.2, 10))
        p = np.exp(z / T) / np.exp(z / T).sum()
        model = with_state(**{f"z{i}": float(v) for i, v in enumerate(z)}, T=T, true="fox")
        for stable in (False, True):
            model.change("stable", stable)
            assert np.allclose(model.probs(), p) and not model.broken
        assert model.entropy() == pytest.approx(-(p * np.log2(p)).sum())


def test_the_curves_are_the_model_at_every_temperature():
    z = (3.0, -1.0, 0.5, 0.4)
    for T, p in zip(TEMPERATURES, curves(z), strict=True):
        assert np.allclose(p, softmax(z, T))


def test_a_constant_changes_nothing_until_exp_overflows():
    plain = Softmax().probs()
    for c in (-600, -100, 100, 500, 700):
        assert np.allclose(with_state(c=c).probs(), plain, rtol=1e-9)
    for c in (-1000, -100, 100, 1000):
        assert np.allclose(with_state(stable=True, c=c, T=0.1).probs(), softmax(START, 0.1))
    settled = SPEC.prediction.settled
    assert settled(with_state(c=100)) and settled(with_state(c=700))
    assert not settled(Softmax()) and not settled(with_state(c=1000))


def test_plain_exp_breaks_as_numpy_does():
    for c in (720, 800, 1000, -800, -1000):
        model = with_state(c=c)
        with np.errstate(all="ignore"):
            e = np.exp(np.array(START) + c)
            expected = e / e.sum()
        assert model.broken and np.array_equal(model.probs(), expected, equal_nan=True)
    assert math.isinf(exp(710)) and math.isfinite(exp(709)) and exp(-800) == 0


def test_where_overflow_begins():
    """ "A little above 709" in float64, "above 88" in float32: logarithms of the largest number."""
    assert 709 < math.log(np.finfo(np.float64).max) < 710
    assert 88 < math.log(np.finfo(np.float32).max) < 89


def test_exps_that_fit_but_whose_sum_does_not():
    model = with_state(z0=-0.5, z1=-1.0, z2=-0.5, c=710)
    assert all(math.isfinite(e) for e in model.exps()) and math.isinf(sum(model.exps()))
    assert model.broken and model.probs() == [0, 0, 0, 0]


def test_the_temperatures_of_the_hints():
    slider = next(c for c in SPEC.controls if c.name == "T")
    stops = [slider.tidy(10 ** (k / 20 - 1)) for k in range(41)]
    good = {target: [T for T in stops if abs(max(softmax(START, T)) - target) <= 0.01]
            for target in (0.9, 0.3)}  # fmt: skip
    assert good == {0.9: [0.4], 0.3: [6.3, 7.0, 8.0]}
    assert round(max(softmax(START, 0.4)), 2) == 0.9 and round(max(softmax(START, 7)), 2) == 0.3


def test_the_order_never_changes():
    rng = np.random.default_rng(1)
    for z in rng.uniform(-5, 5, (50, 4)):
        assert (np.diff(curves(z)[:, np.argsort(z)], axis=1) >= 0).all()


def test_noting_needs_the_button_and_the_first_logits():
    meter = SPEC.goals[0].meter
    model = Softmax()
    for T in TEMPERATURES:
        model.change("T", float(T))
    assert meter(model)[0] == 0
    model.change("T", 0.4)
    model.note()
    assert meter(model)[0] == 0.5
    model.change("z0", 0.0)
    model.change("z1", 0.0)
    model.change("T", 10.0)
    model.note()
    share, words = meter(model)
    assert share == 0.5 and "logits have changed" in words
    broken = with_state(c=800)
    broken.note()
    assert broken.noted == {}


def test_repairing_means_the_same_constant():
    meter = SPEC.goals[1].meter
    model = with_state(c=800)
    assert meter(model)[0] == 0.5
    model.change("c", 0)
    model.change("stable", True)
    assert meter(model)[0] == 0.5
    model.change("stable", False)
    model.change("c", 800)
    model.change("stable", True)
    assert meter(model)[0] == 1 and not model.broken
    never = with_state(stable=True, c=800)
    assert meter(never)[0] == 0


def test_the_second_goal_starts_from_t_1():
    """Where the first goal leaves T, no constant of the slider breaks the computation."""
    slider = next(c for c in SPEC.controls if c.name == "c")
    assert not with_state(T=7.0, c=slider.high).broken and with_state(c=720).broken
    assert SPEC.goals[1].text.startswith("Set T back to 1.")


def test_a_broken_computation_shows_no_curves():
    painter = SoftmaxPainter(Softmax())
    drawn = (*painter.curves, painter.now, painter.points, painter.noted)
    for c, said in ((0, "order: cat > dog > fox > owl"), (800, "the sum is too large to store"),
                    (-800, "every exp was rounded to 0"), (-743, "too small to store exactly"),
                    (100, "order: cat > dog > fox > owl")):  # fmt: skip
        model = with_state(c=c)
        painter.paint(model)
        assert {artist.get_visible() for artist in drawn} == {not model.broken}
        assert painter.order.text == said


def test_dragging_a_logit():
    model = Softmax()
    model.drag("owl", 9.0, 0)
    assert model.z3 == 5.0 and [h["id"] for h in model.handles()] == list(NAMES)
    model.drag("cat", -1.234, 0)
    assert model.z0 == -1.2
    model.change("c", 707)
    model.drag("dog", 4.0, 0)
    assert model.broke_at is not None  # a drag can break it as well
