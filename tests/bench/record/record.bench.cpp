// Cost of the class and the black-odour grade of every cell in the result file, per cell and
// recorded row, beside the concentrations of the same file. Processor time, not that of the disk.
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <limits>
#include <string>

#include "model/quality/kinetics_set.hpp"
#include "solver/record/cell_quality.hpp"
#include "solver/record/writer.hpp"
#include "tests/record_open/sample_river.hpp"

using namespace biandan;

namespace {

constexpr std::size_t cells_per_reach = 5000;
constexpr int rows = 100;

/// Water of all classes along the river, that changes from hour to hour.
void fill(SampleRiver& river, int row) {
  const std::size_t items = river.problem.quality.constituents.size();
  for (std::size_t cell = 0; cell < river.grid.cells.size(); ++cell) {
    const double wave = 1.0 + 0.9 * std::sin(0.003 * static_cast<double>(cell) + 0.05 * row);
    for (std::size_t k = 0; k < items; ++k)
      river.concentration[cell * items + k] = river.problem.quality.constituents[k].initial * wave;
  }
}

SampleRiver lumped_river(bool classes) {
  SampleRiver river(cells_per_reach);
  river.problem.quality.constituents = quality::constituents_of(*quality::find_kinetics("lumped"));
  river.problem.settings.cell_classes = classes;
  river.problem.settings.duration = rows * 3600.0;
  river.problem.settings.section_interval = 3600.0;
  river.concentration.assign(river.grid.cells.size() * river.problem.quality.constituents.size(),
                             0.0);
  river.ledger.constituents.resize(river.problem.quality.constituents.size());
  fill(river, 0);
  return river;
}

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Cost {
  double seconds = 0.0;  ///< of the writer alone
  double megabytes = 0.0;
};

Cost record_run(bool classes) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("biandan-bench-record-" + std::to_string(::getpid()));
  SampleRiver river = lumped_river(classes);
  Cost cost;
  const auto timed = [&](const auto& work) {
    const auto start = std::clock();
    work();
    cost.seconds += seconds_since(start);
  };
  record::Writer writer(folder, "0.1.0");
  timed([&] { writer.start(river.view()); });
  for (int row = 1; row <= rows; ++row) {
    river.steps = row;
    river.time = 3600.0 * row;
    fill(river, row);
    timed([&] { writer.step(river.view()); });
  }
  timed([&] { writer.finish(river.view(), {}); });
  cost.megabytes = static_cast<double>(std::filesystem::file_size(writer.file())) / 1e6;
  std::filesystem::remove_all(folder);
  return cost;
}

/// Judging alone [ns per cell].
double judging() {
  SampleRiver river = lumped_river(true);
  const record::QualityItems items = record::quality_items(river.problem);
  record::CellQuality found;
  constexpr int repeats = 20;  // the clock counts microseconds
  double best = std::numeric_limits<double>::infinity();
  for (int round = 0; round < 20; ++round) {
    const auto start = std::clock();
    for (int k = 0; k < repeats; ++k) record::judge_cells(items, river.view(), found);
    best = std::min(best, seconds_since(start) / repeats);
  }
  return best * 1e9 / static_cast<double>(river.grid.cells.size());
}

}  // namespace

int main() {
  Cost without, with;
  without.seconds = with.seconds = std::numeric_limits<double>::infinity();
  for (int round = 0; round < 3; ++round) {
    const Cost off = record_run(false);
    const Cost on = record_run(true);
    if (off.seconds < without.seconds) without = off;
    if (on.seconds < with.seconds) with = on;
  }
  const double values = 2.0 * cells_per_reach * (rows + 1);
  const double off = without.seconds * 1e9 / values;
  const double on = with.seconds * 1e9 / values;
  std::printf("%-46s %10s\n", "six constituents, four class fields", "ns per cell and row");
  std::printf("%-46s %10.0f\n", "judging alone (class, grade, deciding items)", judging());
  std::printf("%-46s %10.0f   %.1f MB\n", "file without class fields", off, without.megabytes);
  std::printf("%-46s %10.0f   %.1f MB\n", "file with class fields", on, with.megabytes);
  std::printf("%-46s %10.2f\n", "with over without", on / off);
}
