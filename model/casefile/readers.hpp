// The readers of a case, one a theme, in the order in which read_case calls them: each adds what it
// reads to the case in the context, and every mistake to the findings.
#pragma once

#include "model/casefile/context.hpp"
#include "model/quality/kinetics_set.hpp"

namespace biandan::casefile {

class Beds;

/// A coordinate that is off the earth is a finding, where the reference system counts degrees.
void check_coordinates(const Context& context, const Record& record, const std::optional<double>& x,
                       const std::optional<double>& y);

/// [case], [flow], [output], [assessment], [warning.*]. What is closed and the window of the run
/// are needed by others.
struct SettingsReading {
  Settings settings;
  standard::WarningRules warning;
  Window window;
  bool closed = false;
  bool flow_known = true;  ///< false: the mode or the initial state is not understood
};
SettingsReading read_settings(const RawCase& raw, Findings& findings);

void read_constituents(Context& context);
/// The constituents that stand behind all others, and what all of them begin with.
void read_bed_states(Context& context);
/// What constituents begin with in the whole network, and in single reaches.
void read_initial_everywhere(Context& context);
void read_initial_rows(Context& context);
void read_items(Context& context);  // after constituents
void read_nodes(Context& context);
/// Sewers and treatment plants as places that hold water; then, when loads are known, what leads
/// their water on.
void read_drains(Context& context);
void read_drain_works(Context& context);  // after loads and structures
void read_reaches(Context& context);
void read_reach_lines(Context& context);  // after reaches
void read_structures(Context& context);
void read_pumps(Context& context);
void read_boundaries(Context& context);
void read_loads(Context& context);
void read_sewage(Context& context);      // after loads
void read_aerators(Context& context);    // after constituents
void read_catchments(Context& context);  // after constituents and loads
void read_treatments(Context& context);  // after structures and constituents
void read_prescribed(Context& context);
void read_weather(Context& context);
void read_storms(Context& context);  // after the weather, whose rain they add to
void read_processes(Context& context);
void read_quality(Context& context);
void read_tracers(Context& context);  // after boundaries and loads
void read_sections(Context& context);
void read_rules(Context& context);

/// What only shows when the whole case is known: connection, boundaries, levels and beds, initial
/// state, rules that contradict each other.
void check_case(Context& context);

/// Processes of the case's own whose losses do not end with what they consume are findings. They
/// can be tried only when the parameters of all reaches are known.
void check_processes(Context& context);

/// The state of the bed of that name, where only constituents of the water are known; nullptr when
/// there is none.
const quality::StateInfo* bed_state(const Context& context, std::string_view name);

/// A key beside those of constituents that is none.
void report_unknown_constituent(Context& context, const Given& given);

/// Columns per constituent of a table whose name is no constituent are findings. They can be judged
/// only here, when the constituents are known.
void check_constituent_columns(Context& context, std::string_view table);

/// Columns per constituent as concentrations of all constituents of the case; 0 where a row has
/// none.
std::vector<base::Series> concentrations_of(Context& context, const Record& record);

/// The chainage `to` of what enters along a stretch from a place on; one that is no stretch is a
/// finding.
std::optional<double> stretch_end(Context& context, const Record& record,
                                  const network::Place& place);

/// What becomes a load of its name and has that of one of the first `count` loads is a finding;
/// `what` as in "a catchment".
void check_no_load(const Context& context, const Record& record, const std::string& what,
                   const std::string& name, std::size_t count);

/// Water that enters without a temperature of its own takes that of [quality]; a case without one
/// is a finding. Does nothing where the temperature is no constituent. `what` as in "no temperature
/// of what load 'D1' brings".
void give_temperature(Context& context, const Record& record, const std::string& what,
                      std::vector<base::Series>& concentration);

/// A wind whose series ends before the run is a finding, for a case that reads it.
void check_wind_series(const Context& context);

/// A series with 0 degC in the place of all that is colder.
base::Series above_freezing(const base::Series& temperature);

/// A condition of a rule, `level at J3 > 4.3 m and not hour >= 22`; nothing, and a finding, when it
/// is not understood.
std::optional<network::Condition> read_condition(Context& context, const Cell& cell);

/// A rule whose condition never holds, or that is never released, is a finding.
void check_rule(Context& context, const Beds& beds, const Record& record,
                const network::Rule& rule);

/// Observed values of a section, from a series file or the export of an automatic station.
void read_observations(Context& context, std::size_t section, const std::string& section_name,
                       const Cell& reference);

}  // namespace biandan::casefile
