// What every process of the catalogue must keep, on random places, waters and parameters.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "model/quality/catalogue.hpp"
#include "model/quality/process/ammonia_loss.hpp"
#include "model/quality/process/ammonia_release.hpp"
#include "model/quality/process/bod_oxidation.hpp"
#include "model/quality/process/bod_settling.hpp"
#include "model/quality/process/cod_loss.hpp"
#include "model/quality/process/cod_release.hpp"
#include "model/quality/process/codmn_loss.hpp"
#include "model/quality/process/nitrification.hpp"
#include "model/quality/process/phosphorus_loss.hpp"
#include "model/quality/process/phosphorus_release.hpp"
#include "model/quality/process/phosphorus_settling.hpp"
#include "model/quality/process/reaeration.hpp"
#include "model/quality/process/sediment_oxygen_demand.hpp"

using namespace biandan;
using namespace biandan::quality;

namespace {

// Every process type, to reach the number types that the catalogue does not store.
using AllProcesses =
    std::tuple<BodOxidation, BodSettling, CodLoss, CodmnLoss, Nitrification, AmmoniaLoss,
               PhosphorusLoss, PhosphorusSettling, Reaeration, SedimentOxygenDemand, AmmoniaRelease,
               PhosphorusRelease, CodRelease>;

struct Sample {
  Site<double> site;
  Conditions<double> at;
  Water<double> water;
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
    for (double& c : result.water.concentration) c = std::pow(10.0, between(-6.0, 2.0));
    return result;
  }

 private:
  std::mt19937_64 engine_{20020601};
};

constexpr int samples = 2000;

double rate(const Process& process, const Sample& sample, const Water<double>& water) {
  return process.rate(water, process.speed(sample.site, sample.at), sample.at);
}

template <class Real>
Conditions<Real> spread(const Conditions<double>& at) {
  Conditions<Real> result;
  result.temperature = Real(at.temperature);
  result.oxygen_saturation = Real(at.oxygen_saturation);
  for (std::size_t i = 0; i < parameter_count; ++i) {
    result.parameter.values[i] = Real(at.parameter.values[i]);
    result.factor.values[i] = Real(at.factor.values[i]);
  }
  return result;
}

template <class Function>
void for_every_process_type(Function function) {
  std::apply([&](auto... process) { (function(process), ...); }, AllProcesses{});
}

}  // namespace

TEST_CASE("the list of types in this test is the catalogue") {
  std::set<std::string_view> types;
  for_every_process_type([&](auto process) { types.insert(decltype(process)::name); });
  std::set<std::string_view> names;
  for (const Process& process : lumped_catalogue()) {
    names.insert(process.name);
    CHECK_FALSE(process.title_en.empty());
    CHECK_FALSE(process.title_zh.empty());
    CHECK_FALSE(process.formula.empty());
  }
  CHECK(types == names);
  CHECK(names.size() == lumped_catalogue().size());
}

TEST_CASE("every loss vanishes with what it consumes") {
  Random random;
  for (int i = 0; i < samples; ++i) {
    const Sample sample = random.sample();
    for (const Process& process : lumped_catalogue()) {
      CAPTURE(process.name);
      const Row<double> row = process.row(sample.at.parameter);
      for (std::size_t state = 0; state < state_count; ++state) {
        if (row[state] == 0.0) continue;
        Water<double> water = sample.water;
        water.concentration[state] = 0.0;
        REQUIRE(row[state] * rate(process, sample, water) >= 0.0);
        // And continuously: a trace is lost at the speed of a trace.
        water.concentration[state] = 1e-14;
        REQUIRE(row[state] * rate(process, sample, water) >= -1e-8);
      }
    }
  }
}

TEST_CASE("a rate never acts backward on clean input, reaeration above saturation excepted") {
  Random random;
  for (int i = 0; i < samples; ++i) {
    const Sample sample = random.sample();
    for (const Process& process : lumped_catalogue()) {
      CAPTURE(process.name);
      if (process.name == Reaeration::name) continue;
      const double value = rate(process, sample, sample.water);
      REQUIRE(value >= 0.0);
      REQUIRE(std::isfinite(value));
    }
  }
}

