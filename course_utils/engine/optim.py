"""Optimizers, from the plainest to the most careful; formulas, names and defaults are torch's.

    optimizer = SGD(model.parameters(), lr=0.1)
    optimizer.zero_grad(); loss.backward(); optimizer.step()

Each links its twin's page below https://docs.pytorch.org/docs/stable/generated/.
"""

import numpy as np


class Optimizer:
    """You write: ``change(p, grad, state, **options)`` -> the array to subtract from p.data.

    You get: ``step``, ``zero_grad``; ``param_groups``, each a dict of "params" and the options,
    which may be changed between steps; ``state``, for each parameter a dict of your own.
    """

    def __init__(self, params, **options):
        params = list(params)
        if not params:
            raise ValueError("optimizer got an empty parameter list")
        groups = params if isinstance(params[0], dict) else [{"params": params}]
        self.param_groups = [{**options, **g, "params": list(g["params"])} for g in groups]
        self.state = {p: {} for g in self.param_groups for p in g["params"]}
        for name in ("lr", "weight_decay", "momentum", "eps"):
            if options.get(name, 0) < 0:
                raise ValueError(f"{name} must not be below 0, but is {options[name]}")

    def zero_grad(self):
        """Forget the gradients; backward() would add to them."""
        for p in self.state:
            p.grad = None

    def step(self):
        """Move every parameter that has a gradient."""
        for group in self.param_groups:
            options = {k: v for k, v in group.items() if k not in ("params", "initial_lr")}
            for p in group["params"]:
                if p.grad is not None:
                    p.data -= self.change(p, p.grad, self.state[p], **options)
                    p.version += 1

    def change(self, p, grad, state, **options):
        raise NotImplementedError

    def memory(self) -> int:
        """How many numbers it remembers between steps."""
        arrays = (v for state in self.state.values() for v in state.values())
        return sum(v.size for v in arrays if isinstance(v, np.ndarray))


class SGD(Optimizer):
    """Plain steps, momentum (Polyak 1964), Nesterov's momentum (1983).  torch.optim.SGD.html"""

    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False):
        super().__init__(params, lr=lr, momentum=momentum, dampening=dampening,
                         weight_decay=weight_decay, nesterov=nesterov)  # fmt: skip
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("nesterov needs momentum, and no dampening")

    def change(self, p, grad, state, lr, momentum, dampening, weight_decay, nesterov):
        if weight_decay:
            grad = grad + weight_decay * p.data
        if momentum:
            if "momentum_buffer" not in state:  # the first gradient counts in full, as in torch
                v = grad.copy()
            else:
                v = momentum * state["momentum_buffer"] + (1 - dampening) * grad
            state["momentum_buffer"] = v
            grad = grad + momentum * v if nesterov else v
        return lr * grad


class Adagrad(Optimizer):
    """Duchi, Hazan and Singer (2011).
    torch.optim.Adagrad.html"""

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0,
                 eps=1e-10):  # fmt: skip
        super().__init__(params, lr=lr, lr_decay=lr_decay, weight_decay=weight_decay,
                         initial_accumulator_value=initial_accumulator_value, eps=eps)  # fmt: skip

    def change(self, p, grad, state, lr, lr_decay, weight_decay, initial_accumulator_value, eps):
        if weight_decay:
            grad = grad + weight_decay * p.data
        step = state["step"] = state.get("step", 0) + 1
        before = state["sum"] if "sum" in state else np.full_like(p.data, initial_accumulator_value)
        state["sum"] = before + grad * grad
        return lr / (1 + (step - 1) * lr_decay) * grad / (np.sqrt(state["sum"]) + eps)


class RMSprop(Optimizer):
    """Tieleman and Hinton (2012).
    torch.optim.RMSprop.html"""

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0,
                 centered=False):  # fmt: skip
        super().__init__(params, lr=lr, alpha=alpha, eps=eps, weight_decay=weight_decay,
                         momentum=momentum, centered=centered)  # fmt: skip

    def change(self, p, grad, state, lr, alpha, eps, weight_decay, momentum, centered):
        if weight_decay:
            grad = grad + weight_decay * p.data
        squares = _average(state, "square_avg", grad * grad, alpha)
        if centered:
            squares = squares - _average(state, "grad_avg", grad, alpha) ** 2
        change = grad / (np.sqrt(squares) + eps)
        if momentum:
            change = state["momentum_buffer"] = \
                momentum * state.get("momentum_buffer", 0) + change  # fmt: skip
        return lr * change


class Adam(Optimizer):
    """Kingma and Ba (2015).
    torch.optim.Adam.html"""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
        super().__init__(params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay)

    def change(self, p, grad, state, lr, betas, eps, weight_decay):
        return self.adam(self.decayed(p, grad, weight_decay), state, lr, betas, eps)

    def decayed(self, p, grad, weight_decay):
        """Weight decay as part of the gradient, which Adam then rescales like the rest."""
        return grad + weight_decay * p.data if weight_decay else grad

    def adam(self, grad, state, lr, betas, eps):
        t = state["step"] = state.get("step", 0) + 1
        m = _average(state, "exp_avg", grad, betas[0])
        v = _average(state, "exp_avg_sq", grad * grad, betas[1])
        # Both averages started at 0 and are too small at first, by exactly these factors.
        return lr / (1 - betas[0] ** t) * m / (np.sqrt(v) / (1 - betas[1] ** t) ** 0.5 + eps)


class AdamW(Adam):
    """Loshchilov and Hutter (2019): weight decay beside Adam's step, not inside it.
    torch.optim.AdamW.html"""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2):
        super().__init__(params, lr, betas, eps, weight_decay)

    def change(self, p, grad, state, lr, betas, eps, weight_decay):
        shrunk = p.data * (1 - lr * weight_decay)
        return p.data - shrunk + self.adam(grad, state, lr, betas, eps)


def _average(state, key, value, beta):
    """A running average that starts at 0: beta · old + (1 − beta) · value."""
    state[key] = beta * state.get(key, 0) + (1 - beta) * value
    return state[key]


# --- schedules: the learning rate as a function of how often step() was called ------------------


class LRScheduler:
    """You write: ``lr_at(lr, t)``, the rate after t calls of ``step``, ``lr`` being the first."""

    def __init__(self, optimizer):
        self.optimizer, self.last_epoch = optimizer, 0
        for group in optimizer.param_groups:
            group.setdefault("initial_lr", group["lr"])

    def step(self):
        self.last_epoch += 1
        for group in self.optimizer.param_groups:
            group["lr"] = self.lr_at(group["initial_lr"], self.last_epoch)

    def lr_at(self, lr, t):
        raise NotImplementedError


class StepLR(LRScheduler):
    """Times ``gamma`` after every ``step_size`` calls.
    torch.optim.lr_scheduler.StepLR.html"""

    def __init__(self, optimizer, step_size, gamma=0.1):
        super().__init__(optimizer)
        self.step_size, self.gamma = step_size, gamma

    def lr_at(self, lr, t):
        return lr * self.gamma ** (t // self.step_size)


class CosineAnnealingLR(LRScheduler):
    """Half a cosine wave from the first rate down to ``eta_min`` at call T_max.
    torch.optim.lr_scheduler.CosineAnnealingLR.html"""

    def __init__(self, optimizer, T_max, eta_min=0.0):
        super().__init__(optimizer)
        self.T_max, self.eta_min = T_max, eta_min

    def lr_at(self, lr, t):
        return self.eta_min + (lr - self.eta_min) * (1 + np.cos(np.pi * t / self.T_max)) / 2
