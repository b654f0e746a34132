"""For exercises with an option: readers write the rest first, and slip there too."""

from functools import wraps


def also_without(exercise, position, off):
    """Know each mistake so far once more, made with the argument at ``position`` still unused."""
    for known in list(exercise.known):
        exercise.mistake(_without(known.function, position, off), key=known.key)


def _without(function, position, off):
    """``function``, but the argument at ``position`` is always ``off``."""

    @wraps(function)
    def unused(*case):
        return function(*case[:position], off, *case[position + 1 :])

    return unused
