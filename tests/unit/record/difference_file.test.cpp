// Two runs beside each other over the mesh.
#include "solver/record/difference_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "solver/record/netcdf_file.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

namespace {

constexpr double hour = 3600.0;

/// Four hours of the sample river; ammonia raised by so much at a time, on all cells.
record::CellSummary summarised(SampleRiver& river, double more = 0.0, double from = 0.0) {
  record::CellSummary cells;
  const std::size_t constituents = river.problem.quality.constituents.size();
  const auto raise = [&] {
    if (river.time < from) return;
    for (std::size_t c = 0; c < river.grid.cells.size(); ++c)
      river.concentration[c * constituents + 1] += more;
  };
  cells.start(river.view());
  while (river.time < 4.0 * hour) {
    ++river.steps;
    river.set(static_cast<double>(river.steps) * hour);
    river.flow.dt = hour;
    raise();
    cells.step(river.view());
  }
  return cells;
}

struct File {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / "biandan_difference_file_test.nc";
  ~File() { std::filesystem::remove(path); }

  std::vector<double> read(const std::string& variable) const {
    return record::NetcdfFile::open(path).read(variable);
  }
};

std::size_t index_of(const SampleRiver& river, const std::string& cell) {
  const auto& cells = river.grid.cells;
  const auto found = std::ranges::find(cells, cell, &grid::Cell::name);
  REQUIRE(found != cells.end());
  return static_cast<std::size_t>(found - cells.begin());
}

}  // namespace

TEST_CASE("means by the length of steps, highest and lowest values") {
  SampleRiver river;
  const record::CellSummary cells = summarised(river, 1.0, 4.0 * hour);
  CHECK(cells.quantities().size() == 4);
  CHECK(cells.quantities()[0].variable == "level");
  CHECK(cells.quantities()[2].variable == "NH3_N");
  const record::Extent ammonia = cells.extent(2);
  for (std::size_t c = 0; c < river.grid.cells.size(); ++c) {
    const double place = 0.2 + 0.01 * static_cast<double>(c);
    CHECK(ammonia.lowest[c] == doctest::Approx(place + 1.0 * hour / 1e6));
    CHECK(ammonia.highest[c] == doctest::Approx(place + 4.0 * hour / 1e6 + 1.0));
    CHECK(ammonia.mean[c] == doctest::Approx(place + 2.5 * hour / 1e6 + 0.25));
  }
}

TEST_CASE("a cell without water has no value, and none while it has none") {
  SampleRiver river;
  record::CellSummary cells;
  cells.start(river.view());
  river.flow.dt = 60.0;
  river.flow.depth[2] = 0.0;
  river.flow.depth[3] = 0.0;
  cells.step(river.view());
  river.flow.depth[3] = 1.0;
  river.flow.level[3] = 7.0;
  cells.step(river.view());
  const record::Extent level = cells.extent(0);
  CHECK(std::isnan(level.mean[2]));
  CHECK(std::isnan(level.highest[2]));
  CHECK(level.mean[3] == 7.0);
  CHECK(level.lowest[3] == 7.0);
}

TEST_CASE("a run against itself differs by exactly zero, another by what it has more") {
  const File file;
  SampleRiver base, same, other;
  const record::CellSummary one = summarised(base), alike = summarised(same),
                            more = summarised(other, 0.5, 3.0 * hour);
  record::write_differences(file.path, {base.problem, one}, {same.problem, alike}, "0.1.0");
  for (const char* name : {"level", "DO", "NH3_N"})
    for (const char* look : {"_mean_change", "_highest_change", "_lowest_change"})
      for (const double change : file.read(std::string(name) + look)) CHECK(change == 0.0);

  record::write_differences(file.path, {base.problem, one}, {other.problem, more}, "0.1.0");
  const std::vector<double> mean = file.read("NH3_N_mean");
  const record::Extent ammonia = one.extent(2);
  for (std::size_t c = 0; c < mean.size(); ++c)
    CHECK(mean[c] == doctest::Approx(ammonia.mean[c]).epsilon(1e-6));
  for (const double change : file.read("NH3_N_mean_change"))
    CHECK(change == doctest::Approx(0.25).epsilon(1e-6));
  for (const double change : file.read("NH3_N_highest_change"))
    CHECK(change == doctest::Approx(0.5).epsilon(1e-6));
  for (const double change : file.read("NH3_N_lowest_change")) CHECK(change == 0.0);
  for (const double change : file.read("level_mean_change")) CHECK(change == 0.0);
}

TEST_CASE("cells are found by their names; one that the other run lacks has no change") {
  const File file;
  SampleRiver base, renamed;
  const std::size_t cell = index_of(renamed, "R1:1000");
  renamed.grid.cells[cell].name = "elsewhere";
  // The others are found wherever they stand.
  std::swap(renamed.grid.cells[0].name, renamed.grid.cells[1].name);
  const record::CellSummary one = summarised(base), other = summarised(renamed);
  record::write_differences(file.path, {base.problem, one}, {renamed.problem, other}, "0.1.0");
  const std::vector<double> change = file.read("DO_mean_change");
  CHECK(change[0] == doctest::Approx(0.01).epsilon(1e-6));
  CHECK(change[1] == doctest::Approx(-0.01).epsilon(1e-6));
  for (std::size_t c = 2; c < change.size(); ++c)
    CHECK(change[c] == (c == cell ? doctest::Approx(record::fill_float) : doctest::Approx(0.0)));
}
