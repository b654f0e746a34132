"""Figure 12: the six optimizers against torch's, and every number its words claim."""

import numpy as np
import pytest
import torch

from course_utils.figures import CATALOGUE
from course_utils.figures import race_optimizers as optimizers
from course_utils.figures.race import DEFAULT_RATES, WORDS, RaceModel, same_but_start
from course_utils.figures.race_optimizers import LRS, NAMES, STAY, STEPS, SURFACES, TARGET, race

KAPPA = 20.0


def torch_losses(w):
    """The six surfaces once more, written for torch's automatic slopes."""
    c, s = np.cos(np.pi / 6), np.sin(np.pi / 6)
    x, y = w
    return {
        "turned": (c * x + s * y) ** 2 / KAPPA + (c * y - s * x) ** 2,
        "straight": x**2 / KAPPA + y**2,
        "valley": (1 - x) ** 2 + 5 * (y - x**2) ** 2,
        "saddle": x**2 / 2 + (y**2 - 4) ** 2 / 16,
        "plateau": (x**2 + y**2) / (1 + x**2 + y**2),
        "wells": (x**2 - 4) ** 2 / 16 - x / 4 + y**2 / 2,
    }


def torch_path(name, surface, start, lr, beta, steps):
    w = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    made = {
        "SGD": lambda: torch.optim.SGD([w], lr),
        "Momentum": lambda: torch.optim.SGD([w], lr, momentum=beta),
        "Nesterov": lambda: torch.optim.SGD([w], lr, momentum=beta, nesterov=True),
        "Adagrad": lambda: torch.optim.Adagrad([w], lr),
        "RMSprop": lambda: torch.optim.RMSprop([w], lr),
        "Adam": lambda: torch.optim.Adam([w], lr),
    }[name]()
    path = [w.detach().clone()]
    for _ in range(steps):
        made.zero_grad()
        torch_losses(w)[surface].backward()
        made.step()
        path.append(w.detach().clone())
    return torch.stack(path).numpy()


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", NAMES)
def test_every_racer_is_torchs(name, surface):
    made = race(surface, KAPPA, 0.9)
    for start, at in enumerate(SURFACES[surface].starts):
        k = 10 + 3 * start
        ours = made.path[:41, :, NAMES.index(name), k, start]
        theirs = torch_path(name, surface, at, LRS[k], 0.9, 40)
        near = np.abs(np.nan_to_num(theirs, nan=1e9)).max(1) < 100  # running away, errors grow
        assert near.sum() >= 2 and np.allclose(ours[near], theirs[near], rtol=1e-9, atol=1e-12)


def test_the_default_rates_are_torchs():
    w = [torch.zeros(1, requires_grad=True)]
    made = [torch.optim.SGD(w), torch.optim.Adagrad(w), torch.optim.RMSprop(w), torch.optim.Adam(w)]
    theirs = [one.defaults["lr"] for one in made]
    assert list(DEFAULT_RATES) == [theirs[0]] * 3 + theirs[1:]


@pytest.mark.parametrize("surface", SURFACES)
def test_the_lowest_point_is_zero_and_starts_are_on_the_map(surface):
    made = SURFACES[surface]
    grid = np.linspace(-made.reach, made.reach, 801)
    w = np.stack(np.meshgrid(made.centre[0] + grid, made.centre[1] + grid))
    lowest = made.loss(w, KAPPA).min()
    assert -1e-7 < lowest < 2e-4
    spots = np.array(made.starts, float)
    assert (np.abs(spots - made.centre) < 0.95 * made.reach).all()
    assert (made.loss(spots.T, KAPPA) > 10 * TARGET).all()


def test_the_valleys_are_where_the_model_thinks():
    for w1 in (optimizers.BIG, optimizers.SMALL, optimizers.HILL):
        slope = SURFACES["wells"].slope(np.array([w1, 0.0]), KAPPA)
        assert np.abs(slope).max() < 1e-3


def test_arriving_means_staying():
    loss = np.ones((STEPS + 1, 4))
    loss[5, 0] = 0  # a lucky jump
    loss[7 : 7 + STAY, 1] = 0
    loss[8 : 8 + STAY - 1, 2] = 0
    loss[STEPS + 1 - STAY :, 3] = 0
    assert optimizers.arrivals(loss).tolist() == [STEPS + 1, 7, STEPS + 1, STEPS + 1 - STAY]
    assert optimizers.arrivals(np.full((STEPS + 1, 1), np.nan)) == STEPS + 1


def best(surface, kappa=KAPPA, beta=0.9):
    return dict(zip(NAMES, race(surface, kappa, beta).slowest().min(1).tolist(), strict=True))


def test_the_record_of_the_turned_ravine():
    """The numbers of the prediction's answer."""
    made = best("turned")
    assert [made[n] for n in ("Nesterov", "RMSprop", "SGD", "Adam")] == [25, 28, 29, 65]
    for name in ("Nesterov", "RMSprop", "SGD", "Adam"):
        assert str(made[name]) in WORDS["answer"]


def test_one_rate_of_adam_suits_five_surfaces():
    """The rest of the answer: all but the two valleys, from all three starts."""
    first_five = list(SURFACES)[:-1]
    works = np.all([race(s, KAPPA, 0.9).slowest() <= STEPS for s in first_five], axis=0)
    rates = {n: [lr for lr, w in zip(LRS, row, strict=True) if w]
             for n, row in zip(NAMES, works, strict=True)}  # fmt: skip
    assert rates["Adam"] == [lr for lr in LRS if lr >= 0.16] and "0.16 to 1" in WORDS["answer"]
    assert all(rates[n] == [] for n in ("SGD", "Momentum", "Nesterov", "Adagrad"))
    assert rates["RMSprop"] == [0.063, 0.08, 0.1, 0.125]


