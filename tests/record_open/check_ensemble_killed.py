#!/usr/bin/env python3
"""Kills an ensemble at random moments and goes on with it by the same command, until so many kills
are done and it has ended: its files must be those of the unbroken one, and no kill may cost more
than the members under way.

    check_ensemble_killed.py PROGRAM CASE KILLS
"""
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from small_ensemble import AMMONIA, ROUGHNESS, canal_in  # noqa: E402

MEMBERS = 240
IN_FLIGHT = 2 * 16  # a batch of 16 on each processor
FILES = ["ensemble.json", "ensemble.nc", "members.csv", "probability.csv", "fields.nc", "map.nc"]


def command(program, out):
    return [program, "ensemble", "canal", "--fields", "--checkpoint", "0", "--out", out]


def killed_after(program, folder, seconds):
    """What the program said before it was killed, and whether it had ended by then."""
    with open(folder / "said", "w+", encoding="utf-8") as said:
        process = subprocess.Popen(command(program, "killed"), cwd=folder, stderr=said,
                                   stdout=subprocess.DEVNULL)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        said.seek(0)
        return said.read(), process.returncode == 0


def main():
    program, case, kills = sys.argv[1], sys.argv[2], int(sys.argv[3])
    random.seed(7)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        canal_in(folder, case, MEMBERS, AMMONIA + ROUGHNESS)
        begun = time.monotonic()
        subprocess.run(command(program, "whole"), cwd=folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        whole = time.monotonic() - begun
        struck, ends, kept, worst = 0, 0, 0, 0
        while struck < kills:
            said, ended = killed_after(program, folder, random.uniform(0.0, 0.5 * whole))
            goes_on = re.search(r"goes on with (\d+) members", said)
            if "begins anew" in said:
                sys.exit(f"wrong: {said}")
            found = int(goes_on[1]) if goes_on else 0
            # A kill before the program has looked tells nothing.
            if goes_on:
                worst = max(worst, kept - found)
            told = [int(n) for n in re.findall(r"(\d+) of %d members" % MEMBERS, said)]
            kept = max([found] + told) if goes_on or told else kept
            if ended:
                ends += 1
                kept = 0
                for file in FILES:
                    if (folder / "killed" / file).read_bytes() != (folder / "whole" / file).read_bytes():
                        sys.exit(f"wrong: {file} of an ensemble that was killed differs")
                shutil.rmtree(folder / "killed")
            else:
                struck += 1
        subprocess.run(command(program, "killed"), cwd=folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for file in FILES:
            if (folder / "killed" / file).read_bytes() != (folder / "whole" / file).read_bytes():
                sys.exit(f"wrong: {file} of an ensemble that was killed differs")
        print(f"{struck} kills, {ends + 1} ensembles ended in the bytes of the unbroken one; "
              f"at most {worst} members were lost at a kill")
        if worst > IN_FLIGHT:
            sys.exit(f"wrong: {worst} members lost, {IN_FLIGHT} under way")


main()
