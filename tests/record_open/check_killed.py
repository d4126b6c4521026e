"""A run killed at any moment leaves a readable run.nc.part whose recorded rows are whole."""
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
        run = subprocess.Popen([program, folder, "10000", "50"])
        while not os.path.exists(part):
            time.sleep(0.001)
        time.sleep(random.uniform(0.0, 0.3))
        run.send_signal(signal.SIGKILL)
        run.wait()
        data = netCDF4.Dataset(part)
        assert data.completion.startswith("partial")
        rows = int(data["time_recorded"][...])
        assert 1 <= rows <= len(data["time"])
        cells = np.arange(data.dimensions["mesh1d_nNodes"].size)
        seconds = np.asarray(data["time"][:rows], dtype=float)[:, None]
        assert (seconds[:, 0] == 3600.0 * np.arange(rows)).all()
        expected = 3.0 + 0.125 * cells + seconds / 86400.0
        assert np.abs(data["level"][:rows] - expected).max() < 1e-3
        series = int(data["section_time_recorded"][...])
        assert data["section_level"][:series].count() == 2 * series
        for name in data.variables:
            data[name][:]
        data.close()
        most = max(most, rows)
assert most > 10, "every run was killed before it wrote anything"
print(f"{kills} kills, up to {most} rows")
