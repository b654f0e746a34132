"""Run a learner's function for a limited time, so that an endless loop is a message, not a hang."""

import _thread
import threading


class TooSlow(Exception):
    """The function was still running when its time was up."""


def limited(function, seconds):
    """Call ``function()`` and return its value, or raise TooSlow after ``seconds``.

    Not signal.alarm (absent on Windows), and not a thread that is waited for: a thread cannot be
    stopped, and the endless loop would go on eating the processor.  A timer interrupts the main
    thread instead, as Ctrl-C would; elsewhere than in the main thread there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        return function()
    lock, state = threading.Lock(), {"finished": False, "late": False}

    def interrupt():
        with lock:
            if not state["finished"]:
                state["late"] = True
                _thread.interrupt_main()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        return function()
    except KeyboardInterrupt:
        if state["late"]:
            raise TooSlow from None
        raise
    finally:
        with lock:
            state["finished"] = True
        timer.cancel()
