"""NumPy in float32: forward and backward written with matrix products. numpy_peer.py JOB, a JSON text."""

import json
import sys

import numpy as np
from handed import read_handed
from measure import measure

MU, BETA1, BETA2, EPSILON = 0.9, 0.9, 0.999, 1e-8


class Learner:
    def __init__(self, workload, folder):
        layers, batch = workload["layers"], workload["batch"]
        x, y, weights, biases = read_handed(folder, layers)
        self.xs = np.split(x, len(x) // batch)
        self.ys = np.split(y, len(y) // batch)
        # W as (inputs, units), so that A @ W is one product without transposing.
        self.weights = [np.ascontiguousarray(w.T) for w in weights]
        self.biases = [b.copy() for b in biases]
        self.tanh, self.softmax = workload["hidden"] == "tanh", workload["output"] == "softmax"
        self.optimizer, self.rate = workload["optimizer"], np.float32(workload["rate"])
        self.parameters = self.weights + self.biases
        self.first = [np.zeros_like(p) for p in self.parameters]
        self.second = [np.zeros_like(p) for p in self.parameters]
        self.steps = 0

    def forward(self, x):
        """A of every layer; the last is the prediction."""
        a = [x]
        for l, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = a[-1] @ w
            z += b
            if l + 1 < len(self.weights):
                np.tanh(z, out=z) if self.tanh else np.maximum(z, 0, out=z)
            elif self.softmax:
                z -= z.max(1, keepdims=True)
                np.exp(z, out=z)
                z /= z.sum(1, keepdims=True)
            else:
                z = 1 / (1 + np.exp(-z))
            a.append(z)
        return a

    def backward(self, a, y):
        """dW of every layer, then db of every layer."""
        count = len(self.weights)
        dw, db = [None] * count, [None] * count
        dz = (a[-1] - y) * np.float32(1 / len(y))
        for l in range(count - 1, -1, -1):
            dw[l], db[l] = a[l].T @ dz, dz.sum(0)
            if l > 0:
                dz = dz @ self.weights[l].T
                dz *= 1 - a[l] * a[l] if self.tanh else a[l] > 0
        return dw + db

    def update(self, gradients):
        self.steps += 1
        if self.optimizer == "gradient-descent":
            for p, g in zip(self.parameters, gradients):
                g *= self.rate
                p -= g
        elif self.optimizer == "momentum":
            for p, g, v in zip(self.parameters, gradients, self.first):
                v *= np.float32(MU)
                v += g
                p -= self.rate * v
        else:
            rate = np.float32(self.rate / (1 - BETA1**self.steps))
            scale = np.float32(1 / (1 - BETA2**self.steps) ** 0.5)
            for p, g, v, s in zip(self.parameters, gradients, self.first, self.second):
                v *= np.float32(BETA1)
                v += np.float32(1 - BETA1) * g
                s *= np.float32(BETA2)
                s += np.float32(1 - BETA2) * g * g
                p -= rate * v / (np.sqrt(s) * scale + np.float32(EPSILON))

    def train(self, start, count):
        for k in range(start, start + count):
            self.update(self.backward(self.forward(self.xs[k]), self.ys[k]))

    def cost(self):
        p, y = self.forward(self.xs[0])[-1].astype(np.float64), self.ys[0]
        losses = np.where(y > 0, np.log(p), 0 if self.softmax else np.log1p(-p))
        return float(-losses.sum() / len(y))


def main():
    job = json.loads(sys.argv[1])
    learner = Learner(job["workload"], job["folder"])
    print(json.dumps(measure(learner.train, learner.cost, job["workload"], job["seconds"])))


main()
