"""Exercises that answer back: not started, right, or not yet, with the misconception named.

    @exercise(WORDS["neuron"], cases=[...])
    def neuron(x, w, b):                      # the solution; its signature makes the stub
        return ...

    @neuron.mistake                           # what beginners write; its name keys its message
    def forgot_bias(x, w, b):
        return ...

A learner's function is called on every case, from the smallest to the largest.  The first case
on which it differs from the solution is shown; if it answers like one of the known mistakes on
every case, that mistake is named.  ``check`` never raises into the notebook.
"""

import copy
import inspect
import io
import textwrap
import warnings
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field

from .. import progress
from . import answers, reading
from .answers import Trouble
from .cards import Card
from .guard import TooSlow, limited

TEXT = {
    "not_started": "Replace the dots with your own code, run the cell, then check again.",
    "not_callable": "This should be a function, but it is {what}. Run the cell that defines it, "
    "and pass its name without brackets.",
    "slow": "It was still running after {seconds:g} seconds. Does a loop never end?",
    "mutated": "It changed its input: {name} was different after the call. Work on a copy; note "
    "that {name} += ... changes the very array that came in, {name} = {name} + ... does not.",
    "uncalled": "One of your lines ends in .{name}: without round brackets it calls nothing, and "
    "nothing happens.",
    "borrowed": "Your function reads {name}, which another cell has made. Is that what you want? "
    "A function should work from what comes in through its brackets.",
    "case": "Smallest example that shows it: {call}",
    "gave": "your answer: {got}",
    "wanted": "right answer: {want}",
    "right": "Tried on {n} examples, all right.",
    "hint": "Hint {i} of {n}: {text}",
    "last_hint": "That was the last hint; .solution() shows one way to do it.",
    "untested": "The check itself stumbled over this answer ({error}); it does not count as right.",
}  # what can be wrong with a value, or raised, stands in answers.py
SECONDS = 10.0  # an answer may begin by importing torch: 2 to 5 s, more on a busy machine


@dataclass(frozen=True)
class Words:
    """All that a learner reads of one exercise.  ``mistakes``: function name -> message."""

    task: str
    right: str
    hints: tuple
    mistakes: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """A known wrong answer: the key of its message, and how near an answer must come to it."""

    key: str
    function: object
    tolerance: float


def exercise(words, cases, tolerance=1e-9, use=None, run=None):
    """Decorator: make an Exercise of the solution function under it.

    ``cases``: argument tuples, smallest first.  ``use(answer, *case)`` says what to compare when
    the learner's answer is a value rather than a function (three weights of a gate, say); the
    decorated function, without arguments, then returns the right value.  ``run(answer, *case)``
    does the same for a function that cannot be called on the case itself: it makes a model of it,
    say, calls the function, and returns what to compare.  Both may raise answers.Unfit.
    """

    def make(solution):
        return Exercise(solution, words, [tuple(c) for c in cases], tolerance, use, run)

    return make


