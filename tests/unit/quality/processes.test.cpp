// What every process of the catalogue must keep, on random places, waters and parameters.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/quality/full/balance.hpp"
#include "model/quality/full/processes.hpp"
#include "model/quality/kinetics_set.hpp"
#include "tests/support/lumped_processes.hpp"

using namespace biandan;
using namespace biandan::quality;

namespace {

struct Sample {
  Site<double> site;
  Conditions<double> at;
  std::vector<double> water;  ///< by state of the larger set
};

class Random {
 public:
  double between(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(engine_);
  }

  // Depths from a film to a canal, velocities from none, every parameter anywhere in its range.
  Sample sample() {
    Sample result;
    result.site.depth = std::pow(10.0, between(-6.0, 1.0));
    result.site.velocity = between(0.0, 1.0) < 0.1 ? 0.0 : between(0.0, 2.0);
    Parameters<double> parameter;
    for (const ParameterInfo& info : parameters()) {
      const double value = between(info.minimum, info.maximum);
      parameter[info.id] = info.choices.empty() ? value : std::round(value);
    }
    result.at = conditions(between(0.0, 35.0), parameter);
    result.at.light = between(0.0, 1.0) < 0.3 ? 0.0 : between(0.0, 4e5);
    result.at.wind = between(0.0, 1.0) < 0.1 ? 0.0 : between(0.0, 30.0);
    for (std::size_t i = 0; i < full::state_count; ++i)
      result.water.push_back(std::pow(10.0, between(-6.0, 2.0)));
    return result;
  }

 private:
  std::mt19937_64 engine_{20020601};
};

constexpr int samples = 2000;

double rate(const Process& process, const Sample& sample, const std::vector<double>& water) {
  return process.rate(water.data(), process.speed(sample.site, sample.at), sample.at);
}

/// Every process of every set.
template <class Function>
void for_every_process(Function function) {
  for (const KineticsSet& set : kinetics_sets())
    for (const Process& process : set.catalogue) {
      CAPTURE(set.name);
      CAPTURE(process.name);
      function(set, process);
    }
}

/// Every type, to reach the number types that the catalogues do not store.
template <class Types, class Function>
void for_every_type(Function function) {
  std::apply([&](auto... process) { (function(process), ...); }, Types{});
}

template <class Types>
std::vector<std::string_view> names_of_types() {
  std::vector<std::string_view> names;
  for_every_type<Types>([&](auto process) { names.push_back(decltype(process)::name); });
  return names;
}

std::vector<std::string_view> names_of(std::span<const Process> catalogue) {
  std::vector<std::string_view> names;
  for (const Process& process : catalogue) names.push_back(process.name);
  return names;
}

}  // namespace

TEST_CASE("the types are the catalogues, and every process has its texts and a name of its own") {
  CHECK(names_of_types<test::LumpedProcesses>() == names_of(lumped_catalogue()));
  CHECK(names_of_types<full::Processes>() == names_of(full_catalogue()));
  for (const KineticsSet& set : kinetics_sets()) {
    const auto names = names_of(set.catalogue);
    CHECK(std::set(names.begin(), names.end()).size() == names.size());
  }
  for_every_process([](const KineticsSet&, const Process& process) {
    CHECK_FALSE(process.title_en.empty());
    CHECK_FALSE(process.title_zh.empty());
    CHECK_FALSE(process.formula.empty());
  });
}

TEST_CASE("every loss vanishes with what it consumes") {
  Random random;
  for (int i = 0; i < samples; ++i) {
    const Sample sample = random.sample();
    for_every_process([&](const KineticsSet&, const Process& process) {
      for (const StateYield& yield : process.row(sample.at.parameter)) {
        CAPTURE(yield.state);
        std::vector<double> water = sample.water;
        water[yield.state] = 0.0;
        REQUIRE(yield.amount * rate(process, sample, water) >= 0.0);
        // And continuously: a trace is lost at the speed of a trace.
        water[yield.state] = 1e-14;
        REQUIRE(yield.amount * rate(process, sample, water) >= -1e-8);
      }
    });
  }
}

TEST_CASE("a rate never acts backward on clean input, reaeration above saturation excepted") {
  Random random;
  for (int i = 0; i < samples; ++i) {
    const Sample sample = random.sample();
    for_every_process([&](const KineticsSet&, const Process& process) {
      if (process.name == Reaeration::name) return;
      const double value = rate(process, sample, sample.water);
      REQUIRE(value >= 0.0);
      REQUIRE(std::isfinite(value));
    });
  }
}

