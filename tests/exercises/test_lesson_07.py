"""Lesson 07: answers on tensors, models and generators; and what the checker learned for it."""

import math
import subprocess
import sys
from itertools import permutations

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from named import named, on_card

from course_utils import training
from course_utils.clinic import runs
from course_utils.exercises import answers, of_lesson
from course_utils.exercises import lesson_07 as ex
from course_utils.exercises import words_07_clinic as clinic
from course_utils.exercises.checker import Words, exercise

# --- right answers written in other ways ----------------------------------------------------------


def looped_accuracy(logits, y):
    right = 0
    for i in range(len(y)):
        best = 0
        for j in range(logits.shape[1]):
            if logits[i][j] > logits[i][best]:
                best = j
        if best == y[i]:
            right += 1
    return right / len(y)


def looped_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    found, start = [], 0
    while start < n:
        end = min(start + batch_size, n)
        found.append(order[start:end])
        start = end
    return found


def batches_by_hand(n, batch_size, generator):
    found = []
    for i in torch.randperm(n, generator=generator):
        if not found or len(found[-1]) == batch_size:
            found.append([])
        found[-1].append(i)
    return [torch.stack(piece) for piece in found]


def zero_grad_last(model, X, y, loss_fn, optimizer):
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return float(loss)


def zero_grad_just_before_backward(model, X, y, loss_fn, optimizer):
    model.train()
    y_hat = model(X)
    loss = loss_fn(y_hat, y)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.detach()


def the_models_own_zero_grad(model, X, y, loss_fn, optimizer):
    model.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward(retain_graph=True)
    optimizer.step()
    return np.float64(loss.item())


def gradients_removed_by_hand(model, X, y, loss_fn, optimizer):
    for p in model.parameters():
        p.grad = None
    loss = loss_fn(model.forward(X), y)
    value = loss.item()
    loss.backward()
    optimizer.step()
    return value


def with_a_closure(model, X, y, loss_fn, optimizer):
    def closure():
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        return loss

    return optimizer.step(closure).item()


