// The rates of many places give the same bits on every processor, and those of one place.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "model/quality/kinetics_set.hpp"
#include "model/quality/side_by_side.hpp"

using namespace biandan;

namespace {

/// Not a multiple of the places that are led through a formula together.
constexpr std::size_t places = 23;

struct Waters {
  explicit Waters(const quality::KineticsSet& set)
      : at(quality::conditions(17.0, quality::default_parameters())) {
    at.light = 1e5;
    for (std::size_t i = 0; i < places; ++i) {
      depth.push_back(2.0 + std::sin(static_cast<double>(i)));
      velocity.push_back(0.3 + 0.2 * std::cos(static_cast<double>(i)));
    }
    for (const quality::StateInfo& state : set.states) {
      std::vector<double>& column = values.emplace_back(places);
      for (double& value : column)
        value = state.initial * (1.0 + 0.5 * std::sin(static_cast<double>(++seed)));
    }
    for (const std::vector<double>& column : values) columns.push_back(column.data());
  }

  quality::Conditions<double> at;
  int seed = 0;
  std::vector<double> depth, velocity;
  std::vector<std::vector<double>> values;  // by state
  std::vector<const double*> columns;
};

/// [process][place]
struct Rows {
  explicit Rows(const quality::KineticsSet& set)
      : speed(set.catalogue.size() * places), other(speed), rate(speed) {}
  quality::ProcessRows rows() { return {places, speed.data(), other.data(), rate.data()}; }
  void fill(const quality::SideBySide& all, const Waters& waters, std::size_t count) {
    all.speeds(count, waters.depth.data(), waters.velocity.data(), waters.at, rows());
    all.rates(count, waters.columns.data(), waters.at, rows());
  }
  std::vector<double> speed, other, rate;
};

void check(const char* name, const quality::SideBySide& plain, const quality::SideBySide& here) {
  const quality::KineticsSet& set = *quality::find_kinetics(name);
  const Waters waters(set);
  for (const std::size_t count : {places, 1UL, 4UL, 6UL}) {
    CAPTURE(count);
    Rows for_any(set), for_this(set);
    for_any.fill(plain, waters, count);
    for_this.fill(here, waters, count);
    CHECK(for_any.speed == for_this.speed);
    CHECK(for_any.other == for_this.other);
    CHECK(for_any.rate == for_this.rate);
    std::vector<double> water(set.states.size());
    for (std::size_t j = 0; j < set.catalogue.size(); ++j) {
      const quality::Process& process = set.catalogue[j];
      CAPTURE(std::string(process.name));
      for (std::size_t i = 0; i < places; ++i) {
        const std::size_t at = j * places + i;
        for (std::size_t s = 0; s < water.size(); ++s) water[s] = waters.values[s][i];
        const auto pace = process.speed({waters.depth[i], waters.velocity[i]}, waters.at);
        const double rate = process.rate(water.data(), pace, waters.at);
        CHECK(for_this.speed[at] == (i < count ? pace.value : 0.0));
        CHECK(for_this.other[at] == (i < count ? pace.other : 0.0));
        CHECK(for_this.rate[at] == (i < count ? rate : 0.0));
      }
    }
  }
}

}  // namespace

namespace {

void check_warm(const char* name, const quality::SideBySide& plain,
                const quality::SideBySide& here) {
  const quality::KineticsSet& set = *quality::find_kinetics(name);
  const Waters waters(set);
  std::vector<double> temperature;
  for (std::size_t i = 0; i < places; ++i)
    temperature.push_back(1.0 + 1.3 * static_cast<double>(i));
  const auto factors = quality::temperature_factors();
  for (const quality::SideBySide& all : {plain, here}) {
    Rows warm(set);
    all.warm_speeds(places, waters.depth.data(), waters.velocity.data(), temperature.data(),
                    waters.at, factors, warm.rows());
    for (std::size_t i = 0; i < places; ++i) {
      const auto at = quality::conditions(temperature[i], waters.at.parameter);
      for (std::size_t j = 0; j < set.catalogue.size(); ++j) {
        CAPTURE(std::string(set.catalogue[j].name));
        const auto alone = set.catalogue[j].speed({waters.depth[i], waters.velocity[i]}, at);
        CHECK(warm.speed[j * places + i] == alone.value);
        CHECK(warm.other[j * places + i] == alone.other);
      }
    }
  }
}

}  // namespace

TEST_CASE("speeds at places of different temperatures") {
  check_warm("lumped", quality::plain::lumped_side_by_side, quality::lumped_side_by_side());
  check_warm("full", quality::plain::full_side_by_side, quality::full_side_by_side());
}

TEST_CASE("rates for any processor and for this one agree to the last bit") {
  check("lumped", quality::plain::lumped_side_by_side, quality::lumped_side_by_side());
  check("full", quality::plain::full_side_by_side, quality::full_side_by_side());
}
