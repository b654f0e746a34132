"""The shipped digit networks: the same as torch's, whole, as good as recorded, made as told."""

import hashlib
import json
import os
import shutil
import statistics
import time
from pathlib import Path

import numpy as np
import pytest

from course_utils import data, digit_nets
from course_utils.data import Pictures
from course_utils.digit_nets import drawn, files, making, net
from course_utils.setup import commands

NAMES = ["cnn", "mlp"]
FULL = Path(os.environ.get("COURSE_DATA", "")) / "mnist.npz"
needs_mnist = pytest.mark.skipif(not FULL.is_file(), reason="COURSE_DATA holds no mnist.npz")


@pytest.fixture
def copies(tmp_path, monkeypatch):
    """A folder of weights of our own, and a README beside it."""
    folder = tmp_path / "weights"
    shutil.copytree(files.FOLDER, folder)
    monkeypatch.setattr(files, "FOLDER", folder)
    monkeypatch.setattr(making, "README", tmp_path / "README.md")
    making.README.write_text((files.ROOT / "data" / "README.md").read_text("utf-8"), "utf-8")
    return folder


def noise(n, seed=0):
    return np.random.default_rng(seed).random((n, 28, 28)).astype(np.float32)


# --- what they compute ---


@pytest.mark.parametrize("name", NAMES)
def test_the_file_loads_into_torch_and_says_the_same(name):
    torch = pytest.importorskip("torch")
    from safetensors.torch import load_file

    from course_utils.digit_nets.torch_nets import make

    module = make(name)
    module.load_state_dict(load_file(files.FOLDER / files.file_name(name)))
    X = np.concatenate([digit_nets.pictures()[0], noise(20)])
    with torch.inference_mode():
        wanted = module(torch.from_numpy(X[:, None])).numpy()
    read = digit_nets.load(name).forward(X)
    assert np.abs(read.logits - wanted).max() < 1e-4
    assert np.allclose(read.probs, torch.from_numpy(wanted).softmax(1).numpy(), atol=1e-5)


def test_the_maps_are_those_of_torchs_layers():
    torch = pytest.importorskip("torch")
    from torch.nn import functional as F

    cnn, X = digit_nets.load("cnn"), digit_nets.pictures()[0]
    w = {key: torch.from_numpy(array.copy()) for key, array in cnn.weights.items()}
    read = cnn.forward(X)
    before1 = F.conv2d(torch.from_numpy(X[:, None]), w["conv1.weight"], w["conv1.bias"], padding=2)
    pooled1 = F.max_pool2d(before1.relu(), 2)
    before2 = F.conv2d(pooled1, w["conv2.weight"], w["conv2.bias"], padding=2)
    wanted = {"before1": before1, "maps1": before1.relu(), "pooled1": pooled1, "before2": before2,
              "maps2": before2.relu(), "pooled2": F.max_pool2d(before2.relu(), 2)}
    for key, values in wanted.items():
        assert getattr(read, key).shape == tuple(values.shape)
        assert np.abs(getattr(read, key) - values.numpy()).max() < 1e-4, key
    assert cnn.filters1.shape == (8, 1, 5, 5) and cnn.filters2.shape == (16, 8, 5, 5)


@pytest.mark.parametrize("name", NAMES)
def test_forms_of_the_input_and_many_at_once(name):
    one = digit_nets.load(name)
    X = noise(net.AT_ONCE + 3)
    whole = one.forward(X)
    assert np.allclose(whole.logits, one.forward(X.reshape(len(X), 784).astype(float)).logits)
    assert np.allclose(whole.logits[-1], one.forward(X[-1]).logits[0], atol=1e-5)
    assert one.forward(X[:0]).probs.shape == (0, 10)
    assert np.allclose(whole.probs.sum(1), 1)
    with pytest.raises(ValueError, match="must have shape"):
        one.forward(np.zeros((3, 32, 32)))


def test_a_channel_that_is_off_is_as_good_as_absent():
    cnn, X = digit_nets.load("cnn"), digit_nets.pictures()[0][:3]
    weights = {key: array.copy() for key, array in cnn.weights.items()}
    weights["conv1.weight"][3], weights["conv1.bias"][3] = 0, 0
    weights["conv2.weight"][5], weights["conv2.bias"][5] = 0, 0
    off = cnn.forward(X, off=[(1, 3), (2, 5)])
    assert np.allclose(off.logits, net.DigitNet("cnn", weights).forward(X).logits, atol=1e-5)
    assert not off.maps1[:, 3].any() and not off.maps2[:, 5].any() and off.before1[:, 3].any()
    assert not np.allclose(off.logits, cnn.forward(X).logits, atol=0.1)
    again = cnn.forward(X, off=[(1, 3), (2, 5)], known=cnn.forward(X, off=[(1, 0)]))
    assert all(np.array_equal(value, getattr(again, key)) for key, value in vars(off).items())
    mlp = digit_nets.load("mlp").forward(X, off=[(1, 2)])
    assert not mlp.hidden[:, 2].any()


