"""The charts of the patients, side by side, drawn while they train."""

import base64
import math

import ipywidgets as widgets
from IPython.display import display, update_display

from ..figures import style
from ..figures.lettering import Lettering
from ..figures.picture import Picture
from ..figures.stage import Painter, pack_png
from ..training.curves import nice_top
from .runs import EPOCHS, FAULTS, PATIENTS, epochs_of

WORDS = {
    "loss": "loss",
    "accuracy": "share right",
    "explained": "explained",
    "train": "● training",
    "val": "▲ validation",
    "epochs": "epochs",
    "patient": "Patient {name}",
    "task": {"accuracy": "digits", "explained": "diabetes"},
    "before": "{name} as it came",
    "after": "{name}, treated",
    "alt": "Curves of loss and score over the epochs; described in the text below them",
    "row": "{title}: {metric} {score:.0%} after {epochs} epochs, {best:.0%} at best; loss {loss}.",
    "same": "Treated against “{fault}”: every number is as before. {name} does not have this "
    "fault.",
    "cured": "Treated against “{fault}”: validation {metric} {before:.0%} before, {after:.0%} "
    "now. That was the fault.",
    "no_patient": "There is no patient {name!r}; there are A to F.",
    "no_fault": "There is no fault {fault!r}; there are: {all}.",
}
COLUMNS = 3
BLOCK = 282  # pixels of height for one patient
LEGEND = 34


