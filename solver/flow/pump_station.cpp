#include "solver/flow/pump_station.hpp"

#include <cmath>
#include <limits>
#include <variant>

namespace biandan::flow {

namespace {

constexpr double same_moment = 1e-6;  // [s], rounding of times

}  // namespace

PumpStation::PumpStation(const network::Pump& pump)
    : pump_(&pump),
      running_(pump.units.size(), false),
      switched_(pump.units.size(), -std::numeric_limits<double>::infinity()) {}

bool PumpStation::wants(std::size_t k, double time, double level) const {
  const network::PumpUnit& unit = pump_->units[k];
  const double since = time - switched_[k] + same_moment;
  if (running_[k]) return level > unit.off || since < unit.min_run;
  return level >= unit.on && since >= unit.min_rest;
}

void PumpStation::decide(double time, double level, double allowed) {
  const auto count = static_cast<double>(running_.size());
  const auto leave = static_cast<std::size_t>(std::floor(allowed * count + 1e-9));
  for (std::size_t k = 0; k < running_.size(); ++k) {
    const bool runs = k < leave && wants(k, time, level);
    if (runs != running_[k]) switched_[k] = time;
    running_[k] = runs;
  }
}

double PumpStation::share() const {
  double running = 0.0;
  double installed = 0.0;
  for (std::size_t k = 0; k < running_.size(); ++k) {
    installed += pump_->units[k].capacity;
    if (running_[k]) running += pump_->units[k].capacity;
  }
  return installed > 0.0 ? running / installed : 0.0;
}

PumpStations::PumpStations(const Case& problem, const grid::Grid& grid)
    : station_of_(problem.network.structures.size(), -1) {
  const auto& structures = problem.network.structures;
  for (std::size_t s = 0; s < structures.size(); ++s) {
    const auto* pump = std::get_if<network::Pump>(&structures[s].kind);
    if (pump == nullptr || pump->units.empty()) continue;
    station_of_[s] = static_cast<int>(stations_.size());
    const auto cell = static_cast<std::size_t>(grid.cell_of(structures[s].from));
    stations_.push_back({s, cell, PumpStation(*pump)});
  }
}

void PumpStations::decide(double time, const std::vector<double>& level,
                          std::vector<double>& setting) {
  for (Entry& entry : stations_) {
    entry.station.decide(time, level[entry.cell], setting[entry.structure]);
    setting[entry.structure] = entry.station.share();
  }
}

void PumpStations::save(double time, grid::Snapshot& snapshot) const {
  snapshot.unit_running.clear();
  snapshot.unit_switched.clear();
  for (const Entry& entry : stations_)
    for (std::size_t k = 0; k < entry.station.running().size(); ++k) {
      snapshot.unit_running.push_back(entry.station.running()[k] ? 1.0 : 0.0);
      snapshot.unit_switched.push_back(entry.station.switched()[k] - time);
    }
}

void PumpStations::restore(double time, const grid::Snapshot& snapshot) {
  std::size_t unit = 0;
  for (Entry& entry : stations_)
    for (std::size_t k = 0; k < entry.station.running().size(); ++k, ++unit)
      if (!std::isnan(snapshot.unit_running[unit]))
        entry.station.set(k, snapshot.unit_running[unit] != 0.0,
                          time + snapshot.unit_switched[unit]);
}

const std::vector<bool>* PumpStations::running(std::size_t structure) const {
  const int station = station_of_[structure];
  return station < 0 ? nullptr : &stations_[static_cast<std::size_t>(station)].station.running();
}

}  // namespace biandan::flow
