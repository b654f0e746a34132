"""Figure 20: the pass forward and back against torch, and its numbers over all ten draws."""

import numpy as np
import pytest

from course_utils.figures.residual import GAIN, SEEDS, SPEC, TRIED, Residual
from course_utils.figures.residual_net import (
    BAND,
    DEEPEST,
    HE,
    MODES,
    WIDTH,
    flow,
    green,
    normals,
    similarity,
)
from course_utils.figures.residual_painter import ENDS, span

STOPS = sorted({GAIN.tidy(10 ** (k / 20 - 1)) for k in range(41)})
TOLERANT, SMALL, CUT = (goal.meter for goal in SPEC.goals)


def with_state(**state):
    model = Residual()
    for name, value in state.items():
        model.change(name, value)
    return model


def measured(mode, gain, activation="ReLU", depth=DEEPEST):
    """Over all draws: last / first of the activations, first / last of the gradient, (10,) each."""
    flows = [flow(mode, depth, activation, gain, seed) for seed in range(SEEDS)]
    return (np.array([one.std[-1] / one.std[0] for one in flows]),
            np.array([one.grad[0] for one in flows]))  # fmt: skip


def within(values, low, high):
    return bool(((low <= values) & (values <= high)).all())


def all_green(mode, gain, activation="ReLU"):
    return within(np.concatenate(measured(mode, gain, activation)), *BAND)


def ever_green(mode, gain, activation="ReLU"):
    pairs = zip(*measured(mode, gain, activation), strict=True)
    return any(green(a) and green(b) for a, b in pairs)


@pytest.mark.parametrize("cut", [0, 1, 3])
@pytest.mark.parametrize("activation", ["ReLU", "tanh"])
@pytest.mark.parametrize("mode", MODES)
def test_activations_and_gradients_agree_with_torch(mode, activation, cut):
    torch = pytest.importorskip("torch")
    x, weights, last = (torch.tensor(array) for array in normals(3))
    f, depth = {"tanh": torch.tanh, "ReLU": torch.relu}[activation], 5
    kept, branches = [], []
    for k in range(depth):
        z = torch.nn.BatchNorm1d(WIDTH, dtype=torch.float64)(x) if mode == "norm" else x
        branch = torch.nn.functional.linear(f(z), 0.7 * weights[k])
        branch = branch / depth**0.5 if mode == "scaled" else branch
        branch = branch * (k + 1 != cut)
        x = branch if mode == "plain" else x + branch
        if k == 0:
            x.requires_grad_()
        x.retain_grad()
        kept.append(x)
        branches.append(branch)
    x.backward(last)
    found = flow(mode, depth, activation, 0.7, 3, cut)
    assert np.allclose(found.out, x.detach().numpy())
    for k, (a, branch) in enumerate(zip(kept, branches, strict=True)):
        a_std = a.detach().numpy().std()
        assert found.std[k] == pytest.approx(a_std)
        assert found.grad[k] == pytest.approx(a.grad.numpy().std())
        share = branch.detach().numpy().std() / a_std if a_std else 0
        assert found.made[k] == pytest.approx(share)
    assert found.grad[-1] == pytest.approx(1)


def test_he_weights_and_one_draw_for_every_gain():
    x, weights, grad = normals(0)
    assert x.std() == pytest.approx(1, abs=0.03) and grad.std() == pytest.approx(1)
    assert weights.std() == pytest.approx(HE, rel=0.01) and pytest.approx(np.sqrt(2 / 64)) == HE
    one, other = flow("plain", 9, "ReLU", 1.0, 4), flow("plain", 9, "ReLU", 1.1, 4)
    assert np.allclose(other.std, one.std * 1.1 ** np.arange(1, 10))