class WardPainter(Painter):
    """Two panels for each patient, loss above score, in artists that are made once."""

    def __init__(self, charts):
        """``charts``: title -> History, filled while they are painted."""
        self.columns = min(COLUMNS, len(charts))
        self.rows = -(-len(charts) // self.columns)
        wide = 290 if self.columns == COLUMNS else 380
        self.size = (wide * self.columns, BLOCK * self.rows + LEGEND)
        super().__init__(charts)

    def build(self, figure, charts):
        self.panels = [self._block(figure, i, title) for i, title in enumerate(charts)]
        first = self.panels[0][0][0]
        for x, key, colour in zip((0.0, 0.42), ("train", "val"), style.CLASS_COLOUR, strict=True):
            self.actor(Lettering(first, x, 1.42, WORDS[key], 10.5, colour, data=False))

    def _block(self, figure, i, title):
        """Loss and score of one patient: ((axes, lines), (axes, lines))."""
        width, height = self.size
        wide = width / self.columns
        left = (i % self.columns * wide + 44) / width
        top = height - LEGEND - BLOCK * (i // self.columns)
        pair = [figure.add_axes((left, (top - low) / height, (wide - 58) / width, 98 / height))
                for low in (122, 250)]
        self.actor(Lettering(pair[0], 0, 1.14, title, 12, bold=True, data=False))
        pair[0].tick_params(labelbottom=False)
        return [(axes, self._lines(axes), self._label(axes)) for axes in pair]

    def _lines(self, axes):
        looks = ({}, {"linestyle": "--", "marker": "^", "ms": 6, "markevery": 4})
        axes.set(xlim=(0, EPOCHS), xticks=range(0, EPOCHS + 1, 5))
        axes.grid(True)
        return [self.actor(axes.plot([], [], color=colour, lw=2.2, zorder=3 + i, **look)[0])
                for i, (colour, look) in enumerate(zip(style.CLASS_COLOUR, looks, strict=True))]

    def _label(self, axes):
        return self.actor(Lettering(axes, 1, 1.12, "", 10.5, style.SOFT, ha="right", data=False))

    def scenery(self, charts):
        """The upper end of each loss and the lower of each score, in round steps."""
        return tuple(self._ends(history) for history in charts.values())

    def _ends(self, history):
        if not history.rows:
            return 3.0, 0.0
        losses = [row[key] for row in history.rows for key in ("train_loss", "val_loss")]
        finite = [value for value in losses if math.isfinite(value)]
        lowest = min(history[f"val_{metric_of(history)}"])
        return nice_top(max([*finite, 0.01])), min(0.0, math.floor(2 * lowest) / 2)

    def dress(self, charts):
        for (upper, lower), history in zip(self.panels, charts.values(), strict=True):
            top, low = self._ends(history)
            upper[0].set_ylim(0, top)
            lower[0].set_ylim(max(low, -1.0), 1.02)

    def move(self, charts):
        for panels, history in zip(self.panels, charts.values(), strict=True):
            for (_, lines, label), name in zip(panels, ("loss", metric_of(history)), strict=True):
                label.set(text=WORDS.get(name, ""))
                for line, part in zip(lines, ("train", "val"), strict=True):
                    values = history[f"{part}_{name}"] if history.rows else []
                    line.set_data(range(1, len(values) + 1), values)


def metric_of(history):
    """"accuracy" or "explained"; None before the first epoch."""
    return history.score and history.score[len("val_"):]


class ChartBox(widgets.VBox):
    """The picture, with a PNG beside the widget for where no kernel runs."""

    def __init__(self, charts):
        self.charts, self.painter = charts, WardPainter(charts)
        width, height = self.painter.size
        self.picture = Picture(alt=WORDS["alt"], width=width, height=height)
        super().__init__([self.picture])
        self.add_class("cu-run-box")
        self.paint()

    def paint(self):
        with self.picture.hold_sync():
            self.picture.frame = self.painter.paint(self.charts)

    def _repr_mimebundle_(self, **kwargs):
        data = super()._repr_mimebundle_(**kwargs)
        data["image/png"] = base64.b64encode(pack_png(self.picture.frame)).decode()
        data["text/plain"] = describe(self.charts)
        return data


def describe(charts) -> str:
    return " ".join(_row(title, history) for title, history in charts.items() if history.rows)


def _row(title, history):
    metric = metric_of(history)
    values = history[f"val_{metric}"]
    return WORDS["row"].format(title=title, metric=WORDS[metric], epochs=len(history),
                               score=values[-1], best=max(values),
                               loss=f"{history.last['val_loss']:.3g}")


def watch(runs) -> dict:
    """Train what is in ``runs`` (title -> (patient, faults)) and draw it; title -> History."""
    from ..training.history import History

    charts = {title: History(EPOCHS) for title in runs}
    box = ChartBox(charts)
    handle = display(box, display_id=True)
    for title, (patient, faults) in runs.items():
        for history in epochs_of(patient, faults):
            charts[title].rows = list(history.rows)
            box.paint()
    box.picture.caption = describe(charts)
    update_display(box, display_id=handle.display_id)
    return charts


def ward() -> dict:
    """Train all six patients and show their curves while they grow.  -> "A" ... "F": History."""
    charts = watch({WORDS["patient"].format(name=name): (name, {fault})
                    for name, fault in PATIENTS.items()})
    return dict(zip(PATIENTS, charts.values(), strict=True))


def treat(name, fault):
    """Train patient ``name`` twice, as it came and with ``fault`` taken out, and compare.

    Prints what the comparison says; ValueError for a patient or a fault that does not exist.
    """
    if name not in PATIENTS:
        raise ValueError(WORDS["no_patient"].format(name=name))
    if fault not in FAULTS:
        raise ValueError(WORDS["no_fault"].format(fault=fault, all=", ".join(FAULTS)))
    ill = {PATIENTS[name]}
    charts = watch({WORDS["before"].format(name=name): (name, ill),
                    WORDS["after"].format(name=name): (name, ill - {fault})})
    before, after = charts.values()
    print(verdict(name, fault, before, after))


def verdict(name, fault, before, after) -> str:
    if before.rows == after.rows:
        return WORDS["same"].format(name=name, fault=fault)
    metric = metric_of(after)
    scores = {"before": before.last[f"val_{metric}"], "after": after.last[f"val_{metric}"]}
    return WORDS["cured"].format(fault=fault, metric=WORDS[metric], **scores)
