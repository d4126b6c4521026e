#include <doctest/doctest.h>

#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using network::Comparison;

namespace {

network::Condition condition_of(const std::string& text) {
  const casefile::CaseFolder folder;
  folder.copy_base();
  folder.write("rules.csv", "name,structure,when,setting\nr,G1," + text + ",0\n");
  return casefile::read_case(folder.path()).network.rules.front().when;
}

}  // namespace

TEST_CASE("every form of a comparison") {
  const auto level = condition_of("level at J2 > 4.3 m");
  REQUIRE(level.size() == 1);
  CHECK(level[0].quantity == Comparison::Quantity::level);
  CHECK(level[0].place.node.value == 1);
  CHECK(level[0].op == Comparison::Operator::greater);
  CHECK(level[0].threshold == 4.3);

  const auto difference = condition_of("level at R1:500 - level at P1 <= 20 cm");
  CHECK(difference[0].quantity == Comparison::Quantity::level_difference);
  CHECK(difference[0].place.chainage == 500.0);
  CHECK(difference[0].other.node.value == 4);
  CHECK(difference[0].threshold == 0.2);

  const auto joined = condition_of("discharge at R2:0 >= -2 m3/s and hour < 16 and time > 3 d");
  REQUIRE(joined.size() == 3);
  CHECK(joined[0].quantity == Comparison::Quantity::discharge);
  CHECK(joined[0].threshold == -2.0);
  CHECK(joined[1].quantity == Comparison::Quantity::hour_of_day);
  CHECK(joined[1].op == Comparison::Operator::less);
  CHECK(joined[2].quantity == Comparison::Quantity::elapsed);
  CHECK(joined[2].threshold == 3 * 86400.0);
}
