"""The words around a picture: prediction, goals, messages and errors, each a widget of its own.

All words of the shell itself stand in WORDS, so that another language can replace them.
"""

from html import escape

WORDS = {
    "predict": "Predict first; your answer unlocks the figure",
    "skip": "Skip the prediction",
    "answer": "Show the answer",
    "predicted": "You predicted: <b>{choice}</b>. Now use the figure to find out.",
    "skipped": "Prediction skipped. Explore freely.",
    "right": "✓ Your prediction was right: <b>{choice}</b>.",
    "wrong": "✗ You predicted: <b>{choice}</b>. The answer: <b>{truth}</b>.",
    "truth": "Answer: <b>{truth}</b>.",
    "goal": "Goal",
    "bonus": "Bonus goal",
    "met": "✓ Goal reached.",
    "meter": "progress towards the goal",
    "hint": "Hint",
    "reset": "Reset",
    "copy": "Copy state",
    "copied": "This call shows the figure in its current state: <code>{call}</code>",
    "play": "▶ Play",
    "pause": "❚❚ Pause",
    "more": "More controls ▾",
    "less": "Fewer controls ▴",
    "error": "This figure stopped with <code>{error}</code>. Press Reset to start it again; the "
    "full report is in <code>{where}.errors</code>.",
}


class PredictionPanel:
    """Question, choices, skip; later the answer.  ``commit(index or None)`` is called once."""

    def __init__(self, parts, prediction, commit):
        self.prediction = prediction
        self.choice = None
        self.state = "asked"  # asked -> committed -> answered
        self.words = parts.html()
        self.buttons = [
            parts.button(text, lambda i=i: commit(i)) for i, text in enumerate(prediction.choices)
        ]
        self.skip = parts.button(WORDS["skip"], lambda: commit(None))
        self.answer = parts.button(WORDS["answer"], self.reveal)
        self.row = parts.box([*self.buttons, self.skip], "cu-buttons", row=True)
        self.box = parts.box([self.words, self.row], "cu-predict")
        self.words.value = f"<b>{WORDS['predict']}.</b> {escape(prediction.question)}"

    def commit(self, index):
        if self.state != "asked":
            return
        self.choice, self.state = index, "committed"
        said = self._fill("skipped") if index is None else self._fill("predicted")
        self.words.value = f"{escape(self.prediction.question)}<br>{said}"
        self.row.children = [self.answer]
        self.answer.disabled = index is not None

    def used(self):
        """The figure was used: from now on the answer may be asked for."""
        self.answer.disabled = False

    def reveal(self):
        if self.state == "answered":
            return
        right = self.choice == self.prediction.right
        verdict = "truth" if self.choice is None else "right" if right else "wrong"
        self.state = "answered"
        self.row.children = []
        self.words.value = (
            f"{escape(self.prediction.question)}<br>{self._fill(verdict)} "
            f"{escape(self.prediction.why)}"
        )

    def _fill(self, key):
        choices = self.prediction.choices
        chosen = "" if self.choice is None else choices[self.choice]
        truth = choices[self.prediction.right]
        return WORDS[key].format(choice=escape(chosen), truth=escape(truth))


class NoPrediction:
    """For a figure that asks nothing, such as a graph of the reader's own."""

    state = "answered"

    def __init__(self, parts):
        self.box = parts.html()

    def commit(self, index):
        pass

    used = reveal = lambda self: None


class GoalPanel:
    """One goal, its meter and its hints.  ``met`` stays true until ``restart``."""

    def __init__(self, parts, goal, is_bonus):
        self.goal, self.is_bonus = goal, is_bonus
        self.share, self.said, self.met, self.hints_shown = 0.0, "", False, 0
        self.view = parts.html()

    def update(self, model) -> bool:
        """Read the meter -> True when the goal was reached just now."""
        self.share, self.said = self.goal.meter(model)
        just_now = self.share >= 1 and not self.met
        self.met = self.met or just_now
        self._draw()
        return just_now

    def hint(self):
        self.hints_shown = min(self.hints_shown + 1, len(self.goal.hints))
        self._draw()

    def restart(self):
        self.met, self.hints_shown, self.view.value = False, 0, ""

    def _draw(self):
        name = WORDS["bonus"] if self.is_bonus else WORDS["goal"]
        share = 1.0 if self.met else max(0.0, min(1.0, self.share))
        lines = [
            f"<b>{name}.</b> {escape(self.goal.text)}<br>"
            f'<progress max="1" value="{share:.3f}" aria-label="{WORDS["meter"]}"></progress>'
            f"{escape(self.said)}"
        ]
        if self.met:
            lines.append(f"<b>{WORDS['met']}</b> {escape(self.goal.why)}")
        else:
            shown = self.goal.hints[: self.hints_shown]
            lines += [f"<i>{WORDS['hint']}:</i> {escape(text)}" for text in shown]
        css = "cu-goal cu-met" if self.met else "cu-goal"
        body = "".join(f'<p class="cu-hint">{line}</p>' for line in lines)
        self.view.value = f'<div class="{css}">{body}</div>'


def message(html: str) -> str:
    return f'<div class="cu-message" role="status">{html}</div>'


def error(exception: Exception, where: str) -> str:
    text = escape(f"{type(exception).__name__}: {exception}".splitlines()[0])
    said = WORDS["error"].format(error=text, where=where)
    return f'<div class="cu-error" role="alert">{said}</div>'
