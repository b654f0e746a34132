"""Numbers beside an axis that may change in every frame without a new scenery."""

from . import style
from .lettering import Lettering


class Ticks:
    """Numbers at the left of ``axes`` or below; cheap to change, unlike matplotlib's ticks."""

    def __init__(self, painter, axes, most, along_x=False):
        self.axes, self.along_x = axes, along_x
        ha, va = ("center", "top") if along_x else ("right", "middle")
        self.labels = [
            painter.actor(Lettering(axes, 0, 0, "", 10.5, style.SOFT, ha=ha, va=va, data=False))
            for _ in range(most)
        ]

    def set(self, ticks, texts=None):
        texts = texts or [f"{tick:g}".replace("-", "−") for tick in ticks]
        low, high = self.axes.get_xlim() if self.along_x else self.axes.get_ylim()
        for i, label in enumerate(self.labels):
            label.set_visible(i < len(texts))
            if i < len(texts):
                at = (ticks[i] - low) / (high - low)
                label.set(texts[i], *((at, -0.02) if self.along_x else (-0.02, at)))
