"""What a Python brings: versions, and how fast its NumPy and its PyTorch multiply matrices on one thread."""

import json
import platform
import time

SIZE = 384


def gflops(multiply):
    """The best of a few products, in 10⁹ operations a second."""
    best = 0
    for _ in range(5):
        began = time.perf_counter()
        multiply()
        best = max(best, 2e-9 * SIZE**3 / (time.perf_counter() - began))
    return best


found = {"python": platform.python_version(), "numpy": None, "torch": None}
try:
    import numpy as np

    a = np.ones((SIZE, SIZE), np.float32)
    found["numpy"] = {"version": np.__version__, "gflops": gflops(lambda: a @ a)}
except ImportError:
    pass
try:
    import torch

    torch.set_num_threads(1)
    t = torch.ones(SIZE, SIZE)
    found["torch"] = {"version": torch.__version__, "gflops": gflops(lambda: t @ t)}
except ImportError:
    pass
print(json.dumps(found))
