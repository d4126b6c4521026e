// Cells of still water that do not touch: reactions without flow or transport.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "model/quality/conditions.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/parameters.hpp"
#include "solver/transport/react.hpp"

namespace biandan::test {

inline constexpr double day = 86400.0;

struct Ponds {
  explicit Ponds(std::size_t count, std::string kinetics = "lumped") {
    problem.quality.kinetics = std::move(kinetics);
    if (const auto* set = quality::find_kinetics(problem.quality.kinetics))
      problem.quality.constituents = quality::constituents_of(*set);
    grid.cells.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      grid.cells[i].name = "pond " + std::to_string(i);
      grid.cells[i].bed_area = 500.0;
    }
    flow.volume_after.assign(count, 1000.0);
    flow.depth.assign(count, 2.0);
    flow.velocity.assign(count, 0.0);
  }

  void user(std::string name, double decay, double theta, double settling) {
    quality::Constituent added;
    added.name = std::move(name);
    added.user_defined = true;
    added.decay = decay;
    added.theta = theta;
    added.settling = settling;
    problem.quality.constituents.push_back(added);
  }

  /// A parameter everywhere, in the unit people write.
  void set(std::string_view name, double value) {
    const quality::ParameterInfo* info = quality::find_parameter(name);
    problem.quality.parameters.push_back({std::string(name), value * info->scale, {}});
  }

  /// Fills every cell alike.
  void fill(const std::vector<double>& water) {
    concentration.clear();
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      concentration.insert(concentration.end(), water.begin(), water.end());
    }
  }

  void step(transport::Reactor& reactor, double time, double dt) {
    produced.assign(problem.quality.constituents.size(), 0.0);
    lost = produced;
    reactor.step(flow, time, dt, concentration, {produced, lost});
  }

  /// Across a moment between two steps; `passed` is then what was there.
  void cross(transport::Reactor& reactor, const transport::Moment& moment) {
    for (auto* sums : {&produced, &lost, &passed_produced, &passed_lost})
      sums->resize(problem.quality.constituents.size());
    passed.resize(concentration.size());
    reactor.cross(flow, moment, concentration, {produced, lost},
                  {passed, {passed_produced, passed_lost}});
  }

  double& at(std::size_t cell, std::size_t constituent) {
    return concentration[cell * problem.quality.constituents.size() + constituent];
  }

  /// [g] in all cells.
  double mass(std::size_t constituent) {
    double sum = 0.0;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      sum += flow.volume_after[i] * at(i, constituent);
    }
    return sum;
  }

  Case problem;
  grid::Grid grid;
  grid::FlowField flow;
  std::vector<double> concentration;
  std::vector<double> produced;
  std::vector<double> lost;
  std::vector<double> passed, passed_produced, passed_lost;
};

}  // namespace biandan::test
