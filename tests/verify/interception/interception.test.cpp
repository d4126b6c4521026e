// A town that drains through a combined sewer into a canal, with an interceptor to a plant farther
// down: where the water and the ammonia go, by interception multiple, storm and level of the canal.
// Known beforehand: all that comes is spilled, treated, bypassed or still there; a larger
// interceptor spills no more; a canal above the crest holds spills back; an outfall that is dirtier
// than the canal, once intercepted, leaves no section between it and the plant worse; and what
// interception gains shrinks with rain beyond its capacity.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/study/comparison.hpp"
#include "scenarios/study/read_case.hpp"
#include "scenarios/study/single_run.hpp"
#include "solver/grid/structure_faces.hpp"
#include "tests/support/figure.hpp"
#include "tests/unit/casefile/case_folder.hpp"

namespace {

using namespace biandan;

struct Setup {
  std::string interceptor = "WWTP";  ///< empty: none
  double n0 = 2.0;
  double storm = 20.0;  ///< [mm/h] from 06:00 to 08:00
  std::string mode = "dynamic";
  double level = 2.5;         ///< of the canal at its end [m]
  double tank = 0.0;          ///< [m3]
  double capacity = 20000.0;  ///< of the plant [m3/d]
};

Case town(const Setup& setup) {
  const casefile::CaseFolder folder;
  folder.write("case.toml",
               "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"2 d\"\n"
               "[flow]\nmode = \"" +
                   setup.mode +
                   "\"\ninitial = \"steady\"\nstep = \"300 s\"\n"
                   "[output]\ninterval = \"1 h\"\nsections = \"300 s\"\n"
                   "[quality]\nkinetics = \"lumped\"\ntemperature = \"25 degC\"\n"
                   "[quality.initial]\n\"NH3-N\" = \"0.3 mg/L\"\n"
                   "[weather]\nrain = \"storm:rain\"\n[transport]\nwater_age = true\n"
                   "travel_time_from = \"people, town\"\n");
  folder.write("series/storm.csv", "time,rain [mm/h]\n2021-06-15 00:00,0\n2021-06-15 06:00," +
                                       std::to_string(setup.storm) +
                                       "\n2021-06-15 08:00,0\n2021-06-17 00:00,0\n");
  folder.write("junctions.csv", "name,level [m]\nA," + std::to_string(setup.level) + "\nB," +
                                    std::to_string(setup.level) + "\n");
  folder.write("reaches.csv",
               "name,from,to,length [m],cell_length [m],manning [s/m^(1/3)],bed_from [m],"
               "bed_to [m],bottom_width [m],side_slope [-]\nR1,A,B,4000,100,0.025,0.2,0,15,2\n");
  folder.write("boundaries.csv",
               "name,node,kind,level [m],discharge [m3/s],NH3-N [mg/L],DO [mg/L]\n"
               "west,A,discharge,,4,0.3,7\neast,B,stage," +
                   std::to_string(setup.level) + ",,0.3,7\n");
  folder.write("catchments.csv", "name,place,use,area [ha],NH3-N [mg/L]\ntown,sewer,urban,40,2\n");
  folder.write("wash_off.csv",
               "catchment,constituent,limit [kg/ha],build_up [1/d],coefficient [1/h]\n"
               "urban,NH3-N,0.3,0.2,0.15\n");
  folder.write("sewage.csv", "name,to,population,NH3-N [mg/L]\npeople,sewer,15000,30\n");
  folder.write("sewers.csv",
               "name,outfall,bed [m],area [m2],crest [m],width [m],interceptor,n0\n"
               "sewer,R1:1000,2.0,500,3.0,3," +
                   setup.interceptor + "," +
                   (setup.interceptor.empty() ? "" : std::to_string(setup.n0)) + "\n");
  folder.write("plants.csv",
               "name,outfall,capacity [m3/d],volume [m3],NH3-N [mg/L],DO [mg/L]\nWWTP,R1:3500," +
                   std::to_string(setup.capacity) + ",3000,1.5,6\n");
  folder.write("sections.csv", "name,place,target_class\nbetween,R1:2500,3\n");
  if (setup.tank > 0.0)
    folder.write("tanks.csv",
                 "name,sewer,volume [m3],crest [m],width [m],empty_in [h]\ntank,sewer," +
                     std::to_string(setup.tank) + ",2.6,6,12\n");
  return study::read_case(folder.path()).result;
}

struct Outcome {
  Case problem;
  study::SingleRun run;

