#!/usr/bin/env python3
"""Exports a run and reads the workbook back by openpyxl: numbers, times and Chinese as in the CSV
files; the GeoJSON by its rules.

    check_xlsx.py PROGRAM CASE
"""
import csv
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "support"))
from small_ensemble import Checks  # noqa: E402

check = Checks()


def same(cell, text):
    """A cell of the workbook and the text of the CSV file."""
    if cell is None:
        return text == ""
    if isinstance(cell, datetime.datetime):
        return cell == datetime.datetime.strptime(text, "%Y-%m-%d %H:%M" if text.count(":") == 1 else "%Y-%m-%d %H:%M:%S")
    if isinstance(cell, (int, float)):
        return abs(float(text) - cell) <= 1e-14 * abs(cell)
    return cell == text


def main():
    program, case = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "run", case, "-q", "--out", "run"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "export", "run", "--out", "e", "--lang", "zh"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        book = openpyxl.load_workbook(folder / "e/tables.xlsx", read_only=True)
        names = {"结论": "answer", "月均值": "months", "调度": "operations", "输入与版本": "inputs", "断面过程": "sections",
                 "闸泵过程": "structures", "单元": "cells", "收支": "balance"}
        for sheet in book:
            check(sheet.title in names, f"sheet {sheet.title}")
            with open(folder / f"e/{names[sheet.title]}.csv", encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            read = list(sheet.iter_rows(values_only=True))
            check(len(read) == len(rows), f"{sheet.title}: {len(read)} rows, {len(rows)} in CSV")
            for one, other in zip(read, rows):
                filled = list(one) + [None] * (len(other) - len(one))
                if not all(same(cell, text) for cell, text in zip(filled, other)):
                    check(False, f"{sheet.title}: {one} and {other}")
                    break
        check({"结论", "断面过程", "收支"} <= {sheet.title for sheet in book}, "sheets that are missing")
        network = json.loads((folder / "e/network.geojson").read_text(encoding="utf-8"))
        check(network["type"] == "FeatureCollection", "type of the GeoJSON")
        for feature in network["features"]:
            kind, places = feature["geometry"]["type"], feature["geometry"]["coordinates"]
            check(feature["type"] == "Feature" and isinstance(feature["properties"], dict), "a feature")
            check(kind in ("Point", "LineString"), f"geometry {kind}")
            points = [places] if kind == "Point" else places
            check(kind == "Point" or len(points) >= 2, "a line of one point")
            check(all(len(point) == 2 and all(isinstance(value, (int, float)) for value in point) for point in points), f"coordinates {places}")
    check.end()


main()
