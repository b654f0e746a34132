"""Is this file what it says?  A file that is not is named, set aside and never used."""

import hashlib
import io
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from . import places


@dataclass(frozen=True)
class Expected:
    """What a file of uint8 arrays must hold.

    shapes: key -> shape; counts: key of labels -> how many of class 0, 1, 2 ...;
    sha256: key -> digest of the array's bytes, where they are known for certain.
    """

    shapes: dict
    counts: dict
    sha256: dict = field(default_factory=dict)

    def problem(self, arrays: dict) -> str:
        """What is wrong with these arrays, in a few words; "" when nothing is."""
        for key, shape in self.shapes.items():
            wrong = self._form(arrays.get(key), key, shape) or self._content(arrays[key], key)
            if wrong:
                return wrong
        return ""

    def _form(self, array, key: str, shape: tuple) -> str:
        if array is None:
            return f"it holds no {key}"
        if array.dtype != np.uint8:
            return f"{key} is {array.dtype}, not uint8"
        if array.shape != shape:
            return f"{key} has shape {array.shape}, not {shape}"
        return ""

    def _content(self, array, key: str) -> str:
        if key in self.counts:
            classes = len(self.counts[key])
            if array.max() >= classes:
                return f"{key} holds the label {array.max()}, but labels end at {classes - 1}"
            if tuple(np.bincount(array, minlength=classes)) != self.counts[key]:
                return f"{key} does not hold the known number of each label"
        known = self.sha256.get(key)
        if known and hashlib.sha256(np.ascontiguousarray(array)).hexdigest() != known:
            return f"{key} differs from the known pictures or labels"
        return ""


def read_checked(path: Path, expected: Expected):
    """The arrays of an .npz file, each one decompressed and checked; None if it is of no use.

    A damaged or wrong file is named in one printed sentence and set aside; in a folder that
    cannot be written it is only named.  Never raises for what a file holds.
    """
    try:
        before = os.stat(path)
        arrays = _read(path, expected.shapes)
        wrong = expected.problem(arrays)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        # The disk or its rights fail, not the file: nothing is set aside for that.
        places.say_once(f"{path} cannot be read ({error.strerror or error}); it is skipped.")
        return None
    except Exception as error:  # whatever numpy or zlib make of broken bytes
        wrong = f"it cannot be unpacked: {type(error).__name__}"
    if not wrong:
        return arrays
    _name(path, wrong, places.set_aside(path, before))
    return None


def _read(path: Path, keys) -> dict:
    """Whole entries are read, because only the end of an entry makes zipfile compare its CRC."""
    with zipfile.ZipFile(path) as pack:
        names = set(pack.namelist())
        found = {key: pack.read(f"{key}.npy") for key in keys if f"{key}.npy" in names}
    return {key: np.lib.format.read_array(io.BytesIO(raw)) for key, raw in found.items()}


def _name(path: Path, wrong: str, aside) -> None:
    rest = f"it was set aside as {aside.name}" if aside else "it is left there and not used"
    places.say_once(f"{path} is damaged or not the right file ({wrong}); {rest}.")