def test_the_prediction():
    """The bare shortcut doubles the variance 50 times; the branch is as large as x."""
    flows = [flow("residual", 50, "ReLU", 1.0, seed) for seed in range(SEEDS)]
    assert within(np.array([one.std[-1] for one in flows]), 8e6, 4.35e7)
    growth = np.array([(one.std[1:] / one.std[:-1]) ** 2 for one in flows])
    assert growth.mean() == pytest.approx(2, abs=0.1)
    assert np.mean([one.made.mean() for one in flows]) == pytest.approx(0.5**0.5, abs=0.02)
    assert SPEC.prediction.right == 2
    asked = {"mode": "residual", "gain": 1.0}
    assert SPEC.prediction.settled(with_state(**asked))
    for other in ({"depth": 49}, {"activation": "tanh"}, {"cut": 3}, {"gain": 1.1}):
        assert not SPEC.prediction.settled(with_state(**asked | other))
    assert not SPEC.prediction.settled(Residual())


def test_the_start_is_pytorchs_own_and_starves():
    """torch.nn.Linear's std √(1/(3n)) is 0.41 × He's."""
    assert np.sqrt(1 / (3 * WIDTH)) / HE == pytest.approx(0.408, abs=0.001)
    assert within(measured("plain", 0.4)[1], 1e-20, 6e-20)


def test_plain_blocks_stand_on_a_knife_edge():
    """Of the 41 stops only 1.0 is green, and it is in all ten draws.

    ReLU passes a factor on: 49 blocks after the first multiply both ratios by its 49th power.
    """
    ratio, grad = measured("plain", 1.0)
    assert within(ratio, 0.28, 1.8) and within(grad, 0.34, 1.75)
    good = [g for g in STOPS if any(green(a * g**49) and green(b * g**49)
                                    for a, b in zip(ratio, grad, strict=True))]  # fmt: skip
    assert good == [1.0] and len(STOPS) == 41
    assert np.allclose(measured("plain", 0.9), np.array([ratio, grad]) * 0.9**49)


def test_the_bare_shortcut_wants_small_weights():
    assert all(all_green("residual", gain) for gain in (0.1, 0.2, 0.28, 0.3))
    assert STOPS[STOPS.index(0.3) + 1] == 0.35 and not all_green("residual", 0.35)
    assert not any(ever_green("residual", gain) for gain in (0.4, 0.5, 1.0, 2.0))
    ratio, grad = measured("residual", 0.3)
    assert within(ratio, 4.5, 12.5) and within(grad, 6, 10.5)
    ratio, grad = measured("residual", 0.5)
    assert within(ratio, 70, 385) and within(grad, 105, 315)


def test_scaled_and_normalised_branches_are_tolerant():
    assert all(all_green("scaled", gain) for gain in (0.1, 0.5, 1.0, 2.0, 2.2))
    assert STOPS[STOPS.index(2.2) + 1] == 2.5 and not all_green("scaled", 2.5)
    ratio, grad = measured("scaled", 1.0)
    assert within(ratio, 1.4, 1.75) and within(grad, 1.45, 1.75)
    ratio, grad = measured("scaled", 2.0)
    assert within(ratio, 4, 9.6) and within(grad, 5, 8.3)
    assert all(all_green("norm", gain) for gain in (0.1, 0.5, 1.0, 2.0, 4.0, 10.0))
    assert within(measured("norm", 10.0)[1], 15, 19.5)


def test_tanh_bounds_the_branch():
    """Bare shortcut, 1 × He: activations grow only 7 times, the gradient more than 100 times."""
    ratio, grad = measured("residual", 1.0, "tanh")
    assert within(ratio, 6.4, 7.2) and within(grad, 110, 170)
    assert all_green("scaled", 1.0, "tanh") and all_green("norm", 1.0, "tanh")
    good = [gain for gain in (0.63, 0.7, 0.9, 1.0, 1.1) if all_green("plain", gain, "tanh")]
    assert good == [0.7, 0.9, 1.0]


def similarities(mode, cut, activation="ReLU"):
    state = mode, DEEPEST, activation, 1.0
    return np.array([similarity(flow(*state, seed).out, flow(*state, seed, cut).out)
                     for seed in range(SEEDS)])  # fmt: skip


