"""The shipped weights: data/weights/*.safetensors, and digits.json, which says what they are."""

import hashlib
import json
from functools import lru_cache

import numpy as np

from ..data.places import ROOT
from .net import SHAPES, DigitNet

FOLDER = ROOT / "data" / "weights"
RECORD = "digits.json"
AGAIN = ("get the file from the course again, or make it with `python3 -m course_utils weights` "
         "(a few minutes)")


class WeightsUnavailable(Exception):
    """The weights of a network are missing or damaged; the message says what to do."""


def load(name: str) -> DigitNet:
    """The trained network "cnn" or "mlp"; the file is checked and read once in a process.

    Raises WeightsUnavailable, one sentence, when a file is missing or not the recorded one, and
    ValueError for another name.
    """
    if name not in SHAPES:
        raise ValueError(f"no digit network is called {name!r}; there are {', '.join(SHAPES)}")
    return _load(name, FOLDER)


def pictures():
    """The first 30 held-out pictures of data.digits(): X (30, 28, 28) float32, y (30,) int64.

    Kept beside the weights because a figure cannot wait 0.1 s for all 5,000 to be unpacked.
    """
    held = _unpacked("pictures", FOLDER)
    return held["x"] / np.float32(255), held["y"].astype(np.int64)


def file_name(name: str) -> str:
    return f"digits_{name}.safetensors"


def record(name: str) -> dict:
    """How "cnn" or "mlp" was made and how well it reads: accuracy, seed, parameters, sha256..."""
    try:
        found = json.loads((FOLDER / RECORD).read_text(encoding="utf-8"))[name]
        return {**found, "sha256": str(found["sha256"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise WeightsUnavailable(_sentence(RECORD, error)) from error


@lru_cache(maxsize=4)
def _load(name, folder):
    weights = _unpacked(name, folder)
    shapes = {key: array.shape for key, array in weights.items()}
    if shapes != SHAPES[name]:
        raise WeightsUnavailable(f"{file_name(name)} holds weights of other shapes than the "
                                 f"course's {name} has: {AGAIN}.")
    for array in weights.values():
        array.flags.writeable = False
    return DigitNet(name, weights)


def _unpacked(name, folder) -> dict:
    raw = _read(folder / file_name(name), record(name)["sha256"])
    from safetensors.numpy import load as unpack

    return unpack(raw)


def _read(path, sha256) -> bytes:
    """The bytes of a file, if they are the recorded ones: then nothing in it can be wrong."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise WeightsUnavailable(_sentence(path.name, error)) from error
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise WeightsUnavailable(f"data/weights/{path.name} is damaged or not the file that "
                                 f"{RECORD} names (its sha256 differs): {AGAIN}.")
    return raw


def _sentence(file, error) -> str:
    if isinstance(error, FileNotFoundError):
        return f"data/weights/{file} is missing: {AGAIN}."
    return f"data/weights/{file} cannot be read ({type(error).__name__}): {AGAIN}."
