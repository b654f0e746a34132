"""Where files live, and how they are written so that nobody ever reads half a file."""

import os
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_said = set()


def say_once(sentence: str) -> None:
    """Print a sentence, unless this process has printed it already."""
    if sentence not in _said:
        _said.add(sentence)
        print(sentence, flush=True)


def first_cache() -> Path:
    """The folder to use if it can be written: $COURSE_CACHE, else data/cache of the checkout."""
    named = os.environ.get("COURSE_CACHE")
    return Path(named).expanduser() if named else ROOT / "data" / "cache"


def user_cache() -> Path:
    """The folder that the operating system gives a user for such files (created when needed)."""
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "deep-learning-you-can-touch"


def cache_folders() -> list[Path]:
    """Folders to look in, in order.  A read-only checkout may well hold a prepared cache."""
    return [first_cache(), user_cache()]


def writable_cache() -> Path | None:
    """The first of those folders that can be written, or None; one line says when it is not
    the first of them."""
    first, second = cache_folders()
    if _can_write(first):
        return first
    if _can_write(second):
        say_once(f"{first} cannot be written, so files are kept in {second} instead.")
        return second
    say_once(f"Neither {first} nor {second} can be written, so nothing is kept for next time; "
             "COURSE_CACHE may name a folder that can.")
    return None


def _can_write(folder: Path) -> bool:
    # os.access answers wrongly for administrators, read-only disks and Windows; so write.
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def write_whole(path: Path, write) -> None:
    """Call ``write(file)`` on a new file, then let it take the place of ``path`` in one step.

    Whatever goes wrong, ``path`` is the old file or the whole new one.  Raises OSError.
    """
    # Not tempfile: its files can be read by their owner alone, and a classroom shares this one.
    part = path.with_name(f".{path.name}.{os.getpid()}-{time.monotonic_ns()}")
    try:
        with open(part, "xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def aside_name(path: Path) -> Path:
    """A name that is free: mnist.npz.damaged-20260131-235959, then ...-2 and so on."""
    stamp = f"{path.name}.damaged-{datetime.now():%Y%m%d-%H%M%S}"
    names = [stamp] + [f"{stamp}-{i}" for i in range(2, 1000)]
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def set_aside(path: Path, before: os.stat_result) -> Path | None:
    """Rename a damaged file; None if that cannot be done, or another notebook already did it.

    ``before`` is what os.stat said when it was read: the file there now may be a new, good one.
    """
    try:
        now = os.stat(path)
        if (now.st_ino, now.st_size, now.st_mtime_ns) != (
                before.st_ino, before.st_size, before.st_mtime_ns):
            return None
        aside = aside_name(path)
        os.rename(path, aside)
        return aside
    except OSError:
        return None


@contextmanager
def locked(path: Path, waiting: str = ""):
    """Hold the lock file ``path``; others that ask for it wait.  It ends with the process.

    ``waiting`` is said once if there is a wait.  Where a disk knows no locks the block runs
    without one.  Raises OSError when the lock file cannot be opened.
    """
    with open(path, "a+b") as file:
        while _try_lock(file) is False:
            if waiting:
                say_once(waiting)
            time.sleep(0.003)
        try:
            yield
        finally:
            _unlock(file)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        except OSError:
            return False

    def _unlock(file) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(file) -> bool | None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False
        except OSError:
            return None

    def _unlock(file) -> None:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_UN)