def looks_at_the_accuracy_too(model, X, y, loss_fn, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        model(X).argmax(dim=1)
    return loss.item()


def with_inference_mode(model, X, y):
    before = model.training
    model.train(False)
    with torch.inference_mode():
        share = (model(X).argmax(1) == y).float().mean()
    model.train(before)
    return share


def with_an_if(model, X, y):
    was_training = model.training
    model.eval()
    with torch.no_grad():
        _, answers = torch.max(model(X), 1)
        right = (answers == y).sum().item()
    if was_training:
        model.train()
    return right / len(y)


@torch.no_grad()
def as_a_decorator(model, X, y):
    was = model.training
    try:
        return looped_accuracy(model.eval()(X), y)
    finally:
        model.train(was)


def row_by_row(model, X, y):
    was = model.training
    model.eval()
    right = 0
    for i in range(len(X)):
        with torch.no_grad():
            right += int(model(X[i : i + 1]).argmax() == y[i])
    model.train(was)
    return right / len(X)


def switched_off_and_on(model, X, y):
    was = model.training
    model.eval()
    torch.set_grad_enabled(False)
    share = ex.accuracy.right_answer(model(X), y)
    torch.set_grad_enabled(True)
    model.train(was)
    return share


RIGHT = {
    "accuracy": [
        looped_accuracy,
        lambda logits, y: (logits.argmax(1) == y).float().mean(),
        lambda logits, y: (logits.argmax(-1) == y).double().mean().item(),
        lambda logits, y: (torch.max(logits, dim=1)[1] == y).sum() / len(y),
        lambda logits, y: (logits.max(1).indices == y).sum().item() / y.shape[0],
        lambda logits, y: (logits.softmax(1).argmax(1) == y).float().mean().item(),
        lambda logits, y: 1 - (torch.argmax(logits, axis=1) != y).float().mean().item(),
        lambda logits, y: float(torch.mean((logits.argmax(dim=1) == y) * 1.0)),
        lambda logits, y: np.mean(logits.numpy().argmax(axis=1) == y.numpy()),
        lambda logits, y: (logits.argsort(dim=1)[:, -1] == y).to(torch.float32).mean().item(),
        lambda logits, y: torch.isclose(logits.argmax(1), y).tolist().count(True) / len(y),
    ],
    "batches": [
        looped_batches,
        batches_by_hand,
        lambda n, size, generator: list(torch.randperm(n, generator=generator).split(size)),
        lambda n, size, generator: torch.split(torch.randperm(n, generator=generator), size),
        lambda n, size, generator: [
            piece.tolist() for piece in torch.randperm(n, generator=generator).split(size)
        ],
        lambda n, size, generator: [
            torch.tensor(piece.numpy())
            for piece in torch.randperm(n, generator=generator).split(size)
        ],
        lambda n, size, generator: (
            lambda order: [order[k * size : (k + 1) * size] for k in range(math.ceil(n / size))]
        )(torch.randperm(n, generator=generator)),
    ],
    "train_step": [
        zero_grad_last,
        zero_grad_just_before_backward,
        the_models_own_zero_grad,
        gradients_removed_by_hand,
        with_a_closure,
        looks_at_the_accuracy_too,
    ],
    "evaluate": [
        with_inference_mode,
        with_an_if,
        as_a_decorator,
        row_by_row,
        switched_off_and_on,
    ],
    "diagnosis": [dict(reversed(runs.PATIENTS.items())), runs.PATIENTS | {"G": "healthy"}],
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("name", "answer"), [(name, answer) for name, some in RIGHT.items() for answer in some]
)
def test_it_counts_as_right(name, answer):
    card = getattr(ex, name).check(answer)
    assert card.state == "right", card
    assert getattr(ex, name).yours(answer) is answer


def test_every_exercise_has_another_right_answer():
    assert sorted(RIGHT) == sorted(of_lesson("lesson_07"))


def test_chunk_is_right_where_its_pieces_are_and_not_where_they_are_not():
    """It cuts into a number of pieces, as equal as can be."""
    order = torch.arange(10)
    assert [len(p) for p in order.chunk(3)] == [4, 4, 2]
    assert [len(p) for p in order[:9].chunk(3)] == [3, 3, 3]
    assert "even_pieces" in ex.batches.mistakes


def test_the_batches_are_those_of_a_data_loader_in_number_and_size():
    for n, size in ex.batches.cases:
        loader = torch.utils.data.DataLoader(torch.arange(n), batch_size=size, shuffle=True)
        ours = ex.batches.right_answer(n, size, torch.Generator().manual_seed(1))
        assert [len(b) for b in loader] == [len(b) for b in ours]
        assert sorted(torch.cat(ours).tolist()) == list(range(n))


# --- wrong answers that are no known mistake ------------------------------------------------------


def steps_with_its_own_rate(model, X, y, loss_fn, optimizer):
    model.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= 0.37 * p.grad
    return loss.item()


def eval_at_the_end(model, X, y, loss_fn, optimizer):
    value = ex.train_step.right_answer(model, X, y, loss_fn, optimizer)
    model.eval()
    return value


def eval_now_and_then(model, X, y, loss_fn, optimizer):
    value = ex.train_step.right_answer(model, X, y, loss_fn, optimizer)
    model.train(value > 1 or len(X) < 3)
    return value


def item_uncalled(model, X, y, loss_fn, optimizer):
    ex.train_step.right_answer(model, X, y, loss_fn, optimizer)
    return loss_fn(model(X), y).item


def spoils_X(model, X, y, loss_fn, optimizer):
    X /= 2
    return ex.train_step.right_answer(model, X, y, loss_fn, optimizer)


SAYS = [
    ("train_step", steps_with_its_own_rate, "The weights moved, but the optimizer that came in"),
    ("train_step", eval_at_the_end, "You put the model into eval mode."),
    ("train_step", eval_now_and_then, "What your function did, in order: zero_grad, model in eva"),
    ("train_step", lambda *_: 0.5, "You measured the loss, and that is all"),
    ("train_step", item_uncalled, "It returned item itself, which is a function. Round brackets"),
    ("train_step", spoils_X, "It changed its input: X was different"),
    ("train_step", lambda m, X, *_: m(X.T), "The shapes do not fit"),
    ("train_step", lambda m, X, *_: m(X)(2), "A bracket right behind"),
    ("batches", lambda n, b, g: torch.randperm(n, generator=g).tolist(), "Piece 1 of your list is"),
    ("batches", lambda n, b, g: [torch.rand(b)], "Piece 1 of your list is [0."),
    ("batches", lambda n, b, g: n, "It returned an int, but a list of index tensors"),
    ("batches", lambda n, b, g: [torch.arange(n)] * 2, "Your batches: [[0, 1, 2], [0, 1, 2]]. "),
    ("batches", lambda n, b, g: [[]], "Your batches: [[]]. Right here: [[2, 1], [0]]. Missing: 0"),
    ("batches", lambda n, b, g: print(end=""), "For this input your function returned nothing"),
    ("batches", lambda n, b, g: torch.randperm(n, g), "It stopped with TypeError: randperm() rece"),
    ("evaluate", lambda m, X, y: 0.5, "What the check saw: the model was never called."),
    ("evaluate", lambda m, X, y: m.eval()(X).item, "Eval mode is there. Two things are missing"),
    ("accuracy", lambda logits, y: (logits.argmax(3) == y), "That axis does not exist"),
    ("accuracy", lambda logits, y: 1 if logits > 0 else 0, "An if (also max, min, all"),
    ("accuracy", lambda logits, y: logits.item(), "math.exp, math.log, float, .item() and their"),
    ("accuracy", lambda logits, y: logits.argmax(1) == y, "The answer is an array of shape (2,)"),
    ("accuracy", lambda logits, y: logits.mean, "It returned mean itself, which is a function."),
    ("accuracy", lambda logits, y: logits.reshape(7), "reshape must keep the number of entries"),
    ("accuracy", lambda logits, y: logits.fill_(1).sum(), "It changed its input: logits was"),
]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("name", "answer", "start"), SAYS)
def test_it_is_said_in_plain_words(name, answer, start):
    card = getattr(ex, name).check(answer)
    assert card.state == "not yet" and card.lines[0].startswith(start), card


