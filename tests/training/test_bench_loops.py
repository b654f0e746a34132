"""The benchmark of the training loops: a real pipeline, the lesson's settings, true verdicts."""

import dataclasses
import json

import numpy as np
import pytest
import torch

from course_utils.bench import loops
from course_utils.data import places
from course_utils.data.fetched import Pictures


def little(n=200, seed=0):
    """Pictures of which the first pixel's row tells the class."""
    rng = np.random.default_rng(seed)
    y = np.arange(n, dtype=np.uint8) % 10
    x = rng.integers(0, 60, (n, 28, 28)).astype(np.uint8)
    x[np.arange(n), 2 * y] = 255
    return Pictures(x, y, x[:100], y[:100])


def test_the_pipeline_gives_what_torchvision_gives():
    task, pictures = loops.TASKS["mnist"], little()
    X, label = loops.one_by_one(task, pictures.x_train, pictures.y_train)[3]
    expected = (torch.from_numpy(pictures.x_train[3]).float() / 255 - 0.1307) / 0.3081
    assert X.shape == (1, 28, 28) and torch.allclose(X[0], expected) and label == 3


def test_both_loops_learn(monkeypatch):
    task = dataclasses.replace(loops.TASKS["mnist"], load=lambda: little(3000), usual=6)
    monkeypatch.setitem(loops.TASKS, "mnist", task)
    found = loops.race("mnist")
    assert len(found["usual"]) == 6 and len(found["ours"]) == loops.RUNS
    assert found["usual_score"] > 0.9 and min(found["scores"]) > 0.9


def test_the_benchmark_runs_the_lessons_settings():
    path = places.ROOT / "notebooks" / "07_training_with_pytorch.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    (cell,) = ["".join(c["source"]) for c in cells if "data.mnist()" in "".join(c["source"])]
    for words in ("OneCycleLR(optimizer, 0.006", "batch_size=256", "epochs, per_epoch = Net(), 4",
                  "torch.optim.Adam(net.parameters())", "/ 255 - 0.1307) / 0.3081"):
        assert words in cell


def test_the_colour_loop_is_the_lessons():
    path = places.ROOT / "notebooks" / "10_cnn_classifier.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    (cell,) = ["".join(c["source"]) for c in cells if "data.cifar10()" in "".join(c["source"])]
    for words in ("training.fix_filters(net[0]", "64, share=0.6", "label_smoothing=0.1",
                  "OneCycleLR(optimizer, 0.003, pct_start=0.2", "betas=(0.9, 0.98)", "epochs=2"):
        assert words in cell


def test_the_colour_loop_learns():
    rng = np.random.default_rng(0)
    y = np.arange(1500, dtype=np.uint8) % 10
    x = rng.integers(0, 60, (1500, 32, 32, 3)).astype(np.uint8)
    x[np.arange(1500), 3 * y] = 255
    took, score = loops.colour_loop(Pictures(x, y, x[:300], y[:300]), seed=0)
    assert took > 0 and score > 0.9


FOUND = {"usual": [10.0] * 10, "usual_score": 0.975, "ours": [2.0, 3.0, 4.0],
         "scores": [0.98, 0.979, 0.981]}


@pytest.mark.parametrize("change, met, note", [
    ({}, True, "right: 97.90%; theirs 97.50%"),
    ({"scores": [0.98, 0.974, 0.98]}, False, "right: 97.40%, under 97.5%"),
    ({"ours": [2.0, 6.0, 7.0]}, False, "right: 97.90%"),
])  # fmt: skip
def test_a_loop_must_be_quick_and_right(change, met, note):
    (row,) = loops.rows({"mnist": FOUND | change})
    assert row.met is met and note in row.note and row.beside == "10 usual epochs"


def test_a_set_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setattr(loops.data, "available", lambda name: False)
    rows = loops.rows(loops.measure())
    assert [row.met for row in rows] == [None, None] and "mnist.npz is not in" in rows[0].why
