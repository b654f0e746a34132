"""First filters that are computed from the pictures, not trained."""


def patch_filters(X, count, size=3, sample=5000, eps=0.05, seed=0):
    """Filters for a first convolution: what varies most in patches of the pictures, as much each.

    X (n, C, H, W) float tensor; returns (count, C, size, size): the principal directions of the
    patches of the first ``sample`` pictures, strongest first, each divided by the spread of what it
    finds (**whitening**; ``eps`` keeps weak directions, mostly noise, from growing large).  Half of
    the filters have the opposite sign, since ReLU drops what is negative.  ValueError if ``count``
    is odd, or over twice C * size * size.  Source of the idea, a fixed first layer of
    whitened patches: Page 2019, "How to train your ResNet 8: Bag of tricks".
    """
    import torch

    wide = X.shape[1] * size * size
    if count % 2 or not 0 < count <= 2 * wide:
        raise ValueError(f"count must be even and at most {2 * wide}, not {count}")
    patches = torch.nn.functional.unfold(X[:sample], size).transpose(1, 2).reshape(-1, wide)
    some = torch.randperm(len(patches), generator=torch.Generator().manual_seed(seed))[:200_000]
    patches = patches[some]
    strengths, directions = torch.linalg.eigh(patches.T @ patches / len(patches))
    filters = (directions / (strengths + eps).sqrt()).T.flip(0)[: count // 2]
    return torch.cat([filters, -filters]).reshape(count, X.shape[1], size, size)


def fix_filters(convolution, X):
    """Give a ``Conv2d`` the filters of ``patch_filters(X, ...)`` and no bias, and train neither.

    X (n, C, H, W) float tensor.  Of a network's first layer, so that no gradient has to go back
    through it; give the optimizer the parameters of the other layers only.  Raises as
    ``patch_filters`` does.
    """
    import torch

    size = convolution.kernel_size[0]
    with torch.no_grad():
        convolution.weight.copy_(patch_filters(X, convolution.out_channels, size))
        if convolution.bias is not None:
            convolution.bias.zero_()
    convolution.requires_grad_(False)
