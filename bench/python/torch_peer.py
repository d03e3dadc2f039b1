"""PyTorch, eager: nn.Sequential and torch.optim on batches sliced beforehand. torch_peer.py JOB, a JSON text."""

import json
import sys

import torch
from handed import read_handed
from measure import measure
from sequential import sequential


def main():
    job = json.loads(sys.argv[1])
    workload = job["workload"]
    layers, batch = workload["layers"], workload["batch"]
    torch.set_num_threads(job["threads"])
    x, y, weights, biases = read_handed(job["folder"], layers)
    net = sequential(weights, biases, workload["hidden"])
    xs = torch.from_numpy(x).split(batch)
    if workload["output"] == "softmax":
        ys, loss = torch.from_numpy(y.argmax(1)).split(batch), torch.nn.CrossEntropyLoss()
    else:
        ys, loss = torch.from_numpy(y).split(batch), torch.nn.BCEWithLogitsLoss()
    rate = workload["rate"]
    optimizer = {
        "gradient-descent": lambda p: torch.optim.SGD(p, lr=rate),
        "momentum": lambda p: torch.optim.SGD(p, lr=rate, momentum=0.9),
        "adam": lambda p: torch.optim.Adam(p, lr=rate),
    }[workload["optimizer"]](net.parameters())

    def train(start, count):
        for k in range(start, start + count):
            optimizer.zero_grad(set_to_none=True)
            loss(net(xs[k]), ys[k]).backward()
            optimizer.step()

    def cost():
        with torch.no_grad():
            return float(loss(net(xs[0]), ys[0]))

    print(json.dumps(measure(train, cost, workload, job["seconds"])))


main()
