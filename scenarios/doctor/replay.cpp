#include "scenarios/doctor/replay.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "scenarios/doctor/rows.hpp"
#include "scenarios/study/above_survey.hpp"
#include "scenarios/study/circular_pumping.hpp"
#include "scenarios/study/mixing.hpp"
#include "scenarios/study/operations.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::doctor {

namespace {

/// Shows a run that is made up of rows.
class Stage {
 public:
  Stage(const record::Reader& result, const Case& problem)
      : result_(result), problem_(problem), grid_(grid::build_grid(problem)) {
    flow_.discharge.assign(grid_.faces.size(), 0.0);
    flow_.rule.assign(problem.network.structures.size(), -1);
    flow_.setting.assign(problem.network.structures.size(), 0.0);
  }

  /// Settings and rules, by the series of the structures.
  void play(study::OperationLog& log) {
    std::vector<std::vector<double>> settings, rules;
    for (const std::string& structure : result_.structure_names()) {
      settings.push_back(result_.structure_series(structure, "setting"));
      rules.push_back(result_.structure_series(structure, "rule"));
    }
    show(log, result_.section_times(), [&](std::size_t row) {
      for (std::size_t s = 0; s < settings.size(); ++s) {
        flow_.setting[s] = settings[s][row];
        flow_.rule[s] = static_cast<int>(std::lround(rules[s][row]));
      }
    });
  }

  /// Levels, velocities and discharges, by the fields.
  void play_fields(run::Observer& watch) {
    Rows level(result_, "level");
    Rows velocity(result_, "velocity");
    std::optional<Rows> discharge;
    if (!grid_.faces.empty()) discharge.emplace(result_, "discharge");
    const auto copy = [](std::span<const double> row, std::vector<double>& values) {
      values.assign(row.begin(), row.end());
    };
    show(watch, result_.times(), [&](std::size_t row) {
      copy(level.at(row), flow_.level);
      copy(velocity.at(row), flow_.velocity);
      if (discharge) copy(discharge->at(row), flow_.discharge);
    });
  }

 private:
  template <class Take>
  void show(run::Observer& watch, const std::vector<double>& times, Take take) {
    for (std::size_t row = 0; row < times.size(); ++row) {
      take(row);
      flow_.time = row == 0 ? times[row] : times[row - 1];
      flow_.dt = times[row] - flow_.time;
      const run::RunView view{problem_, grid_, times[row], static_cast<long>(row),
                              flow_,    {},    0,          ledger_};
      row == 0 ? watch.start(view) : watch.step(view);
      if (row + 1 == times.size()) watch.finish(view, {});
    }
  }

  const record::Reader& result_;
  const Case& problem_;
  grid::Grid grid_;
  grid::FlowField flow_;
  run::Ledger ledger_;
};

void take_operations(Stage& stage, const Case& problem, Statements& said) {
  study::OperationLog log;
  stage.play(log);
  const network::Network& network = problem.network;
  for (const study::Chatter& it : log.operations().chatter) {
    Statements::Chatter chatter{
        network.structures[it.structure].name, it.from, it.to, it.reversals, {}};
    for (const int rule : it.rules)
      chatter.rules.push_back(rule < 0 ? "" : network.rules[static_cast<std::size_t>(rule)].name);
    said.chatter.push_back(std::move(chatter));
  }
}

void take_circles(Stage& stage, const Case& problem, Statements& said) {
  study::CircularPumpingWatch watch;
  stage.play_fields(watch);
  const network::Network& network = problem.network;
  for (const study::CircularPumping& it : watch.found()) {
    Statements::Circular circular{network.structures[it.pump].name, it.first, it.seconds, {}};
    for (const std::size_t s : it.structures) circular.way.push_back(network.structures[s].name);
    if (circular.way.empty())
      for (const std::size_t r : it.reaches) circular.way.push_back(network.reaches[r].name);
    said.circular.push_back(std::move(circular));
  }
}

void take_survey(Stage& stage, Statements& said) {
  study::AboveSurveyWatch watch;
  stage.play_fields(watch);
  const study::AboveSurvey& it = watch.found();
  if (it.places > 0)
    said.above_survey.push_back(
        {it.place, it.highest, it.top, it.first, static_cast<long>(it.places)});
}

void take_mixing(Stage& stage, const Case& problem, Statements& said) {
  study::MixingWatch watch;
  stage.play_fields(watch);
  const study::Mixing& mixing = watch.found();
  said.outfalls = static_cast<long>(mixing.outfalls);
  said.dry_outfalls = static_cast<long>(mixing.dry);
  for (const study::UnmixedOutfall& it : mixing.unmixed) {
    said.unmixed.push_back({it.name, network::describe(problem.network, it.place),
                            problem.sections[it.section].name, it.distance, it.mixing_length,
                            it.bank});
  }
}

}  // namespace

Statements replay(const record::Reader& result, const Case& problem) {
  Statements said;
  said.from_rows = true;
  said.stored_start = problem.settings.initial_flow == InitialFlow::stored;
  if (result.times().empty()) return said;
  Stage stage(result, problem);
  take_operations(stage, problem, said);
  take_circles(stage, problem, said);
  take_survey(stage, said);
  take_mixing(stage, problem, said);
  return said;
}

}  // namespace biandan::doctor