def test_the_new_optimizer_is_seen_whatever_its_rate():
    for lr in (1e-3, 0.1, 0.5, 1.0):

        def step(model, X, y, loss_fn, optimizer, lr=lr):
            optimizer = torch.optim.Adam(model.parameters(), lr=lr)
            return ex.train_step.right_answer(model, X, y, loss_fn, optimizer)

        assert named(ex.train_step, step) == "new_optimizer"


def test_what_was_done_is_told_in_its_order():
    card = ex.train_step.check(ex.train_step.mistakes["zero_between"])
    assert card.lines[2] == "What your function did, in order: model, backward, zero_grad, step."
    card = ex.train_step.check(lambda *_: 1.0)
    assert card.lines[2].endswith("nothing that touched the model or the optimizer.")


def test_what_the_check_saw_is_told():
    card = ex.evaluate.check(ex.evaluate.mistakes["neither"])
    assert card.lines[2] == (
        "What the check saw: the model ran in train mode; the running statistics of its batch "
        "normalisation changed; a graph was recorded while it ran."
    )


def test_forgetting_eval_is_named_whatever_accuracy_dropout_gives():
    for seed in range(5):

        def measure(model, X, y, seed=seed):
            torch.manual_seed(seed)
            with torch.no_grad():
                return ex.accuracy.right_answer(model(X), y)

        assert named(ex.evaluate, measure) == "forgot_eval"


def unfinished(logits, y): ...


def none_in_the_with_block(model, X, y):
    was = model.training
    model.eval()
    with torch.no_grad():
        logits = model(X)
        model.train(was)
        return unfinished(logits, y)


def measured_only(model, X):
    was = model.training
    model.eval()(X)
    model.train(was)


@torch.no_grad()
def none_under_a_decorator(model, X, y):
    was = model.training
    share = unfinished(model.eval()(X), y)
    model.train(was)
    return share


def none_bare(model, X, y):
    with torch.no_grad():
        measured_only(model, X)
    return


def none_in_an_if(model, X, y):
    with torch.no_grad():
        measured_only(model, X)
        if len(X) > 99:
            return None