TEST_CASE("slopes by dual numbers are the differences of the rate") {
  Random random;
  for (int i = 0; i < samples; ++i) {
    const Sample sample = random.sample();
    Water<StateDual> water;
    for (std::size_t state = 0; state < state_count; ++state) {
      water.concentration[state] = StateDual::variable(sample.water.concentration[state], state);
    }
    const auto at = spread<StateDual>(sample.at);
    for (const Process& process : lumped_catalogue()) {
      CAPTURE(process.name);
      const double speed = process.speed(sample.site, sample.at);
      const StateDual value = process.rate_slopes(water, StateDual(speed), at);
      REQUIRE(value.value == process.rate(sample.water, speed, sample.at));
      for (std::size_t state = 0; state < state_count; ++state) {
        const double c = sample.water.concentration[state];
        const double step = 1e-6 * c;
        Water<double> low = sample.water;
        Water<double> high = sample.water;
        low.concentration[state] = c - step;
        high.concentration[state] = c + step;
        const double upper = process.rate(high, speed, sample.at);
        const double lower = process.rate(low, speed, sample.at);
        const double difference = (upper - lower) / (2.0 * step);
        const double rounding = 1e-9 * (std::abs(upper) + speed) / c;
        REQUIRE(std::abs(value.slope[state] - difference) <=
                1e-6 * std::abs(difference) + rounding);
      }
    }
  }
}

TEST_CASE("a pack of lanes gives the bits of the numbers alone") {
  using Pack = base::Pack<4>;
  Random random;
  for (int i = 0; i < samples / 4; ++i) {
    std::array<Sample, 4> lanes;
    Site<Pack> site;
    Water<Pack> water;
    Parameters<Pack> parameter;
    Pack temperature;
    for (std::size_t lane = 0; lane < 4; ++lane) {
      lanes[lane] = random.sample();
      site.depth.set(lane, lanes[lane].site.depth);
      site.velocity.set(lane, lanes[lane].site.velocity);
      temperature.set(lane, lanes[lane].at.temperature);
      for (std::size_t state = 0; state < state_count; ++state) {
        water.concentration[state].set(lane, lanes[lane].water.concentration[state]);
      }
      for (std::size_t p = 0; p < parameter_count; ++p) {
        parameter.values[p].set(lane, lanes[lane].at.parameter.values[p]);
      }
    }
    const Conditions<Pack> at = conditions(temperature, parameter);
    for_every_process_type([&](auto process) {
      using P = decltype(process);
      CAPTURE(P::name);
      const Pack packed = P::rate(water, P::template speed<Pack>(site, at), at);
      for (std::size_t lane = 0; lane < 4; ++lane) {
        const Sample& one = lanes[lane];
        const double speed = P::template speed<double>(one.site, one.at);
        REQUIRE(packed[lane] == P::template rate<double>(one.water, speed, one.at));
      }
    });
  }
}

TEST_CASE("many places in one call give the values of the places alone") {
  Random random;
  constexpr std::size_t count = 7;
  for (int i = 0; i < 50; ++i) {
    const Sample common = random.sample();
    std::array<double, count> depth{}, velocity{}, speed{}, result{};
    std::array<std::array<double, count>, state_count> columns{};
    WaterColumns water{};
    for (std::size_t state = 0; state < state_count; ++state) {
      for (double& c : columns[state]) c = random.between(0.0, 20.0);
      water[state] = columns[state].data();
    }
    for (std::size_t place = 0; place < count; ++place) {
      depth[place] = random.between(0.0, 4.0);
      velocity[place] = random.between(0.0, 1.0);
    }
    for (const Process& process : lumped_catalogue()) {
      CAPTURE(process.name);
      process.speeds(count, depth.data(), velocity.data(), common.at, speed.data());
      process.rates(count, water, speed.data(), common.at, result.data());
      for (std::size_t place = 0; place < count; ++place) {
        const double alone = process.speed({depth[place], velocity[place]}, common.at);
        Water<double> one;
        for (std::size_t state = 0; state < state_count; ++state) {
          one.concentration[state] = columns[state][place];
        }
        REQUIRE(speed[place] == alone);
        REQUIRE(result[place] == process.rate(one, alone, common.at));
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
  for (const Process& process : lumped_catalogue()) {
    CAPTURE(process.name);
    CHECK(listed(process.name));
  }
  for (const ParameterInfo& info : parameters()) {
    CAPTURE(info.name);
    CHECK(listed(info.name));
  }
}
