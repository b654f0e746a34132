"""Lines and half-planes of w1·x1 + w2·x2 + b = 0, as points to draw."""

import numpy as np


def nearest_point(w1, w2, b):
    """The point of the line nearest to (0, 0), shape (2,).  w must not be (0, 0)."""
    return -b * np.array([w1, w2]) / (w1**2 + w2**2)


def line_points(w1, w2, b, reach=9.0):
    """Two far points of the line -> (xs, ys); empty when w is (0, 0) and there is no line."""
    size = np.hypot(w1, w2)
    if size == 0:
        return [], []
    foot, along = nearest_point(w1, w2, b), reach * np.array([-w2, w1]) / size
    return np.transpose([foot - along, foot + along])


def half_plane(w1, w2, b, low, high):
    """The corners of the part of the square [low, high]² where w1·x + w2·y + b > 0, shape (k, 2).

    Sutherland and Hodgman (1974): walk round the square, keep what is inside, cut what crosses.
    """
    square = [(low, low), (high, low), (high, high), (low, high)]
    kept = []
    for (x0, y0), (x1, y1) in zip(square, square[1:] + square[:1], strict=True):
        z0, z1 = w1 * x0 + w2 * y0 + b, w1 * x1 + w2 * y1 + b
        if z0 > 0:
            kept.append((x0, y0))
        if (z0 > 0) != (z1 > 0):
            t = z0 / (z0 - z1)
            kept.append((x0 + t * (x1 - x0), y0 + t * (y1 - y0)))
    return np.array(kept) if kept else np.full((1, 2), np.nan)


def gap_between(ends_a, ends_b):
    """Distance between two segments in the plane, each (2, 2) -> (gap, nearest on a, on b).

    0 when they cross.  Otherwise one end is always involved, so four cases are enough.
    """
    if _cross(ends_a, ends_b):
        return 0.0, ends_a[0], ends_a[0]
    pairs = []
    for end in ends_a:
        pairs.append((end, _nearest_on(ends_b, end)))
    for end in ends_b:
        pairs.append((_nearest_on(ends_a, end), end))
    gaps = [np.hypot(*(p - q)) for p, q in pairs]
    best = int(np.argmin(gaps))
    return float(gaps[best]), *pairs[best]


def _nearest_on(segment, point):
    a, along = segment[0], segment[1] - segment[0]
    length2 = along @ along
    t = np.clip((point - a) @ along / length2, 0, 1) if length2 else 0.0
    return a + t * along


def _cross(s, t):
    def side(a, b, p):
        return np.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]))

    return side(*s, t[0]) * side(*s, t[1]) < 0 and side(*t, s[0]) * side(*t, s[1]) < 0
