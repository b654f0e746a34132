"""Known mistakes written as what is different in the solution: {right code: wrong code}.

Use it where a mistake is a small change of the solution: written out, such mistakes would be
hundreds of functions that look alike.  Where a learner goes another way altogether, write the
wrong function out, under ``@name.mistake`` (checker.py).

    know(neuron, {"forgot_bias": [{" + b": ""}], "no_weights": [{"w @ x": "x.sum()"}]})
"""

import inspect
import linecache


def know(exercise, mistakes, **options):
    """``mistakes``: key of a message -> the ways to make it, each one {right code: wrong code}.

    ``options`` as of ``exercise.mistake``, such as ``within``.
    """
    for key, ways in mistakes.items():
        for changes in ways:
            exercise.mistake(changed(exercise.right_answer, changes), key=key, **options)


def with_each(mistakes, *more):
    """The same mistakes, and each of them once more with each of ``more`` made too."""
    return {
        key: [way | other for way in ways for other in ({}, *more)]
        for key, ways in mistakes.items()
    }


def changed(solution, changes):
    """The solution with other code in some places.  It has a source, as if it had been typed."""
    lines = inspect.getsource(solution).splitlines(keepends=True)
    source = "".join(lines[next(i for i, line in enumerate(lines) if line.startswith("def ")) :])
    for right, wrong in changes.items():
        if right not in source:
            raise ValueError(f"{solution.__name__} holds no {right!r}")
        source = source.replace(right, wrong)
    name = f"<{solution.__name__} with {changes}>"
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    names = dict(solution.__globals__)
    exec(compile(source, name, "exec"), names)
    return names[solution.__name__]
