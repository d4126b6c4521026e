#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/base/text.hpp"
#include "model/casefile/beds.hpp"
#include "model/casefile/curves.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/structure_row.hpp"

namespace biandan::casefile {

namespace {

// Capacity or curve of a pump or a unit; `what` as in "pump 'P1'", `wanted` where it has neither.
template <class Machine>
void read_drive(const Record& record, const std::string& what, const std::string& wanted,
                const Curves& curves, Machine& machine) {
  machine.capacity = record.number("capacity").value_or(0.0);
  const Cell* cell = record.cell("curve");
  const bool misnamed = record.may_be_misnamed("capacity") || record.may_be_misnamed("curve");
  if (cell == nullptr && !record.has("capacity") && !misnamed) {
    record.findings().add(record.place(), {what + " has neither a capacity nor a curve", wanted});
  }
  if (cell == nullptr) return;
  if (record.has("capacity")) {
    record.findings().add(record.place_of("capacity"),
                          {what + " has a capacity and a curve", "one of both"});
  }
  const Curve* curve = curves.require(*cell, record.findings());
  if (curve == nullptr) return;
  machine.curve = curve->kind == "depth" ? network::PumpCurve::depth : network::PumpCurve::lift;
  machine.curve_x = curve->x;
  machine.curve_discharge = curve->y;
  for (const double discharge : curve->y) machine.capacity = std::max(machine.capacity, discharge);
}

// Stations named in pump_units.csv; whether they exist is judged when the units are read.
std::set<std::string> stations_with_units(const std::vector<Record>& units) {
  std::set<std::string> stations;
  for (const Record& record : units)
    if (record.has("station")) stations.insert(record.text("station"));
  return stations;
}

// Whether a unit names no pump: any pump without a drive of its own may be meant.
bool has_stray(const std::set<std::string>& stations, const std::vector<Record>& pumps) {
  return std::any_of(stations.begin(), stations.end(), [&](const std::string& station) {
    return std::none_of(pumps.begin(), pumps.end(),
                        [&](const Record& pump) { return pump.text("name") == station; });
  });
}

void refuse_own_drive(const Record& record, const std::string& name) {
  for (const char* field : {"capacity", "curve"}) {
    if (!record.has(field)) continue;
    record.findings().add(record.place_of(field),
                          {"pump " + quote(name) + " has a " + field + " and units",
                           "one of both; the units stand in pump_units.csv"});
  }
}

// The lowest level at which a pump or transfer draws water, in field `field`.
double read_lowest(const Record& record, std::string_view field, const Beds& beds,
                   const network::Structure& structure) {
  const auto level = record.number(field);
  const double bed = beds.lowest_around(structure.from);
  if (level && *level < bed) {
    record.findings().add(
        record.place_of(field),
        {std::string(field) + " of " + quote(structure.name) + " at " + number_text(*level) +
             " m is below the bed at `from`, " + number_text(bed) + " m",
         "a level at or above the bed"});
  }
  return level.value_or(not_known);
}

// Above the highest ground that the tables know water stands over the banks; a unit that waits for
// more than this of it never starts [m].
constexpr double most_over_the_top = 5.0;

// `on` and `off` of a unit, where both are known.
void read_unit_levels(const Record& record, const Beds& beds, const network::Structure& station,
                      network::PumpUnit& unit) {
  const auto on = record.number("on");
  const auto off = record.number("off");
  if (!on || !off) return;
  unit.on = *on;
  unit.off = *off;
  const std::string what = "unit " + quote(unit.name) + " of " + quote(station.name);
  const double sump = std::get<network::Pump>(station.kind).sump;
  if (*on <= *off) {
    record.findings().add(record.place_of("on"), {what + " starts at " + number_text(*on) +
                                                      " m and stops at " + number_text(*off) + " m",
                                                  "'on' above 'off'"});
  } else if (*off < sump) {
    record.findings().add(record.place_of("off"),
                          {what + " stops at " + number_text(*off) + " m, below the sump, " +
                               number_text(sump) + " m",
                           "a level at or above the sump"});
  }
  const double top = beds.top_around(station.from);
  if (*on > top + most_over_the_top) {
    record.findings().add(record.place_of("on"),
                          {what + " starts at " + number_text(*on) + " m, far above the top of " +
                               "sections or storage at `from`, " + number_text(top) + " m",
                           "a level up to " + number_text(top + most_over_the_top) + " m"});
  }
}

// The station that a unit names, an index into the structures; an unknown one is a finding.
std::optional<std::size_t> find_station(const Context& context, const Record& record) {
  const Cell* cell = record.cell("station");
  if (cell == nullptr) return {};
  const auto& structures = context.result.network.structures;
  std::vector<std::string> names;
  for (std::size_t s = 0; s < structures.size(); ++s) {
    if (!std::holds_alternative<network::Pump>(structures[s].kind)) continue;
    if (structures[s].name == cell->text) return s;
    names.push_back(structures[s].name);
  }
  record.findings().add(*cell, {"unknown pump " + quote(cell->text), "a pump of pumps.csv",
                                base::did_you_mean(cell->text, names)});
  return {};
}

void read_units(Context& context, const std::vector<Record>& records, const Beds& beds,
                const Curves& curves) {
  std::map<std::size_t, NameIndex> names;
  for (const Record& record : records) {
    const std::optional<std::size_t> found = find_station(context, record);
    if (!found) continue;
    network::Structure& station = context.result.network.structures[*found];
    network::PumpUnit unit;
    unit.name =
        names.try_emplace(*found, "unit of " + quote(station.name)).first->second.add(record);
    read_drive(record, "unit " + quote(unit.name) + " of " + quote(station.name), "one of both",
               curves, unit);
    read_unit_levels(record, beds, station, unit);
    unit.min_run = record.number("min_run").value_or(0.0);
    unit.min_rest = record.number("min_rest").value_or(0.0);
    std::get<network::Pump>(station.kind).units.push_back(std::move(unit));
  }
}

}  // namespace

void read_pumps(Context& context) {
  auto& structures = context.result.network.structures;
  const Beds beds(context);
  const Curves curves = read_pump_curves(context);
  const std::vector<Record> units = context.records("pump_units");
  const std::set<std::string> stations = stations_with_units(units);
  const std::vector<Record> pumps = context.records("pumps");
  const bool stray = has_stray(stations, pumps);
  for (const Record& record : pumps) {
    structures.push_back(read_structure_row(context, record));
    const std::string name = structures.back().name;
    network::Pump pump;
    pump.sump = read_lowest(record, "sump", beds, structures.back());
    if (stations.contains(name)) {
      refuse_own_drive(record, name);
    } else if (!stray || record.has("capacity") || record.has("curve")) {
      read_drive(record, "pump " + quote(name), "one of both, or units in pump_units.csv", curves,
                 pump);
    }
    structures.back().kind = std::move(pump);
  }
  read_units(context, units, beds, curves);
  for (const Record& record : context.records("transfers")) {
    structures.push_back(read_structure_row(context, record));
    network::Transfer transfer;
    transfer.discharge = record.varying("discharge", context.series).value_or(base::Series(0.0));
    transfer.lowest = read_lowest(record, "lowest", beds, structures.back());
    structures.back().kind = std::move(transfer);
  }
}

}  // namespace biandan::casefile
