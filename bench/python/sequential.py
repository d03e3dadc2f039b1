"""A network of dense layers in PyTorch."""

import torch

ACTIVATIONS = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}


def sequential(weights, biases, hidden):
    """Linear layers with these parameters, an activation between each two; the output layer gives Z."""
    modules = []
    for w, b in zip(weights, biases):
        linear = torch.nn.Linear(w.shape[1], w.shape[0])
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(w))
            linear.bias.copy_(torch.from_numpy(b))
        modules += [linear, ACTIVATIONS[hidden]()]
    return torch.nn.Sequential(*modules[:-1])
