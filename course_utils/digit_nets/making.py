"""`python3 -m course_utils weights`: train both networks and write data/weights/.

Trained on the 55,000 pictures of MNIST's training half that are not among data.digits(), so every
picture of data.digits() is new to them; scored on MNIST's 10,000 test pictures and on drawings.
"""

import argparse
import hashlib
import json
import re
import time

import numpy as np

from .. import data
from ..data import places
from . import drawn, files
from .net import DigitNet

SHOWN = 30  # pictures of data.digits() that figures show
COMMAND = "python3 -m course_utils weights"
README = files.ROOT / "data" / "README.md"
# shift: pictures are moved by up to so many pixels each time they are shown; for both networks,
# so that a comparison of the two compares networks and not their training.
SETTINGS = {
    "cnn": {"seed": 0, "epochs": 5, "batch_size": 64, "lr": 0.005, "shift": 2},
    "mlp": {"seed": 0, "epochs": 12, "batch_size": 64, "lr": 0.005, "shift": 2},
}


def main(argv=None) -> int:
    """Train, write, say what came out; 0, or 1 where MNIST is not to be had."""
    parser = argparse.ArgumentParser(prog="course_utils weights",
                                     description="Train the two digit networks of the course.")
    parser.parse_args(argv)
    try:
        pictures = data.mnist()
    except data.DataUnavailable as error:
        print(error)
        return 1
    rows = {}
    for name in SETTINGS:
        weights, seconds = train(name, pictures)
        rows[name] = write(name, weights, scores(DigitNet(name, weights), pictures))
        print(f"{name}: {rows[name]['accuracy']}, trained in {seconds:.0f} s", flush=True)
    rows["pictures"] = write_pictures()
    write_record(rows)
    return 0


def unseen(pictures):
    """x (55000, 28, 28) and y: MNIST's training half without the first 500 of each digit, which
    are data.digits()."""
    keep = np.ones(len(pictures.y_train), bool)
    for label in range(10):
        keep[np.flatnonzero(pictures.y_train == label)[:500]] = False
    return pictures.x_train[keep], pictures.y_train[keep]


def train(name, pictures, **changed):
    """-> the trained weights as arrays, and the seconds it took on one core."""
    import torch

    from .. import training
    from .shifting import Shifted
    from .torch_nets import make

    how, begun = {**SETTINGS[name], **changed}, time.perf_counter()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # the same sums in the same order on every computer of one kind
    try:
        x, y = unseen(pictures)
        X, y = torch.from_numpy(x[:, None] / np.float32(255)), torch.from_numpy(y.astype(np.int64))
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(how["seed"])
            model = make(name)
        batches = Shifted(X, y, how["batch_size"], how["shift"])
        optimizer = torch.optim.Adam(model.parameters(), lr=how["lr"])
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimizer, how["lr"], total_steps=how["epochs"] * len(batches))
        training.fit(model, batches, loss_fn=torch.nn.functional.cross_entropy, live=False,
                     optimizer=optimizer, schedule=schedule, epochs=how["epochs"],
                     seed=how["seed"])
    finally:
        torch.set_num_threads(threads)
    weights = {key: value.numpy().copy() for key, value in model.state_dict().items()}
    return weights, time.perf_counter() - begun


def scores(net, pictures) -> dict:
    """Shares of right answers: test pictures, the same moved by 2 pixels, drawings."""
    X, y = pictures.x_test / np.float32(255), pictures.y_test
    moved = np.concatenate([np.roll(X, (dy, dx), (1, 2)) for dy in (-2, 2) for dx in (-2, 2)])
    return {
        "test": right(net, X, y),
        "test_moved_by_2": right(net, moved, np.tile(y, 4)),
        "digits": right(net, *data_digits()),
        "drawn": right(net, *drawn.digits()),
        "drawn_up_to_3_off": right(net, *drawn.digits(reach=3)),
    }


def data_digits():
    """All 5,000 of data.digits(): X, y."""
    a, b, c, d = data.digits()
    return np.concatenate([a, c]), np.concatenate([b, d])


def right(net, X, y) -> float:
    return round(float((net.forward(X).logits.argmax(1) == y).mean()), 4)


def write(name, weights, measured) -> dict:
    """Write the weights -> their row in the record."""
    return {**_write(name, weights), "parameters": sum(array.size for array in weights.values()),
            "accuracy": measured, "trained_on": "55,000 pictures of MNIST's training half",
            **SETTINGS[name], "command": COMMAND}  # fmt: skip


def write_pictures() -> dict:
    """Write what figures show: the first pictures that data.digits() holds out."""
    _, _, X, y = data.digits()
    x = np.round(255 * X[:SHOWN].reshape(-1, 28, 28)).astype(np.uint8)
    return {**_write("pictures", {"x": x, "y": y[:SHOWN].astype(np.uint8)}),
            "from": f"the first {SHOWN} of X_test, y_test in data.digits()"}


def _write(name, arrays) -> dict:
    from safetensors.numpy import save

    raw = save({key: np.ascontiguousarray(array) for key, array in arrays.items()})
    files.FOLDER.mkdir(parents=True, exist_ok=True)
    places.write_whole(files.FOLDER / files.file_name(name), lambda file: file.write(raw))
    return {"file": files.file_name(name), "sha256": hashlib.sha256(raw).hexdigest()}


def write_record(rows) -> None:
    """digits.json, and the check sums in data/README.md."""
    path = files.FOLDER / files.RECORD
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    for file in sorted(files.FOLDER.glob("digits*")):
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        row = rf"(\| `{re.escape(file.name)}` \| `)[0-9a-f]{{64}}"
        text = re.sub(row, rf"\g<1>{digest}", text)
    README.write_text(text, encoding="utf-8")
