"""Exercise of lesson 10: what goes wrong around the layers of simple_cnn, in a class or a list."""

from .lesson_10_cnn import simple_cnn

__all__ = ["simple_cnn"]


@simple_cnn.mistake
def list_in_sequential(channels, size):
    import torch

    nn = torch.nn
    layers = [nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    layers += [nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
    layers += [nn.Linear(64 * (size // 4) ** 2, 512), nn.ReLU(), nn.Linear(512, 10)]
    return nn.Sequential(layers)


@simple_cnn.mistake
def only_a_list(channels, size):
    import torch

    nn = torch.nn
    layers = [nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    layers += [nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
    layers += [nn.Linear(64 * (size // 4) ** 2, 512), nn.ReLU(), nn.Linear(512, 10)]
    return layers


@simple_cnn.mistake(key="only_a_list")
def only_a_tuple(channels, size):
    import torch

    nn = torch.nn
    convolutions = nn.Conv2d(channels, 32, 3, padding=1), nn.Conv2d(32, 64, 3, padding=1)
    return *convolutions, nn.Linear(64 * (size // 4) ** 2, 512), nn.Linear(512, 10)


@simple_cnn.mistake(key="only_a_list")
def only_a_module_list(channels, size):
    import torch

    nn = torch.nn
    layers = [nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]
    layers += [nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()]
    layers += [nn.Linear(64 * (size // 4) ** 2, 512), nn.ReLU(), nn.Linear(512, 10)]
    return nn.ModuleList(layers)


@simple_cnn.mistake
def class_returned(channels, size):
    import torch

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = torch.nn.Conv2d(channels, 32, 3, padding=1)

    return Net


@simple_cnn.mistake
def no_super(channels, size):
    import torch

    class Net(torch.nn.Module):
        def __init__(self):
            self.conv1 = torch.nn.Conv2d(channels, 32, 3, padding=1)

        def forward(self, x):
            return self.conv1(x)

    return Net()


@simple_cnn.mistake
def no_forward(channels, size):
    import torch

    class Net(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = torch.nn.Conv2d(channels, 32, 3, padding=1)

    return Net()


@simple_cnn.mistake
def forward_forgot_return(channels, size):
    import torch

    nn = torch.nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.maps = nn.Sequential(nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU())

        def forward(self, x):
            self.maps(x)

    return Net()


@simple_cnn.mistake
def forgot_return(channels, size):
    import torch

    nn = torch.nn
    nn.Sequential(nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2))


@simple_cnn.mistake
def function_in_sequential(channels, size):
    import torch

    nn, relu = torch.nn, torch.nn.functional.relu
    return nn.Sequential(nn.Conv2d(channels, 32, 3, padding=1), relu, nn.MaxPool2d(2))


@simple_cnn.mistake(key="fixed_size")
def view_of_seven(channels, size):
    import torch

    nn = torch.nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            first = nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
            second = nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
            self.maps = nn.Sequential(*first, *second)
            self.rows = nn.Sequential(nn.Linear(3136, 512), nn.ReLU(), nn.Linear(512, 10))

        def forward(self, x):
            return self.rows(self.maps(x).view(-1, 64 * 7 * 7))

    return Net()


@simple_cnn.mistake(key="fixed_size")
def view_of_eight(channels, size):
    import torch

    nn = torch.nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            first = nn.Conv2d(channels, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
            second = nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)
            self.maps = nn.Sequential(*first, *second)
            self.rows = nn.Sequential(nn.Linear(4096, 512), nn.ReLU(), nn.Linear(512, 10))

        def forward(self, x):
            return self.rows(self.maps(x).view(-1, 64 * 8 * 8))

    return Net()
