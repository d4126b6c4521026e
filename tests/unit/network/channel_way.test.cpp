// Shortest ways along channels.
#include "model/network/channel_way.hpp"

#include <doctest/doctest.h>

#include "tests/support/river_case.hpp"

using namespace biandan;
using network::Place;
using network::ReachId;

namespace {

/// Nodes A, B, C, D in a loop of four reaches, 1000, 2000, 400 and 700 m long, and E behind D.
struct Loop {
  test::RiverCase river;
  network::NodeId a = river.node("A"), b = river.node("B"), c = river.node("C"),
                  d = river.node("D"), e = river.node("E");
  ReachId ab = reach("AB", a, b, 1000.0), bc = reach("BC", b, c, 2000.0),
          cd = reach("CD", c, d, 400.0), da = reach("DA", d, a, 700.0),
          de = reach("DE", d, e, 100.0);

  ReachId reach(const char* name, network::NodeId from, network::NodeId to, double length) {
    return river.reach(name, from, to, length, 100.0, 0.0, 0.0, 10.0, 0.0, 0.03);
  }
  std::optional<network::ChannelWay> way(const Place& from, const std::vector<Place>& to) const {
    return network::shortest_ways(river.problem.network, std::vector{from}, to).front();
  }
};

Place on(ReachId reach, double chainage) {
  return {{}, reach, chainage};
}

Place at(network::NodeId node) {
  return {node, {}, 0.0};
}

}  // namespace

TEST_CASE("along one reach, in both directions") {
  const Loop loop;
  const auto down = loop.way(on(loop.bc, 300.0), {on(loop.bc, 450.0)});
  REQUIRE(down);
  CHECK(down->length == 150.0);
  CHECK(down->start == on(loop.bc, 300.0));
  const auto up = loop.way(on(loop.bc, 450.0), {on(loop.bc, 300.0)});
  CHECK(up->length == 150.0);
  const auto same = loop.way(on(loop.bc, 450.0), {on(loop.bc, 450.0)});
  CHECK(same->length == 0.0);
}

TEST_CASE("the shorter way around a loop, and the reach by which it leaves a node") {
  const Loop loop;
  // From A to the place near C: 1000 + 1900 by B, 700 + 400 + 100 by D.
  const auto way = loop.way(at(loop.a), {on(loop.bc, 1900.0)});
  REQUIRE(way);
  CHECK(way->length == 1200.0);
  CHECK(way->start == on(loop.da, 700.0));
  // From a place on BC back through B is longer than on through C.
  CHECK(loop.way(on(loop.bc, 1500.0), {at(loop.e)})->length == 1000.0);
  CHECK(loop.way(on(loop.bc, 100.0), {at(loop.e)})->length == 1900.0);
}

TEST_CASE("the nearest of several targets") {
  const Loop loop;
  const auto way = loop.way(at(loop.b), {at(loop.e), on(loop.ab, 400.0), on(loop.bc, 600.0)});
  CHECK(way->target == 1);  // 600 m as well, and named before the other
  CHECK(way->length == 600.0);
}

TEST_CASE("weirs and gates stand in the channel, pumps, culverts and storages end it") {
  Loop loop;
  const auto outer = loop.river.node("F");
  const auto far = loop.river.node("G");
  const ReachId fg = loop.reach("FG", outer, far, 300.0);
  CHECK_FALSE(loop.way(at(far), {at(loop.e)}));
  loop.river.structure("P", loop.e, outer).kind = network::Pump{};
  loop.river.structure("C", loop.e, outer).kind = network::Culvert{};
  CHECK_FALSE(loop.way(at(far), {at(loop.e)}));
  loop.river.structure("G", loop.e, outer).kind = network::Gate{};
  CHECK(loop.way(at(far), {at(loop.d)})->length == 400.0);
  CHECK(loop.way(at(far), {at(loop.d)})->start == on(fg, 300.0));

  Loop pond;
  network::Node& node = pond.river[pond.d];
  node.storage = network::DepthTable({{0.0, 1000.0, 0.0, 0.0, 0.0, 0.0}});
  CHECK_FALSE(pond.way(at(pond.d), {at(pond.e)}));
  CHECK_FALSE(pond.way(at(pond.c), {at(pond.e)}));
  CHECK(pond.way(at(pond.c), {at(pond.a)})->length == 3000.0);  // not through D
}
