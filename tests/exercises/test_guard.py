"""Endless loops are stopped, whatever the learner's code and the system around it ignore."""

import signal
import threading
import time
from contextlib import suppress

import pytest

from course_utils.exercises.guard import TooSlow, limited


def forever():
    while True:
        pass


def stubborn():
    """Catches whatever comes, a few times."""
    for _ in range(3):
        try:  # noqa: SIM105 - as beginners write it
            forever()
        except:  # noqa: E722
            pass
    forever()


@pytest.mark.parametrize("loop", [forever, stubborn])
def test_a_loop_is_stopped(loop):
    start = time.monotonic()
    with pytest.raises(TooSlow):
        limited(loop, 0.1)
    assert time.monotonic() - start < 5


def test_it_is_stopped_where_ctrl_c_is_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(TooSlow):
            limited(forever, 0.1)
    finally:
        signal.signal(signal.SIGINT, before)


def test_it_is_stopped_in_a_thread_too():
    seen = []

    def run():
        try:
            limited(forever, 0.1)
        except TooSlow:
            seen.append("stopped")

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(10)
    assert seen == ["stopped"]


def test_what_is_quick_is_given_back_and_nothing_follows():
    assert limited(lambda: 3, 0.1) == 3
    end = time.monotonic() + 0.3
    while time.monotonic() < end:  # an exception on its way would arrive here
        pass


def test_an_error_stays_what_it_is():
    with pytest.raises(ZeroDivisionError):
        limited(lambda: 1 / 0, 1)
    with pytest.raises(KeyboardInterrupt):
        limited(lambda: signal.raise_signal(signal.SIGINT), 1)


def test_just_in_time_or_just_too_late_but_never_later():
    """The time is up at about the moment at which the function ends: one or the other."""
    for _ in range(30):
        end = time.monotonic() + 0.02

        def until():
            while time.monotonic() < end:  # noqa: B023
                pass
            return "done"

        with suppress(TooSlow):
            assert limited(until, 0.02) == "done"
    time.sleep(0.3)
