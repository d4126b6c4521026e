#include "solver/record/start_state.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "model/base/error.hpp"
#include "solver/record/layout_parts.hpp"
#include "solver/record/reader.hpp"
#include "solver/record/replaced_state.hpp"

namespace biandan::record {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double same_time = 0.5;  // [s]
constexpr std::size_t names_shown = 5;

[[noreturn]] void refuse(const StoredState& stored, const std::string& message,
                         const std::string& expected, const std::string& more = {}) {
  throw base::CaseError({{stored.source, "stored state '" + stored.name + "': " + message, expected,
                          more, stored.source_line}});
}

/// The same of its time, where the case gives one.
[[noreturn]] void refuse_time(StoredState stored, const std::string& message,
                              const std::string& expected, const std::string& more) {
  if (stored.time) {
    stored.source = stored.time_source;
    stored.source_line = stored.time_line;
  }
  refuse(stored, message, expected, more);
}

/// For every name of the case its place in the file, -1 for none. The n-th of equal names is the
/// n-th of the file: cells of a flume stand at the same metre.
std::vector<int> places_of(const std::vector<std::string>& wanted,
                           const std::vector<std::string>& stored, NamesFound& found) {
  std::map<std::pair<std::string, int>, int> place;
  std::map<std::string, int> count;
  for (std::size_t i = 0; i < stored.size(); ++i)
    place[{stored[i], count[stored[i]]++}] = static_cast<int>(i);
  count.clear();
  std::vector<int> places;
  std::vector<char> used(stored.size(), 0);
  found = {};
  found.wanted = wanted.size();
  for (const std::string& name : wanted) {
    const auto at = place.find({name, count[name]++});
    places.push_back(at == place.end() ? -1 : at->second);
    if (places.back() < 0) {
      found.missing.push_back(name);
      continue;
    }
    ++found.found;
    used[static_cast<std::size_t>(places.back())] = 1;
  }
  for (std::size_t i = 0; i < stored.size(); ++i)
    if (used[i] == 0) found.unused.push_back(stored[i]);
  return places;
}

std::string iso(const Settings& settings, base::Instant instant) {
  return base::format_iso(instant, settings.utc_offset);
}

/// The names of a case, in the order of its values.
struct Names {
  std::vector<std::string> cells, faces, constituents, structures, rules, units, inlets;
};

Names names_of(const Case& problem, const grid::Grid& grid) {
  Names names;
  for (const grid::Cell& cell : grid.cells) names.cells.push_back(cell.name);
  for (const grid::Face& face : grid.faces) names.faces.push_back(face_name(problem, face));
  names.constituents = constituent_names(problem);
  for (const auto& structure : problem.network.structures)
    names.structures.push_back(structure.name);
  for (const auto& rule : problem.network.rules) names.rules.push_back(rule.name);
  names.units = pump_unit_names(problem);
  for (const grid::Inlet& inlet : grid.inlets)
    names.inlets.push_back(grid::inlet_name(problem, grid, inlet));
  return names;
}

/// A file and what of it belongs to the case.
class Matching {
 public:
  Matching(const Case& problem, const grid::Grid& grid)
      : settings_(problem.settings),
        stored_(*problem.settings.stored),
        reader_(stored_.file),
        names_(names_of(problem, grid)) {}

  StartState read();

 private:
  double time() const;
  std::size_t row_of(double time) const;
  void find_names(StartState& state);
  void take_exact(grid::Snapshot& snapshot) const;
  void take_row(std::size_t row, grid::Snapshot& snapshot) const;
  std::vector<double> active_at(double time) const;
  bool has(const std::string& prefix) const;
  std::vector<double> taken(const std::vector<int>& places, const std::vector<double>& stored,
                            const std::string& what) const;
  template <class Values>
  std::vector<double> concentrations(const std::vector<int>& places, const Values& values) const;

