"""Seconds until PyTorch reaches a test accuracy with what was handed over. target.py JOB, a JSON text."""

import json
import sys
import time

import torch
from handed import read_handed
from sequential import sequential


def main():
    job = json.loads(sys.argv[1])
    facts = job["facts"]
    torch.set_num_threads(1)
    torch.manual_seed(job["seed"])
    layers = [facts["features"]] + [layer["units"] for layer in facts["layers"]]
    hidden = facts["layers"][0]["activation"]
    x, y, weights, biases = read_handed(job["folder"] + "/train", layers)
    test_x, test_y, _, _ = read_handed(job["folder"] + "/test", layers)
    x, y = torch.from_numpy(x), torch.from_numpy(y.argmax(1))
    test_x, test_y = torch.from_numpy(test_x), torch.from_numpy(test_y.argmax(1))

    began = time.perf_counter()
    net = sequential(weights, biases, hidden)
    loss = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=facts["rate"])
    for epoch in range(1, job["epochs"] + 1):
        for rows in torch.randperm(len(x)).split(facts["batch"]):
            optimizer.zero_grad(set_to_none=True)
            loss(net(x[rows]), y[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            accuracy = float((net(test_x).argmax(1) == test_y).double().mean())
        if accuracy >= job["accuracy"]:
            print(json.dumps({"seconds": time.perf_counter() - began, "epochs": epoch}))
            return
    print(json.dumps({"seconds": None, "epochs": job["epochs"]}))


main()
