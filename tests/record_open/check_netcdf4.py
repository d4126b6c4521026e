"""netCDF4 sees UGRID and CF as their conventions ask, and may append to a copy of run.nc."""
import shutil
import sys

import netCDF4

data = netCDF4.Dataset(sys.argv[1])
assert data.Conventions.startswith("CF-1.8 UGRID-1.0")
for name in ("network", "mesh1d"):
    topology = data[name]
    assert topology.cf_role == "mesh_topology" and topology.topology_dimension == 1
    for key in ("node_coordinates", "edge_coordinates"):
        for variable in getattr(topology, key, "").split():
            assert variable in data.variables, (name, variable)
    connectivity = data[topology.edge_node_connectivity]
    assert connectivity.dimensions == (topology.edge_dimension, "Two")
    nodes = data.dimensions[topology.node_dimension].size
    assert connectivity.start_index == 0 and connectivity[:].max() < nodes
assert data["mesh1d"].coordinate_space == "network"
geometry = data["network_geometry"]
assert geometry.geometry_type == "line"
points = data.dimensions["network_nGeometryNodes"].size
assert data[geometry.node_count][:].sum() == points
assert data["crs"].epsg == 4528

titles = {}
for name, variable in data.variables.items():
    for attribute in variable.ncattrs():
        value = variable.getncattr(attribute)
        assert not isinstance(value, str) or value, (name, attribute)
    if getattr(variable, "mesh", None):
        titles.setdefault(variable.long_name, []).append(name)
        assert variable.location in ("node", "edge") and variable.grid_mapping == "crs", name
        assert variable.units, name
        for coordinate in variable.coordinates.split():
            assert coordinate in data.variables
assert all(len(names) == 1 for names in titles.values()), titles
# QGIS cannot read a mesh with texts along its edges.
assert all(v.dtype != str for v in data.variables.values() if "mesh1d_nEdges" in v.dimensions)
assert data["level"].dimensions == ("time", "mesh1d_nNodes")
assert data["discharge"].dimensions == ("time", "mesh1d_nEdges")
assert data["time"].units == "seconds since 2021-06-14 16:00:00"
assert data["section_id"].cf_role == "timeseries_id"
assert data["level"].long_name_zh == "水位" and data["level"]._FillValue > 9e36
assert data["discharge"].standard_name == "water_volume_transport_in_river_channel"
order = list(data.variables)
assert order.index("mesh1d") < order.index("level") < order.index("section_level")
data.close()

copy = sys.argv[1] + ".appended.nc"
shutil.copy(sys.argv[1], copy)
data = netCDF4.Dataset(copy, "a")
rows = len(data["time"])
data["time"][rows] = 1e6
data["level"][rows, :] = 4.0
data.note = "附注"
data.createVariable("extra", "f8", ("time", "mesh1d_nNodes"))[rows, :] = 1.0
data.close()
data = netCDF4.Dataset(copy)
assert len(data["time"]) == rows + 1 and float(data["level"][rows, 0]) == 4.0
assert data["NH3_N"][rows, :].mask.all() and data.note == "附注"
assert float(data["extra"][rows, 0]) == 1.0
