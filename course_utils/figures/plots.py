"""Static pictures for lessons: one call, a picture with words behind it.

Each function returns a Drawing, which shows as a PNG; its text is what a reader gets who cannot
see it, and where pictures are switched off.
"""

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from . import style
from .stage import DPI, encode_png, pack_png

FIRST, LATER = "#c9d1d9", (*style.CLASS_COLOUR, style.THIRD)
DASHES = ("-", "--", "-", "-.")


class Drawing:
    """A finished figure and its description; never pyplot, so nothing stays open."""

    def __init__(self, figure, description):
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        self.png = pack_png(encode_png(np.asarray(canvas.buffer_rgba())))
        self.description = description

    def _repr_png_(self):
        return self.png

    def __repr__(self):
        return self.description


def _figure(width, height, rows=1, columns=1):
    figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, layout="constrained")
    return figure, figure.subplots(rows, columns, squeeze=False)


def digits(pictures, captions, right=None, columns=10):
    """Pictures of digits in rows, a caption under each.

    ``pictures``: (n, 784) or (n, 28, 28), 0 to 1.  ``right``: (n,) bool; wrong ones get ✗.
    """
    n = len(pictures)
    rows = -(-n // columns)
    with matplotlib.rc_context(style.RC):
        figure, axes = _figure(88 * columns, 124 * rows, rows, columns)
        for i, box in enumerate(axes.ravel()):
            box.axis("off")
            if i >= n:
                continue
            box.imshow(np.reshape(pictures[i], (28, 28)), cmap="gray_r", vmin=0, vmax=1)
            mark, colour = "", style.INK
            if right is not None:
                mark, colour = ("✓ ", style.GOOD) if right[i] else ("✗ ", "#b42318")
            box.set_title(f"{mark}{captions[i]}", color=colour, loc="center", fontsize=13)
        words = ", ".join(str(caption) for caption in captions)
        return Drawing(figure, f"{n} pictures of handwritten digits, captioned: {words}")


def pictures(arrays, captions, columns=3, width=250):
    """Pictures in rows, a caption above each.

    ``arrays``: (H, W) greys, scaled each from its lowest to its highest value, or (H, W, 3)
    colours from 0 to 1.  ``width``: pixels for one picture.
    """
    rows = -(-len(arrays) // columns)
    tall = max(np.shape(a)[0] / np.shape(a)[1] for a in arrays)
    with matplotlib.rc_context(style.RC):
        figure, axes = _figure(width * columns, (width * tall + 36) * rows, rows, columns)
        for box in axes.ravel():
            box.axis("off")
        for box, array, caption in zip(axes.ravel(), arrays, captions, strict=False):
            box.imshow(np.clip(array, 0, 1) if np.ndim(array) == 3 else array, cmap="gray")
            box.set_title(caption, fontsize=12)
        words = ", ".join(str(caption) for caption in captions)
        return Drawing(figure, f"{len(arrays)} pictures: {words}")


def curves(panels, xlabel="x"):
    """Line charts side by side.  ``panels``: {title: {name: (x, y)}}; the first line of a panel
    is drawn as the truth, grey and broad; the others in the course's line colours."""
    with matplotlib.rc_context(style.RC):
        figure, axes = _figure(430 * len(panels), 320, 1, len(panels))
        for box, (title, lines) in zip(axes[0], panels.items(), strict=True):
            for k, (name, (x, y)) in enumerate(lines.items()):
                look = {"color": FIRST, "lw": 7} if k == 0 else {"color": LATER[k - 1], "lw": 2.5}
                box.plot(x, y, DASHES[k], label=name, **look)
            box.set(title=title)
            box.set_xlabel(xlabel, labelpad=0)
            box.grid(True)
            box.legend(frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.2))
        said = "; ".join(f"{title}: {', '.join(lines)}" for title, lines in panels.items())
        return Drawing(figure, f"Line charts. {said}")


def heat(matrix, rows, columns, title=""):
    """A matrix as a map of blues, dark for large, with a name for each row and column.

    ``matrix``: (n, m); negative numbers are drawn as 0.  ``rows``: n names, ``columns``: m names.
    """
    matrix = np.asarray(matrix, dtype=float)
    n, m = matrix.shape
    with matplotlib.rc_context(style.RC):
        figure, axes = _figure(26 * m + 110, 26 * n + (90 if title else 60))
        box = axes[0, 0]
        box.imshow(matrix, cmap="Blues", vmin=0, vmax=max(matrix.max(), 1e-9))
        box.set_xticks(range(m), columns, rotation=90 if max(map(len, columns)) > 2 else 0)
        box.set_yticks(range(n), rows)
        box.tick_params(top=True, labeltop=True, bottom=False, labelbottom=False, length=0)
        box.set_title(title)
        if n == m and np.allclose(matrix, matrix.T):  # itself is always the most alike
            matrix = np.where(np.eye(n, dtype=bool), -np.inf, matrix)
        strongest = ", ".join(f"{rows[i]}: {columns[j]}" for i, j in enumerate(matrix.argmax(1)))
        return Drawing(figure, f"{title}. The largest of each row: {strongest}".lstrip(". "))


def clouds(panels, half=3.0, columns=3):
    """Points in squares, in rows.  ``panels``: {title: (real, fake)}, each (n, 2); the squares
    reach from -half to half; blue discs are real, orange triangles are fake."""
    with matplotlib.rc_context(style.RC):
        rows = -(-len(panels) // columns)
        figure, axes = _figure(260 * columns, 295 * rows, rows, columns)
        for box, (title, sets) in zip(axes.ravel(), panels.items(), strict=False):
            for k, (points, size) in enumerate(zip(sets, (10, 14), strict=True)):
                box.scatter(*np.asarray(points).T, s=size, marker="o^"[k], alpha=0.6,
                            color=style.CLASS_COLOUR[k], linewidths=0)  # fmt: skip
            box.set(title=title, xlim=(-half, half), ylim=(-half, half), aspect="equal")
            box.set_xticks([])
            box.set_yticks([])
        return Drawing(figure, "Clouds of real and fake points: " + "; ".join(panels))
