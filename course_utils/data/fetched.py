"""The full sets, on request: MNIST, Fashion-MNIST and CIFAR-10, downloaded once by torchvision.

Looked for in this order: $COURSE_DATA/NAME.npz, the cache (data/cache/NAME.npz), the network.
"""

import contextlib
import errno
import io
import os
import shutil
import socket
import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import numpy as np

from . import places
from .checks import Expected, read_checked


class DataUnavailable(Exception):
    """A set is not on this computer and could not be fetched; the message says what to do."""


class Pictures(NamedTuple):
    """x_*: uint8, (n, 28, 28) or (n, 32, 32, 3), 0 to 255; y_*: uint8 (n,), labels 0 to 9."""

    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray


@dataclass(frozen=True)
class _Source:
    title: str
    factory: str  # class in torchvision.datasets
    megabytes: int  # to download
    room: int  # megabytes of disk needed meanwhile
    save: object
    expected: Expected


def _expected(n_train: int, n_test: int, size: tuple, train=None, test=None) -> Expected:
    """Shapes of the four arrays; without counts, as many pictures of each of ten classes."""
    return Expected(
        shapes={"x_train": (n_train, *size), "y_train": (n_train,),
                "x_test": (n_test, *size), "y_test": (n_test,)},
        counts={"y_train": train or (n_train // 10,) * 10, "y_test": test or (n_test // 10,) * 10},
    )


_SOURCES = {
    "mnist": _Source("MNIST", "MNIST", 12, 90, np.savez_compressed, _expected(
        60000, 10000, (28, 28),
        (5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949),
        (980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009))),
    "fashion_mnist": _Source("Fashion-MNIST", "FashionMNIST", 31, 130, np.savez_compressed,
                             _expected(60000, 10000, (28, 28))),
    # Colour photographs hardly compress: unpacked they take 185 MB and read four times as fast.
    "cifar10": _Source("CIFAR-10", "CIFAR10", 171, 550, np.savez,
                       _expected(50000, 10000, (32, 32, 3))),
}


def mnist() -> Pictures:
    """Handwritten digits: 60,000 to train on, 10,000 to test, 28x28 greys (0 is paper).

    Raises DataUnavailable where they are neither here nor to be had.
    Source: https://pytorch.org/vision/stable/generated/torchvision.datasets.MNIST.html
    """
    return _load("mnist")


def fashion_mnist() -> Pictures:
    """Ten kinds of clothing: 60,000 to train on, 10,000 to test, 28x28 greys.

    Raises DataUnavailable where they are neither here nor to be had.
    Source: https://pytorch.org/vision/stable/generated/torchvision.datasets.FashionMNIST.html
    """
    return _load("fashion_mnist")


def cifar10() -> Pictures:
    """Ten kinds of things: 50,000 colour photographs to train on, 10,000 to test, 32x32x3.

    Raises DataUnavailable where they are neither here nor to be had.
    Source: https://pytorch.org/vision/stable/generated/torchvision.datasets.CIFAR10.html
    """
    return _load("cifar10")


def available(name: str) -> bool:
    """Is the whole, undamaged set on this computer?  Nothing is downloaded.

    ``name`` is "mnist", "fashion_mnist" or "cifar10"; ValueError for another.
    """
    return _here(name) is not None


def _load(name: str) -> Pictures:
    found = _here(name)
    return found if found is not None else _fetch(name)


def _here(name: str) -> Pictures | None:
    if name not in _SOURCES:
        raise ValueError(f"no set is called {name!r}; there are {', '.join(_SOURCES)}")
    named = os.environ.get("COURSE_DATA")
    for folder in ([Path(named).expanduser()] if named else []) + places.cache_folders():
        arrays = read_checked(folder / f"{name}.npz", _SOURCES[name].expected)
        if arrays:
            return Pictures(**arrays)
    return None


def _fetch(name: str) -> Pictures:
    folder, title = places.writable_cache(), _SOURCES[name].title
    if folder is None:
        raise DataUnavailable(f"{title} is not on this computer and there is no folder to keep "
                              "it in: let COURSE_CACHE name a folder that can be written.")
    waiting = f"Another notebook is fetching {title}; this one waits for it."
    try:
        with places.locked(folder / f".{name}.lock", waiting):
            return _fetch_alone(name, folder)
    except Exception as error:  # torchvision raises OSError, RuntimeError and more
        raise DataUnavailable(_why(name, error)) from None


def _sweep(folder: Path, name: str) -> None:
    """Remove what an interrupted download left; we hold the lock, so nobody is using it."""
    for left in [*folder.glob(f".fetch-{name}-*"), *folder.glob(f".{name}.npz.*")]:
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _fetch_alone(name: str, folder: Path) -> Pictures:
    # Whoever held the lock before us may have finished the work, or died in the middle of it.
    source, found = _SOURCES[name], _here(name)
    if found is not None:
        return found
    _sweep(folder, name)
    print(f"Fetching {source.title}, about {source.megabytes} MB, once.", flush=True)
    with tempfile.TemporaryDirectory(prefix=f".fetch-{name}-", dir=folder) as raw:
        pictures = _download(source, raw)
    _keep(source, folder / f"{name}.npz", pictures)
    return pictures


def _download(source: _Source, raw: str) -> Pictures:
    """torchvision's own copy, as four checked arrays.  Raises whatever torchvision raises."""
    factory = getattr(import_module("torchvision.datasets"), source.factory)
    with _quietly():
        halves = [factory(raw, train=train, download=True) for train in (True, False)]
    pictures = Pictures(*(np.asarray(array, dtype=np.uint8)
                          for half in halves for array in (half.data, half.targets)))
    wrong = source.expected.problem(pictures._asdict())
    if wrong:
        raise RuntimeError(f"what came is not {source.title}: {wrong}")
    return pictures


@contextlib.contextmanager
def _quietly():
    """Show the progress bar, not the chatter; give up on a silent server after 30 seconds."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(30)
    try:
        with contextlib.redirect_stderr(sys.stdout), contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        socket.setdefaulttimeout(before)


def _keep(source: _Source, path: Path, pictures: Pictures) -> None:
    try:
        places.write_whole(path, lambda file: source.save(file, **pictures._asdict()))
    except OSError as error:
        places.say_once(f"{source.title} is here for now but could not be kept in {path} "
                        f"({error.strerror}), so the next time it is fetched again.")


def _why(name: str, error: Exception) -> str:
    source, last = _SOURCES[name], f"{error}".strip().splitlines()[-1:]
    reason = last[0] if last else type(error).__name__
    if isinstance(error, ImportError):
        return (f"{source.title} is not on this computer and torchvision, which fetches it, "
                f"cannot be imported ({reason}): run `python3 -m course_utils setup`.")
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return (f"{source.title} is not on this computer and the disk is full: make "
                f"{source.room} MB of room, or let COURSE_CACHE name a folder on another disk.")
    return (f"{source.title} is not on this computer and could not be fetched ({reason}): go "
            f"online and run this cell again, about {source.megabytes} MB, or put {name}.npz into "
            "a folder and let COURSE_DATA name it; all else in the course, data.digits() with its "
            "5,000 real digits included, works offline.")
