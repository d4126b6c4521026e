// Means, extremes and times over a limit of a sampled line.
#include "scenarios/study/sampled.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace biandan::study;
using biandan::standard::Limit;
using biandan::standard::Sense;
using doctest::Approx;

namespace {

const std::vector<double> times{0.0, 100.0, 300.0, 400.0};
const std::vector<double> values{1.0, 3.0, 3.0, 0.0};
const Sampled line{times, values};

}  // namespace

TEST_CASE("a value lies on the straight line between samples and holds beyond them") {
  CHECK(value_at(line, 0.0) == 1.0);
  CHECK(value_at(line, 50.0) == Approx(2.0));
  CHECK(value_at(line, 100.0) == 3.0);
  CHECK(value_at(line, 350.0) == Approx(1.5));
  CHECK(value_at(line, -5.0) == 1.0);
  CHECK(value_at(line, 999.0) == 0.0);
}

TEST_CASE("the mean weighs by time, whatever the spacing of the samples") {
  CHECK(mean(line, {0.0, 400.0}) == Approx((200.0 + 600.0 + 150.0) / 400.0));
  CHECK(mean(line, {50.0, 150.0}) == Approx((2.5 * 50.0 + 3.0 * 50.0) / 100.0));
  CHECK(mean(line, {120.0, 130.0}) == Approx(3.0));
  CHECK(mean(line, {350.0, 350.0}) == Approx(1.5));

  const std::vector<double> once{10.0};
  const std::vector<double> seven{7.0};
  CHECK(mean({once, seven}, {10.0, 10.0}) == 7.0);
}

TEST_CASE("the worst value is the highest, for a lower limit the lowest, the first of equals") {
  const Extreme high = worst(line, {0.0, 400.0}, Sense::maximum);
  CHECK(high.value == 3.0);
  CHECK(high.time == 100.0);
  const Extreme low = worst(line, {0.0, 400.0}, Sense::minimum);
  CHECK(low.value == 0.0);
  CHECK(low.time == 400.0);
  const Extreme edge = worst(line, {0.0, 50.0}, Sense::maximum);
  CHECK(edge.value == Approx(2.0));
  CHECK(edge.time == 50.0);
}

TEST_CASE("crossings of a limit are interpolated between samples") {
  const TimeOver over = time_over(line, {0.0, 400.0}, {2.0, Sense::maximum, ""});
  REQUIRE(over.first);
  CHECK(*over.first == Approx(50.0).epsilon(1e-6));
  CHECK(over.seconds == Approx(50.0 + 200.0 + 100.0 / 3.0).epsilon(1e-6));

  const TimeOver under = time_over(line, {0.0, 400.0}, {2.0, Sense::minimum, ""});
  REQUIRE(under.first);
  CHECK(*under.first == 0.0);
  CHECK(under.seconds == Approx(50.0 + 100.0 * 2.0 / 3.0).epsilon(1e-6));
}

TEST_CASE("several stretches over a limit add up, the first one is named") {
  const std::vector<double> t{0, 10, 20, 30, 40};
  const std::vector<double> v{0, 2, 0, 2, 0};
  const TimeOver over = time_over({t, v}, {0.0, 40.0}, {1.0, Sense::maximum, ""});
  CHECK(*over.first == Approx(5.0).epsilon(1e-6));
  CHECK(over.seconds == Approx(20.0).epsilon(1e-6));
  const TimeOver later = time_over({t, v}, {20.0, 40.0}, {1.0, Sense::maximum, ""});
  CHECK(*later.first == Approx(25.0).epsilon(1e-6));
}

TEST_CASE("a value that holds at the limit is not over it, rounding included") {
  const std::vector<double> t{0, 10, 20};
  const std::vector<double> at{1.0, 1.0 + 1e-13, 1.0};
  CHECK_FALSE(time_over({t, at}, {0.0, 20.0}, {1.0, Sense::maximum, ""}).first);
  CHECK_FALSE(time_over({t, at}, {0.0, 20.0}, {1.0, Sense::minimum, ""}).first);
  const std::vector<double> above{1.1, 1.1, 1.1};
  const TimeOver over = time_over({t, above}, {0.0, 20.0}, {1.0, Sense::maximum, ""});
  CHECK(*over.first == 0.0);
  CHECK(over.seconds == 20.0);
}

TEST_CASE("time over any of several limits counts every moment once") {
  const std::vector<double> t{0, 10, 20, 30};
  const std::vector<double> falling{2, 0, 0, 0};  // over 1 until 5
  const std::vector<double> rising{0, 0, 2, 2};   // over 1 from 15
  const std::vector<double> oxygen{5, 5, 5, 1};   // under 2 from 27.5
  const std::vector<double> early{0, 4, 0, 0};    // over 1 from 2.5 to 17.5
  const Limit high{1.0, Sense::maximum, ""};
  const Limit low{2.0, Sense::minimum, ""};
  const std::vector<LimitedSeries> apart{{{t, falling}, high}, {{t, rising}, high}};
  const TimeOver two = time_over_any(apart);
  CHECK(*two.first == 0.0);
  CHECK(two.seconds == Approx(20.0).epsilon(1e-6));
  const std::vector<LimitedSeries> late{{{t, rising}, high}, {{t, oxygen}, low}};
  CHECK(*time_over_any(late).first == Approx(15.0).epsilon(1e-6));
  CHECK(time_over_any(late).seconds == Approx(15.0).epsilon(1e-6));
  const std::vector<LimitedSeries> covered{
      {{t, falling}, high}, {{t, early}, high}, {{t, rising}, high}};
  CHECK(time_over_any(covered).seconds == Approx(30.0).epsilon(1e-6));
  const std::vector<LimitedSeries> one{{{t, early}, high}};
  CHECK(time_over_any(one).seconds ==
        Approx(time_over({t, early}, {0.0, 30.0}, high).seconds).epsilon(1e-12));
  CHECK_FALSE(time_over_any({}).first);
}
