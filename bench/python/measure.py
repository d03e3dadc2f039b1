"""How fast a learner trains, in its own process: first that it learns, then warm-up, then time.

The same procedure as measure.mjs, step by step.
"""

import math
import statistics
import time

WARM_UP = 0.4
READING = 0.05


def measure(train, cost, workload, seconds):
    """train(from, count) trains on batches of an epoch; cost() is the mean cost of the first batch."""
    batch, checks = workload["batch"], workload["checks"]
    per_epoch = workload["examples"] // batch
    position = 0

    def run(batches):
        nonlocal position
        while batches > 0:
            count = min(batches, per_epoch - position)
            train(position, count)
            position = (position + count) % per_epoch
            batches -= count

    def timed(batches):
        cpu, wall = time.process_time(), time.perf_counter()
        run(batches)
        return time.process_time() - cpu, time.perf_counter() - wall

    before = cost()
    began = time.perf_counter()
    for _ in range(checks):
        train(0, 1)
    checking = time.perf_counter() - began
    after = cost()

    count, took = 1, checking / checks
    while took < seconds * READING / 2:
        count = math.ceil(count * min(10, 0.9 * seconds * READING / max(took, 1e-9)))
        took = timed(count)[1]
    spent = checking
    while spent < seconds * WARM_UP:
        spent += timed(count)[1]

    cpu_rates, wall_rates, spent = [], [], 0
    while spent < seconds:
        cpu, wall = timed(count)
        spent += wall
        cpu_rates.append(count * batch / cpu)
        wall_rates.append(count * batch / wall)
    return {
        "cpu": statistics.median(cpu_rates),
        "wall": statistics.median(wall_rates),
        "cost": {"before": before, "after": after},
        "comparable": True,
    }
