"""Figure 7: its fits against independent ones, and every number its words claim."""

import numpy as np
import pytest
import torch

from course_utils.figures import CATALOGUE, outlier
from course_utils.figures.outlier import LOSSES, Outlier, X


def at(y, delta=2.0):
    model = Outlier()
    model.change("outlier", y)
    model.change("delta", delta)
    return model


@pytest.mark.parametrize("delta", [0.1, 0.5, 1.0, 3.0, 10.0])
def test_pulls_are_the_slopes_of_torchs_losses(delta):
    errors = np.array([-12.0, -0.4, 0.05, 0.3, 2.0, 12.5])
    for loss, torch_loss in (
        ("MSE", torch.nn.MSELoss(reduction="sum")),
        ("MAE", torch.nn.L1Loss(reduction="sum")),
        ("Huber", torch.nn.HuberLoss(reduction="sum", delta=delta)),
    ):
        r = torch.tensor(errors, requires_grad=True)
        torch_loss(r, torch.zeros_like(r)).backward()
        assert np.allclose(outlier.pull(loss, errors, delta), r.grad.numpy())


@pytest.mark.parametrize("y", [0.0, 4.0, 8.0, 12.0, 20.0])
def test_at_a_best_line_the_pulls_are_in_balance(y):
    for delta in np.geomspace(0.1, 10, 12):
        model = at(y, delta)
        for loss in ("MSE", "Huber"):
            w, b = model.lines[loss]
            pulls = outlier.pull(loss, np.array(model.y()) - w * np.array(X) - b, delta)
            assert abs(pulls.sum()) < 1e-6 and abs(pulls @ np.array(X)) < 1e-6
    assert np.allclose(model.lines["MSE"], np.polyfit(X, model.y(), 1))


@pytest.mark.parametrize("y", [0.0, 8.0, 12.0, 20.0])
def test_no_line_has_a_smaller_mae(y):
    model = at(y)
    x, target = np.array(X), np.array(model.y())
    w, b = model.lines["MAE"]
    best = np.abs(target - w * x - b).mean()
    for dw in np.linspace(-0.3, 0.3, 61):
        for db in np.linspace(-1, 1, 41):
            assert np.abs(target - (w + dw) * x - (b + db)).mean() >= best - 1e-12


def test_the_predictions_answer():
    """From 12 to 20 MSE's line gets steeper by a third and MAE's line does not move at all."""
    low, high = at(12.0), at(20.0)
    assert high.steepness("MSE") / low.steepness("MSE") > 1.3
    lines = {at(y).lines["MAE"] for y in np.round(np.arange(12, 20.05, 0.1), 1)}
    assert len(lines) == 1 and lines.pop()[0] == pytest.approx(0.8)


def test_how_steep_the_lines_are_at_20():
    assert outlier.CLEAN[0] == pytest.approx(0.79, abs=0.005)
    off = {delta: at(20.0, delta).off("Huber") for delta in (0.1, 0.5, 1, 2, 3, 10)}
    assert [round(v, 2) for v in off.values()] == [0.01, 0.02, 0.06, 0.11, 0.17, 0.53]
    assert at(20.0).off("MSE") == pytest.approx(0.53, abs=0.005)
    assert at(20.0).off("MAE") == pytest.approx(0.01, abs=0.005)


def test_the_first_goal_needs_a_small_delta_and_the_start_does_not_do():
    assert [outlier.huber_holds(at(20.0, d))[0] == 1 for d in (0.1, 0.5, 0.8, 1, 1.25, 2)] == [
        True, True, True, False, False, False]  # fmt: skip


def test_the_three_lines_of_the_start_lie_apart():
    start = Outlier()
    mae, huber, mse = (start.steepness(loss) for loss in ("MAE", "Huber", "MSE"))
    assert huber - mae > 0.07 and mse - huber > 0.07


def test_no_number_answers_the_question_before_the_first_touch():
    figure = CATALOGUE["outlier"]()
    painter = figure.painter
    numbers = (*painter.steep.values(), *painter.offs.values(), *painter.percents.values())
    assert {words.text for words in numbers} == {""}
    assert not any(digit in Outlier().describe() for digit in ("0.80", "0.98"))
    figure.do("outlier", 12.0)
    assert all(words.text for words in numbers)
    assert "MAE 0.80" in figure.description
    figure.close()


def test_from_nine_and_a_half_on_huber_is_mse():
    model, start = at(20.0, 9.5), at(20.0, 9.4)
    w, b = model.lines["MSE"]
    assert np.abs(np.array(model.y()) - w * np.array(X) - b).max() < 9.5
    assert model.lines["Huber"] == model.lines["MSE"]
    assert start.lines["Huber"] != start.lines["MSE"]
    assert at(20.0, 8.0).apart("Huber", "MSE") > 0.02
    assert at(20.0, 0.2).apart("Huber", "MAE") < 0.02


def test_shares_of_the_pull():
    model = at(20.0, 1.0)
    assert model.share("MAE") == pytest.approx(0.1)
    assert model.share("MSE") > 0.8 and 0.1 < model.share("Huber") < model.share("MSE")
    for loss in LOSSES:
        assert model.share(loss) == abs(model.pulls(loss)[8]) / np.abs(model.pulls(loss)).sum()


def test_no_single_control_reaches_a_goal():
    for control, values in (("outlier", np.arange(0, 20.1, 0.5)),
                            ("delta", np.geomspace(0.1, 10, 40))):  # fmt: skip
        model = Outlier()
        for value in values:
            model.change(control, float(value))
            assert outlier.huber_holds(model)[0] < 1 and outlier.between(model)[0] < 1


def test_the_handle_is_the_slider_and_stays_in_range():
    figure = CATALOGUE["outlier"]()
    figure.do("drag", "out", 3.0, 17.26)
    assert figure.controls["outlier"].value == 17.3 == figure.model.handles()[0]["y"]
    assert figure.model.handles()[0]["x"] == 9
    figure.do("drag", "out", 9.0, 40.0)
    assert figure.model.outlier == 20.0
    figure.do("drag", "out", 9.0, -3.0)
    assert figure.model.outlier == 0.0
    figure.close()


def test_the_prediction_is_settled_by_lifting_the_outlier():
    settled = CATALOGUE["outlier"].args[0].prediction.settled
    model = Outlier()
    model.change("delta", 0.1)
    assert not settled(model)
    model.drag("out", 9, 20)
    assert settled(model)