@pytest.mark.parametrize(
    ("evaluate", "key"),
    [
        (none_in_the_with_block, "returned_none"),
        (none_under_a_decorator, "returned_none"),
        (lambda m, X, y: none_in_the_with_block(m, X, y), "returned_none"),
        (none_bare, "forgot_return"),
        (none_in_an_if, "forgot_return"),
    ],
)
def test_an_evaluate_that_returned_none_is_told_from_one_that_did_not_return(evaluate, key):
    card = ex.evaluate.check(evaluate)
    assert on_card(ex.evaluate, card) == key
    assert ("did return" in card.lines[0]) == (key == "returned_none")
    if key == "returned_none":
        assert "training.accuracy does the same" in card.lines[0]
        assert not any("without reaching a return" in line for line in card.lines)


def test_training_accuracy_is_ready_for_whose_own_is_not():
    def measure(model, X, y):
        was = model.training
        model.eval()
        with torch.no_grad():
            share = training.accuracy(model(X), y)
        model.train(was)
        return share

    assert ex.evaluate.check(measure).state == "right"


def test_the_missing_brackets_are_those_of_the_readers_line():
    card = ex.evaluate.check(ex.evaluate.mistakes["brackets_of_no_grad"])
    assert card.lines[0] == "In your line the round brackets are missing: with torch.no_grad():"


def looped_while(model, X, y, loss_fn, optimizer):
    losses = []
    while len(losses) < 5:
        losses.append(ex.train_step.right_answer(model, X, y, loss_fn, optimizer))
    return losses


