"""Figure 15: the pass forward and back against torch, and its numbers over all ten seeds."""

from collections import namedtuple
from functools import cache, partial

import numpy as np
import pytest

from course_utils.figures.signal import BATCHES, SEEDS, SPEC, STD, SignalModel
from course_utils.figures.signal_net import FUNCTIONS, BatchNorm, Signal, normals
from course_utils.figures.signal_painter import BINS, ends, histograms, span

STOPS = sorted({STD.tidy(10 ** (k / 20 - 2)) for k in range(41)})
NORM = partial(BatchNorm, 128, 1.0, 0.0)
Measured = namedtuple("Measured", "ratio grad std between flat")
LAYERS = {"tanh": "Tanh", "ReLU": "ReLU", "sigmoid": "Sigmoid"}


def with_state(**state):
    model = SignalModel()
    for name, value in state.items():
        model.change(name, value)
    return model


@cache
def measured(activation, std, depth=10, norm=None):
    """Over all seeds, 100 neurons wide: (ratio, grad, std, between, flat); the first two are
    last / first std of the activations and first / last of the gradient, (10,); then (10, depth).
    """
    nets = [Signal(activation, std, depth, 100, seed, norm) for seed in range(SEEDS)]
    std, grad = np.array([net.std for net in nets]), np.array([net.grad for net in nets])
    between, flat = (np.array([getattr(net, key) for net in nets]) for key in ("between", "flat"))
    return Measured(std[:, -1] / std[:, 0], grad[:, 0] / grad[:, -1], std, between, flat)


def within(values, low, high):
    return bool(((low <= values) & (values <= high)).all())


@pytest.mark.parametrize("batch", [None, 8, 128])
@pytest.mark.parametrize("activation", FUNCTIONS)
def test_activations_and_gradients_agree_with_torch(activation, batch):
    torch = pytest.importorskip("torch")
    norm = partial(BatchNorm, batch, 1.3, -0.4) if batch else None
    net = Signal(activation, 0.2, 5, 25, 3, norm)
    x, weights, last = (torch.tensor(array) for array in normals(3, 25))
    f, a, kept = getattr(torch.nn, LAYERS[activation])(), x, []
    for k in range(5):
        linear = torch.nn.Linear(25, 25, bias=False, dtype=torch.float64)
        linear.weight.data = 0.2 * weights[k]
        z = linear(a)
        if batch:
            layer = torch.nn.BatchNorm1d(25, dtype=torch.float64)
            torch.nn.init.constant_(layer.weight, 1.3)
            torch.nn.init.constant_(layer.bias, -0.4)
            z = torch.cat([layer(part) for part in z.split(batch)])
        a = f(z)
        a.retain_grad()
        kept.append(a)
    a.backward(last)
    for k, a in enumerate(kept):
        assert np.allclose(net.a[k], a.detach().numpy())
        assert np.allclose(net.grads[k], a.grad.numpy())
        assert net.grad[k] == pytest.approx(a.grad.numpy().std())


def test_the_numbers_of_a_layer():
    net = Signal("tanh", 0.2, 10, 100, 0)
    assert np.allclose(net.std, [a.std() for a in net.a])
    assert np.allclose(net.between, [np.sqrt(a.var(0).mean()) for a in net.a])
    assert np.allclose(net.flat, [(1 - a**2 < 0.1).mean() for a in net.a])
    assert net.grad[-1] == pytest.approx(1)
    zeros = Signal("ReLU", 0.2, 10, 100, 0)
    assert np.allclose(zeros.flat, [(a == 0).mean() for a in zeros.a])


def test_one_set_of_weights_for_every_std():
    """ReLU passes a factor on, so every layer scales exactly with the std."""
    one, other = Signal("ReLU", 0.1, 6, 50, 4), Signal("ReLU", 0.13, 6, 50, 4)
    assert np.allclose(other.std, one.std * 1.3 ** np.arange(1, 7))


def test_the_prediction():
    """std 0.01 divides by ten in each of ten tanh layers, in every draw."""
    assert within(measured("tanh", 0.01).std[:, -1], 0.85e-10, 1.2e-10)
    assert SPEC.prediction.right == 2
    assert not SPEC.prediction.settled(SignalModel())
    assert SPEC.prediction.settled(with_state(std=0.01))
    assert not SPEC.prediction.settled(with_state(std=0.01, bn=True))


