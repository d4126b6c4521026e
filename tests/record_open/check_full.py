"""A disk that is too small ends the run with one sentence that names the file, and no crash.

A limit on the size of files stands in for the disk: it fails in the same call of the library.
"""
import os
import resource
import signal
import subprocess
import sys
import tempfile

import netCDF4

program = sys.argv[1]


def run(hours, most):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run([program, folder, hours, "100"], preexec_fn=limit, capture_output=True,
                          text=True, timeout=300)
    assert done.returncode == 3, done
    assert done.stderr.count("\n") == 1 and "HDF5" not in done.stderr, done.stderr
    assert "File too large; free some space" in done.stderr and "--out" in done.stderr
    return done.stderr


# Noticed at the start: nothing is left behind.
for most in (1000, 100_000, 3_000_000):
    with tempfile.TemporaryDirectory() as folder:
        assert "run.nc.part: " in run("20000", most)
        assert not os.listdir(folder), os.listdir(folder)

with tempfile.NamedTemporaryFile() as file:
    done = subprocess.run([program, file.name + "/out"], capture_output=True, text=True)
    assert done.returncode == 3 and "Not a directory" in done.stderr, done
print(done.stderr)
