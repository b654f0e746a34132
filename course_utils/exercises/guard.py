"""Run a learner's function for a limited time, so that an endless loop is a message, not a hang."""

import ctypes
import threading
from contextlib import suppress

AGAIN = 0.2  # seconds until the next try, for loops whose "except:" swallows the first


class TooSlow(BaseException):
    """The function was still running when its time was up.

    Not an Exception: ``except Exception`` in a learner's loop must not catch it.
    """


def limited(function, seconds):
    """Call ``function()`` and return its value, or raise TooSlow after ``seconds``.

    Not signal.alarm (absent on Windows), not a thread that is waited for (it cannot be stopped, and
    the endless loop would go on eating the processor), and not _thread.interrupt_main: where
    Ctrl-C is ignored, as in a program started in the background, that does nothing.  A second
    thread raises TooSlow in this one, between two steps of Python; a single long call of NumPy or
    torch is waited for.
    """
    here, lock, done = threading.get_ident(), threading.Lock(), threading.Event()

    def interrupt():
        pause = seconds
        while not done.wait(pause):
            with lock:
                if not done.is_set():
                    _raise_in(here, TooSlow)
            pause = AGAIN

    threading.Thread(target=interrupt, daemon=True).start()
    try:
        return function()
    finally:
        while not done.is_set():
            with suppress(TooSlow), lock:
                done.set()
        _raise_in(here, None)  # one that was on its way must not arrive later


def _raise_in(thread, error):
    target = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), target)
