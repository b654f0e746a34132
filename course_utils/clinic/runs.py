"""The six faulty runs.  One training loop, into which each fault is put by its name."""

from ..data import digits
from ..training.history import History

FAULTS = ("no zero_grad", "rate too high", "softmax twice", "eval forgotten", "labels shuffled",
          "shape that broadcasts")
PATIENTS = {"A": "rate too high", "B": "labels shuffled", "C": "softmax twice",
            "D": "no zero_grad", "E": "shape that broadcasts", "F": "eval forgotten"}
EPOCHS = 20
RATES = {False: 0.1, True: 30.0}  # with the fault "rate too high": True


def epochs_of(patient, faults, seed=0):
    """Train one patient; gives its History after each epoch.

    ``patient``: "A" to "F"; E predicts numbers (diabetes), the others read digits.
    ``faults``: a set of FAULTS; an empty one is a healthy run.
    """
    import torch

    history = History(EPOCHS)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        task = Diabetes(faults) if patient == "E" else Digits(faults)
        optimizer = torch.optim.SGD(task.model.parameters(), lr=RATES["rate too high" in faults])
        for epoch in range(1, EPOCHS + 1):
            task.model.train()
            for piece in torch.randperm(len(task.X)).split(50):
                step(task, task.X[piece], task.y[piece], optimizer, faults)
            if "eval forgotten" not in faults:
                task.model.eval()
            with torch.no_grad():
                history.rows.append({"epoch": epoch, **task.scores()})
            yield history


def step(task, X, y, optimizer, faults):
    """The five lines, with or without their faults."""
    if "no zero_grad" not in faults:
        optimizer.zero_grad()
    loss = task.loss(task.model(X), y)
    loss.backward()
    optimizer.step()


class Digits:
    """1,000 digits to learn from, 1,000 to be tested on; 784-64-10 with dropout."""

    metric = "accuracy"

    def __init__(self, faults):
        import torch
        from torch import nn

        X, y, self.X_val, self.y_val = (torch.from_numpy(part) for part in digits())
        self.X, self.y, self.faults = X[:1000], y[:1000], faults
        if "labels shuffled" in faults:
            self.y = self.y[torch.randperm(1000)]
        self.model = nn.Sequential(nn.Linear(784, 64), nn.ReLU(), nn.Dropout(0.5),
                                   nn.Linear(64, 10))
        self.cross_entropy = nn.CrossEntropyLoss()

    def loss(self, logits, y):
        if "softmax twice" in self.faults:
            logits = logits.softmax(1)
        return self.cross_entropy(logits, y)

    def scores(self):
        return {f"{part}_{name}": value
                for part, X, y in (("train", self.X, self.y), ("val", self.X_val, self.y_val))
                for name, value in self._score(self.model(X), y).items()}

    def _score(self, logits, y):
        return {"loss": self.loss(logits, y).item(),
                "accuracy": (logits.argmax(1) == y).float().mean().item()}


class Diabetes:
    """How far the illness has gone a year later, from ten measurements of 442 patients (from
    scikit-learn); 10-32-1.  Inputs and target are standardised by the training part."""

    metric = "explained"

    def __init__(self, faults):
        import torch
        from sklearn.datasets import load_diabetes
        from torch import nn

        X, y = (torch.tensor(part, dtype=torch.float32)
                for part in load_diabetes(return_X_y=True, scaled=False))
        order = torch.randperm(len(X))
        X, y = X[order], y[order]
        X = (X - X[:342].mean(0)) / X[:342].std(0)
        y = (y - y[:342].mean()) / y[:342].std()
        self.X, self.y, self.X_val, self.y_val = X[:342], y[:342], X[342:], y[342:]
        self.faults = faults
        self.model = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 1))

    def loss(self, y_hat, y):
        """With the fault: (n, 1) minus (n,) is (n, n), every answer against every target."""
        if "shape that broadcasts" not in self.faults:
            y = y[:, None]
        return ((y_hat - y) ** 2).mean()

    def scores(self):
        """"explained": 1 - mean squared error / variance, 0 for whoever only knows the mean."""
        found = {}
        for part, X, y in (("train", self.X, self.y), ("val", self.X_val, self.y_val)):
            y_hat = self.model(X)
            found[f"{part}_loss"] = self.loss(y_hat, y).item()
            wrong = ((y_hat[:, 0] - y) ** 2).mean() / y.var(unbiased=False)
            found[f"{part}_explained"] = 1 - wrong.item()
        return found
