// Outfalls that reach a section unmixed.
#include "scenarios/study/mixing.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "model/standard/mixing_length.hpp"
#include "tests/unit/study/river_watch.hpp"

using namespace biandan;
using doctest::Approx;

namespace {

/// 10 km of canal, 80 m wide with vertical walls, and a brook of 2 m behind it; a section at 6 km
/// of the canal and one at the far end of the brook.
struct Canal {
  test::RiverCase river;
  network::NodeId up = river.node("up"), middle = river.node("middle"), down = river.node("down");
  network::ReachId canal =
      river.reach("canal", up, middle, 10000.0, 500.0, 0.0, 0.0, 80.0, 0.0, 0.025);
  network::ReachId brook =
      river.reach("brook", middle, down, 3000.0, 500.0, 0.0, 0.0, 2.0, 0.0, 0.04);

  Canal() {
    for (const network::NodeId node : {up, middle, down}) river[node].initial_level = 3.0;
    river[canal].initial_discharge = 48.0;
    section("canal bridge", canal, 6000.0);
    section("brook mouth", brook, 3000.0);
  }
  void section(const char* name, network::ReachId reach, double chainage) {
    standard::Section& added = river.problem.sections.emplace_back();
    added.name = name;
    added.place = {{}, reach, chainage};
  }
  forcing::Load& load(const char* name, network::ReachId reach, double chainage) {
    forcing::Load& added = river.problem.forcing.loads.emplace_back();
    added.discharge = base::Series(0.1);
    added.name = name;
    added.place = {{}, reach, chainage};
    return added;
  }
  study::Mixing check() const {
    return study::check_mixing(river.problem, grid::build_grid(river.problem), nullptr);
  }
};

/// The canal at 3 m, walls wetted.
standard::WettedChannel wetted() {
  const double radius = 240.0 / 86.0;
  return {80.0, 240.0, 240.0 * std::pow(radius, 2.0 / 3.0) / 0.025};
}

}  // namespace

TEST_CASE("a bank outfall on a wide canal, in either direction, by the tables") {
  Canal canal;
  canal.load("above", canal.canal, 2000.0);
  canal.load("below", canal.canal, 9000.0);
  const study::Mixing mixing = canal.check();
  CHECK(mixing.basis == study::MixingBasis::tables);
  CHECK(mixing.outfalls == 2);
  REQUIRE(mixing.unmixed.size() == 2);
  const study::UnmixedOutfall& above = mixing.unmixed[0];
  CHECK(above.name == "above");
  CHECK(above.place.chainage == 2000.0);
  CHECK(above.section == 0);
  CHECK(above.distance == 4000.0);
  CHECK(above.width == Approx(80.0));
  CHECK(above.depth == Approx(3.0));
  CHECK(above.velocity == Approx(0.2));
  CHECK(above.dispersion == Approx(standard::transverse_dispersion(wetted(), 0.2)).epsilon(1e-9));
  CHECK(above.mixing_length == Approx(standard::mixing_length(wetted(), 0.0)).epsilon(1e-9));
  CHECK(*above.bank == Approx(standard::bank_ratio(wetted(), 4000.0, 0.0, 0.0)).epsilon(1e-9));
  CHECK(*above.far_bank < 0.1);
  CHECK_FALSE(above.too_wide());
  CHECK(mixing.unmixed[1].distance == 3000.0);
}

TEST_CASE("a brook mixes within its length; an outfall in the middle needs less") {
  Canal canal;
  canal.load("in the brook", canal.brook, 100.0);
  canal.load("at the bank", canal.canal, 5000.0);
  canal.load("in the middle", canal.canal, 5000.0).from_bank = 40.0;
  const study::Mixing mixing = canal.check();
  CHECK(mixing.outfalls == 3);
  REQUIRE(mixing.unmixed.size() == 2);
  CHECK(mixing.unmixed[1].mixing_length ==
        Approx(mixing.unmixed[0].mixing_length * 0.11 / (0.11 + 0.7 * std::sqrt(0.225)))
            .epsilon(1e-9));
  CHECK(*mixing.unmixed[1].bank == Approx(*mixing.unmixed[1].far_bank).epsilon(1e-9));
}