def test_relu_stands_on_a_knife_edge():
    """Of all stops only 0.14 holds ten ReLU layers, and it does in all ten draws.

    ReLU passes a factor on: 9 layers after the first multiply the ratio by its 9th power.
    """
    at_edge = measured("ReLU", 0.14)
    ratios = {std: at_edge.ratio * (std / 0.14) ** 9 for std in STOPS}
    assert [std for std in STOPS if ((ratios[std] >= 0.5) & (ratios[std] <= 2)).any()] == [0.14]
    assert within(at_edge.ratio, 0.6, 1.2) and within(at_edge.grad, 0.6, 1.2)
    assert np.allclose(measured("ReLU", 0.125).ratio, ratios[0.125])
    assert within(ratios[0.125], 0.245, 0.385) and within(ratios[0.16], 2.25, 3.55)


def test_tanh_hides_its_saturation():
    """Every std from 0.125 up looks steady; the gradient lets only those up to 0.25 pass."""
    tried = (0.09, 0.1, 0.11, 0.125, 0.16, 0.25, 0.28, 0.4, 0.7, 1.0)
    good = [std for std in tried if within(measured("tanh", std).ratio, 0.5, 2)]
    assert good == [0.125, 0.16, 0.25, 0.28, 0.4, 0.7, 1.0]
    both = [std for std in good if within(measured("tanh", std).grad, 0.1, 10)]
    assert both == [0.125, 0.16, 0.25]
    found = measured("tanh", 1.0)
    assert within(found.ratio, 0.99, 1.01) and within(found.grad, 1500, 3300)
    assert within(found.flat, 0.84, 0.86)


def test_sigmoid_looks_fine_and_is_lost():
    """At 0.1 the stds look fine, but the examples are all the same and the gradient is gone."""
    found = measured("sigmoid", 0.1)
    assert within(found.ratio, 0.5, 0.7) and within(found.grad, 1.9e-6, 2.6e-6)
    assert within(found.between[:, -1], 4e-7, 5.4e-7)
    found = measured("sigmoid", 0.14, depth=20)
    assert within(found.ratio, 0.5, 0.7) and within(found.grad, 2.5e-10, 3.9e-10)
    assert within(found.between[:, -1], 6e-11, 1e-10)
    for std in (0.125, 0.14, 0.16, 0.18):
        found = measured("tanh", std, depth=20)
        assert within(found.ratio, 0.5, 2) and within(found.grad, 0.1, 10)


@pytest.mark.parametrize(
    ("activation", "low", "high", "grad"),
    [("tanh", 0.62, 0.64, 2.5), ("ReLU", 0.57, 0.61, 6.3), ("sigmoid", 0.20, 0.22, 1.4)],
)
def test_batch_norm_holds_every_std(activation, low, high, grad):
    for std in (0.01, 0.1, 1.0):
        found = measured(activation, std, norm=NORM)
        assert within(found.std, low, high)
        assert within(found.ratio, 0.99, 1.05) and within(found.grad, 1, grad)


def test_batch_norm_is_no_magic():
    """In 20 ReLU layers the gradient still grows; so it does with batches of four."""
    assert within(measured("ReLU", 0.1, depth=20, norm=NORM).grad, 34, 46)
    four = partial(BatchNorm, 4, 1.0, 0.0)
    assert within(measured("tanh", 0.1, norm=four).grad, 15, 27)


def test_the_buttons_follow_the_width():
    stops = {}
    for width in (25, 50, 100):
        for name in ("xavier", "he", "torch"):
            model = with_state(width=width)
            getattr(model, name)()
            stops[name, width] = model.std
    assert [stops["xavier", n] for n in (25, 50, 100)] == [0.2, 0.14, 0.1]
    assert [stops["he", n] for n in (25, 50, 100)] == [0.28, 0.2, 0.14]
    assert [stops["torch", n] for n in (25, 50, 100)] == [0.11, 0.08, 0.056]
    torch = pytest.importorskip("torch")
    weight = torch.nn.Linear(100, 1000).weight
    assert weight.std().item() == pytest.approx(1 / np.sqrt(300), rel=0.02)


