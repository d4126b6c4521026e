// Runs that start from the state of an earlier one.
#include "solver/record/start_state.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>

#include "model/base/error.hpp"
#include "solver/record/reader.hpp"
#include "solver/record/state_files.hpp"
#include "solver/record/state_hash.hpp"
#include "solver/record/writer.hpp"
#include "solver/run/simulate.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double day = 86400.0;

struct Folder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("biandan-start-" + std::to_string(::getpid()));
  Folder() { std::filesystem::remove_all(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

base::Series earlier(const base::Series& series, double seconds) {
  if (series.constant()) return series;
  std::vector<double> times = series.times();
  for (double& time : times) time -= seconds;
  return {std::move(times), series.values(), series.between()};
}

/// Two reaches, a creek that a pump drains by a rule with hysteresis, a gate with a schedule and a
/// slow rule, a station with units, tide, rain, loads: everything that remembers something.
test::RiverCase town() {
  test::RiverCase river;
  river.conservative("salt", 1.0);
  river.conservative("dye", 0.0);
  river.problem.quality.constituents[1].decay = 0.5 / day;
  const auto up = river.node("up");
  const auto fork = river.node("fork");
  const auto down = river.node("down");
  const auto polder = river.storage("polder", 0.5, 20000.0, 1.6);
  for (const auto id : {river.reach("R1", up, fork, 1500.0, 100.0, 0.2, 0.1, 8.0, 2.0, 0.025),
                        river.reach("R2", fork, down, 1500.0, 100.0, 0.1, 0.0, 8.0, 2.0, 0.025)}) {
    river[id].initial_level = 2.0;
    river[id].dispersion = 8.0;
    river[id].zone_area = 3.0;
    river[id].zone_exchange = 2e-5;
  }
  river.structure("pump", polder, fork).kind = network::Pump{};
  auto& pump = std::get<network::Pump>(river.problem.network.structures.back().kind);
  pump.capacity = 0.6;
  pump.sump = 0.6;
  river.problem.network.structures.back().setting = base::Series(0.0);
  river.structure("gate", polder, fork).kind = network::Gate{1.0, 3.0, 2.0, 0.61, 0.95};
  river.problem.network.structures.back().setting =
      base::Series({0.0, 0.7 * day, 1.3 * day}, {0.2, 0.0, 0.6}, base::Series::Between::step);
  network::Rule rule;
  rule.name = "drain";
  rule.structure = network::StructureId(0);
  network::Comparison high{};
  high.quantity = network::Comparison::Quantity::level;
  high.place.node = polder;
  high.op = network::Comparison::Operator::greater;
  high.threshold = 1.8;
  network::Comparison low = high;
  low.op = network::Comparison::Operator::less;
  low.threshold = 1.2;
  rule.when = {high};
  rule.until = network::Condition{low};
  rule.setting = 1.0;
  // A gate that is on its way at midnight, by a rule that waited and is held.
  network::Rule slow;
  slow.name = "flood";
  slow.structure = network::StructureId(1);
  network::Comparison flood = high;
  flood.place.node = down;
  flood.threshold = 2.2;
  slow.when = {flood};
  slow.setting = 0.9;
  slow.delay = 1800.0;
  slow.hold = 4.0 * 3600.0;
  slow.travel = 20.0 * 3600.0;
  river.problem.network.rules = {rule, slow};
  // Units that may not start or stop for hours.
  const auto pond = river.storage("pond", 0.5, 8000.0, 1.7);
  network::Pump station;
  station.sump = 0.6;
  for (const double on : {1.65, 1.75}) {
    network::PumpUnit unit;
    unit.name = on < 1.7 ? "A" : "B";
    unit.capacity = 0.15;
    unit.on = on;
    unit.off = on - 0.3;
    unit.min_run = 8.0 * 3600.0;
    unit.min_rest = 5.0 * 3600.0;
    station.units.push_back(unit);
    station.capacity += unit.capacity;
  }
  river.structure("station", pond, fork).kind = station;
  forcing::Load drain;
  drain.name = "drain";
  drain.place.node = pond;
  drain.discharge = base::Series(0.12);
  river.problem.forcing.loads.push_back(drain);
  std::vector<double> times, levels;
  for (int hour = 0; hour <= 48; ++hour) {
    times.push_back(3600.0 * hour);
    levels.push_back(2.0 + 0.3 * std::sin(2.0 * 3.14159265 * hour / 12.4));
  }
  river.boundary("west", up, Kind::discharge, base::Series({0.0, 2.0 * day}, {1.0, 3.0}))
      .concentration = {base::Series(2.0), base::Series({0.0, 2.0 * day}, {0.0, 5.0})};
  forcing::Boundary& sea = river.boundary("sea", down, Kind::stage, base::Series(times, levels));
  sea.concentration = {base::Series(30.0), base::Series(0.0)};
  sea.return_time = 6.0 * 3600.0;
  river.problem.forcing.weather.rain =
      base::Series({0.0, 0.8 * day, 1.2 * day}, {0.0, 8.0e-3 / 3600.0, 1.0e-3 / 3600.0},
                   base::Series::Between::step);
  river.problem.forcing.weather.evaporation = base::Series(4.0e-3 / day);
  river.problem.settings.start = base::Instant{1623686400};
  river.problem.settings.duration = 2.0 * day;
  river.problem.settings.output_interval = 3600.0;
  return river;
}

/// The same case, `seconds` later.
Case later(Case problem, double seconds) {
  problem.settings.start.seconds += std::llround(seconds);
  for (forcing::Boundary& boundary : problem.forcing.boundaries) {
    boundary.value = earlier(boundary.value, seconds);
    for (base::Series& series : boundary.concentration) series = earlier(series, seconds);
  }
  for (forcing::Load& load : problem.forcing.loads)
    load.discharge = earlier(load.discharge, seconds);
  for (network::Structure& structure : problem.network.structures)
    structure.setting = earlier(structure.setting, seconds);
  problem.forcing.weather.rain = earlier(problem.forcing.weather.rain, seconds);
  return problem;
}

struct Last : run::Observer {
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    hash = record::state_hash(view);
    field = view.flow;
    snapshot = *view.snapshot;
    concentration.assign(view.concentration.begin(), view.concentration.end());
  }
  std::string hash;
  grid::FlowField field;
  grid::Snapshot snapshot;
  std::vector<double> concentration;
};

Last run_into(const Case& problem, const std::filesystem::path& folder,
              const record::StartState* start = nullptr) {
  Last last;
  record::Writer writer(folder, "0.1.0");
  run::Observer* observers[] = {&last, &writer};
  run::simulate(problem, observers, start != nullptr ? &start->snapshot : nullptr);
  return last;
}

Case from_stored(Case problem, const std::filesystem::path& file) {
  problem.settings.initial_flow = InitialFlow::stored;
  StoredState& stored = problem.settings.stored.emplace();
  stored.name = "../run.nc";
  stored.file = file.string();
  stored.source = {"case.toml", 9, 11};
  stored.source_line = "initial = \"../run.nc\"";
  stored.time_source = {"case.toml", 10, 16};
  stored.time_line = "initial_time = \"noon\"";
  return problem;
}

base::Finding refusal(const Case& problem) {
  try {
    record::read_start_state(problem, grid::build_grid(problem));
  } catch (const base::CaseError& error) {
    return error.findings().at(0);
  }
  FAIL("no CaseError");
  return {};
}

}  // namespace

