"""Stop means: finish this step, then stop.  Twice means at once."""

import signal
import threading


class StopRequest:
    """While this is entered, the first interrupt only sets ``asked``; the second one is raised.

        with StopRequest() as stop:
            ... if stop.asked: break

    An interrupt may come in the middle of a step, when half of the weights have moved and a
    momentum has not; the model would then be in no state that any formula describes.
    """

    def __init__(self):
        self.asked = False

    def ask(self, *_):
        """What the first interrupt does, and the Stop button where it reaches the kernel."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True

    def __enter__(self):
        # Python hears signals in the main thread alone; elsewhere nobody can interrupt anyway.
        self._listens = threading.current_thread() is threading.main_thread()
        if self._listens:
            self._before = signal.signal(signal.SIGINT, self.ask)
        return self

    def __exit__(self, *_):
        if self._listens:
            signal.signal(signal.SIGINT, self._before)
