"""Figure 11: its surfaces against torch's gradients, and every number its words claim."""

import numpy as np
import pytest
import torch

from course_utils.figures import CATALOGUE, descent
from course_utils.figures.descent import Descent
from course_utils.figures.descent_painter import factor_words, loss_words, relief
from course_utils.figures.descent_surfaces import FAR, SURFACES, descend

LR = next(c for c in CATALOGUE["descent"].args[0].controls if c.name == "lr")
RATES = sorted({LR.tidy(10.0 ** (-2 + 0.05 * k)) for k in range(43)})


def made(**changes):
    model = Descent()
    for name, value in changes.items():
        model.change(name, value)
    return model


def steps_needed(lr, start=(-7.0, 2.0), steps=300):
    surface = SURFACES["ravine"]
    below = surface.loss(*descend(surface, *start, lr, steps).T) < 0.02
    return int(below.argmax()) if below.any() else None


@pytest.mark.parametrize("name", SURFACES)
def test_gradients_and_curvatures_are_torchs(name):
    surface = SURFACES[name]
    for point in np.random.default_rng(0).uniform(-3, 3, (20, 2)):
        at = torch.tensor(point, requires_grad=True)
        surface.loss(at[0], at[1]).backward()
        assert np.allclose(surface.gradient(*point), at.grad.numpy())
        hessian = torch.autograd.functional.hessian(lambda p: surface.loss(p[0], p[1]), at)
        ours = sorted(surface.curvatures(*point))
        assert np.allclose(ours, np.linalg.eigvalsh(hessian.detach().numpy()))


@pytest.mark.parametrize("name", SURFACES)
def test_the_path_is_torchs_sgd(name):
    surface, point = SURFACES[name], torch.tensor([-3.0, 1.5], dtype=torch.float64)
    point.requires_grad_()
    optimizer = torch.optim.SGD([point], lr=0.3)
    for ours in descend(surface, -3.0, 1.5, 0.3, 30):
        assert np.allclose(ours, point.detach().numpy())
        optimizer.zero_grad()
        surface.loss(point[0], point[1]).backward()
        optimizer.step()


def test_the_turned_ravine_is_the_ravine_turned():
    angle = np.pi / 6
    x, y = -4.0, 1.0
    turned_x = np.cos(angle) * x - np.sin(angle) * y
    turned_y = np.sin(angle) * x + np.cos(angle) * y
    ravine = SURFACES["ravine"].loss(x, y)
    assert ravine == pytest.approx(x**2 / 20 + y**2)
    assert SURFACES["turned"].loss(turned_x, turned_y) == pytest.approx(ravine)


def test_only_two_stops_of_the_slider_need_at_most_30_steps():
    assert {lr: steps_needed(lr) for lr in RATES if (steps_needed(lr) or 999) <= 30} == {
        0.8: 29, 0.9: 26}  # fmt: skip
    assert steps_needed(0.7) == 34 and steps_needed(0.1) == 240
    assert steps_needed(1.0) is None and steps_needed(1.1) is None


def test_every_rate_of_the_words_is_a_stop():
    assert len(RATES) == 43 and (RATES[0], RATES[-1]) == (0.01, 1.25)
    spec = CATALOGUE["descent"].args[0]
    told = [e[1] for goal in spec.goals for e in goal.solution if e[0] == "lr"]
    assert {Descent().lr, 1.1, *told} <= set(RATES)


def test_at_the_ceiling_the_path_bounces_and_above_it_explodes():
    bouncing, growing = made(lr=1.0, steps=60), made(lr=1.1, steps=60)
    assert np.allclose(np.abs(bouncing.path[:, 1]), 2)
    ratios = growing.path[1:, 1] / growing.path[:-1, 1]
    assert np.allclose(ratios, -1.2) and growing.factors()[0] == pytest.approx(-1.2)
    assert bouncing.factors() == pytest.approx((-1.0, 0.9))


