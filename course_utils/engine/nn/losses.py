"""Losses as modules, for those who keep them beside the model."""

from .. import functional as F
from .module import Module


class Loss(Module):
    """You write: ``loss``, a function of (input, target, reduction)."""

    loss = None

    def __init__(self, reduction="mean", **options):
        self.reduction, self.options = reduction, options

    def forward(self, input, target):
        return type(self).loss(input, target, reduction=self.reduction, **self.options)


class MSELoss(Loss):
    loss = staticmethod(F.mse_loss)


class L1Loss(Loss):
    loss = staticmethod(F.l1_loss)


class HuberLoss(Loss):
    loss = staticmethod(F.huber_loss)

    def __init__(self, reduction="mean", delta=1.0):
        super().__init__(reduction, delta=delta)


class BCELoss(Loss):
    loss = staticmethod(F.binary_cross_entropy)


class BCEWithLogitsLoss(Loss):
    loss = staticmethod(F.binary_cross_entropy_with_logits)


class NLLLoss(Loss):
    loss = staticmethod(F.nll_loss)


class CrossEntropyLoss(Loss):
    loss = staticmethod(F.cross_entropy)
