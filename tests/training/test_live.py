"""The curves of a run: what they say, how often they are painted, that nothing piles up."""

import time
from types import SimpleNamespace

import pytest
import torch
from IPython.core import interactiveshell
from torch import nn

from course_utils import training
from course_utils.training import curves, live
from course_utils.training.history import History


def history(n=3, asked=5, metric="accuracy"):
    made = History(asked)
    for i in range(1, n + 1):
        row = {"epoch": i, "lr": 0.1, "train_loss": 2.0 / i, f"train_{metric}": 1 - 0.5 / i}
        row |= {"val_loss": 2.2 / i, f"val_{metric}": 0.9 - 0.5 / i, "seconds": 0.1}
        made.rows.append(row)
        made.steps += [2.0 / i] * 10
    return made


def test_the_picture_changes_with_the_run_and_the_artists_do_not():
    painter = curves.CurvesPainter(history(0), 50)
    figure = painter.stage.figure
    frames, counts = set(), set()
    for n in range(4):
        frames.add(painter.paint(history(n)))
        counts.add((len(figure.findobj()), len(painter.stage.actors)))
    assert len(frames) == 4
    actors = {actors for _, actors in counts}
    assert len(actors) == 1 and max(c for c, _ in counts) - min(c for c, _ in counts) < 40  # ticks


@pytest.mark.parametrize("made", [
    history(1, 1), history(400, 400), history(3, metric="error_in_percent"),
    History(3, steps=[2.3]), History(2, steps=[2.3, 1e30, 5e37]), History(2, steps=[0.0] * 30),
], ids=["one", "many", "other metric", "first step", "explodes", "zero"])  # fmt: skip
def test_every_run_can_be_painted(made):
    for total in (None, 3000):
        assert curves.CurvesPainter(made, total).paint(made).startswith(b"\x89PNG")


def test_lines_hold_the_history():
    painter, made = curves.CurvesPainter(history(), 50), history()
    painter.paint(made)
    (train, val), (train_metric, _) = painter.lines
    assert list(train.get_ydata()) == made["train_loss"] and list(train.get_xdata()) == [1, 2, 3]
    assert list(val.get_ydata()) == made["val_loss"]
    assert list(train_metric.get_ydata()) == made["train_accuracy"]
    x, y = painter.batches.get_data()
    assert len(x) == 30 and x[-1] < 3 and list(y) == made.steps


def test_the_curve_of_all_batches_is_thinned_to_means():
    made = History(2, steps=[float(i) for i in range(6000)])
    painter = curves.CurvesPainter(made, 6000)
    x, y = painter._thinned(made)
    assert len(x) == curves.POINTS and y[0] == pytest.approx(9.5) and y[-1] == pytest.approx(5989.5)
    assert x[0] == pytest.approx(10 / 3000)


@pytest.mark.parametrize("value, top", [(0.9, 1), (1.0, 1), (2.31, 3), (0.021, 0.03), (88, 100)])
def test_round_ends(value, top):
    assert curves.nice_top(value) == pytest.approx(top)


def test_words_for_those_who_cannot_see():
    said = curves.describe(history())
    assert said.startswith("3 of 5 epochs.") and "val accuracy 0.733" in said
    assert curves.describe(History(5)) == "0 of 5 epochs."


@pytest.fixture
def shown(monkeypatch):
    """What the run displays, without a kernel."""
    seen = []

    class Handle:
        display_id = "x"

    monkeypatch.setattr(live, "display", lambda box, **_: seen.append(("new", box)) or Handle)
    monkeypatch.setattr(live, "update_display", lambda box, **_: seen.append(("last", box)))
    monkeypatch.setattr(live, "_shown", {})
    yield seen
    interactiveshell.InteractiveShell.clear_instance()


def run(epochs=5, live=True):
    torch.manual_seed(0)
    model, X = nn.Linear(3, 2), torch.randn(200, 3)
    return training.fit(model, (X, (X[:, 0] > 0).long()), (X, (X[:, 0] > 0).long()), epochs=epochs,
                        loss_fn=nn.CrossEntropyLoss(), batch_size=4, live=live,
                        optimizer=torch.optim.SGD(model.parameters(), lr=0.1))


def test_a_run_ends_with_its_last_picture(shown):
    done = run()
    (first, box), (last, again) = shown
    assert (first, last) == ("new", "last") and box is again
    bundle = box._repr_mimebundle_()
    assert "image/png" in bundle and bundle["text/plain"].startswith("5 of 5 epochs")
    assert not box.view.bar.running and box.view.bar.share == 1.0
    assert "All epochs done" in box.view.bar.words and len(done) == 5
    assert box.view.painter is None


def test_the_curves_change_nothing_and_cost_little(shown):
    watched, alone = run(live=True), run(live=False)
    assert watched.steps == alone.steps
    view, painted = shown[0][1].view, []
    view.painter = curves.CurvesPainter(watched, 250)
    view.painter.paint = lambda _: painted.append(1) or time.sleep(0.02) or b""
    view.next, begun = 0.0, time.perf_counter()
    now, stop = SimpleNamespace(epoch=5), SimpleNamespace(asked=False)
    while time.perf_counter() - begun < 0.9:
        view.update(now, stop)
    assert 2 <= len(painted) <= 5  # each costs 20 ms, so the next comes 200 ms later at the soonest


def test_a_front_end_that_cannot_interrupt_sets_a_flag(shown):
    done = run(epochs=1)
    view = shown[0][1].view
    view.bar.asked, view.painter = True, curves.CurvesPainter(done, 50)

    stop = SimpleNamespace(asked=False)
    view.update(SimpleNamespace(epoch=1), stop)
    assert stop.asked


def test_a_cell_that_runs_again_closes_its_old_widgets(shown, monkeypatch):
    turn = {"header": {"msg_id": "1"}, "metadata": {"cellId": "a"}}
    shell = type("Shell", (), {"get_parent": lambda self: turn})()
    monkeypatch.setattr(live, "get_ipython", lambda: shell)
    run(epochs=1)
    run(epochs=1)  # two runs in one cell stay side by side
    turn["header"] = {"msg_id": "2"}
    assert all(box.comm is not None for _, box in shown)
    run(epochs=1)
    boxes = [box for kind, box in shown if kind == "new"]
    assert [box.comm is None for box in boxes] == [True, True, False]