  explicit Outcome(const Setup& setup) : problem(town(setup)), run(study::run_single(problem)) {}

  std::size_t ammonia() const {
    std::size_t k = 0;
    while (problem.quality.constituents[k].name != "NH3-N") ++k;
    return k;
  }
  const transport::StructureTotal& through(network::StructureId structure) const {
    return run.statistics.structures[structure.index()];
  }
  const drainage::Sewer& sewer() const { return problem.drainage.sewers[0]; }
  const drainage::Plant& plant() const { return problem.drainage.plants[0]; }
  double spilled() const { return through(sewer().outfall).forward.water; }
  double spilled_mass() const { return through(sewer().outfall).forward.mass[ammonia()]; }
  double intercepted() const { return through(sewer().interceptor).forward.water; }
};

/// What stands in a node at the end, water [m3] and ammonia [g], and at the start.
class NodeWatch : public run::Observer {
 public:
  NodeWatch(network::NodeId node, std::size_t constituent)
      : node_(node), constituent_(constituent) {}
  void start(const run::RunView& view) override { look(view, water_before, mass_before); }
  void step(const run::RunView&) override {}
  void finish(const run::RunView& view, const run::RunStatistics&) override {
    look(view, water_after, mass_after);
  }
  double water_before = 0.0, water_after = 0.0, mass_before = 0.0, mass_after = 0.0;

 private:
  void look(const run::RunView& view, double& water, double& mass) const {
    const auto cell = static_cast<std::size_t>(view.grid.node_cell[node_.index()]);
    water = view.flow.volume_after[cell];
    mass = water * view.concentration[cell * view.constituents + constituent_];
  }
  network::NodeId node_;
  std::size_t constituent_;
};

/// When water first passes a structure.
class FirstSpill : public run::Observer {
 public:
  FirstSpill(const Case& problem, network::StructureId structure)
      : face_(grid::structure_faces(problem, grid::build_grid(problem))[structure.index()]) {}
  void step(const run::RunView& view) override {
    if (view.flow.discharge[face_] > 1e-3) time = std::min(time, view.time);
  }
  double time = 1e300;  ///< [s]

 private:
  std::size_t face_;
};

using Recorded = std::vector<double>;

/// Ammonia between an outfall and a plant in a canal whose flow is given.
Recorded fixed_flow(const std::string& loads) {
  const casefile::CaseFolder folder;
  folder.write("case.toml",
               "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"1 d\"\n"
               "[flow]\nmode = \"prescribed\"\nstep = \"300 s\"\n"
               "[quality]\nkinetics = \"lumped\"\ntemperature = \"25 degC\"\n"
               "[quality.initial]\n\"NH3-N\" = \"0.3 mg/L\"\n");
  folder.write("junctions.csv", "name,level [m]\nA,2.5\nB,2.5\n");
  folder.write("reaches.csv",
               "name,from,to,length [m],cell_length [m],manning [s/m^(1/3)],bed_from [m],"
               "bed_to [m],bottom_width [m],side_slope [-],dispersion [m2/s]\n"
               "R1,A,B,4000,100,0.025,0.2,0.2,15,0,2\n");
  folder.write("prescribed.csv", "reach,discharge [m3/s],area [m2]\nR1,4,34.5\n");
  folder.write("boundaries.csv",
               "name,node,kind,level [m],discharge [m3/s],NH3-N [mg/L],DO [mg/L]\n"
               "west,A,discharge,,4,0.3,7\neast,B,stage,2.5,,0.3,7\n");
  folder.write("loads.csv", "name,place,NH3-N [g/s]\n" + loads);
  folder.write("sections.csv", "name,place,target_class\nbetween,R1:2500,3\n");
  const Case problem = study::read_case(folder.path()).result;
  std::size_t k = 0;
  while (problem.quality.constituents[k].name != "NH3-N") ++k;
  return study::run_single(problem).recording.sections[0].shown[k];
}

}  // namespace

