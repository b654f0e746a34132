"""All that a learner reads in the clinic of lesson 07."""

from .checker import Words

FAULTS = (
    "no zero_grad",
    "rate too high",
    "softmax twice",
    "eval forgotten",
    "labels shuffled",
    "shape that broadcasts",
)

DIAGNOSIS = Words(
    task='Six patients, "A" to "F", and six faults: "no zero_grad", "rate too high", "softmax '
    'twice", "eval forgotten", "labels shuffled", "shape that broadcasts". Each patient has one, '
    'and no two have the same. Write a dict: {"A": "...", "B": "...", and so on to "F"}.',
    right="Six faults, and not one of them stopped with an error. Remember their curves. No "
    "zero_grad: good first, wild later. Rate too high: wild at once. Softmax twice: right answers, "
    "and a loss that stays high. Eval forgotten: a healthy run, a few points lower. Labels "
    "shuffled: training grows, validation guesses. Shape that broadcasts: never better than the "
    "mean.",
    hints=(
        "Do not guess from one curve. Ask of each patient: does the loss fall at all? Was it ever "
        "good? Do loss and accuracy agree? Do training and validation agree?",
        "clinic.treat(patient, fault) trains the patient again with that one fault taken out. If "
        "the curves get well, that was the illness.",
        "Two go wild: one at once (rate too high), one after a good start (no zero_grad). One "
        "predicts numbers and gets nowhere (shape that broadcasts). One learns slowly, with a "
        "loss that stays above 1.46 (softmax twice). One knows nothing about new pictures, yet "
        "its training loss sinks (labels shuffled). One learns as a healthy one does, with "
        "smooth curves, but its validation score stays at about 83 %, below the 88 % of a "
        "healthy run and below its own training (eval forgotten: dropout is on in both "
        "measurements).",
    ),
    mistakes={
        "a_d_swapped": "A and D need another look. Both go wild, but not at the same time. One is "
        "ill from its first epoch on. The other has a good start, and then loses it: something "
        "piles up. Which fault needs time to show?",
        "b_c_swapped": "B and C need another look. Compare their accuracy on the validation "
        "pictures. Nobody can learn from noise what holds for new pictures; squashed logits can "
        "still point at the right class.",
        "c_f_swapped": "C and F need another look. Both learn. Set the loss beside the accuracy: "
        "in one of them the loss stays high even when most answers are right. Which fault keeps a "
        "loss up, however good the answers are?",
        "b_e_swapped": "B and E need another look. What do they predict? One answers with a class, "
        "the other with a number, and only one of them has a shape that can be stretched.",
        "a_b_swapped": "A and B need another look. On new pictures both only guess. Now look at "
        "the training loss. Wrong labels do not shake it; steps that are too long do.",
        "c_e_swapped": "C and E need another look. Both have a loss that stays high. But what do "
        "they predict? A softmax makes sense for classes, not for a number.",
        "b_f_swapped": "B and F need another look. In both, training and validation differ. By "
        "how much? Does one of them know nothing at all about new pictures?",
        "d_f_swapped": "D and F need another look. One of them learns something and then loses "
        "it. Can a fault in the measuring do that?",
        "all_the_same": "You gave all six the same fault. Each has another one. Begin with the "
        "patient that is most unlike the others.",
        "patients_turned": "No patient has the fault that you gave it: your list seems to have "
        "slipped by one place. Go through them again, letter by letter.",
    },
)

SAID = {
    "no_dict": 'diagnosis should be a dict, {{"A": "...", ...}}, with a fault for each patient, '
    "but it is {what}.",
    "missing": "Patient {patient} has no diagnosis yet.",
    "small_letters": 'The patients are called by capital letters, "A" to "F": Python does not '
    'take "a" for "A".',
    "no_text": "For patient {patient} you gave {what}. A fault is text in quotes.",
    "spelling": '"{fault}" is nearly one of the six. It must be spelled exactly: "{right}".',
    "unknown": '"{fault}" is none of the six faults. They are: {faults}.',
    "twice": '"{fault}" stands for {patients}. Each fault belongs to one patient only.',
    "all": "All six cannot have the same fault.",
    "against": 'You say that {patient} has "{fault}". {sign} {look}',
}

# What speaks for a fault; said when it was given to a patient who has another one.
SIGNS = {
    "no zero_grad": "With that fault the first epochs are good. Then the steps grow, because every "
    "gradient is added to the ones before, and what was learned is lost.",
    "rate too high": "With that fault the loss is high and jumps from the first epoch on, because "
    "each step leaps over the valley. Nothing is ever learned.",
    "softmax twice": "With that fault the model learns, but slowly, and its loss stays high even "
    "when most answers are right. It can never fall below 1.46, because a softmax of numbers "
    "between 0 and 1 is never sure.",
    "eval forgotten": "With that fault the model learns as well as a healthy one, and its curves "
    "are smooth. Only the measuring is off: dropout is still on, for the training line too, so "
    "both scores are a little too low. On new digits about 83 % in place of 88 %.",
    "labels shuffled": "With that fault the validation accuracy stays at guessing, because there "
    "is nothing in the labels that holds for new pictures, while the training loss creeps down "
    "quietly, without jumps.",
    "shape that broadcasts": "That fault needs a model that predicts a number: each answer is "
    "compared with every target, and all the answers become the same, the mean.",
}

# Where to look again, for a patient whose diagnosis is wrong.
LOOKS = {
    "A": "Look at A again: was it ever good, and when does the trouble begin?",
    "B": "Look at B again: compare what it knows about the training pictures with what it knows "
    "about new ones.",
    "C": "Look at C again: set its loss beside its accuracy. Do they tell the same story?",
    "D": "Look at D again: compare its first epochs with its last.",
    "E": "Look at E again: what does it predict, and where does its loss stop?",
    "F": "Look at F again: it learns, and its curves are as smooth as the others. But its "
    "validation score stays at about 83 %, below the 88 % of a healthy run and below its own "
    "training. Is it the learning that is ill, or the measuring?",
}
