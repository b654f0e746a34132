"""How fast the lessons' training loops are, beside the loop of most tutorials, on the full sets.

The tutorial's loop opens every picture anew in every epoch: PIL, ToTensor, Normalize, a DataLoader
that stacks 64 of them, SGD with rate 0.01 and momentum 0.9.  Its epochs and the lesson's runs take
turns in one fresh process, so that whatever else the machine does slows both.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass

from .. import data, training
from .table import Missing, pair

FRESH = "import json; from course_utils.bench import loops; print(json.dumps(loops.race({name!r})))"
RUNS = 3  # of the lesson's loop, between the epochs of the other


@dataclass(frozen=True)
class Task:
    """``usual``: epochs of the tutorial's loop, or with ``until`` as many as it needs to reach that
    score; ``score``: what our loop must reach at least; ``target``: our time / the usual loop's,
    at most; ``ours(pictures, seed)`` -> seconds, score; ``threads``: for both."""

    title: str
    usual: int
    score: float
    target: float
    load: object
    ours: object
    model: object
    spread: tuple  # mean and standard deviation of the pixels, as the tutorials give them
    threads: int = 1
    until: float = 0.0


# --- digits ------------------------------------------------------------------------------------


def digits_model():
    """784-128-64-10, as lesson 07 builds it."""
    from torch import nn

    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64),
                         nn.ReLU(), nn.Linear(64, 10))  # fmt: skip


def digits_loop(pictures, seed):
    """Lesson 07's loop on the whole MNIST; the time includes making the tensors."""
    import torch

    start = time.perf_counter()
    X, X_test = ((torch.from_numpy(x).float() / 255 - 0.1307) / 0.3081
                 for x in (pictures.x_train, pictures.x_test))
    y, y_test = (torch.from_numpy(part).long() for part in (pictures.y_train, pictures.y_test))
    torch.manual_seed(seed)
    model = digits_model()
    optimizer = torch.optim.Adam(model.parameters())
    steps = 4 * -(-len(X) // 256)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.006, total_steps=steps)
    training.fit(model, (X, y), loss_fn=torch.nn.CrossEntropyLoss(), optimizer=optimizer,
                 schedule=schedule, epochs=4, batch_size=256, seed=seed, live=False)
    took = time.perf_counter() - start
    return took, training.evaluate(model, (X_test, y_test))["accuracy"]


# --- colours -----------------------------------------------------------------------------------


def colour_model(pool_first=False):
    """Lesson 10's network for 3x32x32; ``pool_first``: pooling before ReLU gives the same."""
    from torch import nn

    def after():
        return [nn.MaxPool2d(2), nn.ReLU()] if pool_first else [nn.ReLU(), nn.MaxPool2d(2)]

    return nn.Sequential(nn.Conv2d(3, 32, 3, padding=1), *after(),
                         nn.Conv2d(32, 64, 3, padding=1), *after(),
                         nn.Flatten(), nn.Linear(4096, 512), nn.ReLU(), nn.Linear(512, 10))


def colour_loop(pictures, seed):
    """Lesson 10's loop on CIFAR-10: in memory, channels last, one cycle over 1.2 epochs.

    The first convolution's filters are computed, not trained, so no gradient goes back so far.
    Adam looks back over 50 steps (0.98) in place of 1,000, nearly the whole run.
    """
    import torch

    start = time.perf_counter()
    X, X_test = (_colour_tensor(x) for x in (pictures.x_train, pictures.x_test))
    y, y_test = (torch.from_numpy(part).long() for part in (pictures.y_train, pictures.y_test))
    torch.manual_seed(seed)
    model = colour_model(pool_first=True).to(memory_format=torch.channels_last)
    training.fix_filters(model[0], X)
    portions = training.Portions(X, y, 64, share=0.6)
    optimizer = torch.optim.Adam(model[1:].parameters(), betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.003, pct_start=0.2,
                                                   total_steps=2 * len(portions))
    training.fit(model, portions, loss_fn=torch.nn.CrossEntropyLoss(label_smoothing=0.1),
                 optimizer=optimizer, schedule=schedule, epochs=2, seed=seed, live=False)
    took = time.perf_counter() - start
    return took, training.evaluate(model, (X_test, y_test), batch_size=500)["accuracy"]


def _colour_tensor(x):
    import torch

    X = (torch.from_numpy(x).permute(0, 3, 1, 2).float() / 255 - 0.5) / 0.25
    return X.contiguous(memory_format=torch.channels_last)


TASKS = {
    "mnist": Task("MNIST, 784-128-64-10", 10, 0.975, 0.05, data.mnist, digits_loop, digits_model,
                  ((0.1307,), (0.3081,))),
    "cifar10": Task("CIFAR-10, 3-32-64, 512", 9, 0.70, 0.25, data.cifar10, colour_loop,
                    colour_model, ((0.4914, 0.4822, 0.4465), (0.247, 0.2435, 0.2616)),
                    os.cpu_count() or 1, 0.70),
}  # fmt: skip


# --- the race ----------------------------------------------------------------------------------


def measure() -> dict:
    """{task: {usual: [s an epoch], usual_score, ours: [s a run], scores}, or a sentence}."""
    found = {}
    for name in TASKS:
        if not data.available(name):
            found[name] = f"{name}.npz is not in $COURSE_DATA nor in the cache"
            continue
        quiet = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
        done = subprocess.run([sys.executable, "-c", FRESH.format(name=name)], env=quiet,
                              capture_output=True, text=True, check=True)
        found[name] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def race(name) -> dict:
    """In the fresh process: epochs of the usual loop, and our runs among them.

    Both with ``task.threads``: beside other work, the threads of small networks only wait for one
    another (lesson 07 sets one thread as well).
    """
    import torch

    task = TASKS[name]
    torch.set_num_threads(task.threads)
    pictures = task.load()
    torch.manual_seed(0)
    model = task.model()
    usual, ours, score = [], [], 0.0
    every = 1 if task.until else max(1, task.usual // RUNS)
    for seconds in usual_epochs(task, pictures, model):
        usual.append(seconds)
        if len(usual) % every == 0 and len(ours) < RUNS:
            ours.append(task.ours(pictures, seed=len(ours)))
        if task.until or len(usual) == task.usual:
            score = usual_score(task, pictures, model)
        if task.until and score >= task.until:
            break
    while len(ours) < RUNS:
        ours.append(task.ours(pictures, seed=len(ours)))
    return {"usual": usual, "usual_score": score, "ours": [took for took, _ in ours],
            "scores": [score for _, score in ours]}


def usual_epochs(task, pictures, model):
    """Train as most tutorials do; gives the seconds of each epoch, without any testing."""
    import torch

    chance = torch.Generator().manual_seed(0)  # its own: our runs between the epochs seed anew
    loader = torch.utils.data.DataLoader(one_by_one(task, pictures.x_train, pictures.y_train),
                                         batch_size=64, shuffle=True, generator=chance)
    loss_fn = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    for _ in range(task.usual):
        model.train()
        start = time.perf_counter()
        for X, y in loader:
            optimizer.zero_grad()
            loss_fn(model(X), y).backward()
            optimizer.step()
        yield time.perf_counter() - start


def usual_score(task, pictures, model):
    import torch

    loader = torch.utils.data.DataLoader(one_by_one(task, pictures.x_test, pictures.y_test), 1000)
    return training.evaluate(model, loader)["accuracy"]


def one_by_one(task, x, y):
    """A dataset that prepares each picture when it is asked for, as torchvision's own do."""
    import torch
    from PIL import Image
    from torchvision import transforms

    prepare = transforms.Compose([transforms.ToTensor(), transforms.Normalize(*task.spread)])

    class OneByOne(torch.utils.data.Dataset):
        def __len__(self):
            return len(x)

        def __getitem__(self, i):
            return prepare(Image.fromarray(x[i])), int(y[i])

    return OneByOne()


# --- the report --------------------------------------------------------------------------------


def rows(results: dict) -> list:
    """The rows of the table for what ``measure`` returned."""
    return [_row(TASKS[name], found) for name, found in results.items()]


def _row(task, found):
    if isinstance(found, str):
        return Missing(task.title, found)
    usual, ours, score = sum(found["usual"]), found["ours"], min(found["scores"])
    enough = score >= task.score
    note = (f"right: {score:.2%}{'' if enough else f', under {task.score:.1%}'}; "
            f"theirs {found['usual_score']:.2%}")  # fmt: skip
    return pair(task.title, ours, [usual] * len(ours), "s", f"{len(found['usual'])} usual epochs",
                at_most=task.target, note=note, good=enough)  # fmt: skip