TEST_CASE("what comes to a sewer and to a plant closes to rounding") {
  for (const double capacity : {20000.0, 5000.0}) {
    CAPTURE(capacity);
    const Setup setup{.n0 = 4.0, .storm = 30.0, .capacity = capacity};
    const Case problem = town(setup);
    std::size_t k = 0;
    while (problem.quality.constituents[k].name != "NH3-N") ++k;
    const drainage::Sewer& sewer = problem.drainage.sewers[0];
    const drainage::Plant& plant = problem.drainage.plants[0];
    NodeWatch in_sewer(sewer.node, k), in_plant(plant.node, k);
    run::Observer* const watches[] = {&in_sewer, &in_plant};
    const study::SingleRun found = study::run_single(problem, watches);
    const auto through = [&](network::StructureId id) {
      return found.statistics.structures[id.index()];
    };
    double water = 0.0, mass = 0.0;
    for (const forcing::Load& load : problem.forcing.loads) {
      const double end = problem.settings.duration;
      water += end * load.discharge.mean(0.0, end);
      mass += load.concentration[k].constant()
                  ? end * load.discharge.mean(0.0, end) * load.concentration[k].at(0.0)
                  : 0.0;
      if (!load.mass_rate.empty()) mass += end * load.mass_rate[k].mean(0.0, end);
    }
    const auto outfall = through(sewer.outfall), taken = through(sewer.interceptor),
               effluent = through(plant.effluent), bypass = through(plant.bypass);
    CHECK(outfall.backward.water == 0.0);
    const double removed = found.statistics.treatments[plant.treatment].removed[k];
    CHECK(removed > 0.0);
    CHECK((bypass.forward.water > 0.0) == (capacity < 10000.0));
    test::figure_at_most("sewer: water [-]",
                         std::abs(water - outfall.forward.water - taken.forward.water -
                                  in_sewer.water_after + in_sewer.water_before) /
                             water,
                         1e-11);
    test::figure_at_most("sewer: ammonia [-]",
                         std::abs(mass - outfall.forward.mass[k] - taken.forward.mass[k] -
                                  in_sewer.mass_after + in_sewer.mass_before) /
                             mass,
                         1e-11);
    test::figure_at_most(
        "plant: water [-]",
        std::abs(taken.forward.water - effluent.forward.water - bypass.forward.water -
                 in_plant.water_after + in_plant.water_before) /
            taken.forward.water,
        1e-11);
    test::figure_at_most(
        "plant: ammonia [-]",
        std::abs(taken.forward.mass[k] - effluent.forward.mass[k] - bypass.forward.mass[k] -
                 in_plant.mass_after + in_plant.mass_before) /
            taken.forward.mass[k],
        1e-11);
    // Treated water leaves with 1.5 mg/L at most.
    CHECK(effluent.forward.mass[k] - removed <= 1.5 * effluent.forward.water * (1.0 + 1e-12));
  }
}

TEST_CASE("a larger interceptor spills no more") {
  double last = 1e300;
  double last_mass = 1e300;
  for (const double n0 : {0.0, 1.0, 2.0, 3.0, 4.0, 5.0}) {
    const Outcome found({.n0 = n0});
    CAPTURE(n0);
    CHECK(found.spilled() < last);
    CHECK(found.spilled_mass() < last_mass);
    last = found.spilled();
    last_mass = found.spilled_mass();
  }
  CHECK(last > 0.0);
}

