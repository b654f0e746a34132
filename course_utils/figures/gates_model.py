"""A grid of gates over ten steps that a hand opens and closes: what figures 22 and 23 share."""

from .gates_board import gate_at
from .gates_math import STEPS
from .spec import Model

CLICKS = (0.0, 0.5, 1.0)


def clicked(value):
    """A click opens a gate one notch further; after open comes closed."""
    return next((notch for notch in CLICKS if notch > value), CLICKS[0])


class Gates(Model):
    """``grid``: name of a gate -> its ten values.  You write ``_run``, called after each change.

    ``self.step`` is the chosen step; each gate's value there is the attribute of its name.
    """

    names = ()

    def __init__(self, start, step):
        self.step, self.grid = step, {name: [start[name]] * STEPS for name in self.names}
        self._run()
        self._show_step()

    def change(self, name, value):
        if name in self.grid:
            self.grid[name][self.step - 1] = value
        elif name == "gates":
            self._set_rows(value)
        else:
            super().change(name, int(value) if name == "step" else value)
        self._run()
        self._show_step()

    def _set_rows(self, rows):
        """``rows``: name -> ten values, or one for all ten steps."""
        for name, row in rows.items():
            self.grid[name] = list(row) if isinstance(row, (list, tuple)) else [row] * STEPS

    def _show_step(self):
        for name in self.names:
            setattr(self, name, self.grid[name][self.step - 1])

    def _run(self):
        raise NotImplementedError

    def click(self, x, y):
        """A gate: one notch.  The name of a row: the whole row.  Elsewhere: choose that step."""
        row, step = gate_at(x, y, len(self.names))
        name = None if row is None else self.names[row]
        if step is not None:
            self.change("step", step)
        if name is None or not self.by_hand:
            return
        value = clicked(self.grid[name][self.step - 1])
        self.change("gates" if step is None else name, {name: value} if step is None else value)

    by_hand = True

    def more(self):
        fresh = type(self)()
        return {"gates": self.grid} if self.grid != fresh.grid else {}