TEST_CASE("two days are one day and a start from its end, to the last bit") {
  const Folder folder;
  const Case whole = town().problem;
  const Last at_once = run_into(whole, folder.path / "whole");

  Case first = whole;
  first.settings.duration = day;
  run_into(first, folder.path / "first");
  Case second = from_stored(later(first, day), folder.path / "first/run.nc");
  const record::StartState start = record::read_start_state(second, grid::build_grid(second));
  CHECK(start.exact);
  CHECK(start.time.seconds == second.settings.start.seconds);
  CHECK(start.cells.found == start.cells.wanted);
  CHECK(start.rules.found == 2);
  CHECK(start.snapshot.rule_active.at(0) == 1.0);  // between its thresholds: only memory knows
  const Last in_two = run_into(second, folder.path / "second", &start);

  CHECK(in_two.hash == at_once.hash);
  CHECK(in_two.snapshot.level == at_once.snapshot.level);
  CHECK(in_two.snapshot.volume == at_once.snapshot.volume);
  CHECK(in_two.snapshot.discharge == at_once.snapshot.discharge);
  CHECK(in_two.snapshot.velocity == at_once.snapshot.velocity);
  CHECK(in_two.snapshot.inlet_discharge == at_once.snapshot.inlet_discharge);
  CHECK(in_two.snapshot.rule_active == at_once.snapshot.rule_active);
  CHECK(in_two.snapshot.rule_held == at_once.snapshot.rule_held);
  CHECK(in_two.snapshot.position == at_once.snapshot.position);
  CHECK(in_two.snapshot.unit_running == at_once.snapshot.unit_running);
  CHECK(in_two.concentration == at_once.concentration);
  CHECK(at_once.snapshot.zone_concentration.size() == at_once.concentration.size());
  CHECK(in_two.snapshot.zone_concentration == at_once.snapshot.zone_concentration);
  CHECK(in_two.snapshot.inlet_since == at_once.snapshot.inlet_since);
  CHECK(in_two.snapshot.inlet_left == at_once.snapshot.inlet_left);
  CHECK(in_two.field.velocity == at_once.field.velocity);
}