TEST_CASE("a canal above the crest holds spills back") {
  const auto spills = [](double level) {
    const Case problem = town({.level = level});
    FirstSpill first(problem, problem.drainage.sewers[0].outfall);
    run::Observer* const watches[] = {&first};
    const study::SingleRun found = study::run_single(problem, watches);
    const transport::StructureTotal& outfall =
        found.statistics.structures[problem.drainage.sewers[0].outfall.index()];
    CHECK(outfall.backward.water == 0.0);  // the flap
    return std::pair(first.time, outfall.forward.water);
  };
  const auto [free_from, free] = spills(2.5);
  const auto [drowned_from, drowned] = spills(3.4);
  CHECK(drowned < free - 100.0);
  CHECK(drowned_from > free_from);
}

TEST_CASE("no section between a dirty outfall and the plant is worse for its interception") {
  // At the same hydraulics: what the outfall brings without water, and is gone.
  const Recorded without = fixed_flow("outfall,R1:1000,1.2\nplant,R1:3500,0\n");
  const Recorded with = fixed_flow("outfall,R1:1000,0\nplant,R1:3500,0.2\n");
  double worst = 0.0;
  double gain = 0.0;
  for (std::size_t i = 0; i < without.size(); ++i) {
    worst = std::max(worst, with[i] - without[i]);
    gain = std::max(gain, without[i] - with[i]);
  }
  CHECK(gain > 0.1);
  test::figure_at_most("interception at fixed flow: worst rise of ammonia [mg/L]", worst, 1e-12);
}

TEST_CASE("nor by more than a shift of the wave where the flow changes with it") {
  const Outcome without({.interceptor = ""});
  const Outcome with({.n0 = 2.0});
  const std::size_t k = without.ammonia();
  const Recorded& before = without.run.recording.sections[0].shown[k];
  const Recorded& after = with.run.recording.sections[0].shown[k];
  double worst = 0.0;
  double gain = 0.0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    worst = std::max(worst, after[i] - before[i]);
    gain = std::max(gain, before[i] - after[i]);
  }
  CHECK(gain > 0.1);
  test::figure_at_most("interception: worst rise of ammonia over the best fall [-]", worst / gain,
                       0.02);
}

TEST_CASE("what interception keeps back shrinks with rain beyond its capacity") {
  double last = 1.0;
  for (const double storm : {5.0, 10.0, 20.0, 40.0}) {
    const Outcome without({.interceptor = "", .storm = storm});
    const Outcome with({.n0 = 2.0, .storm = storm});
    const double kept = 1.0 - with.spilled_mass() / without.spilled_mass();
    CAPTURE(storm);
    CHECK(kept > 0.0);
    CHECK(kept < last);
    last = kept;
  }
}

TEST_CASE("a tank holds the first flush, and gives it to the plant when the storm is over") {
  const Outcome without({.n0 = 2.0});
  const Outcome with({.n0 = 2.0, .tank = 2000.0});
  const drainage::Tank& tank = with.problem.drainage.tanks[0];
  const transport::StructureTotal& filled = with.through(tank.inflow);
  const transport::StructureTotal& emptied = with.through(tank.emptying);
  const std::size_t k = with.ammonia();
  CHECK(filled.forward.water > 1500.0);
  CHECK(filled.backward.water == 0.0);
  // What it took up is back in the sewer within the day and a half that follow.
  CHECK(emptied.forward.water > 0.95 * filled.forward.water);
  CHECK(with.spilled() < without.spilled() - 1000.0);
  CHECK(with.intercepted() > without.intercepted() + 1000.0);
  // The first flush is dirtier than what spills.
  CHECK(filled.forward.mass[k] / filled.forward.water > 1.1 * with.spilled_mass() / with.spilled());
  CHECK(with.spilled_mass() < without.spilled_mass());
}

