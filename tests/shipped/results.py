#!/usr/bin/env python3
"""Opens the results of a shipped run as a stranger would: run.nc by ncdump and by xarray, against
warnings.json.

    results.py PROGRAM CASE [SCENARIO]

Section names, times and every figure that both files hold must be equal.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy
import pandas
import xarray

failures = []


def check(equal, what):
    if not equal:
        failures.append(what)


def instant(text):
    """ISO 8601 with an offset, as the UTC time that xarray gives."""
    moment = pandas.Timestamp(text).tz_convert("UTC").tz_localize(None)
    return moment.to_datetime64().astype("datetime64[s]")


def month_mean(times, values, month, offset):
    """Mean over the part of a calendar month (local time) that the run covers, straight between
    samples."""
    local = times + offset
    first = numpy.datetime64(month, "s")
    after = (numpy.datetime64(month, "M") + 1).astype("datetime64[s]")
    seconds = (local - local[0]).astype("timedelta64[s]").astype(float)
    begin = max(0.0, float((first - local[0]).astype("timedelta64[s]").astype(float)))
    end = min(seconds[-1], float((after - local[0]).astype("timedelta64[s]").astype(float)))
    inside = (seconds > begin) & (seconds < end)
    x = numpy.concatenate(([begin], seconds[inside], [end]))
    y = numpy.interp(x, seconds, values)
    return float(((x[1:] - x[:-1]) * (y[1:] + y[:-1]) / 2).sum() / (end - begin))


def section_variables(data):
    return {variable.attrs["constituent"]: variable for name, variable in data.variables.items()
            if name.startswith("section_") and "constituent" in variable.attrs}


def compare_sections(data, warnings):
    names = [str(name) for name in data["section_id"].values]
    check(names == [section["name"] for section in warnings["sections"]], f"section names {names}")
    times = data["section_time"].values.astype("datetime64[s]")
    check(times[0] == instant(warnings["run"]["start"]), f"first time {times[0]}")
    check(times[-1] == instant(warnings["run"]["end"]), f"last time {times[-1]}")
    local = numpy.datetime64(warnings["run"]["start"][:19], "s")
    offset = local - times[0]
    variables = section_variables(data)
    compared = 0
    for index, section in enumerate(warnings["sections"]):
        for item in section["items"]:
            what = f"{section['name']} {item['item']}"
            values = variables[item["item"]].values[:, index]
            lowest = item["limits"][0]["sense"] == "min"
            worst = int(values.argmin() if lowest else values.argmax())
            check(values[worst] == item["peak"]["value"], f"{what}: peak {values[worst]!r}")
            check(times[worst] == instant(item["peak"]["time"]), f"{what}: time {times[worst]}")
            for month in item["months"]:
                mean = month_mean(times, values, month["month"], offset)
                check(abs(mean - month["value"]) <= 1e-12 * abs(month["value"]),
                      f"{what}: mean of {month['month']} {mean!r}, not {month['value']!r}")
                compared += 1
    return compared


def compare_balance(data, warnings):
    accounts = [warnings["balance"]["water"]] + warnings["balance"]["constituents"]
    names = [str(name) for name in data["balance_account"].values]
    check(len(names) == len(accounts), f"accounts {names}")
    for index, account in enumerate(accounts):
        for key in ("initial", "stored", "in", "out", "produced", "lost", "residual", "relative"):
            found = float(data[f"balance_{key}"].values[index])
            check(found == account[key], f"balance of {account['name']}: {key} {found!r}")
        check(account["relative"] <= 1e-11, f"balance of {account['name']}: {account['relative']}")


def main():
    program, case, *scenario = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "run", case, "--out", folder]
        command += ["--scenario", scenario[0]] if scenario else []
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        run = next(pathlib.Path(folder).rglob("run.nc"))
        warnings = json.loads((run.parent / "warnings.json").read_text(encoding="utf-8"))
        dump = subprocess.run(["ncdump", "-v", "section_id", run], check=True,
                              capture_output=True).stdout.decode("utf-8")
        for section in warnings["sections"]:
            check(f'"{section["name"]}"' in dump, f"ncdump does not show {section['name']}")
        with xarray.open_dataset(run) as data:
            compared = compare_sections(data, warnings)
            compare_balance(data, warnings)
    for failure in failures:
        print("differs:", failure)
    print(f"{compared} month means and as many peaks compared, {len(failures)} differ")
    sys.exit(1 if failures else 0)


main()