TEST_CASE("a state that a run leaves on its way is as good as the end of a run") {
  const Folder folder;
  Case whole = town().problem;
  whole.settings.utc_offset = 8 * 3600;
  whole.settings.state_interval = 0.5 * day;
  Last at_once;
  record::StateFiles states(whole, folder.path, "0.1.0");
  run::Observer* observers[] = {&at_once, &states};
  run::simulate(whole, observers);
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path / "states"))
    names.push_back(entry.path().filename());
  std::ranges::sort(names);
  CHECK(names == std::vector<std::string>{"2021-06-15T1200.nc", "2021-06-16T0000.nc",
                                          "2021-06-16T1200.nc", "2021-06-17T0000.nc"});

  Case first = whole;
  first.settings.duration = day;
  const Case second = from_stored(later(first, day), folder.path / "states/2021-06-16T0000.nc");
  const record::StartState start = record::read_start_state(second, grid::build_grid(second));
  CHECK(start.exact);
  CHECK(start.case_name == "test");
  CHECK(run_into(second, folder.path / "second", &start).hash == at_once.hash);
}

TEST_CASE("a start forgets nothing that the next step needs: without the memory it differs") {
  const Folder folder;
  Case first = town().problem;
  first.settings.duration = day;
  run_into(first, folder.path / "first");
  const Case second = from_stored(later(first, day), folder.path / "first/run.nc");
  record::StartState start = record::read_start_state(second, grid::build_grid(second));
  const Last with = run_into(second, folder.path / "with", &start);
  const auto differs = [&](const char* what, std::vector<double> grid::Snapshot::*memory,
                           std::size_t entry, double changed) {
    record::StartState forgetful = start;
    (forgetful.snapshot.*memory).at(entry) = changed;
    INFO(std::string(what));
    CHECK(run_into(second, folder.path / "without", &forgetful).hash != with.hash);
  };
  const grid::Snapshot& known = start.snapshot;
  REQUIRE(known.position.at(1) > 0.0);
  REQUIRE(known.position.at(1) < 0.9);
  differs("a rule in force", &grid::Snapshot::rule_active, 0, 0.0);
  differs("a gate on its way", &grid::Snapshot::position, 1, 0.0);
  differs("how fast it goes", &grid::Snapshot::travel, 1, 0.0);
  differs("a unit that runs", &grid::Snapshot::unit_running, 0, 1.0 - known.unit_running.at(0));
  differs("when it was switched", &grid::Snapshot::unit_switched, 0, 0.0);
}

