"""The one table: everything that is measured becomes a row, a ratio of two things side by side."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

HEADER = (f"{'':48} {'ours':>9}   {'beside':24} {'theirs':>9}   {'ratio':6} {'from .. to':16} "
          "target")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """``low`` to ``high``: the ratio in single rounds.  ``met``: None where there is no target."""

    what: str
    ours: float
    unit: str
    beside: str
    theirs: float
    ratio: float
    low: float
    high: float
    target: str = ""
    met: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class Missing:
    """What could not be measured, and why; ``met`` False where it should have been."""

    what: str
    why: str
    met: bool | None = None


def pair(what, ours: Iterable, theirs: Iterable, unit, beside, *, at_most=None, limit=None,
         whole=None, note="", good=True) -> Row:  # fmt: skip
    """A row from rounds in turn: the ratio is that of the middle round, not of the medians, since
    within a round both met the same noise.

    Targets: the ratio ``at_most``, and ours within ``limit`` units; ``good`` False: missed for a
    reason of its own, which ``note`` gives.  ``whole``: (ours, theirs) over all rounds, where that
    is not the median of the rounds (of three rounds one may be bad and not show in a median).
    """
    ours, theirs = list(ours), list(theirs)
    shares = [a / b for a, b in zip(ours, theirs, strict=True)]
    middle, other = whole or map(statistics.median, (ours, theirs))
    ratio = statistics.median(shares)
    wanted = [] if at_most is None else [f"ratio {_share(at_most)}"]
    wanted += [] if limit is None else [f"{limit:g} {unit}"]
    kept = (at_most is None or ratio <= at_most) and (limit is None or middle <= limit)
    return Row(what, middle, unit, beside, other, ratio, min(shares), max(shares),
               " and ".join(wanted), kept and good if wanted else None, note)


def met(rows) -> bool:
    """No row missed its target."""
    return all(row.met is not False for row in rows)


def lines(title: str, rows) -> list:
    """The lines to print for one part of the table."""
    return ["", title, *map(_line, rows)]


def _line(row):
    if isinstance(row, Missing):
        return f"  {row.what:46} not measured: {row.why}{_verdict(row)}"
    span = f"{_share(row.low)} .. {_share(row.high)}"
    note = f"   {row.note}" if row.note else ""
    return (f"  {row.what:46} {_amount(row.ours, row.unit):>9}   {row.beside:24} "
            f"{_amount(row.theirs, row.unit):>9}   {_share(row.ratio):6} {span:16} "
            f"{row.target}{_verdict(row)}{note}").rstrip()


def _verdict(row):
    return {None: "", True: ", met", False: ", MISSED"}[row.met]


def _amount(value, unit):
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}"


def _share(ratio):
    """0.93 as it is, 12.3 shorter, 0.0008 as 1/1250."""
    if ratio < 0.1:
        return f"1/{1 / ratio:.0f}"
    return f"{ratio:.2f}" if ratio < 10 else f"{ratio:.1f}"