class Exercise:
    """One exercise: ``check(answer)``, ``hint()``, ``solution()``, ``yours(answer)``, and what
    tests need: ``stub``, ``solution_source``, ``mistakes``."""

    def __init__(self, solution, words, cases, tolerance, use=None, run=None):
        self.name, self.words, self.cases = solution.__name__, words, cases
        self.right_answer, self.tolerance = solution, tolerance
        self.use, self.harness = use, use or run
        self.known = []  # every known wrong answer; several may share a message
        self.kept = {}  # known wrong answer -> what it gave, case by case
        self.hints_given = 0

    # --- what a learner calls -----------------------------------------------------------------

    def check(self, answer=...) -> Card:
        """Judge an answer; prints nothing, raises nothing, returns a card."""
        card = self._card(answer)
        if card.state == "right":
            progress.record("exercise", self.key)
        return card

    def yours(self, answer=...):
        """The learner's own answer if it is right, else the course's: later cells go on with it.

        Says nothing and records nothing.  A right answer whose lists stand where the course has
        arrays would break those cells, so the course's own is used there too.
        """
        own = self.right_answer if self.use is None else self.right_answer()
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            if self._card(answer).state != "right":
                return own
            got, want = self._call(answer, self.cases[0]), self._right(self.cases[0])
            return answer if answers.handy(got, want) else own

    def hint(self) -> Card:
        """The next hint; the last one again when there are no more."""
        hints = self.words.hints
        self.hints_given = min(self.hints_given + 1, len(hints))
        text = TEXT["hint"].format(
            i=self.hints_given, n=len(hints), text=hints[self.hints_given - 1]
        )
        last = [TEXT["last_hint"]] if self.hints_given == len(hints) else []
        return Card("hint", self.name, [text, *last])

    def solution(self) -> Card:
        """One way to do it, as code."""
        return Card("solution", self.name, [self.words.task], code=self.solution_source)

    # --- what the catalogue and the tests use -------------------------------------------------

    def mistake(self, function=None, *, key=None, within=None):
        """Decorator: register a known wrong answer; its message is words.mistakes[its name].

        ``key``: the name of another mistake whose message it shares.  ``within``: a tolerance
        wider than the exercise's own, for what depends on a number that the learner picks.
        """
        if function is None:
            return lambda later: self.mistake(later, key=key, within=within)
        key = key or function.__name__
        if key not in self.words.mistakes:
            raise KeyError(f"{self.name}: no message for the mistake {key!r}")
        self.known.append(Known(key, function, within or self.tolerance))
        return function

    @property
    def mistakes(self) -> dict:
        """Key of a message -> the first wrong answer that it is for."""
        first = {}
        for known in self.known:
            first.setdefault(known.key, known.function)
        return first

    @property
    def key(self) -> str:
        """Such as "lesson_01.neuron", as progress.py records it."""
        lesson = self.right_answer.__module__.rsplit(".", 1)[-1][: len("lesson_01")]
        return f"{lesson}.{self.name}"

    @property
    def solution_source(self) -> str:
        return self.source_of(self.right_answer)

    def source_of(self, function) -> str:
        """A solution or a mistake, as the learner would have typed it."""
        lines = textwrap.dedent(inspect.getsource(function)).splitlines()
        start = next(i for i, line in enumerate(lines) if line.startswith("def "))
        body = "\n".join(lines[start:]).replace(f"def {function.__name__}(", f"def {self.name}(", 1)
        # This package imports torch inside functions only; a notebook has done so at its top.
        body = body.replace("    import torch\n\n", "", 1)
        if self.use is None:
            return body
        value = textwrap.dedent(body[body.index(":") + 1 :]).strip()
        return value.replace("return ", f"{self.name} = ", 1)

    @property
    def stub(self) -> str:
        """What stands in the notebook before the learner begins."""
        if self.use is not None:
            return f"{self.name} = ..."
        return self.solution_source.splitlines()[0] + "\n    ..."

    # --- judging ------------------------------------------------------------------------------

    def _card(self, answer):
        try:
            return self._judge(answer)
        except Exception as error:  # a check must never be the thing that breaks a lesson
            return self._not_yet(TEXT["untested"].format(error=answers.error_line(error)))

    def _judge(self, answer):
        if answers.not_started(answer):
            return Card("not started", self.name, [self.words.task, TEXT["not_started"]])
        if self.use is None and not callable(answer):
            return self._not_yet(TEXT["not_callable"].format(what=answers.describe(answer)))
        got = list(self._each_case(answer))
        wanted = [self._right(case) for case in self.cases]
        for case, value, want in zip(self.cases, got, wanted, strict=True):
            if isinstance(value, Trouble) or not answers.same(value, want, self.tolerance):
                return self._explain(answer, got, case, value, want)
        return Card("right", self.name, [TEXT["right"].format(n=len(got)), self.words.right])

    def _each_case(self, answer):
        """What the answer gives, case by case; after one that never ends, no other is tried."""
        got = None
        for case in self.cases:
            stuck = isinstance(got, Trouble) and got.kind == "slow"
            got = got if stuck else self._call(answer, case)
            yield got

    def _call(self, answer, case):
        """The answer's value on a copy of one case, or the Trouble it made."""
        given = copy.deepcopy(case)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what overflows is explained by the card
                value = limited(lambda: self._apply(answer, given), SECONDS)
        except TooSlow:
            return Trouble(TEXT["slow"].format(seconds=SECONDS), "slow")
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # sys.exit() in an answer must not end the lesson either
            return answers.trouble(error)
        for name, before, after in zip(self._names(), case, given, strict=False):
            # Not exactly: w + h - h may differ from w in the last digit, and that is no crime.
            if not answers.same(before, after, 1e-9):
                return Trouble(TEXT["mutated"].format(name=name), "mutated")
        return value

    def _apply(self, answer, case):
        return answer(*case) if self.harness is None else self.harness(answer, *case)

    def _right(self, case):
        answer = self.right_answer if self.use is None else self.right_answer()
        return self._apply(answer, copy.deepcopy(case))

    def _names(self):
        names = list(inspect.signature(self.harness or self.right_answer).parameters)
        return names if self.harness is None else names[1:]

    def _explain(self, answer, got, case, value, want):
        """The card for a wrong answer: a known mistake if it is one, else what is plain to see."""
        mistake = self._named_mistake(got)
        seen = [TEXT["uncalled"].format(name=name) for name in reading.uncalled(answer)]
        seen += [TEXT["borrowed"].format(name=name) for name in reading.borrowed(answer)]
        if isinstance(value, Trouble):
            lines = [value.message] if mistake is None else [mistake, value.message]
            return self._not_yet(lines[0], case, more=[*lines[1:], *seen])
        reason = mistake or answers.reason(value, want, self.tolerance)
        theirs, ours = answers.show_apart(value, want)
        shown = [TEXT["gave"].format(got=theirs), TEXT["wanted"].format(want=ours)]
        return self._not_yet(reason, case, more=[*shown, *seen])

    def _named_mistake(self, got):
        """The message of the known mistake that does the same on every case, if there is one."""
        for known in sorted(self.known, key=lambda known: known.tolerance):
            # Lazily: most known mistakes differ on the first case, and the others need not run.
            pairs = zip(got, self._gave(known), strict=True)
            if all(_alike(a, b, known.tolerance) for a, b in pairs):
                return self.words.mistakes[known.key]
        return None

    def _gave(self, known):
        """What a known wrong answer gives, case by case; every attempt is compared with it."""
        kept = self.kept.setdefault(known, [])
        wrong = known.function if self.use is None else known.function()
        for i, case in enumerate(self.cases):
            if i == len(kept):
                kept.append(self._call(wrong, case))
            yield kept[i]

    def _not_yet(self, reason, case=None, more=()):
        lines = [reason]
        if case is not None:
            pairs = zip(self._names(), case, strict=False)
            call = ", ".join(f"{name} = {answers.show(v)}" for name, v in pairs)
            lines.append(TEXT["case"].format(call=call))
        return Card("not yet", self.name, [*lines, *more])


def _alike(a, b, tolerance):
    if isinstance(a, Trouble) or isinstance(b, Trouble):
        return isinstance(a, Trouble) and isinstance(b, Trouble) and a.kind == b.kind
    return answers.same(a, b, tolerance)
