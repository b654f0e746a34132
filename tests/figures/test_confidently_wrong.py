"""Figure 8: its slopes against torch's, and every count of steps its words claim."""

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from course_utils.figures import CATALOGUE, confidently_wrong
from course_utils.figures.confidently_wrong import ConfidentlyWrong, descend, slope
from course_utils.figures.confidently_wrong_painter import LOSSES, pull_words


def in_torch(loss, z, y):
    target = torch.full_like(z, float(y))
    if loss == "BCE":
        return F.binary_cross_entropy_with_logits(z, target, reduction="none")
    if loss == "squared":
        return F.mse_loss(torch.sigmoid(z), target, reduction="none") / 2
    return torch.relu(1 - (2 * y - 1) * z)


def first_right(loss, z, y=1, lr=1.0, steps=4000):
    path = descend(loss, z, y, lr, steps)
    right = path >= 0 if y else path <= 0
    return int(right.argmax()) if right.any() else None


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("y", [0, 1])
def test_losses_and_slopes_are_torchs(loss, y):
    z = torch.linspace(-9.5, 9.5, 39, dtype=torch.float64, requires_grad=True)
    values = in_torch(loss, z, y)
    values.sum().backward()
    points = z.detach().numpy()
    assert np.allclose(confidently_wrong.loss_curve(loss, points, y), values.detach().numpy())
    ours = [slope(loss, a, float(confidently_wrong.sigmoid(a)), y) for a in points.tolist()]
    smooth = np.abs(points) != 1  # the hinge's corner has no one slope
    assert np.allclose(np.array(ours)[smooth], z.grad.numpy()[smooth], atol=1e-12)


def test_the_paths_are_torchs_gradient_descent():
    for loss in LOSSES:
        z = torch.tensor(-3.0, dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([z], lr=0.7)
        ours = descend(loss, -3.0, 1, 0.7, 40)
        for step in range(40):
            assert float(z.detach()) == pytest.approx(ours[step], abs=1e-9)
            optimizer.zero_grad()
            in_torch(loss, z, 1).backward()
            optimizer.step()


def test_steps_from_minus_six():
    counts = {loss: first_right(loss, -6.0) for loss in LOSSES}
    assert counts == {"BCE": 7, "squared": 426, "hinge": 6}
    assert {loss: first_right(loss, 6.0, y=0) for loss in LOSSES} == counts
    p = float(confidently_wrong.sigmoid(-6.0))
    assert slope("BCE", -6.0, p, 1) == pytest.approx(-0.998, abs=5e-4)
    assert slope("squared", -6.0, p, 1) == pytest.approx(-0.0025, abs=5e-5)


def test_the_farther_wrong_the_longer_squared_error_takes():
    counts = [first_right("squared", float(z)) for z in (-4, -5, -6, -7, -8)]
    ratios = np.divide(counts[1:], counts[:-1])
    assert (ratios > 2.3).all() and counts[-2] > 1000
    assert [first_right("BCE", float(z)) for z in (-4, -5, -6, -7, -8)] == [5, 6, 7, 8, 9]


def test_a_high_rate_rescues_one_start_and_not_the_next():
    counts = [first_right("squared", -6.0, lr=lr) for lr in (40, 50, 63, 80, 100)]
    assert counts == [13, 11, 9, 8, 6]
    assert first_right("squared", -10.0, lr=100) == 225
    assert first_right("BCE", -10.0) == 11


def test_the_hinge_stops_at_the_margin_and_bce_never():
    z, p, pull = ran(steps=1000).now("hinge")
    assert z == 1.0 and pull == 0 and p == pytest.approx(0.731, abs=5e-4)
    assert ran(steps=1000).now("BCE")[2] > 0
    assert pull_words("hinge", 0.0) == "0" and pull_words("BCE", 1e-9) == "≈ 0"


def ran(**changes):
    model = ConfidentlyWrong()
    for name, value in changes.items():
        model.change(name, value)
    return model


def test_goals_need_two_controls():
    for name, values in (("steps", range(0, 1001, 50)), ("start", np.arange(-10, 10.5, 0.5)),
                         ("lr", np.geomspace(0.1, 1000, 41)), ("label", (0, 1))):  # fmt: skip
        model = ConfidentlyWrong()
        for value in values:
            model.change(name, value if isinstance(value, int) else float(value))
            assert confidently_wrong.starves(model)[0] < 1
            assert confidently_wrong.rescued(model)[0] < 1


def test_starving_is_only_counted_at_rate_one_and_after_all_steps():
    assert confidently_wrong.starves(ran(start=-8.0, steps=999))[0] < 1
    assert confidently_wrong.starves(ran(lr=0.1, start=-8.0, steps=1000))[0] < 1
    assert confidently_wrong.starves(ran(start=8.0, label=0, steps=1000))[0] == 1


def test_the_prediction_is_settled_when_squared_error_was_watched_to_its_end():
    settled = CATALOGUE["confidently_wrong"].args[0].prediction.settled
    assert not settled(ran(steps=425)) and settled(ran(steps=426))
    assert not settled(ran(lr=10.0, steps=1000)) and not settled(ran(start=6.0, steps=1000))


def test_nothing_overflows_at_the_largest_rate():
    model = ran(start=-10.0, lr=1000.0, steps=1000)
    for loss in LOSSES:
        assert np.isfinite(model.paths[loss]).all()
        assert np.isfinite(model.now(loss)).all()


def test_no_number_answers_the_question_before_the_first_touch():
    figure = CATALOGUE["confidently_wrong"]()
    cells = figure.painter.cells
    numbers = [cells[kind, loss] for kind in ("z", "pull") for loss in LOSSES]
    assert {words.text for words in numbers} == {""} and "0.0025" not in figure.description
    figure.do("steps", 0)
    assert all(words.text for words in numbers) and "0.0025" in figure.description
    figure.close()


def test_a_dot_beyond_the_edge_is_an_arrow_and_its_z_is_written():
    figure = CATALOGUE["confidently_wrong"](lr=100.0, steps=10)
    painter = figure.painter
    assert painter.dots["loss", "hinge"].get_marker() == ">"
    assert painter.dots["way", "hinge"].get_marker() == "^"
    assert painter.cells["z", "hinge"].text == "94.0"
    assert painter.dots["loss", "squared"].get_marker() == "s"
    figure.do("label", 0)
    figure.do("start", 6.0)
    assert painter.dots["loss", "hinge"].get_marker() == "<"
    assert painter.cells["z", "hinge"].text == "−94.0"
    figure.do("lr", 1.0)
    assert painter.dots["way", "hinge"].get_marker() == "D"
    figure.close()


@pytest.mark.parametrize("label", [0, 1])
def test_the_tinted_half_is_the_labels(label):
    figure = CATALOGUE["confidently_wrong"](label=label)
    painter, sign = figure.painter, 2 * label - 1
    assert (2 * painter.halves[0].get_x() + painter.halves[0].get_width()) * sign > 0
    assert (2 * painter.upper.get_y() + painter.upper.get_height()) * sign > 0
    assert painter.right.x * sign > 0 > painter.wrong.x * sign
    figure.close()
