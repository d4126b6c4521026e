// Length of river by class over a run.
#include "scenarios/study/river_quality.hpp"

#include <doctest/doctest.h>

#include "tests/record_open/sample_river.hpp"

using namespace biandan;
using doctest::Approx;

namespace {

/// The same water everywhere.
void fill(SampleRiver& river, double oxygen, double ammonia) {
  for (std::size_t cell = 0; cell < river.grid.cells.size(); ++cell) {
    river.concentration[3 * cell] = oxygen;
    river.concentration[3 * cell + 1] = ammonia;
  }
}

void show(SampleRiver& river, study::RiverQualityWatch& watch, double time, double oxygen,
          double ammonia) {
  ++river.steps;
  river.set(time);
  fill(river, oxygen, ammonia);
  watch.step(river.view());
}

}  // namespace

TEST_CASE("the worst moment, the end, and steps between the rows that do not count") {
  SampleRiver river;  // 2000 m and 1800 m of channel, rows every hour
  study::RiverQualityWatch watch;
  fill(river, 8.0, 0.1);
  watch.start(river.view());
  CHECK(watch.found().length == Approx(3800.0));
  CHECK(watch.found().end.by_class[0] == Approx(3800.0));
  show(river, watch, 1800.0, 0.1, 20.0);  // between two rows
  show(river, watch, 3600.0, 4.0, 0.1);
  CHECK(watch.found().worst_class.over_class_iii() == Approx(3800.0));
  CHECK(watch.found().worst_class.time == 3600.0);
  CHECK(watch.found().worst_class.by_class[3] == Approx(3800.0));
  CHECK(watch.found().worst_black_odour.black_odorous() == 0.0);

  ++river.steps;
  river.set(7200.0);
  fill(river, 8.0, 0.1);
  const auto bad = static_cast<std::size_t>(river.grid.cell_of({{}, network::ReachId(0), 1000.0}));
  river.concentration[3 * bad] = 0.1;
  river.flow.depth[0] = 0.0;  // dry
  watch.step(river.view());
  const double held = river.grid.cells[bad].length;
  CHECK(watch.found().worst_class.time == 3600.0);
  CHECK(watch.found().worst_black_odour.time == 7200.0);
  CHECK(watch.found().worst_black_odour.black_odour[2] == Approx(held));
  CHECK(watch.found().end.by_class[5] == Approx(held));
  CHECK(watch.found().end.by_class[0] == Approx(3800.0 - held - river.grid.cells[0].length));

  ++river.steps;
  river.set(7500.0);
  fill(river, 8.0, 0.1);
  watch.finish(river.view(), {});
  CHECK(watch.found().end.time == 7500.0);
  CHECK(watch.found().end.over_class_iii() == 0.0);
}

TEST_CASE("a river of which nothing is in a table has no lengths") {
  SampleRiver river;
  for (quality::Constituent& constituent : river.problem.quality.constituents)
    constituent.name += "_tracer";
  study::RiverQualityWatch watch;
  watch.start(river.view());
  CHECK(watch.found().items.water_class.empty());
  CHECK(watch.found().end.over_class_iii() == 0.0);
}
