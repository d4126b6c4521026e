// Conditions that never hold.
#include "model/network/contradiction.hpp"

#include <doctest/doctest.h>

#include "tests/support/conditions.hpp"

using namespace biandan::network;
using biandan::test::joined;
using Kind = Condition::Term::Kind;
using Operator = Comparison::Operator;
using Quantity = Comparison::Quantity;

namespace {

Comparison compared(Quantity quantity, Operator op, double threshold, int node = 0) {
  Comparison made;
  made.quantity = quantity;
  made.place.node = NodeId(static_cast<std::size_t>(node));
  made.op = op;
  made.threshold = threshold;
  return made;
}

Comparison level(Operator op, double threshold, int node = 0) {
  return compared(Quantity::level, op, threshold, node);
}

Extent anything(const Comparison&) {
  return {};
}

bool never(const Condition& condition) {
  return contradiction(condition, anything).has_value();
}

}  // namespace

TEST_CASE("bounds that meet or miss each other") {
  const auto both = [](Operator a, double low, Operator b, double high) {
    return joined(Kind::all_of, {level(a, low), level(b, high)});
  };
  CHECK(never(both(Operator::greater, 3.0, Operator::less, 2.0)));
  CHECK(never(both(Operator::greater, 3.0, Operator::less_equal, 3.0)));
  CHECK_FALSE(never(both(Operator::greater_equal, 3.0, Operator::less_equal, 3.0)));
  CHECK_FALSE(never(both(Operator::greater, 2.0, Operator::less, 3.0)));
  CHECK_FALSE(never(
      joined(Kind::all_of, {level(Operator::greater, 3.0, 0), level(Operator::less, 2.0, 1)})));
}

TEST_CASE("all alternatives must fail, and the first is told") {
  const Condition high =
      joined(Kind::all_of, {level(Operator::greater, 3.0), level(Operator::less, 2.0)});
  const Condition low =
      joined(Kind::all_of, {level(Operator::greater, 1.0), level(Operator::less, 0.0)});
  CHECK_FALSE(never(joined(Kind::any_of, {high, level(Operator::less, 2.0)})));
  const auto found = contradiction(joined(Kind::any_of, {high, low}), anything);
  REQUIRE(found);
  REQUIRE(found->size() == 2);
  CHECK(found->front().threshold == 3.0);
  CHECK(found->back().threshold == 2.0);
}

TEST_CASE("negations are carried down") {
  const Condition inside =
      joined(Kind::any_of, {level(Operator::less, 2.0), level(Operator::greater, 3.0)});
  CHECK(never(
      joined(Kind::all_of, {joined(Kind::negation, {inside}), level(Operator::greater, 4.0)})));
  CHECK_FALSE(never(joined(Kind::negation, {inside})));
}

TEST_CASE("between two days there is nothing") {
  const auto day = [](Operator op, double number) {
    return compared(Quantity::weekday, op, number);
  };
  CHECK(never(joined(Kind::all_of, {day(Operator::greater, 2), day(Operator::less, 3)})));
  CHECK_FALSE(never(joined(Kind::all_of, {day(Operator::greater, 2), day(Operator::less, 4)})));
  CHECK(never(joined(Kind::all_of, {day(Operator::equal, 2), day(Operator::not_equal, 2)})));
  CHECK(never(joined(Kind::all_of, {day(Operator::equal, 2), day(Operator::equal, 3)})));
}

TEST_CASE("a comparison alone may be beyond what is possible") {
  const auto above_bed = [](const Comparison&) { return Extent{.low = 1.0}; };
  const auto found = contradiction(
      joined(Kind::all_of, {level(Operator::greater, 2.0, 1), level(Operator::less, 1.0)}),
      above_bed);
  REQUIRE(found);
  CHECK(found->size() == 1);
  CHECK_FALSE(contradiction(Condition(level(Operator::less_equal, 1.0)), above_bed));
}

TEST_CASE("too many alternatives are not followed") {
  std::vector<Condition> parts;
  for (int node = 0; node < 12; ++node)
    parts.push_back(joined(
        Kind::any_of, {level(Operator::greater, 3.0, node), level(Operator::less, 2.0, node)}));
  parts.push_back(
      joined(Kind::all_of, {level(Operator::greater, 3.0), level(Operator::less, 2.0)}));
  CHECK_FALSE(never(joined(Kind::all_of, parts)));
}

TEST_CASE("one condition without another") {
  CHECK(never(without(level(Operator::greater, 0.2), level(Operator::greater, 0.15))));
  CHECK_FALSE(never(without(level(Operator::greater, 0.15), level(Operator::greater, 0.2))));
}