TEST_CASE("a start in the flood knows what the ebb took out") {
  const Folder folder;
  Case whole = town().problem;
  whole.settings.duration = 0.65 * day;
  Case first = whole;
  first.settings.duration = 0.5 * day;
  const Last at_once = run_into(whole, folder.path / "whole");
  run_into(first, folder.path / "first");
  Case second = from_stored(later(whole, 0.5 * day), folder.path / "first/run.nc");
  second.settings.duration = 0.15 * day;
  record::StartState start = record::read_start_state(second, grid::build_grid(second));
  grid::Snapshot& known = start.snapshot;
  REQUIRE(known.inlet_since.at(1) > 0.0);  // of the sea
  REQUIRE(known.inlet_since.at(1) < 6.0 * 3600.0);
  CHECK(run_into(second, folder.path / "second", &start).hash == at_once.hash);
  known.inlet_since.at(1) = 6.0 * 3600.0;
  CHECK(run_into(second, folder.path / "second", &start).hash != at_once.hash);
}

TEST_CASE("any other recorded time gives rounded fields and the rules then in force") {
  const Folder folder;
  Case first = town().problem;
  first.settings.duration = day;
  const Last end = run_into(first, folder.path / "first");
  Case second = from_stored(later(first, 0.5 * day), folder.path / "first/run.nc");
  second.settings.stored->time = second.settings.start;
  const grid::Grid grid = grid::build_grid(second);
  const record::StartState start = record::read_start_state(second, grid);
  CHECK_FALSE(start.exact);
  CHECK(start.time.seconds == second.settings.start.seconds);
  CHECK(std::isnan(start.snapshot.volume.at(0)));
  const record::Reader reader(folder.path / "first/run.nc");
  CHECK(start.snapshot.level == reader.field("level", 12));
  const Last goes_on = run_into(second, folder.path / "second", &start);
  // From noon on the other half of the same day, but for the rounding and the first step's means.
  const double difference = std::abs(goes_on.snapshot.level[3] - [&] {
    Case half = town().problem;
    half.settings.duration = 1.5 * day;
    return run_into(half, folder.path / "longer").snapshot.level[3];
  }());
  CHECK(difference < 1e-3);
  CHECK(end.hash != goes_on.hash);

  // The end asked for by its time is the end.
  second.settings.stored->time = base::Instant{first.settings.start.seconds + 86400};
  CHECK(record::read_start_state(second, grid).exact);
}

TEST_CASE("a changed case takes what it can, by name, and says the rest") {
  const Folder folder;
  Case first = town().problem;
  first.settings.duration = 6.0 * 3600.0;
  const Last end = run_into(first, folder.path / "first");

  test::RiverCase changed = town();
  changed.conservative("ammonia", 0.4);
  for (forcing::Boundary& boundary : changed.problem.forcing.boundaries)
    boundary.concentration.emplace_back(0.4);
  const auto creek_end = changed.node("creek_end");
  const auto creek =
      changed.reach("creek", network::NodeId(1), creek_end, 300.0, 100.0, 0.4, 0.6, 3.0, 1.0, 0.03);
  changed[creek].initial_level = 1.9;
  changed[network::ReachId(1)].sections.front().section =
      network::CrossSection::trapezoid(-0.4, 8.0, 2.0);  // dredged
  changed.problem.network.rules[0].name = "drain-new";
  const Case second = from_stored(changed.problem, folder.path / "first/run.nc");
  const grid::Grid grid = grid::build_grid(second);
  const record::StartState start = record::read_start_state(second, grid);
  CHECK(start.cells.missing == std::vector<std::string>{"creek_end", "creek:100", "creek:200"});
  CHECK(start.cells.unused.empty());
  CHECK(start.constituents.missing == std::vector<std::string>{"ammonia"});
  CHECK(start.rules.missing == std::vector<std::string>{"drain-new"});
  CHECK(start.rules.unused == std::vector<std::string>{"drain"});

  struct First : run::Observer {
    void start(const run::RunView& view) override {
      level = view.flow.level;
      volume = view.flow.volume_after;
      concentration.assign(view.concentration.begin(), view.concentration.end());
    }
    std::vector<double> level, volume, concentration;
  } seen;
  run::Observer* observers[] = {&seen};
  Case short_run = second;
  short_run.settings.duration = 600.0;
  run::simulate(short_run, observers, &start.snapshot);
  const auto cell = [&](const char* name) {
    for (std::size_t c = 0; c < grid.cells.size(); ++c)
      if (grid.cells[c].name == name) return c;
    FAIL(name);
    return std::size_t{0};
  };
  // Levels of the old run everywhere, the same water where the bed is the same, more where not.
  const grid::Grid old = grid::build_grid(first);
  for (const char* name : {"R1:700", "R2:700", "polder"}) {
    CAPTURE(name);
    std::size_t there = 0;
    while (old.cells[there].name != name) ++there;
    const std::size_t here = cell(name);
    CHECK(seen.level[here] == end.snapshot.level[there]);
    CHECK(seen.concentration[3 * here] == end.concentration[2 * there]);
    CHECK(seen.concentration[3 * here + 2] == 0.4);
    if (std::string(name) == "R2:700")
      CHECK(seen.volume[here] > 1.05 * end.snapshot.volume[there]);
    else
      CHECK(seen.volume[here] == end.snapshot.volume[there]);
  }
  CHECK(seen.level[cell("creek:100")] == 1.9);
}

