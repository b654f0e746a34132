"""Exercise of lesson 07: the clinic, six faulty runs and a diagnosis for each."""

import difflib

from . import answers
from .answers import Unfit
from .checker import exercise
from .words_07 import WORDS
from .words_07_clinic import FAULTS, LOOKS, SAID, SIGNS

PATIENTS = "ABCDEF"


def _right_for(diagnosis, patient):
    """True, or Unfit; its words say what speaks against the answer, and never the right fault."""
    if not isinstance(diagnosis, dict):
        raise Unfit(SAID["no_dict"].format(what=answers.describe(diagnosis)), "no dict")
    fault = diagnosis.get(patient, ...)
    problem = _unreadable(diagnosis, patient, fault) or _not_one_each(diagnosis, fault)
    if problem:
        raise Unfit(*problem)
    if fault != RIGHT[patient]:
        words = SAID["against"].format(
            patient=patient, fault=fault, sign=SIGNS[fault], look=LOOKS[patient]
        )
        raise Unfit(words, f"{patient} {fault}")
    return True


def _unreadable(diagnosis, patient, fault):
    """(message, kind) for what is missing or not one of the six faults, or None."""
    if fault is ...:
        key = "small_letters" if patient.lower() in diagnosis else "missing"
        return SAID[key].format(patient=patient), key
    if not isinstance(fault, str):
        return SAID["no_text"].format(patient=patient, what=answers.describe(fault)), "no text"
    if fault in FAULTS:
        return None
    near = difflib.get_close_matches(" ".join(fault.lower().split()), FAULTS, 1)
    if near:
        return SAID["spelling"].format(fault=fault, right=near[0]), "spelling"
    faults = ", ".join(f'"{one}"' for one in FAULTS)
    return SAID["unknown"].format(fault=fault, faults=faults), "unknown"


def _not_one_each(diagnosis, fault):
    """(message, kind) for a fault that stands for several patients, or None."""
    same = [patient for patient in PATIENTS if diagnosis.get(patient) == fault]
    if len(same) == len(PATIENTS):
        return SAID["all"], "all"
    if len(same) > 1:
        return SAID["twice"].format(fault=fault, patients=" and ".join(same)), "twice"
    return None


@exercise(WORDS["diagnosis"], cases=[(patient,) for patient in PATIENTS], use=_right_for)
def diagnosis():
    return {
        "A": "rate too high",
        "B": "labels shuffled",
        "C": "softmax twice",
        "D": "no zero_grad",
        "E": "shape that broadcasts",
        "F": "eval forgotten",
    }


RIGHT = diagnosis.right_answer()


@diagnosis.mistake
def a_d_swapped():
    return {
        "A": "no zero_grad",
        "B": "labels shuffled",
        "C": "softmax twice",
        "D": "rate too high",
        "E": "shape that broadcasts",
        "F": "eval forgotten",
    }


@diagnosis.mistake
def b_c_swapped():
    return {
        "A": "rate too high",
        "B": "softmax twice",
        "C": "labels shuffled",
        "D": "no zero_grad",
        "E": "shape that broadcasts",
        "F": "eval forgotten",
    }


@diagnosis.mistake
def c_f_swapped():
    return {
        "A": "rate too high",
        "B": "labels shuffled",
        "C": "eval forgotten",
        "D": "no zero_grad",
        "E": "shape that broadcasts",
        "F": "softmax twice",
    }


@diagnosis.mistake
def b_e_swapped():
    return {
        "A": "rate too high",
        "B": "shape that broadcasts",
        "C": "softmax twice",
        "D": "no zero_grad",
        "E": "labels shuffled",
        "F": "eval forgotten",
    }


@diagnosis.mistake
def a_b_swapped():
    return {
        "A": "labels shuffled",
        "B": "rate too high",
        "C": "softmax twice",
        "D": "no zero_grad",
        "E": "shape that broadcasts",
        "F": "eval forgotten",
    }


@diagnosis.mistake
def c_e_swapped():
    return {
        "A": "rate too high",
        "B": "labels shuffled",
        "C": "shape that broadcasts",
        "D": "no zero_grad",
        "E": "softmax twice",
        "F": "eval forgotten",
    }


@diagnosis.mistake
def b_f_swapped():
    return {
        "A": "rate too high",
        "B": "eval forgotten",
        "C": "softmax twice",
        "D": "no zero_grad",
        "E": "shape that broadcasts",
        "F": "labels shuffled",
    }


@diagnosis.mistake
def d_f_swapped():
    return {
        "A": "rate too high",
        "B": "labels shuffled",
        "C": "softmax twice",
        "D": "eval forgotten",
        "E": "shape that broadcasts",
        "F": "no zero_grad",
    }


@diagnosis.mistake
def all_the_same():
    return {
        "A": "rate too high",
        "B": "rate too high",
        "C": "rate too high",
        "D": "rate too high",
        "E": "rate too high",
        "F": "rate too high",
    }


@diagnosis.mistake
def patients_turned():
    return {
        "A": "labels shuffled",
        "B": "softmax twice",
        "C": "no zero_grad",
        "D": "shape that broadcasts",
        "E": "eval forgotten",
        "F": "rate too high",
    }