TEST_CASE("slopes by dual numbers are the differences of the rate") {
  Random random;
  for (int i = 0; i < samples / 4; ++i) {
    const Sample sample = random.sample();
    for_every_process([&](const KineticsSet& set, const Process& process) {
      const Pace<double> speed = process.speed(sample.site, sample.at);
      std::vector<double> slope(set.states.size());
      const double value = process.slopes(sample.water.data(), speed, sample.at, slope.data());
      REQUIRE(value == process.rate(sample.water.data(), speed, sample.at));
      for (std::size_t state = 0; state < slope.size(); ++state) {
        CAPTURE(state);
        const double c = sample.water[state];
        const double step = 1e-5 * c;
        std::vector<double> low = sample.water;
        std::vector<double> high = sample.water;
        low[state] = c - step;
        high[state] = c + step;
        const double upper = process.rate(high.data(), speed, sample.at);
        const double lower = process.rate(low.data(), speed, sample.at);
        const double difference = (upper - lower) / (2.0 * step);
        const double rounding =
            1e-7 * (std::abs(upper) + (set.name == "lumped" ? speed.value : 0.0)) / c + 1e-20;
        REQUIRE(std::abs(slope[state] - difference) <= 1e-4 * std::abs(difference) + rounding);
      }
    });
  }
}

namespace {

/// Rates of packs against rates alone.
template <class Types, class Id>
void check_packs() {
  using Pack = base::Pack<4>;
  Random random;
  for (int i = 0; i < samples / 8; ++i) {
    std::array<Sample, 4> lanes;
    Site<Pack> site;
    Water<Pack, Id> water;
    Parameters<Pack> parameter;
    Pack temperature, light, wind;
    for (std::size_t lane = 0; lane < 4; ++lane) {
      lanes[lane] = random.sample();
      site.depth.set(lane, lanes[lane].site.depth);
      site.velocity.set(lane, lanes[lane].site.velocity);
      temperature.set(lane, lanes[lane].at.temperature);
      light.set(lane, lanes[lane].at.light);
      wind.set(lane, lanes[lane].at.wind);
      for (std::size_t state = 0; state < count_of(Id{}); ++state)
        water.concentration[state].set(lane, lanes[lane].water[state]);
      for (std::size_t p = 0; p < parameter_count; ++p)
        parameter.values[p].set(lane, lanes[lane].at.parameter.values[p]);
    }
    Conditions<Pack> at = conditions(temperature, parameter);
    at.light = light;
    at.wind = wind;
    for_every_type<Types>([&](auto process) {
      using P = decltype(process);
      CAPTURE(P::name);
      const Pack packed = P::rate(water, P::template speed<Pack>(site, at), at);
      for (std::size_t lane = 0; lane < 4; ++lane) {
        const Sample& one = lanes[lane];
        Water<double, Id> alone;
        std::copy_n(one.water.begin(), alone.concentration.size(), alone.concentration.begin());
        const auto speed = P::template speed<double>(one.site, one.at);
        REQUIRE(packed[lane] == P::rate(alone, speed, one.at));
      }
    });
  }
}

}  // namespace

TEST_CASE("a pack of lanes gives the bits of the numbers alone") {
  check_packs<test::LumpedProcesses, State>();
  check_packs<full::Processes, full::State>();
}

