// A result that is made up row by row, for the checks that read it.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/doctor/checks.hpp"
#include "solver/record/writer.hpp"
#include "tests/support/river_case.hpp"

namespace biandan::testing {

/// A folder of its own that goes when the test ends.
class ResultFolder {
 public:
  ResultFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("biandan-doctor-" + std::to_string(::getpid()) + "-" + std::to_string(count_++))) {
    std::filesystem::remove_all(path_);
  }
  ~ResultFolder() { std::filesystem::remove_all(path_); }
  ResultFolder(const ResultFolder&) = delete;
  ResultFolder& operator=(const ResultFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  static inline int count_ = 0;
  std::filesystem::path path_;
};

/// Still water of 1 m depth until a test says otherwise: sets the members, then adds a row.
class MadeResult {
 public:
  explicit MadeResult(const Case& problem)
      : problem_(problem), grid_(grid::build_grid(problem)), writer_(folder_.path(), "0.1.0") {
    const std::size_t cells = grid_.cells.size();
    for (auto* by_cell :
         {&flow.volume_before, &flow.volume_after, &flow.depth, &flow.velocity, &flow.surface})
      by_cell->assign(cells, 0.0);
    for (const grid::Cell& cell : grid_.cells) flow.level.push_back(cell.bed + 1.0);
    flow.discharge.assign(grid_.faces.size(), 0.0);
    flow.face_area.assign(grid_.faces.size(), 1.0);
    flow.inlet_discharge.assign(grid_.inlets.size(), 0.0);
    const std::size_t structures = problem.network.structures.size();
    flow.setting.assign(structures, 0.0);
    flow.rule.assign(structures, -1);
    flow.regime.assign(structures, 0);
    concentration.assign(cells * constituents(), 1.0);
    ledger.water.name = "water";
    ledger.constituents.resize(constituents());
    statistics.implicit_in_reach.assign(problem.network.reaches.size(), 0);
  }

  /// The first row stands at 0 s; every row is due, as fields and as series.
  void row() {
    const run::RunView now = view();
    count_ == 0 ? writer_.start(now) : writer_.step(now);
    ++count_;
  }
  /// A row of the run's interval later.
  void rows(int count) {
    for (int k = 0; k < count; ++k) row();
  }
  double time() const { return problem_.settings.output_interval * static_cast<double>(count_); }

  void end() {
    --count_;  // the last row is the end
    writer_.finish(view(), statistics);
    reader_ = std::make_unique<record::Reader>(writer_.file());
  }
  /// As a run that was killed leaves it.
  void leave() {
    base::Archive archive;
    writer_.carry(archive);
    reader_ = std::make_unique<record::Reader>(writer_.file().string() + ".part");
  }

  doctor::Evidence evidence() const {
    doctor::Evidence evidence = doctor::gather(*reader_, "run.nc");
    evidence.statements = said;
    evidence.problem = &problem_;
    return evidence;
  }
  const record::Reader& reader() const { return *reader_; }
  std::size_t cell(const std::string& name) const {
    return static_cast<std::size_t>(std::ranges::find(grid_.cells, name, &grid::Cell::name) -
                                    grid_.cells.begin());
  }
  const grid::Grid& grid() const { return grid_; }

  grid::FlowField flow;
  std::vector<double> concentration;
  run::Ledger ledger;
  run::RunStatistics statistics;
  doctor::Statements said;

 private:
  std::size_t constituents() const { return problem_.quality.constituents.size(); }
  run::RunView view() const {
    return {problem_, grid_, time(), count_, flow, concentration, constituents(), ledger};
  }

  ResultFolder folder_;
  Case problem_;
  grid::Grid grid_;
  record::Writer writer_;
  std::unique_ptr<record::Reader> reader_;
  long count_ = 0;
};

/// A canal of 1 km in five faces with a section at 600 m, one constituent and rows every 5 min for
/// `hours`.
inline Case canal(double hours = 24.0) {
  test::RiverCase river;
  const auto west = river.node("west");
  const auto east = river.node("east");
  river.reach("R1", west, east, 1000.0, 200.0, 0.0, 0.0, 10.0, 0.0, 0.025);
  river.conservative("salt", 1.0);
  standard::Section section;
  section.name = "bridge";
  section.place.reach = network::ReachId(0);
  section.place.chainage = 600.0;
  river.problem.sections.push_back(section);
  river.problem.settings.output_interval = 300.0;
  river.problem.settings.section_interval = 300.0;
  river.problem.settings.duration = hours * 3600.0;
  river.problem.settings.cell_classes = false;
  return river.problem;
}

/// The same with a pump that lifts water from its end back to its beginning.
inline Case pumped_canal() {
  Case problem = canal();
  network::Structure pump;
  pump.name = "pump";
  pump.from.node = network::NodeId(1);
  pump.to.node = network::NodeId(0);
  pump.kind = network::Pump{};
  problem.network.structures.push_back(pump);
  return problem;
}

}  // namespace biandan::testing