def looped_after_clearing(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    for _ in range(2):
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
    return loss.item()


def looped_over_pairs(model, X, y, loss_fn, optimizer):
    for xb, yb in zip(X, y, strict=True):
        loss = ex.train_step.right_answer(model, xb[None], yb[None], loss_fn, optimizer)
    return loss


@pytest.mark.parametrize("step", [looped_while, looped_after_clearing, looped_over_pairs])
def test_a_loop_inside_the_step_is_named_whatever_its_length(step):
    card = ex.train_step.check(step)
    assert on_card(ex.train_step, card) == "looped"
    assert "one step only" in card.lines[0] and "The loop comes later" in card.lines[0]


def test_of_a_long_loop_only_the_beginning_is_told():
    card = ex.train_step.check(ex.train_step.mistakes["looped"])
    assert card.lines[2].startswith("What your function did, in order: zero_grad, model, backward,")
    assert card.lines[2].endswith(", and so on (80 calls in all).") and len(card.lines[2]) < 200


def test_backward_of_item_is_explained_where_the_brackets_are_missing():
    def kept_item(model, X, y, loss_fn, optimizer):
        loss = loss_fn(model(X), y).item
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss()

    for step in (kept_item, ex.train_step.mistakes["backward_of_item"]):
        assert named(ex.train_step, step) == "backward_of_item"
    with_brackets = ex.train_step.check(ex.train_step.mistakes["item_too_early"])
    assert on_card(ex.train_step, with_brackets) == "item_too_early"


def test_the_reference_is_what_torch_does():
    model = torch.nn.Linear(3, 2, bias=False, dtype=torch.float64)
    torch.nn.init.zeros_(model.weight)
    W, X, y, loss_fn, lr, momentum, steps = ex.train_step.cases[2]
    optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
    losses = []
    for _ in range(steps):
        loss = F.cross_entropy(model(torch.tensor(X)), torch.tensor(y))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert loss_fn == "CrossEntropyLoss" and steps == 4 and not W.any()
    want = ex.train_step._right(ex.train_step.cases[2])
    np.testing.assert_allclose(want["losses"], losses, rtol=1e-12)
    np.testing.assert_allclose(want["weights"], model.weight.detach(), rtol=1e-12)
    assert np.all(np.diff(losses) < 0)


@pytest.mark.parametrize("name", list(RIGHT))
def test_a_check_leaves_torch_as_it_was(name):
    def rude(*_):
        torch.manual_seed(99)
        torch.set_grad_enabled(False)
        return 0.5

    torch.manual_seed(5)
    before, threads = torch.get_rng_state(), torch.get_num_threads()
    for answer in (rude, RIGHT[name][0]):
        getattr(ex, name).check(answer)
    assert torch.equal(torch.get_rng_state(), before) and torch.is_grad_enabled()
    assert torch.get_num_threads() == threads


def test_the_exercises_do_not_import_torch():
    code = (
        "import sys; from course_utils.exercises import CATALOGUE; n = len(CATALOGUE);"
        "stubs = [(e.stub, e.solution_source) for e in CATALOGUE.values()];"
        "assert n >= 36 and 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_solution_shows_the_import_that_the_notebook_has_made():
    for one in of_lesson("lesson_07").values():
        assert "import" not in one.solution_source and "\n\n" not in one.solution_source
    assert "torch.randperm" in ex.batches.solution_source


# --- the clinic -----------------------------------------------------------------------------------

HEALTHY = runs.PATIENTS


def test_the_right_diagnosis_is_what_the_patients_have():
    assert ex.diagnosis.right_answer() == HEALTHY
    for fault in runs.FAULTS:
        assert f'"{fault}"' in ex.diagnosis.words.task
    assert len(runs.FAULTS) == len(HEALTHY) == 6


DIAGNOSES = {
    "a list": (list(HEALTHY.values()), "diagnosis should be a dict"),
    "text": ("rate too high", "diagnosis should be a dict, "),
    "a function": (lambda *_: HEALTHY, "diagnosis should be a dict"),
    "empty": ({}, "Patient A has no diagnosis yet."),
    "one missing": ({k: v for k, v in HEALTHY.items() if k != "C"}, "Patient C has no diagnosis"),
    "one dotted": (HEALTHY | {"E": ...}, "Patient E has no diagnosis yet."),
    "small keys": ({k.lower(): v for k, v in HEALTHY.items()}, "The patients are called by capit"),
    "capital words": (HEALTHY | {"B": "Labels Shuffled"}, '"Labels Shuffled" is nearly one of'),
    "spaces": (HEALTHY | {"C": " softmax  twice "}, '" softmax  twice " is nearly one of the six'),
    "almost": (HEALTHY | {"D": "no zero grad"}, '"no zero grad" is nearly one of the six. It mu'),
    "unknown": (HEALTHY | {"F": "bad data"}, '"bad data" is none of the six faults. They are: "n'),
    "a number": (HEALTHY | {"A": 1}, "For patient A you gave an int. A fault is text"),
    "None": (HEALTHY | {"A": None}, "For patient A you gave None. A fault is text"),
    "twice": (HEALTHY | {"D": "rate too high"}, '"rate too high" stands for A and D. Each fault'),
    "three": (
        HEALTHY | {"D": "softmax twice", "E": "softmax twice"},
        '"softmax twice" stands for C and D and E.',
    ),
    "all": (dict.fromkeys("ABCDEF", "eval forgotten"), "You gave all six the same fault."),
}


@pytest.mark.parametrize("name", DIAGNOSES)
def test_a_diagnosis_that_cannot_be_read_gets_a_helpful_answer(name):
    diagnosis, start = DIAGNOSES[name]
    card = ex.diagnosis.check(diagnosis)
    assert card.state == "not yet" and card.lines[0].startswith(start), card


def test_dots_in_a_dict_are_not_started():
    assert ex.diagnosis.check(dict.fromkeys("ABCDEF", ...)).state == "not started"
    assert ex.diagnosis.check({}).state == "not yet"


def test_every_wrong_order_is_answered_without_the_right_fault():
    said = set()
    for order in list(permutations(HEALTHY.values()))[::5]:
        diagnosis = dict(zip(HEALTHY, order, strict=True))
        card = ex.diagnosis.check(diagnosis)
        wrong = next((p for p in HEALTHY if diagnosis[p] != HEALTHY[p]), None)
        if wrong is None:
            assert card.state == "right"
            continue
        text = " ".join(card.lines)
        assert card.state == "not yet" and f"patient = '{wrong}'" in text
        assert f'"{diagnosis[wrong]}"' in text and f"Look at {wrong} again" in text
        assert HEALTHY[wrong] not in text and "right answer" not in text
        said.add(card.lines[0])
    assert len(said) >= 15


def test_what_is_said_of_patient_f_is_what_its_curves_show():
    sick, healthy = (
        list(runs.epochs_of("F", faults))[-1] for faults in ({"eval forgotten"}, set())
    )
    assert sick.last["val_accuracy"] == pytest.approx(0.83, abs=0.015)
    assert healthy.last["val_accuracy"] == pytest.approx(0.88, abs=0.015)
    assert sick.last["val_accuracy"] < sick.last["train_accuracy"] < healthy.last["train_accuracy"]
    for run in (sick, healthy):  # as smooth as the others
        assert np.abs(np.diff(run["val_accuracy"][5:], 2)).max() < 0.05
    said = [clinic.SIGNS["eval forgotten"], clinic.LOOKS["F"], clinic.DIAGNOSIS.hints[-1]]
    assert all("83 %" in text and "88 %" in text and "smooth" in text for text in said)
    assert "restless" not in " ".join([*said, *clinic.DIAGNOSIS.mistakes.values()])
    assert "eval" not in clinic.LOOKS["F"] and "dropout" not in clinic.LOOKS["F"]


# --- what the checker learned -------------------------------------------------------------------

PLANTED = Words(task="t", right="r", hints=("a", "b"), mistakes={"known": "this one"})


def planted(run, cases=((1,),)):
    @exercise(PLANTED, cases=cases, run=run)
    def double(x):
        return 2 * x

    return double


def test_a_harness_calls_the_function_and_its_parameters_name_the_case():
    def twice(double, start):
        return double(double(start))

    one = planted(twice)
    assert one.check(lambda x: x + x).state == "right"
    assert one.stub == "def double(x):\n    ..."
    card = one.check(lambda x: 3 * x)
    assert card.lines[1:] == [
        "Smallest example that shows it: start = 1",
        "your answer: 9",
        "right answer: 4",
    ]
    assert "should be a function" in one.check(4).lines[0]
    assert one.yours(4) is one.right_answer


def test_what_a_harness_saw_is_said_as_it_is_and_compared_by_its_kind():
    def run(double, x):
        if double(x) < 0:
            raise answers.Unfit(f"It is {double(x)}.", "below")
        return double(x)

    one = planted(run)

    @one.mistake
    def known(x):
        return -1

    assert one.check(lambda x: -7).lines == [
        "this one",
        "Smallest example that shows it: x = 1",
        "It is -7.",
    ]
    assert one.check(lambda x: 7).lines[0] == "The answer is not right yet."


def test_a_harness_that_fails_never_counts_as_right():
    def run(double, x):
        raise RuntimeError("the harness is broken")

    assert planted(run).check(lambda x: 2 * x).state == "not yet"


def test_errors_are_alike_only_when_they_say_the_same():
    one = planted(None)

    @one.mistake
    def known(x):
        return x.real.foo

    assert one.check(lambda x: x.real.foo).lines[0] == "this one"
    assert one.check(lambda x: x.real.bar).lines[0].startswith("It stopped with AttributeError")


def test_missing_brackets_are_pointed_at_in_a_wrong_answer_only():
    def forgetful(x):
        x.bit_length  # noqa: B018
        return x

    line = "One of your lines ends in .bit_length: without round brackets"
    assert planted(None).check(forgetful).lines[-1].startswith(line)

    def harmless(x):
        x.bit_length  # noqa: B018
        return 2 * x.numerator

    assert planted(None).check(harmless).state == "right"


def test_dicts_are_compared_and_shown_key_by_key():
    def run(double, x):
        return {"first": np.array([1.0, 2]), "second": double(x)}

    one = planted(run)
    assert one.check(lambda x: 2.0).state == "right"
    card = one.check(lambda x: [1, 2])
    assert card.lines == [
        "second: The answer is an array of shape (2,), but one number was expected.",
        "Smallest example that shows it: x = 1",
        "your answer: first: [1., 2.]; second: [1, 2]",
        "right answer: first: [1., 2.]; second: 2",
    ]
    assert not answers.same({"a": 1}, {"b": 1}, 1e-9) and not answers.same({"a": 1}, 1, 1e-9)
