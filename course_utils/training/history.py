"""What a training run leaves behind: a row of plain numbers for each epoch."""

from dataclasses import dataclass, field


@dataclass
class History:
    """``rows``: a dict an epoch, such as {"epoch": 1, "lr": 0.1, "train_loss": 2.1, "seconds": 0.2,
    "val_loss": ...}.  train_* are means over the batches while the weights were moving (and with
    dropout on); val_* are measured after the epoch, on the weights at its end.

    history["val_loss"] is a column.  ``steps``: the loss of every batch.  ``why``: the sentence
    that says why it ended.  ``best_epoch`` and ``best_weights`` (a state_dict on the CPU): the
    epoch with the lowest val_loss, counted from 1; None without validation data.
    """

    epochs: int = 0  # as many were asked for
    rows: list = field(default_factory=list)
    steps: list = field(default_factory=list)
    why: str = ""
    best_epoch: int | None = None
    best_weights: dict | None = None

    def __getitem__(self, key) -> list:
        """One column, an entry for each finished epoch; KeyError names the columns there are."""
        if self.rows and key not in self.rows[0]:
            raise KeyError(f"no column {key!r}; there are {', '.join(self.rows[0])}")
        return [row[key] for row in self.rows]

    def __len__(self):
        """How many epochs were finished."""
        return len(self.rows)

    @property
    def last(self) -> dict:
        return self.rows[-1] if self.rows else {}

    @property
    def score(self) -> str | None:
        """The name of the first validation metric, such as "val_accuracy"; None without one."""
        return next((key for key in self.last if key[:4] == "val_" and key != "val_loss"), None)

    @property
    def best(self) -> dict:
        """The row of the best epoch; without validation data, of the last."""
        return self.rows[self.best_epoch - 1] if self.best_epoch else self.last

    def add(self, row, model) -> None:
        """One more epoch; its weights are copied if no epoch had a lower val_loss."""
        self.rows.append(row)
        value = row.get("val_loss")
        if value is not None and (self.best_epoch is None or value < self.best["val_loss"]):
            self.best_epoch = len(self.rows)
            self.best_weights = copied(model)

    @property
    def epochs_without_progress(self) -> int:
        return len(self.rows) - self.best_epoch if self.best_epoch else 0

    def plain(self) -> dict:
        """Everything but the weights, as JSON can hold it."""
        return {"rows": self.rows, "steps": self.steps, "why": self.why,
                "best_epoch": self.best_epoch}

    def __repr__(self):
        head = f"{len(self)} of {self.epochs} epochs. {self.why}".rstrip()
        shown = [f"{key} {value:.4g}" for key, value in self.last.items()
                 if isinstance(value, float) and key not in ("seconds", "lr")]
        return "\n".join(filter(None, [head, ", ".join(shown)]))


def copied(model) -> dict:
    """The model's state_dict on the CPU.  Cloned: state_dict() alone gives the very tensors that
    the next step changes, and the best weights would silently become the last."""
    return {key: value.detach().cpu().clone() for key, value in model.state_dict().items()}
