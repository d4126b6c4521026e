// The state at the end of a run, in full precision: what a later run needs to go on to the last
// bit.
#include "solver/record/layout_parts.hpp"

namespace biandan::record {

namespace {

constexpr const char* cells = "state_cells";
constexpr const char* inlets = "state_inlets";
constexpr const char* pump_units = "state_units";

Variable scalar(const std::string& name, Type type, double value, const std::string& title,
                const std::string& units) {
  Variable variable{name, type, {}, {{"long_name", title}}, std::vector<double>{value}, false};
  note(variable.attributes, "units", units);
  return variable;
}

}  // namespace

void add_state(const run::RunView& end, Schema& schema) {
  const grid::Snapshot& state = *end.snapshot;
  const auto put = [&](const std::string& name, const std::string& dimension,
                       const std::vector<double>& values, const std::string& title,
                       const std::string& units) {
    if (values.empty()) return;
    std::vector<Attribute> notes{{"long_name", "Final state: " + title}};
    note(notes, "units", units);
    add(schema, "state_" + name, Type::float64, dimension, values, std::move(notes));
  };
  schema.variables.push_back(
      scalar("state_time", Type::float64, end.time, "Final state: time since the start", "s"));
  schema.dimensions.push_back({cells, end.grid.cells.size()});
  put("level", cells, state.level, "water level", "m");
  put("volume", cells, state.volume, "water volume of the cell", "m3");
  put("discharge", "faces", state.discharge, "discharge at the end of the last step", "m3 s-1");
  put("mean_discharge", "faces", state.mean_discharge, "mean discharge of the last step", "m3 s-1");
  put("velocity", "faces", state.velocity, "velocity at the face", "m s-1");
  put("area", "faces", state.area, "wetted area of the face", "m2");
  put("setting", "structures", state.setting, "setting of the structure", "");
  put("position", "structures", state.position, "position at the end of the last step", "");
  put("travel", "structures", state.travel, "time of the full way", "s");
  put("rule_active", "rules", state.rule_active, "1 while the rule is in force", "");
  put("rule_held", "rules", state.rule_held, "1 while the condition of the rule holds", "");
  put("rule_started", "rules", state.rule_started, "when the rule took force, after the end", "s");
  put("rule_since", "rules", state.rule_since, "since when its condition holds, after the end",
      "s");
  if (std::vector<std::string> names = pump_unit_names(end.problem); !names.empty()) {
    schema.dimensions.push_back({pump_units, names.size()});
    add(schema, "state_unit_id", Type::text, pump_units, std::move(names),
        {{"long_name", "Final state: units of pumping stations"}});
    put("unit_running", pump_units, state.unit_running, "1 while the unit runs", "");
    put("unit_switched", pump_units, state.unit_switched, "last start or stop, after the end", "s");
  }

  put("inlet_discharge", inlets, state.inlet_discharge,
      "mean discharge of the last step into the river", "m3 s-1");

  const std::vector<std::string> constituents = constituent_names(end.problem);
  const std::vector<std::string> variables = constituent_variables(constituents);
  const auto put_dissolved = [&](const std::string& prefix, const char* dimension,
                                 const std::vector<double>& field, const std::string& where) {
    for (std::size_t k = 0; k < constituents.size() && !field.empty(); ++k) {
      std::vector<double> values;
      for (std::size_t i = k; i < field.size(); i += constituents.size())
        values.push_back(field[i]);
      put(prefix + variables[k], dimension, values, constituents[k] + where,
          end.problem.quality.constituents[k].unit);
    }
  };
  put_dissolved("of_", cells, state.concentration, "");
  put_dissolved("zone_of_", cells, state.zone_concentration, " in the storage zone");
  put("inlet_since", inlets, state.inlet_since, "time of inflow since the flow turned inward", "s");
  put_dissolved("left_of_", inlets, state.inlet_left, " that left through the boundary last");
}

}  // namespace biandan::record
