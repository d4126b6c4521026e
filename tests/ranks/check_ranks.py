#!/usr/bin/env python3
"""Runs an ensemble on one process, on two and on three, stops one with a signal, kills one, and
goes on with both on another number of processes: all must end in the same bytes.

    check_ranks.py MPIRUN PROGRAM CASE
"""
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from small_ensemble import AMMONIA, ROUGHNESS, canal_in  # noqa: E402


def same(one, other):
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    others = sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    if files != others:
        sys.exit(f"wrong: {one.name} has {files}, {other.name} has {others}")
    for file in files:
        if (one / file).read_bytes() != (other / file).read_bytes():
            sys.exit(f"wrong: {file} of {other.name} differs from that of {one.name}")


def main():
    mpirun, program, case = sys.argv[1:4]
    root = ["--allow-run-as-root"] if os.geteuid() == 0 else []

    def command(ranks, out, *more):
        job = [mpirun, *root, "--oversubscribe", "-n", str(ranks)] if ranks > 1 else []
        return [*job, program, "ensemble", "canal", "-q", "--checkpoint", "0", "--out", out, *more]

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        canal_in(folder, case, 400, AMMONIA + ROUGHNESS)

        def run(ranks, out, *more):
            subprocess.run(command(ranks, out, *more), cwd=folder, check=True,
                           stdout=subprocess.DEVNULL)

        both = ["--scenario", "clean", "--against", "base", "--fields"]
        run(1, "one", *both)
        for ranks in (2, 3):
            run(ranks, f"on-{ranks}", *both)
            same(folder / "one", folder / f"on-{ranks}")

        run(1, "alone")
        for what in (signal.SIGTERM, signal.SIGKILL):
            for wait in (0.3, 0.6, 0.9):
                out = f"{what.name}-{wait}"
                job = subprocess.Popen(command(3, out), cwd=folder, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL, start_new_session=True)
                time.sleep(wait)
                if what == signal.SIGKILL:
                    os.killpg(job.pid, what)
                    subprocess.run(["pkill", "-9", "-f", f"{program} ensemble canal"], check=False)
                else:
                    job.send_signal(what)
                job.wait(60)
                run(2, out)
                same(folder / "alone", folder / out)
        lost = subprocess.run(command(2, "lost")[:-2] + ["--scenario", "nobody"], cwd=folder,
                              capture_output=True, text=True, check=False)
        if lost.returncode != 2 or lost.stderr.count("no scenario 'nobody'") != 1:
            sys.exit(f"wrong: {lost.returncode} {lost.stderr}")
    print("ensembles on 1, 2 and 3 processes, stopped and killed ones: the same bytes")


main()
