"""Figure 6: the network's gradients, who dies and who wakes, measured over all ten starts."""

import numpy as np
import pytest

from course_utils.figures.dying_relu import SPEC, DyingRelu
from course_utils.figures.dying_relu_net import LIMIT, Run, first_weights, gradients, moved
from course_utils.figures.dying_relu_painter import DEAD, MOVING, colour_strip, rgb

SEEDS = range(10)


def with_state(**state):
    model = DyingRelu()
    for name, value in state.items():
        model.change(name, value)
    return model


@pytest.mark.parametrize("leak", [0.0, 0.1])
def test_gradients_by_nudging(leak):
    weights, eps = first_weights(3, 0.1), 1e-6
    grads = gradients(weights, leak)[0]
    for i in range(4):
        for unit in range(np.size(weights[i])):
            losses = []
            for sign in (1, -1):
                nudged = [np.array(p, float) for p in weights]
                nudged[i].reshape(-1)[unit] += sign * eps
                losses.append(gradients(nudged, leak)[1])
            nudged_slope = (losses[0] - losses[1]) / (2 * eps)
            assert np.ravel(grads[i])[unit] == pytest.approx(nudged_slope, abs=1e-6)


def test_a_dead_neuron_never_moves_and_never_wakes():
    """Not by a hair: the gradient is exactly 0, for every learning rate."""
    for seed in SEEDS:
        for lr2 in (0.001, 0.03, 0.1):
            model = with_state(seed=seed, lr=0.2, lr2=lr2)
            if model.second and model.second.weights:
                assert model.fate()[1:] == (0, 0)


def test_how_many_die():
    """At 0.3 seven of the ten starts end with 12 or more dead neurons and three explode; at 0.03
    training kills at most one.  Some are dead before it begins, and the meter says how many."""
    large = [with_state(seed=seed, lr=0.3) for seed in SEEDS]
    assert sum(m.first.exploded for m in large) == 3
    assert sum(m.fate()[0] >= 12 for m in large) == 7
    assert [large[seed].fate()[0] for seed in (0, 1, 2, 9)] == [14, 12, 15, 14]
    assert [m.dead_before() for m in large] == [2, 3, 2, 0, 3, 2, 1, 6, 0, 0]
    words = SPEC.goals[0].meter(large[0])[1]
    assert "14 dead at step 60 (2 from the beginning, training killed 12)" in words
    for seed in SEEDS:
        first = with_state(seed=seed, lr=0.03).first
        assert first.dead().sum() - first.dead(0).sum() <= 1 and not first.exploded


def test_a_leak_moves_every_dead_unit_and_wakes_few():
    woken = []
    for seed in SEEDS:
        for leak in (0.1, 0.2, 0.3):
            for lr2 in (0.01, 0.03):
                model = with_state(seed=seed, lr=0.3, lr2=lr2, leak=leak)
                dead, moving, woke = model.fate()
                if dead >= 12 and not model.second.exploded:
                    assert moving == dead
                    woken.append(woke / dead)
    assert len(woken) >= 36 and np.median(woken) < 0.15 and max(woken) <= 0.5


def test_the_goals_need_what_they_say():
    kill, cure = (goal.meter for goal in SPEC.goals)
    shifted = with_state(shift=-3.0, seed=9)
    shifted.change("seed", 0)
    assert shifted.fate()[0] >= 12 and kill(shifted)[0] < 1
    same = with_state(lr=0.3)
    same.change("lr", 0.28)
    assert kill(same)[0] == 0.5
    slider = next(c for c in SPEC.controls if c.name == "lr")
    stops = [slider.tidy(10 ** (k / 20 - 2)) for k in range(41)]
    assert stops[10] == 0.03 and stops[30] == 0.3
    for lr in stops:
        assert kill(with_state(lr=lr))[0] < 1
    patient = with_state(lr=0.3, leak=0.1)
    assert cure(patient)[0] == 0.5  # the slow way was not tried
    patient.change("leak", 0.0)
    patient.change("lr2", 0.03)
    assert cure(patient)[0] == 1
    assert SPEC.prediction.settled(patient) and not SPEC.prediction.settled(DyingRelu())


def test_both_halves_are_one_training():
    """With the same rate and no leak, 120 steps in one go."""
    model = with_state(lr=0.05, lr2=0.05)
    whole = Run(first_weights(9, 0.0), 0.05, 0.0, 120)
    assert np.allclose(model.losses, whole.losses) and len(model.weights) == 121
    assert moved(model.weights[-1], whole.weights[-1]).max() < 1e-9


def test_explosions_are_said_and_leave_a_picture():
    model = with_state(lr=1.0, t=60)
    assert model.first.exploded and model.exploded_at == len(model.weights) <= 60
    assert model.shown == model.exploded_at - 1 and "exploded" in model.describe()
    assert max(model.losses) < LIMIT
    late = with_state(lr=0.3, lr2=0.3, leak=0.3, t=120)
    assert late.exploded_at > 60 and late.first.dead().sum() >= 12


def test_play_goes_round_once():
    model = DyingRelu()
    seen = []
    for _ in range(SPEC.clock.ticks):
        assert not model.done
        model.step()
        seen.append(model.t)
    assert model.t == 60 and sorted(seen) == list(range(121))


def test_the_pictures_above_show_what_was_changed():
    """A rate of the second half moves the cursor to its end, unless it stands in that half."""
    assert DyingRelu().t == 60 and with_state(lr=0.3, seed=3, shift=0.5).t == 60
    assert with_state(lr2=0.03).t == with_state(leak=0.1).t == 120
    assert with_state(t=90, lr2=0.03, leak=0.1).t == 90
    back = with_state(lr2=0.03, t=60)
    assert back.t == 60 and back.more() == {"t": 60}


def test_rows_keep_their_order_in_the_second_half():
    rows = [colour_strip(np.array(with_state(lr=0.3, seed=0, lr2=0.03, leak=leak).share), leak)
            for leak in (0.0, 0.1, 0.3)]  # fmt: skip
    for other in rows[1:]:
        assert (other[:, :61] == rows[0][:, :61]).all()
        assert (other[:, 61:] != rows[0][:, 61:]).any()


def test_the_strip_tells_dead_from_moving():
    shares = np.zeros((121, 16))
    shares[:, 0] = 1
    assert (colour_strip(shares, 0.0)[0, 100] == rgb(DEAD)).all()
    assert (colour_strip(shares, 0.1)[0, 100] == rgb(MOVING)).all()
    assert (colour_strip(shares, 0.1)[0, 60] == rgb(DEAD)).all()
    assert (colour_strip(shares[:5], 0.0)[:, 5:] == 255).all()
    assert len({tuple(c) for c in colour_strip(shares, 0.0)[-1]}) == 1
