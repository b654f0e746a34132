"""How fast the lessons' training loops are, beside the loop of most tutorials, on the full sets.

The tutorial's loop opens every picture anew in every epoch: PIL, ToTensor, Normalize, a DataLoader
that stacks 64 of them, SGD with rate 0.01 and momentum 0.9.  Its epochs and the lesson's runs take
turns in one fresh process, so that whatever else the machine does slows both.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

from .. import data

FRESH = "import json; from course_utils.bench import loops; print(json.dumps(loops.race({name!r})))"
RUNS = 3  # of the lesson's loop, between the epochs of the other
TITLE = "Training on the full sets, seconds (the usual loop's sum of epochs; ours: median of {n})"


@dataclass(frozen=True)
class Task:
    """``usual``: epochs of the tutorial's loop; ``score``: what our loop must reach at least;
    ``target``: our time / the usual loop's, at most; ``ours(pictures, seed)`` -> seconds, score."""

    title: str
    usual: int
    score: float
    target: float
    load: object
    ours: object
    model: object
    spread: tuple  # mean and standard deviation of the pixels, as the tutorials give them
    threads: int = 1


# --- digits ------------------------------------------------------------------------------------


def digits_model():
    """784-128-64-10, as lesson 07 builds it."""
    from torch import nn

    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64),
                         nn.ReLU(), nn.Linear(64, 10))  # fmt: skip


def digits_loop(pictures, seed):
    """Lesson 07's loop on the whole MNIST; the time includes making the tensors."""
    import torch

    from .. import training

    start = time.perf_counter()
    X, X_test = ((torch.from_numpy(x).float() / 255 - 0.1307) / 0.3081
                 for x in (pictures.x_train, pictures.x_test))
    y, y_test = (torch.from_numpy(part).long() for part in (pictures.y_train, pictures.y_test))
    torch.manual_seed(seed)
    model, epochs, batch = digits_model(), 4, 256
    optimizer = torch.optim.Adam(model.parameters())
    steps = epochs * -(-len(X) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.006, total_steps=steps)
    training.fit(model, (X, y), loss_fn=torch.nn.CrossEntropyLoss(), optimizer=optimizer,
                 schedule=schedule, epochs=epochs, batch_size=batch, seed=seed, live=False)
    took = time.perf_counter() - start
    return took, training.evaluate(model, (X_test, y_test))["accuracy"]


TASKS = {
    "mnist": Task("MNIST, 784-128-64-10", 10, 0.975, 0.05, data.mnist, digits_loop, digits_model,
                  ((0.1307,), (0.3081,))),
}  # fmt: skip


# --- the race ----------------------------------------------------------------------------------


def measure() -> dict:
    """{task: {usual: [s an epoch], usual_score, ours: [s a run], scores}, or a sentence}."""
    found = {}
    for name in TASKS:
        if not data.available(name):
            found[name] = f"{name}.npz is not in $COURSE_DATA nor in the cache: not measured"
            continue
        quiet = {**os.environ, "OMP_WAIT_POLICY": "PASSIVE"}
        done = subprocess.run([sys.executable, "-c", FRESH.format(name=name)], env=quiet,
                              capture_output=True, text=True, check=True)
        found[name] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def race(name) -> dict:
    """In the fresh process: epochs of the usual loop, and our runs spread evenly among them.

    Both with ``task.threads``: beside other work, the threads of small networks only wait for one
    another (lesson 07 sets one thread as well).
    """
    import torch

    task = TASKS[name]
    torch.set_num_threads(task.threads)
    pictures = task.load()
    usual, model = [], task.model()
    ours = []
    for epoch, seconds in enumerate(usual_epochs(task, pictures, model), 1):
        usual.append(seconds)
        if epoch * RUNS // task.usual > len(ours):
            ours.append(task.ours(pictures, seed=len(ours)))
    return {"usual": usual, "usual_score": usual_score(task, pictures, model),
            "ours": [took for took, _ in ours], "scores": [score for _, score in ours]}


def usual_epochs(task, pictures, model):
    """Train as most tutorials do; gives the seconds of each epoch, without any testing."""
    import torch

    torch.manual_seed(0)
    loader = torch.utils.data.DataLoader(one_by_one(task, pictures.x_train, pictures.y_train),
                                         batch_size=64, shuffle=True)
    loss_fn = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    for _ in range(task.usual):
        start = time.perf_counter()
        for X, y in loader:
            optimizer.zero_grad()
            loss_fn(model(X), y).backward()
            optimizer.step()
        yield time.perf_counter() - start


def usual_score(task, pictures, model):
    import torch

    from .. import training

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


# --- the table ---------------------------------------------------------------------------------


def summary(found) -> dict:
    """Times, ratio and the lowest of our scores."""
    usual, ours = sum(found["usual"]), statistics.median(found["ours"])
    spread = [took / usual for took in (min(found["ours"]), max(found["ours"]))]
    return {"usual": usual, "ours": ours, "ratio": ours / usual, "spread": spread,
            "score": min(found["scores"])}


def met(results: dict) -> bool:
    """No task that was measured missed its score or its target."""
    return all(verdict(name, found) == "met" for name, found in results.items()
               if not isinstance(found, str))


def verdict(name, found) -> str:
    task, short = TASKS[name], summary(found)
    reached = short["score"] >= task.score and short["ratio"] <= task.target
    return "met" if reached else "MISSED"


def table(results: dict) -> list:
    lines = [TITLE.format(n=RUNS),
             f"  {'':22} {'usual':>7} {'right':>7} {'ours':>7} {'right':>7}   ratio, target"]
    return lines + [_line(TASKS[name], name, found) for name, found in results.items()]


def _line(task, name, found):
    if isinstance(found, str):
        return f"  {task.title:22} {found}"
    short = summary(found)
    low, high = short["spread"]
    return (f"  {task.title:22} {short['usual']:7.1f} {found['usual_score']:7.2%} "
            f"{short['ours']:7.1f} {short['score']:7.2%}   {short['ratio']:.3f} "
            f"({low:.3f} to {high:.3f}), {task.target:g}: {verdict(name, found)}")
