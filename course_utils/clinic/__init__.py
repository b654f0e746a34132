"""The clinic: six training runs, each with one fault, to be told from their curves.

    clinic.ward()                          # trains patients A to F; the curves grow while they do
    clinic.treat("A", "softmax twice")     # trains A once more without that fault, if it has it

Read runs.py first: the faulty training itself; charts.py draws it.
"""

from .charts import treat, ward
from .runs import FAULTS

__all__ = ["FAULTS", "treat", "ward"]
