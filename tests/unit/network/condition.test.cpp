// Conditions as data: when two are the same.
#include "model/network/condition.hpp"

#include <doctest/doctest.h>

#include "model/network/network.hpp"
#include "tests/support/conditions.hpp"

using namespace biandan::network;
using biandan::test::joined;
using Kind = Condition::Term::Kind;
using Operator = Comparison::Operator;

namespace {

Comparison level(double threshold, Operator op = Operator::greater) {
  Comparison made;
  made.place.node = NodeId(0);
  made.op = op;
  made.threshold = threshold;
  return made;
}

Condition all(const std::vector<Condition>& parts) {
  return joined(Kind::all_of, parts);
}
Condition any(const std::vector<Condition>& parts) {
  return joined(Kind::any_of, parts);
}
Condition no(const Condition& part) {
  return joined(Kind::negation, {part});
}

}  // namespace

TEST_CASE("comparisons differ in every field") {
  CHECK(equivalent(level(1.0), level(1.0)));
  CHECK_FALSE(equivalent(level(1.0), level(1.0 + 1e-15)));
  CHECK_FALSE(equivalent(level(1.0), level(1.0, Operator::greater_equal)));
  Comparison other = level(1.0);
  other.place.node = NodeId(1);
  CHECK_FALSE(equivalent(level(1.0), other));
  other = level(1.0);
  other.quantity = Comparison::Quantity::depth;
  CHECK_FALSE(equivalent(level(1.0), other));
  other = level(1.0);
  other.constituent = 2;
  CHECK_FALSE(equivalent(level(1.0), other));
  other = level(1.0);
  other.span = 60.0;
  CHECK_FALSE(equivalent(level(1.0), other));
}

TEST_CASE("order, brackets and repetition do not matter, the joining word does") {
  const Condition a = level(1.0), b = level(2.0), c = level(3.0);
  CHECK(equivalent(all({a, b, c}), all({c, all({b, a})})));
  CHECK(equivalent(any({a, b}), any({b, a, b})));
  CHECK(equivalent(all({a, a}), a));
  CHECK_FALSE(equivalent(all({a, b}), any({a, b})));
  CHECK_FALSE(equivalent(all({a, any({b, c})}), any({all({a, b}), c})));
  CHECK_FALSE(equivalent(all({a, b}), all({a, c})));
}

TEST_CASE("negations are carried down") {
  const Condition a = level(1.0), b = level(2.0);
  CHECK(equivalent(no(a), level(1.0, Operator::less_equal)));
  CHECK(equivalent(no(no(a)), a));
  CHECK(equivalent(no(all({a, b})), any({no(b), no(a)})));
  CHECK(equivalent(no(any({a, no(b)})), all({b, no(a)})));
  CHECK_FALSE(equivalent(no(all({a, b})), all({no(a), no(b)})));
}

TEST_CASE("the opposite of an operator is its own inverse") {
  for (const Operator op : {Operator::less, Operator::less_equal, Operator::greater,
                            Operator::greater_equal, Operator::equal, Operator::not_equal}) {
    CHECK(opposite(op) != op);
    CHECK(opposite(opposite(op)) == op);
  }
}

TEST_CASE("rules that read a concentration are found in `when` and in `until`") {
  Network network;
  network.rules.resize(1);
  network.rules[0].when = all({level(1.0), level(2.0)});
  CHECK_FALSE(reads_concentration(network));
  Comparison oxygen = level(2.0, Operator::less);
  oxygen.quantity = Comparison::Quantity::concentration;
  network.rules[0].until = no(oxygen);
  CHECK(reads_concentration(network));
  network.rules[0].until.reset();
  network.rules[0].when = any({level(1.0), oxygen});
  CHECK(reads_concentration(network));
}
