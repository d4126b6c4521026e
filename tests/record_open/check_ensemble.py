#!/usr/bin/env python3
"""Runs a small ensemble with a comparison, and opens ensemble.nc by xarray as a stranger would.

    check_ensemble.py PROGRAM CASE
"""
import csv
import pathlib
import subprocess
import sys
import tempfile

import numpy
import xarray

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from small_ensemble import AMMONIA, Checks, canal_in  # noqa: E402

check = Checks()


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def main():
    program, case = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        canal_in(folder, case, 9, AMMONIA)
        subprocess.run([program, "ensemble", "canal", "-q", "--scenario", "clean", "--against",
                        "base"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        results = folder / "out/canal/base-ensemble"
        data = xarray.open_dataset(results / "ensemble.nc")
        series = data["section_NH3_N"]
        check(series.dims == ("member", "sections", "section_time"), f"axes {series.dims}")
        check(int(data.sizes["member"]) == 9 and bool((data["completed"] == 1).all()), "members")
        bands = series.quantile(data["quantile"].values, dim="member").values
        check(numpy.allclose(data["section_NH3_N_quantile"].values, bands, rtol=1e-6), "bands")
        peaks = series.max("section_time").values
        of_limit = data["peak"].values
        for limit, item in enumerate(data["limit_item"].values):
            if item == "NH3-N":
                section = int(data["limit_section"].values[limit])
                check(bool((of_limit[:, limit] >= peaks[:, section] * (1 - 1e-6)).all()), "peaks")
                over = (series[:, section, :] > data["limit_value"].values[limit]).mean("member")
                check(numpy.allclose(data["probability_over"].values[limit], over.values),
                      "probability over time")
        members = rows(results / "members.csv")
        drawn = [float(row[members[0].index("ammonia")]) for row in members[1:]]
        check(numpy.allclose(data["drawn"].values[:, 0], drawn), "draws")
        hashes = [row[members[0].index("state_hash")] for row in members[1:]]
        check(list(data["state_hash"].values) == hashes, "hashes")
        against = rows(folder / "out/canal/clean-ensemble/against-base.csv")
        check(len(against) - 1 == int(data.sizes["limits"]), "limits that are compared")
        check(not list(folder.glob("out/canal/*/*.part")), "parts that are left")
        check(not list(folder.glob("out/canal/*/*.checkpoint")), "checkpoints that are left")
    check.end()


main()
