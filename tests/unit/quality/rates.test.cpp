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

using Chosen = quality::SideBySide (*)(std::size_t process);

void check(const char* name, const quality::SideBySide* plain, Chosen here) {
  const quality::KineticsSet& set = *quality::find_kinetics(name);
  const Waters waters(set);
  for (std::size_t j = 0; j < set.catalogue.size(); ++j) {
    const quality::Process& process = set.catalogue[j];
    CAPTURE(std::string(process.name));
    std::vector<double> speed(places), other(places), for_any(places), for_this(places);
    std::vector<double> all(places), water(set.states.size());
    process.speeds(places, waters.depth.data(), waters.velocity.data(), waters.at, speed.data(),
                   other.data());
    const auto led = [&](quality::SideBySide rates, std::vector<double>& rate) {
      return rates(places, waters.columns.data(), speed.data(), other.data(), waters.at,
                   rate.data());
    };
    CHECK(led(plain[j], for_any) == 20);
    CHECK(led(here(j), for_this) == 20);
    CHECK(for_any == for_this);
    process.rates(places, waters.columns.data(), speed.data(), other.data(), waters.at, all.data());
    for (std::size_t i = 0; i < places; ++i) {
      for (std::size_t s = 0; s < water.size(); ++s) water[s] = waters.values[s][i];
      CHECK(all[i] == process.rate(water.data(), {speed[i], other[i]}, waters.at));
      if (i < 20) CHECK(all[i] == for_this[i]);
    }
  }
}

}  // namespace

TEST_CASE("rates for any processor and for this one agree to the last bit") {
  check("lumped", quality::plain::lumped_rates, quality::lumped_side_by_side);
  check("full", quality::plain::full_rates, quality::full_side_by_side);
}
