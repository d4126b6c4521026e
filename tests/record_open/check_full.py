"""A full disk ends the run with one sentence that names the file, and what was written stays.

A limit on the size of files stands in for the disk: it fails in the same call of the library.
"""
import resource
import signal
import subprocess
import sys
import tempfile

import netCDF4

program = sys.argv[1]


def limit():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))


with tempfile.TemporaryDirectory() as folder:
    run = subprocess.run([program, folder, "1e9", "100"], preexec_fn=limit, capture_output=True,
                         text=True, timeout=300)
    assert run.returncode == 3, run
    assert run.stderr.count("\n") == 1 and "HDF5" not in run.stderr, run.stderr
    assert "run.nc.part: File too large" in run.stderr, run.stderr
    assert "--out" in run.stderr
    data = netCDF4.Dataset(folder + "/run.nc.part")
    assert len(data["time"]) > 10
    data["level"][0, :]

with tempfile.NamedTemporaryFile() as file:
    run = subprocess.run([program, file.name + "/out"], capture_output=True, text=True)
    assert run.returncode == 3 and "Not a directory" in run.stderr, run
print(run.stderr)
