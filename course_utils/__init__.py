"""The code behind the notebooks of Deep Learning You Can Touch.

To read it, start with the engine, which is the smallest part and the one the lessons
build: engine/ops.py (each operation, its value and its gradient), engine/graph.py (the
order in which they are taken), engine/tensor.py (an array that remembers how it was
made), then engine/functional/, engine/nn/ and engine/optim.py, which are made of nothing
else. data/ comes next. The figures are in figures/: read
figures/live.py, the shell they share, and then any single figure. exercises/checker.py
and progress.py stand alone. setup/ is what `python3 -m course_utils` runs; it knows
nothing of deep learning.

This file imports nothing, and is written so that even Python 2.7 can read it: the message
"your Python is too old" can only be printed by a Python that got this far.
"""

__version__ = "0.1.0"