TEST_CASE("what cannot be started from is refused at the line that names it") {
  const Folder folder;
  Case first = town().problem;
  first.settings.duration = 6.0 * 3600.0;
  run_into(first, folder.path / "first");
  const auto file = folder.path / "first/run.nc";

  base::Finding finding = refusal(from_stored(first, folder.path / "nowhere/run.nc"));
  CHECK(base::format(finding).starts_with(
      "case.toml:9:11: stored state '../run.nc': there is no such file; expected a run.nc written "
      "by biandan run"));

  Case at = from_stored(first, file);
  at.settings.utc_offset = 8 * 3600;
  at.settings.stored->time = base::Instant{first.settings.start.seconds + 1800};
  finding = refusal(at);
  CHECK(finding.message == "stored state '../run.nc': no fields of 2021-06-15T00:30:00+08:00");
  CHECK(finding.expected ==
        "one of its times, 2021-06-15T00:00:00+08:00 to 2021-06-15T06:00:00+08:00");
  CHECK(finding.suggestion == "the nearest is 2021-06-15T00:00:00+08:00");
  CHECK(finding.place.line == 10);  // where the time is, not the file
  CHECK(finding.source_line == "initial_time = \"noon\"");

  test::RiverCase other;
  other.conservative("salt", 1.0);
  const auto up = other.node("up");
  const auto end = other.node("other");
  other.reach("X1", up, end, 1000.0, 100.0, 0.1, 0.0, 8.0, 2.0, 0.025);
  finding = refusal(from_stored(other.problem, file));
  CHECK(finding.message == "stored state '../run.nc': 1 of the 11 cells of the case are in it");
  CHECK(finding.expected == "the result of a case with at least half of these cells");
  CHECK(finding.suggestion == "not in it: other, X1:100, X1:200, X1:300, X1:400, ...");

  CHECK_THROWS_AS(run::simulate(from_stored(first, file), {}), base::RunError);
}

TEST_CASE("equal runs with a final state give equal bytes, and the state is in full precision") {
  const Folder folder;
  Case first = town().problem;
  first.settings.duration = 3600.0;
  const Last end = run_into(first, folder.path / "first");
  const record::Reader reader(folder.path / "first/run.nc");
  CHECK(reader.values("state_time") == std::vector<double>{3600.0});
  CHECK(reader.values("state_level") == end.snapshot.level);
  CHECK(reader.values("state_volume") == end.snapshot.volume);
  CHECK(reader.values("state_discharge") == end.snapshot.discharge);
  CHECK(reader.values("state_setting") == end.snapshot.setting);
  CHECK(reader.names("state_inlet_id").at(0) == "boundary west");
  CHECK(reader.names("state_inlet_id").at(2) == "load drain at pond");
}
