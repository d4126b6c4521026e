#include "solver/transport/own_processes.hpp"

#include <algorithm>

namespace biandan::transport {
namespace {

using quality::Surrounding;
using quality::symbol_id;

constexpr Surrounding places[] = {Surrounding::depth, Surrounding::velocity,
                                  Surrounding::exchange_depth};
constexpr std::size_t place_count = std::size(places);

}  // namespace

OwnProcesses::OwnProcesses(const Case& problem, const CellParameters& parameters,
                           std::span<const std::size_t> states, std::size_t block)
    : problem_(problem), block_(block) {
  const quality::Quality& quality = problem.quality;
  const std::size_t own = quality.own_parameters.size();
  const std::size_t symbols = quality::symbol_of_constituent(own, quality.constituents.size());
  values_.assign((place_count + states.size()) * block, 0.0);
  place_.assign(symbols, 0);
  columns_.assign(symbols, nullptr);
  const auto give = [&](std::size_t symbol, std::size_t index) {
    place_[symbol] = index;
    columns_[symbol] = column(symbol);
  };
  for (std::size_t i = 0; i < place_count; ++i) give(symbol_id(places[i]), i);
  state_of_.assign(symbols, states.size());
  for (std::size_t i = 0; i < states.size(); ++i) {
    const std::size_t symbol = quality::symbol_of_constituent(own, states[i]);
    give(symbol, place_count + i);
    state_of_[symbol] = i;
  }
  for (const quality::UserProcess& process : quality.processes) {
    expressions_.emplace_back(process.rate, parameters.groups.size(), block);
  }
  for (std::size_t group = 0; group < parameters.groups.size(); ++group) {
    std::vector<double> known(symbols, 0.0);
    for (const quality::ParameterInfo& info : quality::parameters()) {
      known[symbol_id(info.id)] = parameters.groups[group][info.id];
    }
    for (std::size_t i = 0; i < own; ++i) {
      known[quality::symbol_of_own_parameter(i)] = parameters.own[group][i];
    }
    symbols_.push_back(std::move(known));
  }
}

std::vector<double> OwnProcesses::gains(std::size_t group, std::size_t j) const {
  std::vector<double> gains(problem_.quality.constituents.size(), 0.0);
  std::vector<double> work;
  for (const quality::UserYield& yield : problem_.quality.processes[j].yields) {
    gains[yield.constituent] = quality::evaluate<double>(
        yield.amount, [&](std::size_t id) { return symbols_[group][id]; }, work);
  }
  return gains;
}

void OwnProcesses::set_conditions(std::size_t group, const quality::Conditions<double>& at) {
  symbols_[group][symbol_id(Surrounding::temperature)] = at.temperature;
  symbols_[group][symbol_id(Surrounding::oxygen_saturation)] = at.oxygen_saturation;
  for (quality::ExpressionBlock& one : expressions_) one.fix(group, symbols_[group]);
}

void OwnProcesses::set_places(const LaneRun& run, const double* depth, const double* velocity,
                              const double* exchange_depth) {
  const double* given[place_count] = {depth, velocity, exchange_depth};
  for (std::size_t i = 0; i < place_count; ++i) {
    std::copy_n(given[i], run.count, column(symbol_id(places[i])) + run.begin);
  }
  for (quality::ExpressionBlock& one : expressions_) {
    one.place(run.group, run.begin, run.count, columns_);
  }
}

void OwnProcesses::see(std::span<const double> concentrations) {
  double* __restrict seen = values_.data() + place_count * block_;
  for (std::size_t i = 0; i < concentrations.size(); ++i) {
    seen[i] = base::max(concentrations[i], 0.0);
  }
}

void OwnProcesses::rates(std::size_t j, const LaneRun& run, double* rate) {
  expressions_[j].rates(run.group, run.begin, run.count, columns_, rate);
}

void OwnProcesses::slopes(std::size_t j, std::size_t group, std::size_t lane,
                          std::span<double> slope) const {
  using Number = base::Dual<1>;
  const quality::Expression& rate = problem_.quality.processes[j].rate;
  std::vector<Number> work;
  for (const std::size_t by : rate.input) {
    if (state_of_[by] == slope.size()) continue;
    const Number value = quality::evaluate<Number>(
        rate,
        [&](std::size_t id) {
          const double known = columns_[id] == nullptr ? symbols_[group][id] : columns_[id][lane];
          return id == by ? Number::variable(known, 0) : Number(known);
        },
        work);
    slope[state_of_[by]] += value.slope[0];
  }
}

}  // namespace biandan::transport