def test_the_best_rates_of_the_hints():
    slowest = dict(zip(NAMES, race("turned", KAPPA, 0.9).slowest(), strict=True))
    best_rates = {n: LRS[int(slowest[n].argmin())] for n in NAMES}
    assert best_rates == {"SGD": 0.8, "Momentum": 0.03, "Nesterov": 0.08, "Adagrad": 1.0,
                          "RMSprop": 0.3, "Adam": 0.5}  # fmt: skip
    arrives = [lr for lr, n in zip(LRS, slowest["SGD"], strict=True) if n <= STEPS]
    assert arrives[-1] == 0.8 and arrives[0] == 0.125  # "the right end of its coloured bar"
    falling = slowest["Adam"][LRS.index(0.125) : LRS.index(0.5) + 1]
    assert (np.diff(falling) < 0).all()  # "until its number stops falling"


def test_the_rates_are_the_stops_of_the_slider():
    slider = next(c for c in CATALOGUE["race"].args[0].controls if c.name == "lr")
    assert len(LRS) == 31 and (LRS[0], LRS[-1]) == (slider.low, slider.high)
    assert [slider.tidy(10 ** (k / 10 - 3)) for k in range(31)] == list(LRS)
    figure = CATALOGUE["race"]()
    for preset in figure.spec.presets.values():
        assert set(preset["lrs"]) <= set(LRS)
        figure.model.change("lrs", preset["lrs"])
        assert tuple(figure.model.lrs.values()) == preset["lrs"]
    figure.close()


def test_dividing_each_axis_helps_only_along_the_axes():
    straight, turned = best("straight"), best("turned")
    assert straight["RMSprop"] < 0.2 * turned["RMSprop"]
    assert straight["Adagrad"] < 0.3 * turned["Adagrad"]
    assert abs(straight["SGD"] - turned["SGD"]) <= 2


def test_momentum_pays_when_the_ravine_is_long_and_beta_fits():
    assert best("straight", 400.0)["SGD"] > STEPS
    times = {beta: best("straight", 400.0, beta)["Momentum"] for beta in (0.0, 0.5, 0.8, 0.9, 0.95)}
    assert times[0.0] > STEPS and times[0.8] < times[0.5] and times[0.8] < times[0.95]


def test_saddle_and_plateau():
    assert best("plateau")["SGD"] > STEPS >= best("plateau")["Adam"]
    first = race("saddle", KAPPA, 0.9).slowest()[:, LRS.index(0.01)]
    assert first[NAMES.index("Momentum")] <= STEPS < first[NAMES.index("SGD")]


def fates(lr, beta):
    model = RaceModel()
    for name, value in (("surface", "wells"), ("who", "Momentum"), ("lr", lr), ("beta", beta)):
        model.change(name, value)
    for start in "ABC":
        model.change("start", start)
    return model, model.tried[(lr, beta)]


def test_momentum_leaves_the_small_valley_sometimes():
    model, found = fates(0.1, 0.9)
    assert found == {"A": "stays", "B": "leaves", "C": "leaves"}
    assert same_but_start(model)[0] == 1
    model, found = fates(0.01, 0.9)
    assert set(found.values()) == {"stays"} and same_but_start(model)[0] < 1
    assert "neither" in fates(1.0, 0.95)[1].values()


def test_adagrads_steps_shrink_where_the_slope_does_not():
    model = RaceModel()
    model.change("surface", "plateau")
    model.change("lrs", (0.1,) * 6)
    model.change("curve", "length")
    for start in "ABC":
        model.change("start", start)
        path = model.path_of("Adagrad")
        slopes = np.hypot(*SURFACES["plateau"].slope(path.T, KAPPA))
        lengths = model.curve_of("Adagrad")
        assert lengths[40] < 0.3 * lengths[0] and slopes[40] > slopes[0]
        assert model.curve_of("Adam")[20] > model.curve_of("Adam")[0]


def test_the_first_step_of_rmsprop_is_ten_times_its_rate():
    """lr / √(1 − 0.99) on every axis; Adam's first step is lr on every axis."""
    w = race("turned", KAPPA, 0.9).path[:2, :, :, LRS.index(0.01), 0]
    jump = np.abs(w[1] - w[0])
    assert np.allclose(jump[:, NAMES.index("RMSprop")], 0.1)
    assert np.allclose(jump[:, NAMES.index("Adam")], 0.01)


def test_rates_stand_on_the_ladder():
    model = RaceModel()
    model.change("lr", 0.44)
    assert model.lr == 0.4
    model.drag("SGD", -9.0, 3)
    assert (model.who, model.lr) == ("SGD", 0.001)
    for k, lr in enumerate(LRS):
        assert optimizers.nearest_rate(lr) == k


def test_the_goal_wants_adam_at_its_best():
    figure = CATALOGUE["race"]()
    figure.do("drag", "SGD", -0.1, 0)
    assert not figure.goal.met and figure.model.steps_of("SGD") == 29
    figure.do("kappa", 400.0)
    figure.do("drag", "Adam", -0.3, 5)
    assert not figure.goal.met
    figure.close()


@pytest.mark.parametrize("surface", SURFACES)
def test_whatever_runs_away_is_still_a_picture(surface):
    figure = CATALOGUE["race"]()
    figure.model.change("lrs", (1.0,) * 6)
    for curve in ("loss", "length"):
        for t in (0, STEPS):
            for name, value in (("surface", surface), ("curve", curve), ("t", t), ("beta", 0.95)):
                figure.do(name, value)
            assert "nan" not in figure.description and "inf" not in figure.description
    figure.close()
