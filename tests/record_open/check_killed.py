"""A run killed at any moment leaves a readable run.nc.part with rows that are whole."""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

import netCDF4
import numpy as np

program, kills = sys.argv[1], int(sys.argv[2])
random.seed(20210615)
most = 0
for kill in range(kills):
    with tempfile.TemporaryDirectory() as folder:
        part = os.path.join(folder, "run.nc.part")
        run = subprocess.Popen([program, folder, "1e9", "100"])
        while not os.path.exists(part):
            time.sleep(0.001)
        time.sleep(random.uniform(0.0, 0.5))
        run.send_signal(signal.SIGKILL)
        run.wait()
        data = netCDF4.Dataset(part)
        assert data.completion.startswith("partial")
        rows = len(data["time"])
        assert rows >= 1
        cells = np.arange(data.dimensions["mesh1d_nNodes"].size)
        seconds = np.asarray(data["time"][:], dtype=float)[:, None]
        level = data["level"][:]
        written = ~np.ma.getmaskarray(level).any(axis=1)
        # A kill within a flush may leave the last block unfilled, never a wrong value.
        assert written.sum() >= rows - 10, (rows, written.sum())
        expected = 3.0 + 0.125 * cells + seconds / 86400.0
        assert np.abs(level - expected)[written].max() < 1e-3
        for name in data.variables:
            data[name][:]
        data.close()
        most = max(most, rows)
assert most > 10, "every run was killed before it wrote anything"
print(f"{kills} kills, up to {most} rows")