@pytest.mark.parametrize("name, pair", [("cnn", (1, 8)), ("cnn", (3, 0)), ("cnn", (0, 0)),
                                        ("cnn", (2, -1)), ("mlp", (2, 0)), ("mlp", (1, 14))])
def test_a_channel_that_is_not_there_is_named(name, pair):
    with pytest.raises(ValueError, match=f"no channel {pair[1]} in layer {pair[0]}"):
        digit_nets.load(name).forward(noise(1), off=[pair])


def test_the_two_are_equally_large_and_fast():
    cnn, mlp = (digit_nets.load(name) for name in NAMES)
    assert (cnn.parameters, mlp.parameters) == (11274, 11140)
    X, took = noise(1), []
    for _ in range(30):
        begun = time.thread_time()
        cnn.forward(X)
        took.append(time.thread_time() - begun)
    assert statistics.median(took) < 0.002
    assert sum(path.stat().st_size for path in files.FOLDER.iterdir()) < 200_000


# --- whole or refused ---


def refused(name="cnn"):
    with pytest.raises(digit_nets.WeightsUnavailable) as caught:
        digit_nets.pictures() if name == "pictures" else digit_nets.load(name)
    said = str(caught.value)
    assert said.endswith(".") and "course_utils weights" in said and "\n" not in said
    return said


@pytest.mark.parametrize("name", [*NAMES, "pictures"])
def test_a_damaged_or_missing_file_is_one_sentence(copies, name):
    path = copies / files.file_name(name)
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    assert f"{path.name} is damaged" in refused(name)
    path.write_bytes(raw[:1000])
    assert f"{path.name} is damaged" in refused(name)
    path.unlink()
    assert f"{path.name} is missing" in refused(name)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"cnn": 3}', '{"cnn": {}}', "\xff"])
def test_a_damaged_record_is_one_sentence(copies, text):
    (copies / files.RECORD).write_bytes(text.encode("latin-1"))
    assert "digits.json cannot be read" in refused()
    (copies / files.RECORD).unlink()
    assert "digits.json is missing" in refused()


def test_weights_of_another_shape_are_refused(copies):
    weights = {key: array[:1] for key, array in digit_nets.load("mlp").weights.items()}
    rows = json.loads((copies / files.RECORD).read_text("utf-8"))
    making.write_record({**rows, "mlp": making.write("mlp", weights, {})})
    files._load.cache_clear()
    assert "other shapes" in refused("mlp")


def test_an_unknown_network_is_named_and_weights_cannot_be_changed_by_accident():
    with pytest.raises(ValueError, match="'rnn'; there are cnn, mlp"):
        digit_nets.load("rnn")
    with pytest.raises(ValueError, match="read-only"):
        digit_nets.load("cnn").filters1[0] = 0
    assert digit_nets.load("cnn") is digit_nets.load("cnn")


# --- as good as recorded ---


def test_the_pictures_are_the_first_held_out_ones():
    X, y = digit_nets.pictures()
    _, _, X_test, y_test = data.digits()
    assert np.array_equal(X.reshape(30, 784), X_test[:30]) and np.array_equal(y, y_test[:30])
    assert X.dtype == np.float32 and y.dtype == np.int64


def shares(name, X, y):
    return (digit_nets.load(name).forward(X).logits.argmax(1) == y).mean()


@pytest.mark.parametrize("name", NAMES)
def test_the_scores_that_need_no_download(name):
    wanted = digit_nets.record(name)["accuracy"]
    for key, pair in (("digits", making.data_digits()), ("drawn", drawn.digits()),
                      ("drawn_up_to_3_off", drawn.digits(reach=3))):
        assert shares(name, *pair) == pytest.approx(wanted[key], abs=0.003), key


@needs_mnist
@pytest.mark.parametrize("name", NAMES)
def test_the_score_on_the_test_pictures(name):
    full, wanted = data.mnist(), digit_nets.record(name)["accuracy"]
    X = full.x_test / np.float32(255)
    assert shares(name, X, full.y_test) == pytest.approx(wanted["test"], abs=0.0005)
    corners = [(dy, dx) for dy in (-2, 2) for dx in (-2, 2)]
    moved = [shares(name, np.roll(X[::20], corner, (1, 2)), full.y_test[::20])
             for corner in corners]
    assert np.mean(moved) == pytest.approx(wanted["test_moved_by_2"], abs=0.02)
    assert wanted["test"] >= (0.985 if name == "cnn" else 0.93)


