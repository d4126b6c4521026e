#!/usr/bin/env python3
"""Runs a small ensemble with a comparison, and opens ensemble.nc, fields.nc and map.nc by xarray as a
stranger would.

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


def fields_are_those_of_a_run(program, folder, fields):
    """A member has the bits that its run as a scenario records."""
    subprocess.run([program, "ensemble", "canal", "--write-member", "4"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([program, "run", "canal", "-q", "--scenario", "member-4"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    run = xarray.open_dataset(folder / "out/canal/member-4/run.nc")
    member = fields.sel(member=4)
    names = [name for name in run.data_vars if "time" in run[name].dims and "mesh1d" in str(run[name].dims)]
    check(len(names) > 8, f"fields {names}")
    check(bool((member["time"] == run["time"]).all()), "times of the fields")
    for name in names:
        check(numpy.array_equal(member[name].values, run[name].values, equal_nan=True),
              f"{name} of member 4")


def map_is_that_of_the_fields(fields, on_map):
    """Its quantiles and shares, computed anew."""
    wet = fields["depth"] > 0.001
    close = dict(rtol=1e-6, atol=1e-9, equal_nan=True)
    for name, lowest in (("level", False), ("NH3_N", False), ("DO", True)):
        if name not in fields:
            continue
        values = fields[name].where(wet).astype("float64")
        worst = values.min("time") if lowest else values.max("time")
        whole = f"{name}_lowest" if lowest else f"{name}_highest"
        for what, p in (("median", 0.5), ("p05" if lowest else "p95", 0.05 if lowest else 0.95)):
            check(numpy.allclose(on_map[f"{whole}_{what}"].values,
                                 worst.quantile(p, dim="member").values, **close), f"{whole}_{what}")
    of_water = fields["water_class"].where(wet)
    for number, name in ((3, "worse_than_III"), (5, "worse_than_V")):
        worse = of_water > number
        ever = worse.any("time").sum("member") / of_water.notnull().any("time").sum("member")
        check(numpy.allclose(on_map[name].values, ever.values, **close), name)
        share = worse.sum(("member", "time")) / of_water.notnull().sum(("member", "time"))
        check(numpy.allclose(on_map[f"time_{name}"].values, share.values, **close), f"time_{name}")
    check(0 < float(on_map["worse_than_III"].max()) <= 1, "a class that members are worse than")


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
        subprocess.run([program, "ensemble", "canal", "-q", "--fields", "--out", "fields"], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
        check((folder / "fields/ensemble.json").read_bytes() ==
              (results / "ensemble.json").read_bytes(), "an ensemble with its fields")
        fields = xarray.open_dataset(folder / "fields/fields.nc")
        check(int(fields.sizes["member"]) == 9, "members of the fields")
        fields_are_those_of_a_run(program, folder, fields)
        map_is_that_of_the_fields(fields, xarray.open_dataset(folder / "fields/map.nc"))
        against = rows(folder / "out/canal/clean-ensemble/against-base.csv")
        check(len(against) - 1 == int(data.sizes["limits"]), "limits that are compared")
        check(not list(folder.glob("out/canal/*/*.part")), "parts that are left")
        check(not list(folder.glob("out/canal/*/*.checkpoint")), "checkpoints that are left")
    check.end()


main()