TEST_CASE("many places in one call give the values of the places alone") {
  Random random;
  constexpr std::size_t count = 7;
  for (int i = 0; i < 50; ++i) {
    const Sample common = random.sample();
    std::array<double, count> depth{}, velocity{};
    std::vector<std::array<double, count>> columns(full::state_count);
    std::vector<const double*> water;
    for (auto& column : columns) {
      for (double& c : column) c = random.between(0.0, 20.0);
      water.push_back(column.data());
    }
    for (std::size_t place = 0; place < count; ++place) {
      depth[place] = random.between(0.0, 4.0);
      velocity[place] = random.between(0.0, 1.0);
    }
    for (const KineticsSet& set : kinetics_sets()) {
      std::vector<double> speed(set.catalogue.size() * count), other(speed), rate(speed);
      const ProcessRows rows{count, speed.data(), other.data(), rate.data()};
      set.side_by_side->speeds(count, depth.data(), velocity.data(), common.at, rows);
      set.side_by_side->rates(count, water.data(), common.at, rows);
      for (std::size_t j = 0; j < set.catalogue.size(); ++j) {
        CAPTURE(std::string(set.catalogue[j].name));
        for (std::size_t place = 0; place < count; ++place) {
          const std::size_t at = j * count + place;
          const auto alone = set.catalogue[j].speed({depth[place], velocity[place]}, common.at);
          std::vector<double> one;
          for (const auto& column : columns) one.push_back(column[place]);
          REQUIRE(speed[at] == alone.value);
          REQUIRE(other[at] == alone.other);
          REQUIRE(rate[at] == set.catalogue[j].rate(one.data(), alone, common.at));
        }
      }
    }
  }
}

TEST_CASE("rates see the temperature through their speeds only") {
  Random random;
  for (int i = 0; i < samples / 4; ++i) {
    const Sample sample = random.sample();
    Conditions<double> elsewhere = conditions(random.between(0.0, 35.0), sample.at.parameter);
    elsewhere.light = sample.at.light;
    for_every_process([&](const KineticsSet&, const Process& process) {
      const Pace<double> speed = process.speed(sample.site, sample.at);
      REQUIRE(process.rate(sample.water.data(), speed, elsewhere) ==
              process.rate(sample.water.data(), speed, sample.at));
    });
  }
}

TEST_CASE("the full set keeps nitrogen, phosphorus and oxygen equivalents in every process") {
  Random random;
  for (int i = 0; i < 100; ++i) {
    const Parameters<double> parameter = random.sample().at.parameter;
    const full::Contents nitrogen = full::nitrogen_contents(parameter);
    const full::Contents phosphorus = full::phosphorus_contents(parameter);
    const full::Contents oxygen = full::oxygen_contents(parameter);
    for (const Process& process : full_catalogue()) {
      CAPTURE(process.name);
      double n = 0.0, p = 0.0, o = 0.0, scale = 0.0;
      for (const StateYield& yield : process.row(parameter)) {
        n += yield.amount * nitrogen[yield.state];
        p += yield.amount * phosphorus[yield.state];
        o += yield.amount * oxygen[yield.state];
        scale += std::abs(yield.amount * oxygen[yield.state]) + std::abs(yield.amount);
      }
      // Nitrogen gas is the one product that is not followed but declared.
      const bool to_gas = process.name.find("denitrification") != std::string_view::npos ||
                          process.name == full::BedAmmoniaLoss::name;
      if (process.counterpart == Counterpart::none || to_gas) {
        REQUIRE(std::abs(n + (to_gas ? 1.0 : 0.0)) <= 1e-14 * scale);
        REQUIRE(std::abs(p) <= 1e-14 * scale);
        REQUIRE(std::abs(o - (to_gas ? full::oxygen_by_nitrate : 0.0)) <= 1e-14 * scale);
      } else {
        REQUIRE(n == 0.0);
        REQUIRE(p == 0.0);
      }
    }
  }
}

TEST_CASE("oxygen pays for BOD5 and nitrogen by their stoichiometry") {
  const Parameters<double> parameter = default_parameters();
  const Row<double> bod = BodOxidation::row(parameter);
  CHECK(bod[std::size_t(State::oxygen)] == -parameter[Parameter::bod_ultimate_ratio]);
  CHECK(bod[std::size_t(State::bod5)] == -1.0);
  const Row<double> nitrogen = Nitrification::row(parameter);
  CHECK(nitrogen[std::size_t(State::oxygen)] == -4.57);
  CHECK(nitrogen[std::size_t(State::ammonia)] == -1.0);
}

TEST_CASE("the manual lists every process and every parameter") {
  std::ifstream file(BIANDAN_SOURCE_DIR "/model/README.md");
  const std::string manual{std::istreambuf_iterator<char>(file), {}};
  const auto listed = [&](std::string_view name) {
    return manual.find("`" + std::string(name) + "`") != std::string::npos;
  };
  for_every_process(
      [&](const KineticsSet&, const Process& process) { CHECK(listed(process.name)); });
  for (const ParameterInfo& info : parameters()) {
    CAPTURE(info.name);
    CHECK(listed(info.name));
  }
}
