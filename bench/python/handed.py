"""The examples and initial weights that every system gets, as files of float32."""

import os

import numpy as np


def read_floats(folder, name, *shape):
    """One file, in a shape whose first size may be -1."""
    return np.fromfile(os.path.join(folder, name + ".f32"), dtype=np.float32).reshape(shape)


def read_handed(folder, layers):
    """X and Y row by row, and W (units, inputs) and b of each layer."""
    x = read_floats(folder, "x", -1, layers[0])
    y = read_floats(folder, "y", -1, layers[-1])
    weights = [read_floats(folder, f"w{l}", layers[l], layers[l - 1]) for l in range(1, len(layers))]
    biases = [read_floats(folder, f"b{l}", layers[l]) for l in range(1, len(layers))]
    return x, y, weights, biases
