"""Optimizers without torch's compiler: the same numbers, and the compiler there when it is wanted.

Each test is a Python of its own, since a module imported once stays.
"""

import json
import subprocess
import sys

import pytest

from course_utils.data.places import ROOT

LEAN = "from course_utils import figures\n"
TRAIN = """
import inspect, json, sys, torch

def train(make):
    torch.manual_seed(0)
    net = torch.nn.Linear(3, 2)
    optimizer = make(net.parameters(), lr=0.1)
    schedule = torch.optim.lr_scheduler.StepLR(optimizer, 2)
    def closure():
        optimizer.zero_grad()
        loss = (net(torch.ones(4, 3)) - 1).square().sum()
        loss.backward()
        return loss
    for _ in range(5):
        optimizer.step(closure)
        schedule.step()
    optimizer.load_state_dict(optimizer.state_dict())
    return net.weight.tolist()

def compilers():
    return sum(name.startswith("torch._dynamo.") for name in sys.modules)

names = ("SGD", "Adam", "AdamW", "RMSprop", "Adagrad", "NAdam", "Adadelta", "LBFGS")
inspect.getmodule(train)  # asks all modules for their files
found = [[train(getattr(torch.optim, name)) for name in names], compilers()]
"""
COMPILE = """
net = torch.compile(torch.nn.Linear(3, 2), backend="eager")
found += [list(net(torch.ones(4, 3)).shape), compilers(),
          [train(getattr(torch.optim, name)) for name in names] == found[0]]
"""
SAY = "print(json.dumps(found))"


def run(*code):
    done = subprocess.run([sys.executable, "-c", "\n".join(code)], cwd=ROOT, capture_output=True,
                          text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.slow
def test_optimizers_find_the_same_numbers_without_the_compiler():
    lean, modules = run(LEAN, TRAIN, SAY)
    plain, modules_of_plain = run(TRAIN, SAY)
    assert lean == plain
    assert modules == 0 and modules_of_plain > 10


@pytest.mark.slow
@pytest.mark.parametrize("first", ["", "import torch._dynamo.config\n"])
def test_the_compiler_is_there_for_whoever_wants_it(first):
    *_, shape, modules, same = run(LEAN, first, TRAIN, COMPILE, SAY)
    assert shape == [4, 2] and modules > 10 and same


@pytest.mark.slow
def test_a_compiler_that_is_there_already_stays():
    assert run("import torch._dynamo", LEAN, TRAIN, SAY)[1] > 10
