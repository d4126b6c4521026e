#include "model/network/network.hpp"

#include <doctest/doctest.h>

namespace biandan::network {

TEST_CASE("sections along a reach: between the surveyed ones, constant beyond them") {
  Reach reach;
  reach.length = 1000.0;
  reach.sections = {{100.0, CrossSection::trapezoid(2.0, 4.0, 1.0)},
                    {300.0, CrossSection::trapezoid(1.0, 8.0, 1.0)},
                    {700.0, CrossSection::trapezoid(0.0, 8.0, 3.0)}};
  CHECK(section_at(reach, 0.0).bed == 2.0);
  CHECK(section_at(reach, 100.0).bed == 2.0);
  CHECK(section_at(reach, 150.0).bed == 1.75);
  CHECK(section_at(reach, 150.0).table.wetted(0.0).width == 5.0);
  CHECK(section_at(reach, 300.0).bed == 1.0);
  CHECK(section_at(reach, 500.0).table.wetted(1.0).width == 12.0);
  CHECK(section_at(reach, 1000.0).bed == 0.0);
}

TEST_CASE("places have names") {
  Network network;
  network.nodes.resize(2);
  network.nodes[1].name = "J3";
  network.reaches.resize(1);
  network.reaches[0].name = "R2";
  Place place;
  CHECK(describe(network, place) == "nowhere");
  place.node = NodeId(1);
  CHECK(describe(network, place) == "J3");
  place = Place{NodeId(), ReachId(0), 1250.0};
  CHECK(describe(network, place) == "R2 at 1250 m");
  place.chainage = 123456.5;
  CHECK(describe(network, place) == "R2 at 123456.5 m");
}

}  // namespace biandan::network