TEST_CASE(
    "an outfall at the section itself has no ratio; loads along a stretch are none, nor are closed "
    "ones") {
  Canal canal;
  canal.load("at the bridge", canal.canal, 6000.0);
  forcing::Load& fields = canal.load("fields", canal.canal, 1000.0);
  fields.distributed = true;
  fields.to_chainage = 5000.0;
  canal.load("closed", canal.canal, 5000.0).discharge = base::Series(0.0);
  const study::Mixing mixing = canal.check();
  CHECK(mixing.outfalls == 1);
  REQUIRE(mixing.unmixed.size() == 1);
  CHECK(mixing.unmixed[0].distance == 0.0);
  CHECK_FALSE(mixing.unmixed[0].bank);
}

TEST_CASE("sewers and plants have outfalls too, where they reach the river") {
  Canal canal;
  const auto sewer = canal.river.storage("sewer", 2.0, 1000.0, 2.0);
  const auto plant = canal.river.storage("plant", 10.0, 1000.0, 11.0);
  network::Structure& spill = canal.river.structure("sewer", sewer, {});
  spill.kind = network::Weir{3.5, 8.0};
  spill.to = {{}, canal.canal, 5500.0};
  network::Structure& effluent = canal.river.structure("plant", plant, {});
  effluent.kind = network::Transfer{};
  effluent.to = {{}, canal.brook, 1.0};
  canal.river.problem.drainage.sewers.push_back({sewer, network::StructureId(0), {}});
  canal.river.problem.drainage.plants.push_back({plant, network::StructureId(1), {}, 0});
  // What enters a sewer enters the river there only.
  canal.load("village", canal.canal, 0.0).place = {sewer, {}, 0.0};
  const study::Mixing mixing = canal.check();
  CHECK(mixing.outfalls == 2);
  REQUIRE(mixing.unmixed.size() == 1);
  CHECK(mixing.unmixed[0].name == "sewer");
  CHECK(mixing.unmixed[0].distance == 500.0);
}

TEST_CASE("a dry channel is not judged; a flat sheet is beyond the formula") {
  Canal canal;
  canal.load("above", canal.canal, 2000.0);
  for (const network::NodeId node : {canal.up, canal.middle, canal.down})
    canal.river[node].initial_level = 0.0;
  CHECK(canal.check().dry == 1);
  CHECK(canal.check().unmixed.empty());
  for (const network::NodeId node : {canal.up, canal.middle, canal.down})
    canal.river[node].initial_level = 0.5;
  REQUIRE(canal.check().unmixed.size() == 1);
  CHECK(canal.check().unmixed[0].too_wide());
}

TEST_CASE("a run takes means: of levels, and of velocities whatever their direction") {
  Canal canal;
  canal.load("above", canal.canal, 2000.0);
  study::MixingWatch watch;
  testing::MadeUpRun made(canal.river.problem, watch);
  const std::size_t cells = grid::build_grid(canal.river.problem).cells.size();
  made.flow.level.assign(cells, 9.0);
  made.flow.velocity.assign(cells, 5.0);
  made.start();
  for (const double sign : {1.0, -1.0}) {
    made.flow.level.assign(cells, 3.0 + sign);
    made.flow.velocity.assign(cells, 0.2 * sign);
    made.step();
  }
  made.finish();
  CHECK(watch.found().basis == study::MixingBasis::means);
  REQUIRE(watch.found().unmixed.size() == 1);
  CHECK(watch.found().unmixed[0].depth == Approx(3.0));
  CHECK(watch.found().unmixed[0].velocity == Approx(0.2));

  made.flow.level.assign(cells, 3.0);
  testing::MadeUpRun at_once(canal.river.problem, watch);
  at_once.flow.level.assign(cells, 2.0);
  at_once.flow.velocity.assign(cells, 0.1);
  at_once.start();
  at_once.finish();  // a run of no length
  CHECK(watch.found().unmixed[0].depth == Approx(2.0));
}