TEST_CASE("a tank holds its volume and no more, however high its sewer stands") {
  // The canal above the crest of the outfall keeps the sewer half a metre above the roof.
  const Outcome found({.n0 = 0.0, .storm = 40.0, .level = 3.4, .tank = 500.0});
  const drainage::Tank& tank = found.problem.drainage.tanks[0];
  const auto& filled = found.through(tank.inflow).forward.water;
  const auto& emptied = found.through(tank.emptying).forward.water;
  test::figure_at_most("held by a tank beyond its volume, as a share [-]",
                       (filled - emptied) / 500.0 - 1.0, 0.002);
  CHECK(filled > 490.0);
}

TEST_CASE("what a plant takes out more counts as a kilogram less in the river") {
  const Outcome without({.interceptor = ""});
  const Outcome with({.n0 = 2.0});
  const study::Comparison found =
      study::compare({without.problem, without.run}, {with.problem, with.run});
  const std::size_t k = with.ammonia();
  CHECK(study::cut_by(found)[k] == with.run.statistics.treatments[0].removed[k]);
  // Sewage that only takes another way is cut up to rounding: that has no price.
  Case moved = with.problem;
  for (forcing::Load& load : moved.forcing.loads)
    for (base::Series& value : load.concentration) value = value.scaled(1.0 + 1e-15);
  const study::Comparison rounding = study::compare({with.problem, with.run}, {moved, with.run});
  CHECK(study::cut_by(rounding)[k] == 0.0);
}

TEST_CASE("a plant that is out of service passes by what comes") {
  const Outcome found({.capacity = 1.0});
  const double intercepted = found.intercepted();
  // A fifth of its tanks of 3000 m3 is held.
  CHECK(found.through(found.plant().bypass).forward.water > intercepted - 610.0);
  CHECK(found.through(found.plant().effluent).forward.water < 3.0);
}

TEST_CASE(
    "a comparison tells what was spilled, intercepted and treated, and no load that is the same") {
  const Outcome without({.interceptor = ""});
  const Outcome with({.n0 = 2.0});
  const study::Comparison found =
      study::compare({without.problem, without.run}, {with.problem, with.run});
  CHECK(found.loads.empty());
  using What = study::DrainChange::What;
  const auto drain = [&](What what) {
    for (const study::DrainChange& one : found.drains)
      if (one.what == what) return one;
    FAIL("no such drain");
    return study::DrainChange{};
  };
  const std::size_t k = with.ammonia();
  CHECK(drain(What::spilled).water.base == without.spilled());
  CHECK(drain(What::spilled).water.with == with.spilled());
  CHECK(drain(What::spilled).mass[k].with == with.spilled_mass());
  CHECK(drain(What::intercepted).water.base == 0.0);
  CHECK(drain(What::intercepted).water.with == with.intercepted());
  CHECK(drain(What::treated).mass[k].with == with.run.statistics.treatments[0].removed[k]);
  const study::Comparison none = study::compare({with.problem, with.run}, {with.problem, with.run});
  CHECK(none.drains.empty());
}

TEST_CASE("a steady flow has no runoff, and the sewage of the mean day") {
  Case problem = town({});
  double hours = 0.0;
  for (const forcing::Load& load : problem.forcing.loads)
    if (load.name == "people") hours = load.discharge.at(0.0);
  CHECK(hours < 0.5 * 15000.0 * 0.15 / 86400.0);  // at midnight
  Setup setup;
  setup.mode = "steady";
  problem = town(setup);
  CHECK(problem.forcing.loads.size() == 1);
  CHECK(problem.forcing.loads[0].discharge.at(0.0) == doctest::Approx(15000.0 * 0.15 / 86400.0));
  const study::SingleRun run = study::run_single(problem);
  CHECK(run.catchments.empty());
}