  const Settings& settings_;
  const StoredState& stored_;
  Reader reader_;
  Names names_;
  std::vector<int> cells_, faces_, constituents_, structures_, rules_;
};

/// Of the state in the file, since its start [s].
double Matching::time() const {
  const bool whole = reader_.has("state_time");
  if (stored_.time) return static_cast<double>(stored_.time->seconds - reader_.start().seconds);
  if (whole) return reader_.number("state_time");
  if (reader_.times().empty()) refuse(stored_, "it holds no state yet", "a run that got further");
  return reader_.times().back();
}

std::size_t Matching::row_of(double time) const {
  const std::vector<double>& times = reader_.times();
  std::size_t nearest = 0;
  for (std::size_t row = 0; row < times.size(); ++row)
    if (std::abs(times[row] - time) < std::abs(times[nearest] - time)) nearest = row;
  if (!times.empty() && std::abs(times[nearest] - time) <= same_time) return nearest;
  const auto at = [&](double seconds) {
    return iso(settings_, {reader_.start().seconds + std::llround(seconds)});
  };
  if (times.empty()) refuse(stored_, "it holds no fields", "a run that got further");
  refuse_time(stored_, "no fields of " + at(time),
              "one of its times, " + at(times.front()) + " to " + at(times.back()),
              "the nearest is " + at(times[nearest]));
}

void Matching::find_names(StartState& state) {
  NamesFound unseen;
  cells_ = places_of(names_.cells, reader_.cell_names(), state.cells);
  faces_ = places_of(names_.faces, reader_.face_names(), state.faces);
  constituents_ = places_of(names_.constituents, reader_.transported_names(), state.constituents);
  structures_ = places_of(names_.structures, reader_.structure_names(), unseen);
  rules_ = places_of(names_.rules, reader_.names("rule_id"), state.rules);
  if (2 * state.cells.found >= state.cells.wanted) return;
  std::string missing;
  for (std::size_t i = 0; i < std::min(names_shown, state.cells.missing.size()); ++i)
    missing += (i == 0 ? "not in it: " : ", ") + state.cells.missing[i];
  if (state.cells.missing.size() > names_shown) missing += ", ...";
  refuse(stored_,
         std::to_string(state.cells.found) + " of the " + std::to_string(state.cells.wanted) +
             " cells of the case are in it",
         "the result of a case with at least half of these cells", missing);
}

/// Whether the stored state has a kind of concentrations: storage zones, boundaries.
bool Matching::has(const std::string& prefix) const {
  for (std::size_t k = 0; k < constituents_.size(); ++k)
    if (constituents_[k] >= 0)
      return reader_.has(prefix + reader_.variable_of(names_.constituents[k]));
  return false;
}

/// The values of places of the case from those of the file; NaN where the file does not know.
std::vector<double> Matching::taken(const std::vector<int>& places,
                                    const std::vector<double>& stored,
                                    const std::string& what) const {
  std::vector<double> values;
  for (const int place : places) {
    const auto index = static_cast<std::size_t>(place);
    if (place >= 0 && index >= stored.size())
      refuse(stored_, "'" + what + "' of place " + std::to_string(index) + " is missing",
             "a whole result; repeat the run that wrote it");
    values.push_back(place < 0 ? unknown : stored[index]);
  }
  return values;
}

template <class Values>
std::vector<double> Matching::concentrations(const std::vector<int>& places,
                                             const Values& values) const {
  const std::size_t count = constituents_.size();
  std::vector<double> found(places.size() * count, unknown);
  for (std::size_t k = 0; k < count; ++k) {
    if (constituents_[k] < 0) continue;
    const std::vector<double> by_place =
        taken(places, values(names_.constituents[k]), names_.constituents[k]);
    for (std::size_t i = 0; i < places.size(); ++i) found[i * count + k] = by_place[i];
  }
  return found;
}

void Matching::take_exact(grid::Snapshot& snapshot) const {
  const auto take = [&](const std::vector<int>& places, const char* variable) {
    if (!reader_.has(variable)) return std::vector<double>(places.size(), unknown);
    return taken(places, reader_.values(variable), variable);
  };
  snapshot.level = take(cells_, "state_level");
  snapshot.volume = take(cells_, "state_volume");
  snapshot.discharge = take(faces_, "state_discharge");
  snapshot.mean_discharge = take(faces_, "state_mean_discharge");
  snapshot.velocity = take(faces_, "state_velocity");
  snapshot.area = take(faces_, "state_area");
  snapshot.setting = take(structures_, "state_setting");
  snapshot.position = take(structures_, "state_position");
  snapshot.travel = take(structures_, "state_travel");
  snapshot.rule_active = take(rules_, "state_rule_active");
  snapshot.rule_held = take(rules_, "state_rule_held");
  snapshot.rule_started = take(rules_, "state_rule_started");
  snapshot.rule_since = take(rules_, "state_rule_since");
  NamesFound unseen;
  const std::vector<int> units = places_of(names_.units, reader_.names("state_unit_id"), unseen);
  snapshot.unit_running = take(units, "state_unit_running");
  snapshot.unit_switched = take(units, "state_unit_switched");
  const std::vector<int> inlets = places_of(names_.inlets, reader_.names("state_inlet_id"), unseen);
  snapshot.inlet_discharge = take(inlets, "state_inlet_discharge");
  const auto stored = [&](const std::vector<int>& places, const std::string& prefix) {
    return concentrations(places, [&](const std::string& constituent) {
      return reader_.values(prefix + reader_.variable_of(constituent));
    });
  };
  snapshot.concentration = stored(cells_, "state_of_");
  if (has("state_zone_of_")) snapshot.zone_concentration = stored(cells_, "state_zone_of_");
  if (has("state_left_of_")) {
    snapshot.inlet_since = take(inlets, "state_inlet_since");
    snapshot.inlet_left = stored(inlets, "state_left_of_");
  }
}

/// Rules that were in force at a time, from the series of the structures.
std::vector<double> Matching::active_at(double time) const {
  std::vector<double> active(reader_.names("rule_id").size(), 0.0);
  const std::vector<double>& times = reader_.section_times();
  const auto after = std::upper_bound(times.begin(), times.end(), time + same_time);
  if (after == times.begin()) return active;
  const auto row = static_cast<std::size_t>(after - times.begin() - 1);
  for (const std::string& structure : reader_.structure_names()) {
    const double rule = reader_.structure_series(structure, "rule")[row];
    if (rule >= 0.0 && rule < static_cast<double>(active.size()))
      active[static_cast<std::size_t>(rule)] = 1.0;
  }
  return active;
}

void Matching::take_row(std::size_t row, grid::Snapshot& snapshot) const {
  const auto none = [](const std::vector<int>& places) {
    return std::vector<double>(places.size(), unknown);
  };
  snapshot.level = taken(cells_, reader_.field("level", row), "level");
  snapshot.volume = none(cells_);
  snapshot.discharge = reader_.face_names().empty()
                           ? none(faces_)
                           : taken(faces_, reader_.field("discharge", row), "discharge");
  snapshot.mean_discharge = snapshot.discharge;
  snapshot.velocity = none(faces_);
  snapshot.area = none(faces_);
  snapshot.setting = none(structures_);
  snapshot.position = none(structures_);
  snapshot.travel = none(structures_);
  snapshot.rule_active = taken(rules_, active_at(reader_.times()[row]), "rule");
  snapshot.rule_held = snapshot.rule_started = snapshot.rule_since = none(rules_);
  snapshot.unit_running.assign(names_.units.size(), unknown);
  snapshot.unit_switched = snapshot.unit_running;
  snapshot.inlet_discharge.assign(names_.inlets.size(), unknown);
  snapshot.concentration =
      concentrations(cells_, [&](const std::string& name) { return reader_.field(name, row); });
}

StartState Matching::read() {
  StartState state;
  state.file = stored_.name;
  state.case_name = reader_.text("case_name");
  state.scenario = reader_.text("scenario");
  state.case_hash = reader_.text("case_hash");
  find_names(state);
  const double wanted = time();
  state.exact =
      reader_.has("state_time") && std::abs(reader_.number("state_time") - wanted) <= same_time;
  state.time = {reader_.start().seconds + std::llround(wanted)};
  if (state.exact)
    take_exact(state.snapshot);
  else
    take_row(row_of(wanted), state.snapshot);
  return state;
}

}  // namespace