def test_the_readme_says_what_the_record_says():
    readme = (files.ROOT / "data" / "README.md").read_text("utf-8")
    cnn, mlp = (digit_nets.record(name) for name in NAMES)
    rows = [line for line in readme.splitlines() if line.startswith("|")]
    for key in cnn["accuracy"]:
        both = "| {:.1f} % | {:.1f} % |".format(*(100 * r["accuracy"][key] for r in (cnn, mlp)))
        assert any(row.endswith(both) for row in rows), key
    assert f"| {cnn['parameters']:,} | {mlp['parameters']:,} |" in readme
    assert (cnn["seed"], cnn["shift"], mlp["shift"]) == (0, 2, 2)


def test_drawings_are_digits_in_the_picture():
    X, y = drawn.digits(3)
    assert X.shape == (30, 28, 28) and X.min() == 0 and X.max() == 1
    assert np.array_equal(y[:10], np.arange(10))
    line = drawn.render([np.array([[14.0, 5.0], [14.0, 23.0]])], 3)
    assert np.allclose(line[14, 10:18], [0, 0, 0.5, 1, 1, 0.5, 0, 0])
    middle = (X * np.arange(28)).sum((1, 2)) / X.sum((1, 2))
    assert np.abs(middle - 13.5).max() < 5


# --- as made ---


@needs_mnist
def test_no_picture_of_ours_was_trained_on():
    x, y = making.unseen(data.mnist())
    assert x.shape == (55000, 28, 28) and y.shape == (55000,)
    known = {picture.tobytes() for picture in x}
    ours = np.round(255 * making.data_digits()[0]).astype(np.uint8)
    assert not any(picture.tobytes() in known for picture in ours)


@pytest.fixture(scope="module")
def few():
    """Far too few pictures, in MNIST's form: 600 of each digit, of which the first 500 fall out."""
    X, y = drawn.digits(each=60, seed=1)
    X, y = np.tile(np.round(255 * X).astype(np.uint8), (10, 1, 1)), np.tile(y, 10).astype(np.uint8)
    return Pictures(X, y, X[:100], y[:100])


@pytest.mark.parametrize("name", NAMES)
def test_training_is_the_same_every_time_and_learns(few, name):
    torch = pytest.importorskip("torch")
    before = torch.random.get_rng_state(), torch.get_num_threads()
    first, again = (making.train(name, few, epochs=3)[0] for _ in range(2))
    assert all(np.array_equal(first[key], again[key]) for key in first)
    assert {key: array.shape for key, array in first.items()} == net.SHAPES[name]
    score = making.right(net.DigitNet(name, first), few.x_test / np.float32(255), few.y_test)
    assert score > (0.8 if name == "cnn" else 0.3)
    assert torch.equal(before[0], torch.random.get_rng_state())
    assert torch.get_num_threads() == before[1]


def test_pictures_move_whole_with_zeros_behind_them():
    torch = pytest.importorskip("torch")
    from course_utils.digit_nets.shifting import moved

    X = torch.zeros(200, 1, 28, 28)
    X[:, 0, 10, 12], X[:, 0, 0, 0] = 1, 2
    found = {tuple(picture[0].eq(1).nonzero()[0].tolist()) for picture in moved(X, 2)}
    assert found == {(10 + dy, 12 + dx) for dy in range(-2, 3) for dx in range(-2, 3)}
    assert {int(picture.eq(2).sum()) for picture in moved(X, 2)} == {0, 1}


def test_the_command_writes_what_load_reads(copies, few, monkeypatch, capsys):
    pytest.importorskip("torch")
    for how in making.SETTINGS.values():
        monkeypatch.setitem(how, "epochs", 1)
    monkeypatch.setattr(data, "mnist", lambda: few)
    monkeypatch.setattr(making, "scores", lambda one, pictures: {"test": 0.5})
    for path in copies.iterdir():
        path.unlink()
    assert making.main([]) == 0
    files._load.cache_clear()
    assert "cnn: {'test': 0.5}" in capsys.readouterr().out
    assert digit_nets.load("cnn").parameters == 11274 and len(digit_nets.pictures()[0]) == 30
    assert digit_nets.record("mlp")["command"] == "python3 -m course_utils weights"
    readme = making.README.read_text("utf-8")
    for path in copies.iterdir():
        assert f"| `{path.name}` | `{hashlib.sha256(path.read_bytes()).hexdigest()}` |" in readme


def test_without_mnist_the_command_says_why(monkeypatch, capsys):
    def absent():
        raise data.DataUnavailable("MNIST is not here.")

    monkeypatch.setattr(data, "mnist", absent)
    assert making.main([]) == 1
    assert capsys.readouterr().out == "MNIST is not here.\n"


def test_the_command_is_wired(monkeypatch):
    calls = []
    monkeypatch.setattr(commands.inside, "run", lambda *call: calls.append(call) or 0)
    assert commands.AFTERWARDS["weights"]("the environment", ["--help"]) == 0
    assert "course_utils.digit_nets.making import main" in calls[0][1][1]
    assert calls[0][1][2:] == ["--help"]