def test_what_a_cut_does():
    for cut in (1, 25, 50):
        assert (similarities("plain", cut) == 0).all()
        assert within(similarities("scaled", cut), 0.98, 0.995)
        assert similarities("residual", cut).max() < 0.9
    assert within(similarities("norm", 25), 0.965, 0.985)
    assert within(similarities("norm", 1), 0.48, 0.62)  # its first blocks make most of the sum


def test_similarity():
    rng = np.random.default_rng(0)
    one, other = rng.standard_normal((2, 64, 64))
    assert similarity(one, one) == pytest.approx(1)
    assert similarity(one, 3 * one + 7) == pytest.approx(1)
    centred = [(a - a.mean(0)).ravel() for a in (one, other)]
    assert similarity(one, other) == pytest.approx(np.corrcoef(*centred)[0, 1])
    assert similarity(one, np.zeros((64, 64))) == 0


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_goals_can_be_reached_with_every_draw(seed):
    for mode in ("scaled", "norm"):
        model = with_state(seed=seed, mode=mode)
        for gain in TRIED:
            assert TOLERANT(model)[0] < 1
            model.change("gain", gain)
        assert TOLERANT(model)[0] == 1
    model = with_state(seed=seed, mode="residual", gain=0.3)
    assert SMALL(model)[0] == pytest.approx(1 / 3)
    model.redraw()
    model.redraw()
    assert SMALL(model)[0] == 1
    model = with_state(seed=seed, gain=1.0, cut=25)
    assert 0.5 <= CUT(model)[0] < 1
    model.change("mode", "residual")
    assert CUT(model)[0] < 1
    model.change("mode", "scaled")
    assert CUT(model)[0] == 1 and "0.99" in CUT(model)[1]


@pytest.mark.parametrize("mode", ["plain", "residual"])
@pytest.mark.parametrize("seed", range(0, SEEDS, 3))
def test_the_first_goal_is_closed_to_these(mode, seed):
    model = with_state(seed=seed, mode=mode)
    for gain in TRIED:
        model.change("gain", gain)
    assert TOLERANT(model)[0] < 0.5


def test_no_single_move_reaches_a_goal():
    for control in SPEC.controls:
        for value in control.values(getattr(Residual(), control.name)):
            model = with_state(**{control.name: value})
            assert max(meter(model)[0] for meter in (TOLERANT, SMALL, CUT)) < 1


def test_elsewhere_nothing_counts():
    for state in ({"depth": 49}, {"activation": "tanh"}):
        model = with_state(**state, mode="scaled")
        for gain in TRIED:
            model.change("gain", gain)
        assert TOLERANT(model)[0] == 0
        model.change("mode", "residual")
        model.change("gain", 0.2)
        assert SMALL(model)[0] == 0
        model.change("gain", 1.0)
        model.change("cut", 7)
        assert CUT(model)[0] == 0
    other = with_state(gain=1.0, cut=25)
    other.change("cut", 24)
    other.change("cut", 0)
    other.change("mode", "scaled")
    other.change("cut", 23)  # this block was never shown to stop the plain net
    assert CUT(other)[0] < 1


def test_a_cut_stays_within_the_blocks():
    model = with_state(cut=40, depth=10)
    assert model.cut == 10 and model.ways is None
    model.change("mode", "residual")
    assert model.ways == 9
    model.change("cut", 0)
    assert model.ways == 10 and model.similar == 1 and model.flow is model.whole


def test_the_axes_hold_every_value_and_seldom_move():
    seen = set()
    for mode in MODES:
        for gain in STOPS[::5]:
            found = flow(mode, DEEPEST, "ReLU", gain, 0)
            low, high = span(found.std, found.grad)
            logs = np.log10(np.concatenate([found.std, found.grad]))
            assert low <= logs.min() and logs.max() <= high
            seen.add((low, high))
    assert 5 < len(seen) <= 2 * len(ENDS)
    assert span(np.zeros(3)) == (-2, 2)
