"""Exercise of lesson 07: more known mistakes about the training step."""

from .lesson_07_train_step import train_step


@train_step.mistake
def new_optimizer(model, X, y, loss_fn, optimizer):
    import torch

    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def backward_twice(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake(key="backward_twice")
def backward_retained(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward(retain_graph=True)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def item_too_early(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y).item()
    loss.backward()
    optimizer.step()
    return loss


@train_step.mistake
def backward_of_item(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.item.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def looped(model, X, y, loss_fn, optimizer):
    for _ in range(20):
        optimizer.zero_grad()
        loss = loss_fn(model(X), y)
        loss.backward()
        optimizer.step()
    return loss.item()


@train_step.mistake(key="looped")
def looped_over_examples(model, X, y, loss_fn, optimizer):
    for i in range(len(X)):
        optimizer.zero_grad()
        loss = loss_fn(model(X[i : i + 1]), y[i : i + 1])
        loss.backward()
        optimizer.step()
    return loss.item()


@train_step.mistake
def no_grad_on(model, X, y, loss_fn, optimizer):
    import torch

    optimizer.zero_grad()
    with torch.no_grad():
        loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@train_step.mistake
def forgot_return(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()


@train_step.mistake
def times_n(model, X, y, loss_fn, optimizer):
    optimizer.zero_grad()
    loss = loss_fn(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item() * len(X)


@train_step.mistake
def own_loss(model, X, y, loss_fn, optimizer):
    import torch

    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()
