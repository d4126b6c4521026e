"""xarray opens run.nc as it is: names, UTC times and values are those the sample river was given."""
import sys

import numpy as np
import xarray as xr

data = xr.open_dataset(sys.argv[1])
hours = np.arange(49)
series = np.arange(0, 48 * 3600 + 1, 300)
start = np.datetime64("2021-06-14T16:00:00")  # 00:00 in China

assert (data.time.values == start + hours.astype("timedelta64[h]")).all(), data.time.values
assert (data.section_time.values == start + series.astype("timedelta64[s]")).all()
assert list(data.section_id.values) == ["大沟坝桥", "钟楼大桥"], data.section_id.values
assert list(data.section_title_en.values) == ["Dagouba Bridge", "钟楼大桥"]
assert list(data.constituent_id.values) == ["DO", "NH3-N", "盐"]
assert list(data.constituent_variable.values) == ["DO", "NH3_N", "盐"]
assert list(data.structure_id.values) == ["G1", "P1"]
assert list(data.rule_id.values) == ["涨水关闸"]

cells = np.arange(data.sizes["mesh1d_nNodes"], dtype=float)
faces = np.arange(data.sizes["mesh1d_nEdges"], dtype=float)
seconds = hours[:, None] * 3600.0
level = 3.0 + 0.125 * cells + seconds / 86400.0
assert np.abs(data.level.values - level).max() < 1e-5
assert np.abs(data.discharge.values - (0.5 * faces - seconds / 864000.0)).max() < 2e-6
ammonia = 0.1 * 2.0 + 0.01 * cells + seconds / 1000000.0
assert (np.abs(data.NH3_N.values - ammonia) <= ammonia * 2.0**-16).all()
assert data.level.encoding["dtype"] == np.float32

ids = list(data.mesh1d_node_id.values)
for column, cell in enumerate([ids.index("R1:1000"), ids.index("B")]):
    t = series.astype(float)
    assert (data.section_level.values[:, column] == 3.0 + 0.125 * cell + t / 86400.0).all()
    expected = 0.1 * 2.0 + 0.01 * cell + t / 1000000.0
    assert (data.section_NH3_N.values[:, column] == expected).all()
# The section at 900 m stands a tenth of the way between two faces; so does its discharge.
before, after = (list(data.face_id.values).index(name) for name in ("R1:875", "R1:1125"))
expected = 0.5 * (0.9 * before + 0.1 * after) - t / 864000.0
assert np.abs(data.section_discharge.values[:, 0] - expected).max() < 1e-12
assert (data.structure_rule.values[:, 0] == np.where(series >= 86400, 0, -1)).all()

assert data.attrs["title"] == "Sample river" and data.attrs["title_zh"] == "样例河"
assert data.attrs["source"] == "Biandan 0.1.0" and data.attrs["scenario"] == "storm"
assert data.attrs["utc_offset"] == "+08:00" and data.attrs["completion"] == "complete"
assert len(data.attrs["state_hash"]) == 16
assert list(data.balance_account.values) == ["water", "DO", "NH3-N", "盐"]
assert data.balance_stored.values[0] == 1000.0 + 48 * 3600
print(data)
