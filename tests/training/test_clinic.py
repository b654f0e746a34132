"""The clinic: each patient has the symptoms its fault is known by, and only the cure cures it."""

import math

import pytest
import torch

from course_utils import clinic
from course_utils.clinic import charts, runs


@pytest.fixture(scope="module")
def patients():
    """Patient -> (History with its fault, History of a healthy run)."""
    torch.set_num_threads(1)
    healthy = {kind: last(kind, set()) for kind in "AE"}
    return {name: (last(name, {fault}), healthy["E" if name == "E" else "A"])
            for name, fault in runs.PATIENTS.items()}


def last(patient, faults, seed=0):
    *_, history = runs.epochs_of(patient, faults, seed)
    return history


def test_six_patients_and_six_faults():
    assert sorted(runs.PATIENTS) == list("ABCDEF")
    assert sorted(runs.PATIENTS.values()) == sorted(clinic.FAULTS)


def test_a_healthy_run_is_healthy(patients):
    for patient, bound in (("A", 0.85), ("E", 0.4)):
        healthy = patients[patient][1]
        assert healthy.last[healthy.score] > bound


@pytest.mark.parametrize("patient", "ABCDEF")
def test_a_fault_hurts(patients, patient):
    sick, healthy = patients[patient]
    assert sick.last[sick.score] < healthy.last[healthy.score] - 0.03


def test_symptoms(patients):
    sick = {runs.PATIENTS[name]: pair[0] for name, pair in patients.items()}
    guess = math.log(10)
    assert min(sick["rate too high"]["train_loss"]) > guess
    shuffled = sick["labels shuffled"]
    assert shuffled.last["train_accuracy"] > 0.25 and max(shuffled["val_accuracy"]) < 0.15
    twice = sick["softmax twice"]
    assert twice.last["val_accuracy"] > 0.6 and min(twice["val_loss"]) > 1.46
    grows = sick["no zero_grad"]
    assert max(grows["val_accuracy"]) > 0.7 and grows.last["val_accuracy"] < 0.4
    assert max(sick["shape that broadcasts"]["val_explained"]) < 0.15
    forgotten = sick["eval forgotten"]
    assert 0.7 < max(forgotten["val_accuracy"]) < 0.86


def test_runs_repeat_and_leave_the_random_state_alone():
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    first = last("F", {"eval forgotten"})
    assert torch.equal(torch.rand(1), expected)
    assert first.rows == last("F", {"eval forgotten"}).rows


@pytest.fixture
def displayed(monkeypatch):
    seen = []

    class Handle:
        display_id = "x"

    monkeypatch.setattr(charts, "display", lambda box, **_: seen.append(box) or Handle)
    monkeypatch.setattr(charts, "update_display", lambda box, **_: seen.append(box))
    monkeypatch.setattr(charts, "EPOCHS", 3)
    monkeypatch.setattr(runs, "EPOCHS", 3)
    return seen


def test_the_wrong_treatment_changes_nothing_and_says_so(displayed, capsys):
    clinic.treat("B", "rate too high")
    assert "B does not have this fault" in capsys.readouterr().out


def test_the_right_treatment_is_measured(displayed, capsys):
    clinic.treat("A", "rate too high")
    said = capsys.readouterr().out
    assert "That was the fault" in said and "10% before" in said


def test_the_ward_shows_all_six(displayed):
    shown = clinic.ward()
    first, box = displayed
    assert first is box and set(shown) == set("ABCDEF")
    assert all(len(history) == 3 for history in shown.values())
    bundle = box._repr_mimebundle_()
    assert "image/png" in bundle and bundle["text/plain"].count("Patient") == 6


@pytest.mark.parametrize("patient, fault, words", [
    ("G", "softmax twice", "no patient 'G'"), ("A", "flu", "no fault 'flu'"),
])  # fmt: skip
def test_unknown_names(patient, fault, words):
    with pytest.raises(ValueError, match=words):
        clinic.treat(patient, fault)


def test_the_painter_makes_its_artists_once(patients):
    shown = {f"Patient {name}": runs.History(runs.EPOCHS) for name in patients}
    painter = charts.WardPainter(shown)
    empty, actors = painter.paint(shown), len(painter.stage.actors)
    for history, (sick, _) in zip(shown.values(), patients.values(), strict=True):
        history.rows = sick.rows
    assert painter.paint(shown) != empty and len(painter.stage.actors) == actors
