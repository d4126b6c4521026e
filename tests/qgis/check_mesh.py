"""QGIS opens run.nc as a mesh of lines: every cell and face, fields with names, units, values and times;
and the map.nc of an ensemble, whose fields have no times.

    check_mesh.py BIANDAN CASE [PICTURE]
"""
import datetime
import pathlib
import subprocess
import sys
import tempfile

import netCDF4
from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsMeshDatasetIndex,
                       QgsMeshLayer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize, Qt

wrong = []


def check(right, what):
    if not right:
        wrong.append(what)


def fields_are_right(layer, result):
    provider = layer.dataProvider()
    groups = {provider.datasetGroupMetadata(i).name(): i for i in range(provider.datasetGroupCount())}
    check(len(groups) == provider.datasetGroupCount() > 10, f"groups: {groups}")
    times = result["time"][:]
    for name in ("level", "discharge", "NH3_N", "water_class"):
        variable = result[name]
        check(variable.long_name in groups, f"{name}: no group {variable.long_name}")
        group = groups.get(variable.long_name, 0)
        told = provider.datasetGroupMetadata(group)
        check(told.extraOptions().get("units") == variable.units, f"{name}: {told.extraOptions()}")
        count = provider.datasetCount(QgsMeshDatasetIndex(group, 0))
        check(count == len(times), f"{name}: {count} times")
        last = QgsMeshDatasetIndex(group, count - 1)
        hours = provider.datasetMetadata(last).time()
        check(abs(hours - times[-1] / 3600) < 1e-6, f"{name}: last time {hours} h")
        for place in (0, 7, variable.shape[1] - 1):
            shown = provider.datasetValue(last, place).scalar()
            check(abs(shown - variable[-1, place]) < 1e-6 * abs(shown) + 1e-9, f"{name} at {place}: {shown}")


def map_is_right(program, case, folder):
    subprocess.run([program, "ensemble", case, "-q", "--members", "2", "--fields", "--out", folder], check=True,
                   stdout=subprocess.DEVNULL)
    result = netCDF4.Dataset(folder / "map.nc")
    layer = QgsMeshLayer(f'Ugrid:"{folder}/map.nc":mesh1d', "map", "mdal")
    check(layer.isValid(), f"map.nc: {layer.error().message()}")
    if not layer.isValid():
        return
    provider = layer.dataProvider()
    groups = {provider.datasetGroupMetadata(i).name(): i for i in range(provider.datasetGroupCount())}
    for name in ("worse_than_III", "NH3_N_highest_p95", "DO_lowest_median"):
        variable = result[name]
        check(variable.long_name in groups, f"map: no group {variable.long_name} in {list(groups)}")
        index = QgsMeshDatasetIndex(groups.get(variable.long_name, 0), 0)
        for place in (0, 7, len(variable) - 1):
            shown = provider.datasetValue(index, place).scalar()
            check(abs(shown - variable[place]) < 1e-6 * abs(shown) + 1e-9, f"map: {name} at {place}: {shown}")


def main():
    program, case = sys.argv[1], sys.argv[2]
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "run", case, "-q", "--out", folder], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([program, "export", folder, "--out", folder / "export"], check=True,
                       stdout=subprocess.DEVNULL)
        result = netCDF4.Dataset(folder / "run.nc")
        layer = QgsMeshLayer(f'Ugrid:"{folder}/run.nc":mesh1d', "mesh", "mdal")
        check(layer.isValid(), f"the mesh: {layer.error().message()}")
        if layer.isValid():
            provider = layer.dataProvider()
            check(provider.vertexCount() == len(result.dimensions["mesh1d_nNodes"]), "cells")
            check(provider.edgeCount() == len(result.dimensions["mesh1d_nEdges"]), "faces")
            begin = datetime.datetime.fromisoformat(result["time"].units.split("since ")[1])
            told = provider.temporalCapabilities().referenceTime().toString("yyyy-MM-dd HH:mm:ss t")
            check(told == f"{begin:%Y-%m-%d %H:%M:%S} UTC", f"start: {told}")
            fields_are_right(layer, result)
        map_is_right(program, case, folder / "ensemble")
        lines = QgsVectorLayer(str(folder / "export/network.geojson"), "network", "ogr")
        check(lines.isValid(), "network.geojson")
        if len(sys.argv) > 3 and layer.isValid():
            draw(layer, sys.argv[3])
    for what in wrong:
        print("wrong:", what)
    sys.exit(1 if wrong else 0)


def draw(layer, file):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setBackgroundColor(Qt.white)
    settings.setOutputSize(QSize(1200, 900))
    extent = layer.extent()
    extent.scale(1.1)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(file)


main()
