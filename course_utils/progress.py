"""What the learner has passed: goals of figures and exercises, in one small file.

    record("goal", "perceptron_line")          note it; a second time changes nothing
    passed()                                   {("goal", "perceptron_line"), ...}
    board({"01_perceptron": {"goal": [...], "exercise": [...]}})    a table for the notebook

The file is $COURSE_PROGRESS, else progress.jsonl in the cache folder: one JSON object a line,
only ever added to, under a lock, so that two notebooks may write at once.  Nothing here raises
because of the file: if it cannot be kept, one sentence says so.
"""

import json
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from pathlib import Path

from .data import places

KINDS = ("goal", "exercise")
HEADINGS = {"goal": "Figure goals", "exercise": "Exercises"}
CAPTION = "Your progress"
PASSED, OPEN = "\N{CHECK MARK}", "\N{WHITE CIRCLE}"


@dataclass(frozen=True)
class Entry:
    """One thing passed.  kind: "goal" or "exercise"; at: when, in UTC, ISO 8601, or ""."""

    kind: str
    name: str
    at: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.name


def record(kind: str, name: str) -> bool:
    """Note that a goal or an exercise was passed; True when that is new and was kept.

    Raises ValueError when kind is neither "goal" nor "exercise".
    """
    if kind not in KINDS:
        raise ValueError(f"kind is {' or '.join(KINDS)}, not {kind!r}")
    entry = Entry(kind, str(name), datetime.now(UTC).isoformat(timespec="seconds"))
    return bool(_with_file(lambda path: _add(path, entry)))


def history() -> list[Entry]:
    """Everything passed, oldest first, each thing once."""
    entries = _with_file(_read) or []
    return list({entry.key: entry for entry in reversed(entries)}.values())[::-1]


def passed() -> set[tuple[str, str]]:
    """The (kind, name) pairs passed so far."""
    return {entry.key for entry in history()}


def _path() -> Path | None:
    named = os.environ.get("COURSE_PROGRESS")
    if named:
        return Path(named).expanduser()
    folder = places.writable_cache()
    return folder / "progress.jsonl" if folder else None


def _with_file(work):
    """``work(path)`` while no other notebook touches the file; None where there is no file."""
    path = _path()
    if path is None:
        return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with places.locked(path.with_name(path.name + ".lock")):
            return work(path)
    except OSError as error:
        places.say_once(f"Your progress cannot be kept in {path} ({error.strerror or error}); "
                        "the lessons work all the same, and COURSE_PROGRESS may name another file.")
        return None


def _add(path: Path, entry: Entry) -> bool:
    if entry.key in {known.key for known in _read(path)}:
        return False
    line = json.dumps(vars(entry), ensure_ascii=False).encode() + b"\n"
    with open(path, "ab") as file:
        # A line cut short, in a file that could not be mended, must not swallow this one.
        file.write(line if _ends_well(path) else b"\n" + line)
    return True


def _ends_well(path: Path) -> bool:
    with open(path, "rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _read(path: Path) -> list[Entry]:
    """The readable lines; damage is copied aside, said, and taken out of the file."""
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    entries = [_parse(line) for line in lines]
    if None in entries:
        good = [line for line, entry in zip(lines, entries, strict=True) if entry]
        _mend(path, good, entries.count(None))
    return [entry for entry in entries if entry]


@lru_cache(maxsize=10_000)
def _parse(line: bytes) -> Entry | None:
    """An Entry, or None for anything else, such as a line cut short while it was written."""
    try:
        found = json.loads(line.decode("utf-8"))
        entry = Entry(found["kind"], found["name"], str(found.get("at", "")))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return entry if entry.kind in KINDS and isinstance(entry.name, str) else None


def _mend(path: Path, good: list[bytes], lost: int) -> None:
    said = f"{path} was damaged: {lost} line{'s' * (lost != 1)} could not be read"
    try:
        copy = places.aside_name(path)
        shutil.copyfile(path, copy)
        places.write_whole(path, lambda file: file.write(b"".join(good)))
        places.say_once(f"{said}, {len(good)} kept; the file as it was is now {copy.name}.")
    except OSError:
        places.say_once(f"{said}; it could not be mended and is left as it is.")


def board(expected: dict | None = None) -> "Board":
    """A table of what is passed and what is open, lesson by lesson.

    ``expected``: lesson -> {"goal": [names], "exercise": [names]}; without it the board lists
    what was passed under one heading.
    """
    done = passed()
    if expected is None:
        names = {kind: sorted(name for k, name in done if k == kind) for kind in KINDS}
        expected = {"Passed so far": names}
    return Board(expected, frozenset(done))


@dataclass(frozen=True, repr=False)
class Board:
    """The progress board: an HTML table in the notebook, plain lines elsewhere."""

    expected: dict
    done: frozenset

    def rows(self) -> list[tuple[str, str, str, str]]:
        """(lesson, goals, exercises, state), all in words; a mark and words, never a colour."""
        return [(lesson, *(self._count(kinds, kind) for kind in KINDS), self._state(kinds))
                for lesson, kinds in self.expected.items()]

    def _open(self, kinds: dict) -> list[str]:
        return [name for kind in KINDS for name in kinds.get(kind, ())
                if (kind, name) not in self.done]

    def _count(self, kinds: dict, kind: str) -> str:
        names = kinds.get(kind, ())
        count = sum((kind, name) in self.done for name in names)
        if not names:
            return "none"
        return f"{PASSED if count == len(names) else OPEN} {count} of {len(names)} passed"

    def _state(self, kinds: dict) -> str:
        still = self._open(kinds)
        if not still:
            return f"{PASSED} all passed" if any(kinds.values()) else "nothing to pass"
        return f"{OPEN} {len(still)} open"

    def __repr__(self) -> str:
        table = [("Lesson", *HEADINGS.values(), "State"), *self.rows()]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in table]
        return "\n".join([CAPTION, *lines])

    def _repr_html_(self) -> str:
        heads = "".join(f'<th scope="col">{escape(head)}</th>'
                        for head in ("Lesson", *HEADINGS.values(), "State"))
        body = "".join(f'<tr><th scope="row">{escape(first)}</th>'
                       + "".join(f"<td>{escape(cell)}</td>" for cell in rest) + "</tr>"
                       for first, *rest in self.rows())
        return (f"<table><caption>{escape(CAPTION)}</caption>"
                f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>")