def test_the_first_goal_needs_three_draws_of_one_std():
    knife = SPEC.goals[0].meter
    swept = with_state(activation="ReLU")
    for std in reversed(STOPS):
        swept.change("std", std)
        assert knife(swept)[0] < 0.5
    model = with_state(activation="ReLU", std=0.14)
    assert knife(model)[0] == pytest.approx(1 / 3)
    model.redraw()
    model.change("std", 0.16)
    assert knife(model)[0] < 0.3
    model.change("std", 0.14)
    assert knife(model)[0] == pytest.approx(2 / 3)
    model.redraw()
    assert knife(model)[0] == 1
    assert knife(with_state(activation="ReLU", std=0.14, bn=True))[0] == 0


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_goals_can_be_reached_with_every_seed(seed):
    knife, trap, norm = (goal.meter for goal in SPEC.goals)
    model = with_state(seed=seed, activation="ReLU", std=0.14)
    model.redraw()
    model.redraw()
    assert knife(model)[0] == 1
    model = with_state(seed=seed, depth=20, std=0.14, activation="sigmoid")
    assert trap(model)[0] == 0.5
    model.change("std", 0.2)
    model.change("activation", "tanh")  # with 0.2 the gradient of tanh explodes
    assert trap(model)[0] == 0.5
    model.change("std", 0.14)
    assert trap(model)[0] == 1
    for activation in ("tanh", "ReLU"):
        model = with_state(seed=seed, activation=activation)
        for std, bn in ((1.0, False), (1.0, True), (0.01, True)):
            model.change("bn", bn)
            model.change("std", std)
        assert norm(model)[0] == 0.75
        model.change("bn", False)
        assert norm(model)[0] == 1


def test_a_trap_left_with_batch_norm_counts_too():
    model = with_state(depth=20, std=0.14, activation="sigmoid")
    model.change("seed", 1)
    model.change("bn", True)
    assert model.both and model.freed == 0.14
    other = with_state(depth=20, activation="tanh", std=0.14)
    assert other.both and other.freed is None  # without having seen the trap


def test_the_knobs_of_batch_norm_switch_it_on():
    for name, value in (("gamma", 2.0), ("beta", 1.0), ("batch", 16)):
        assert with_state(**{name: value}).bn
    off = with_state(gamma=2.0, bn=False)
    assert off.more() == {"bn": False} and with_state().more() == {}
    assert [with_state(batch=value).batch for value in (4.0, 15.9, 128.0)] == [4, 16, 128]
    assert BATCHES[-1] == len(off.net.x)


def test_nothing_left_is_said_as_such():
    dead = with_state(activation="ReLU", beta=-3.0, batch=4, gamma=1.0)
    assert dead.net.std.max() == 0 and dead.ratio == dead.grad_ratio == 0
    assert "100 % zero in layer 10" in dead.describe()
    lost = with_state(activation="sigmoid", depth=20, std=0.01)
    assert lost.net.between[-1] == 0 and "less than rounding errors" in lost.describe()


@pytest.mark.parametrize("std", [0.01, 0.14, 1.0])
@pytest.mark.parametrize("activation", FUNCTIONS)
def test_histograms_against_numpy(activation, std):
    net = Signal(activation, std, 12, 50, 0)
    low, high = ends(activation, net)
    relu = activation == "ReLU"
    counts = histograms(net.a, low, high, relu)
    for k, a in enumerate(net.a):
        kept = a[a != 0] if relu else a.ravel()
        beyond = int((kept >= high).sum())
        expected = np.histogram(kept[kept < high], BINS, (low, high))[0]
        assert np.abs(np.cumsum(counts[k, :BINS] - expected)).max() <= 2  # ties at an edge
        assert abs(counts[k, BINS] - beyond) <= 2


def test_the_axes_hold_every_value_and_seldom_move():
    seen = set()
    for activation in FUNCTIONS:
        for std in STOPS[::4]:
            net = Signal(activation, std, 20, 50, 0)
            for values in (net.std, net.grad):
                low, high = span(values)
                assert low <= np.log10(values[values > 0]).min()
                assert np.log10(values[values > 0]).max() <= high
                seen.add((low, high))
    assert 5 < len(seen) <= 25
    assert span(np.zeros(3)) == (-2, 2)