@pytest.mark.parametrize("start", [(-7.0, 2.0), (3.3, -1.7), (7.5, 3.5)])
def test_one_step_is_enough_in_the_bowl_and_nowhere_in_the_ravine(start):
    assert np.allclose(descend(SURFACES["bowl"], *start, 1.0, 1)[1], 0)
    for lr in RATES:
        assert np.hypot(*descend(SURFACES["ravine"], *start, lr, 1)[1]) > 1


def test_the_saddle_holds_only_who_starts_on_the_ridge():
    on = made(surface="valleys", start_y=0.0, lr=0.9, steps=30)
    assert np.allclose(on.path[-1], 0, atol=1e-6) and on.losses[-1] == pytest.approx(1)
    for lr in (0.1, 0.5, 0.9):
        off = made(surface="valleys", start_y=0.1, lr=lr, steps=60)
        assert off.path[1, 1] / off.path[0, 1] == pytest.approx(1 + lr, rel=0.01)
        assert abs(off.path[-1, 1]) == pytest.approx(2, abs=0.1)


def test_an_exploded_path_is_cut_off_and_said_so():
    model = made(surface="valleys", start_y=3.5, lr=1.25, steps=60)
    assert model.exploded() and np.abs(model.path[-1]).max() >= FAR
    assert np.isfinite(model.losses).all() and "exploded" in model.describe()
    assert "> 9999" in model.describe() and not made(lr=1.1, steps=30).exploded()


def test_no_single_control_reaches_a_goal():
    for control, values in (
        ("lr", RATES),
        ("steps", range(1, 61)),
        ("surface", SURFACES),
        ("start_x", np.arange(-7.5, 7.6, 0.1).round(1)),
        ("start_y", np.arange(-3.5, 3.6, 0.1).round(1)),
    ):
        model = Descent()
        for value in values:
            model.change(control, value)
            for meter in (descent.quick, descent.one_step, descent.on_the_saddle):
                assert 0 <= meter(model)[0] < 1


def test_only_the_given_start_counts_for_the_quick_goal():
    near = made(start_x=-1.0, start_y=0.1, lr=0.9, steps=30)
    assert near.below_target() is not None and descent.quick(near)[0] == 0
    assert descent.quick(made(lr=0.8, steps=29))[0] == 1
    assert descent.quick(made(lr=0.8, steps=28))[0] < 1
    assert descent.quick(made(lr=0.7, steps=60))[0] < 1


def test_the_handle_is_the_sliders():
    figure = CATALOGUE["descent"]()
    figure.do("drag", "start", 3.14, 9.0)
    assert (figure.controls["start_x"].value, figure.controls["start_y"].value) == (3.1, 3.5)
    figure.do("preset", "Ravine from (−7, 2)")
    assert figure.model.at_home()
    figure.close()


def test_the_prediction_is_settled_by_an_explosion_in_the_ravine():
    settled = CATALOGUE["descent"].args[0].prediction.settled
    assert settled(made(lr=1.1)) and not settled(made(lr=1.0))
    assert not settled(made(start_y=0.0, lr=1.1))  # on the floor of the ravine nothing explodes
    assert not settled(made(surface="turned", lr=1.1))


def test_words_for_numbers():
    assert [factor_words(v) for v in (-1.0, 0.999, -12, 99, 0.5)] == [
        "−1.00", "0.999", "< −9", "> 9", "0.50"]  # fmt: skip
    assert [loss_words(v) for v in (0, 0.00855, 2.049, 152.6, 1e5)] == [
        "< 0.0001", "0.00855", "2.05", "153", "> 9999"]  # fmt: skip


@pytest.mark.parametrize("name", SURFACES)
def test_the_map_is_darker_where_the_loss_is_lower(name):
    picture = relief(name, 320, 176, (8.0, 4.4)).astype(int)
    x, y = np.linspace(-8, 8, 320), np.linspace(-4.4, 4.4, 176)
    loss = SURFACES[name].loss(x[None], y[:, None])
    low, high = np.quantile(loss, [0.1, 0.9])
    assert picture.shape == (176, 320, 3)
    assert picture[loss < low].mean() < picture[loss > high].mean() - 12