namespace {

/// Rows hold travel times; what a run goes on from is the exposure.
void restore_exposures(const Case& problem, grid::Snapshot& snapshot) {
  const auto& constituents = problem.quality.constituents;
  const std::size_t count = constituents.size();
  for (std::size_t k = 0; k < count; ++k) {
    if (constituents[k].tracer != quality::Constituent::Tracer::exposure) continue;
    for (std::size_t i = 0; i < snapshot.concentration.size(); i += count) {
      double& value = snapshot.concentration[i + k];
      value = value == fill_float ? 0.0 : value * snapshot.concentration[i + constituents[k].share];
    }
  }
}

void compare_water(const grid::Grid& grid, StartState& state) {
  const grid::Snapshot& snapshot = state.snapshot;
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    if (std::isnan(snapshot.volume[c]) || std::isnan(snapshot.level[c])) continue;
    state.water_then += snapshot.volume[c];
    state.water_now += grid.cells[c].volume(snapshot.level[c]);
  }
}

}  // namespace

StartState read_start_state(const Case& problem, const grid::Grid& grid) {
  const StoredState& stored = *problem.settings.stored;
  try {
    StartState state = Matching(problem, grid).read();
    if (!state.exact) restore_exposures(problem, state.snapshot);
    compare_water(grid, state);
    replace_values(problem, grid, state.snapshot);
    return state;
  } catch (const base::CaseError& error) {
    // What is wrong with the file is said where the case names it.
    const base::Finding& first = error.findings().front();
    if (first.place.file != stored.file) throw;
    refuse(stored, first.message, first.expected);
  }
}

}  // namespace biandan::record
