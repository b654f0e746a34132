"""Where the words of figure 3's left picture stand: beside what they name, upon nothing else."""

import numpy as np

from .geometry import line_points

TAG = np.array([0.22, 0.085])  # half the width and height of "line 1", in units of the plane
OUTSIDE = np.array([0.59, 0.085])  # the same of "line 1 is outside"
LETTER = np.array([0.06, 0.065])
ARROW = 0.3 * np.linspace(0, 1, 7)
CORNER = 0.1  # half the width of a corner's mark
DIAGONALS = ((-0.13, -0.13), (-0.13, 0.13), (0.14, -0.13), (0.14, 0.13))


def segment(w, low, high):
    """The part of the line w = (w1, w2, b), |(w1, w2)| = 1, inside the square [low, high]².

    Returns its two ends, shape (2, 2), or None when the line passes outside (Liang and Barsky).
    """
    start, end = np.transpose(line_points(*w))
    first, last = 0.0, 1.0
    for at, step in zip(start, end - start, strict=True):
        if abs(step) < 1e-9:
            if not low <= at <= high:
                return None
            continue
        enter, leave = sorted(((low - at) / step, (high - at) / step))
        first, last = max(first, enter), min(last, leave)
    return None if first >= last else np.array([start + t * (end - start) for t in (first, last)])


def arrow_points(w):
    """Points along the arrow of a line, shape (7, 2)."""
    normal = np.array(w[:2])
    return normal * (ARROW - w[2])[:, None]


def crowded(centres, half, lines, points, rooms):
    """How many things each box upon ``centres`` (n, 2) touches -> (n,).

    ``points``: (m, 3), each with its radius.  ``rooms``: (centre, half) of words already placed.
    """
    w = np.array(lines)
    reach = np.abs(w[:, :2]) @ half + 0.03
    hits = (np.abs(centres @ w[:, :2].T + w[:, 2]) < reach).sum(1)
    away = np.abs(centres[:, None] - points[:, :2]) - half
    hits += (away.max(2) < points[:, 2]).sum(1)
    for centre, other in rooms:
        hits += (np.abs(centres - centre) < half + other + 0.02).all(1)
    return hits


def place(lines, corners, low, high):
    """Where to write: (letters (4, 2), [(visible, (x, y)) of each line's tag])."""
    arrows = np.concatenate([arrow_points(w) for w in lines])
    arrows = arrows[((arrows > low) & (arrows < high)).all(1)]
    points = np.column_stack([arrows, np.full(len(arrows), 0.05)])
    letters = [_letter(corner, i, lines, points) for i, corner in enumerate(corners)]
    rooms = [(letter, LETTER) for letter in letters]
    points = np.concatenate([points, np.column_stack([corners, np.full(4, CORNER)])])
    tags = []
    for w, side in zip(lines, (0.4, -0.4), strict=True):
        seen = segment(w, low, high)
        half = OUTSIDE if seen is None else TAG
        spots, wanted = _far(w, low, high) if seen is None else _beside(w, seen, side)
        spots = np.clip(spots, low + half + 0.03, high - half - 0.03)
        far = np.hypot(*(spots - wanted).T) + 2 * np.abs(spots @ w[:2] + w[2])
        best = spots[np.argmin(10 * crowded(spots, half, lines, points, rooms) + far)]
        rooms.append((best, half))
        tags.append((seen is not None, best))
    return np.array(letters), tags


def _letter(corner, i, lines, points):
    """Outwards from the square if nothing is there, else on another diagonal of the corner."""
    order = [DIAGONALS[i], *(d for d in DIAGONALS if d != DIAGONALS[i])]
    spots = corner + np.array(order)
    return spots[np.argmin(crowded(spots, LETTER, lines, points, ()))]


def _beside(w, seen, side):
    """Spots on both sides along the visible part, and the one liked best: near the arrow's foot."""
    normal = np.array(w[:2])
    beside = (np.abs(normal) @ TAG + 0.05) * normal
    forth = np.array([-w[1], w[0]])
    length = np.hypot(*(seen[1] - seen[0]))  # a short part has room only beyond its ends
    along = seen[0] + np.linspace(-0.5, length + 0.5, 41)[:, None] * forth
    spots = np.concatenate([along + k * beside for k in (1, -1, 2, -2)])
    return spots, -w[2] * normal + beside + side * forth


def _far(w, low, high):
    """Spots along the edge that the line has left by."""
    wanted = np.clip(-w[2] * np.array(w[:2]), low, high)
    steps = np.linspace(low, high, 21)
    spots = [np.column_stack(np.broadcast_arrays(wanted[0], steps)),
             np.column_stack(np.broadcast_arrays(steps, wanted[1]))]  # fmt: skip
    return np.concatenate(spots), wanted
