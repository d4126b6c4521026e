#include "model/quality/user_process.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "model/quality/conditions.hpp"

namespace biandan::quality {
namespace {

struct Named {
  std::string_view name;
  std::string_view unit;
  Surrounding id;
  Stage stage;
};

constexpr std::array surroundings{
    Named{"T", "degC", Surrounding::temperature, Stage::fixed},
    Named{"oxygen_saturation", "mg/L", Surrounding::oxygen_saturation, Stage::fixed},
    Named{"depth", "m", Surrounding::depth, Stage::place},
    Named{"velocity", "m/s", Surrounding::velocity, Stage::place},
    Named{"exchange_depth", "m", Surrounding::exchange_depth, Stage::place}};

base::Dimension dimension_of(std::string_view unit) {
  return base::parse_unit(unit).value->dimension;
}

// Depths from a film to a canal, waters from a trace to sewage, as the tests of the catalogue.
class RandomWater {
 public:
  RandomWater(std::span<const double> parameters, std::size_t first_constituent,
              std::span<const double> temperatures)
      : values_(parameters.begin(), parameters.end()),
        first_(first_constituent),
        temperatures_(temperatures) {}

  std::vector<double>& next() {
    Parameters<double> kinetics;
    for (std::size_t i = 0; i < parameter_count; ++i) {
      kinetics.values[i] = values_[symbol_id(static_cast<Parameter>(i))];
    }
    const bool still = between(0.0, 1.0) < 0.1;
    const double any = between(0.0, 35.0);
    const auto at = conditions(known().value_or(any), kinetics);
    const Site<double> site{std::pow(10.0, between(-3.0, 1.0)), still ? 0.0 : between(0.0, 2.0)};
    values_[symbol_id(Surrounding::temperature)] = at.temperature;
    values_[symbol_id(Surrounding::oxygen_saturation)] = at.oxygen_saturation;
    values_[symbol_id(Surrounding::depth)] = site.depth;
    values_[symbol_id(Surrounding::velocity)] = site.velocity;
    values_[symbol_id(Surrounding::exchange_depth)] = exchange_depth(site, at);
    for (std::size_t i = first_; i < values_.size(); ++i) {
      values_[i] = std::pow(10.0, between(-3.0, 2.0));
    }
    return values_;
  }

 private:
  double between(double low, double high) {
    // Not std::uniform_real_distribution, whose numbers are not the same everywhere.
    return low + (high - low) * static_cast<double>(engine_() >> 11U) * 0x1p-53;
  }

  /// Of every other water one of the known temperatures.
  std::optional<double> known() {
    ++waters_;
    if (temperatures_.empty() || waters_ % 2 == 0) return {};
    return temperatures_[waters_ / 2 % temperatures_.size()];
  }

  std::vector<double> values_;
  std::size_t first_;
  std::span<const double> temperatures_;
  std::size_t waters_ = 0;
  std::mt19937_64 engine_{20020601};
};

}  // namespace

std::vector<Symbol> common_symbols(std::span<const std::string> constituents,
                                   std::size_t own_parameters) {
  std::vector<Symbol> symbols;
  for (const Named& one : surroundings) {
    symbols.push_back(
        {std::string(one.name), symbol_id(one.id), one.stage, dimension_of(one.unit)});
  }
  for (const ParameterInfo& info : parameters()) {
    if (!info.choices.empty()) continue;
    symbols.push_back(
        {std::string(info.name), symbol_id(info.id), Stage::fixed, dimension_of(info.unit)});
  }
  const base::Dimension concentration = dimension_of("mg/L");
  for (std::size_t i = 0; i < constituents.size(); ++i) {
    symbols.push_back(
        {constituents[i], symbol_of_constituent(own_parameters, i), Stage::water, concentration});
  }
  return symbols;
}

bool is_surrounding(std::string_view name) {
  return std::any_of(surroundings.begin(), surroundings.end(),
                     [&](const Named& one) { return one.name == name; });
}

std::vector<std::size_t> constituents_of(std::span<const UserProcess> processes,
                                         std::size_t own_parameters) {
  const std::size_t first = symbol_of_constituent(own_parameters, 0);
  std::vector<std::size_t> found;
  for (const UserProcess& process : processes) {
    for (const std::size_t id : process.rate.input) {
      if (id >= first) found.push_back(id - first);
    }
    for (const UserYield& yield : process.yields) found.push_back(yield.constituent);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<UnsoundRate> find_unsound(const UserProcess& process,
                                        std::span<const double> parameters,
                                        std::size_t own_parameters, std::size_t constituents,
                                        std::span<const double> temperatures) {
  constexpr int samples = 200;
  constexpr double trace = 1e-30, more = 1e-15;  // [g/m3]
  constexpr double share_at_trace = 1e-2;        // of the loss at an ordinary concentration
  constexpr double steepest = 3.0;  // relative loss at the trace over that where there is more
  const std::size_t first = symbol_of_constituent(own_parameters, 0);
  RandomWater water(parameters, first, temperatures);
  std::vector<double> work;
  const auto value = [&](const Expression& expression, const std::vector<double>& at) {
    return evaluate<double>(
        expression, [&](std::size_t id) { return at[id]; }, work);
  };
  std::vector<double> yield(constituents, 0.0);
  for (int sample = 0; sample < samples; ++sample) {
    std::vector<double>& at = water.next();
    if (sample == 0) {
      for (const UserYield& one : process.yields) yield[one.constituent] = value(one.amount, at);
    }
    const auto unsound = [&](std::size_t constituent, double rate) {
      return UnsoundRate{constituent,
                         !std::isfinite(rate),
                         false,
                         rate,
                         at[symbol_id(Surrounding::temperature)],
                         at[symbol_id(Surrounding::depth)],
                         at[symbol_id(Surrounding::velocity)],
                         at[first + constituent]};
    };
    for (const std::size_t i : constituents_of({&process, 1}, own_parameters)) {
      const double ordinary = at[first + i];
      const double usual = value(process.rate, at);
      if (!std::isfinite(usual)) return unsound(i, usual);
      const double most = share_at_trace * std::fabs(yield[i] * usual);
      for (const double little : {0.0, trace}) {
        at[first + i] = little;
        const double rate = value(process.rate, at);
        const double lost = -yield[i] * rate;
        if (!std::isfinite(rate) || lost > (little == 0.0 ? 0.0 : most)) return unsound(i, rate);
      }
      const double lost_at_trace = -yield[i] * value(process.rate, at) / trace;
      at[first + i] = more;
      const double rate = value(process.rate, at);
      if (lost_at_trace > 0.0 && lost_at_trace > steepest * -yield[i] * rate / more) {
        UnsoundRate found = unsound(i, rate);
        found.steep = true;
        return found;
      }
      at[first + i] = ordinary;
    }
  }
  return {};
}

}  // namespace biandan::quality
