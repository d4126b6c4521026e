#include <limits>
#include <span>
#include <utility>

#include "model/base/text.hpp"
#include "model/casefile/curves.hpp"
#include "model/casefile/own_unit.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

using forcing::Boundary;

// Columns per constituent into a value for every constituent of the case: concentrations, or what
// enters of them in a time.
std::vector<base::Series> constituent_values(Context& context, const Record& record, bool rates) {
  std::vector<base::Series> values(context.constituents.size(), base::Series(0.0));
  for (const Given& given : record.all()) {
    const auto index = context.constituent(given);
    if (!index || is_mass_rate(*given.field) != rates) continue;
    if (auto value = record.varying(given, context.series)) values[*index] = std::move(*value);
  }
  return values;
}

// A transported amount is a concentration times m3: of count/L it is a thousand.
std::vector<base::Series> mass_rates(Context& context, const Record& record) {
  std::vector<base::Series> rates = constituent_values(context, record, true);
  for (std::size_t k = 0; k < rates.size(); ++k) {
    const auto unit = base::parse_unit(context.result.quality.constituents[k].unit);
    const double amount = unit.value->to_inside(1.0);
    if (amount != 1.0) rates[k] = rates[k].scaled(1.0 / amount);
  }
  return rates;
}

// Constituents without a value in a row.
std::vector<std::size_t> left_out(const Context& context, const Record& record) {
  std::vector<bool> given(context.constituents.size(), false);
  for (const Given& value : record.all()) {
    if (const auto index = context.constituent(value)) given[*index] = true;
  }
  std::vector<std::size_t> missing;
  for (std::size_t i = 0; i < given.size(); ++i)
    if (!given[i]) missing.push_back(i);
  return missing;
}

// The value that a boundary of this kind needs, and none of the others.
void read_boundary_value(Context& context, const Record& record, Boundary& boundary,
                         const Curves& curves) {
  constexpr std::string_view fields[] = {"level", "discharge", "rating"};
  const auto kind = static_cast<std::size_t>(boundary.kind);
  for (std::size_t i = 0; i < std::size(fields); ++i) {
    if (i == kind || !record.has(fields[i])) continue;
    context.findings.add(
        record.place_of(fields[i]),
        {quote(fields[i]) + " of a " + record.text("kind") + " boundary", "an empty cell"});
  }
  if (!record.has(fields[kind])) {
    if (context.may_be_misnamed(record, fields[kind])) return;
    context.findings.add(record.place(),
                         {"no value for " + quote(fields[kind]) + " of the " + record.text("kind") +
                              " boundary " + quote(boundary.name),
                          expected(*record.table().find(fields[kind]))});
    return;
  }
  if (boundary.kind != Boundary::Kind::rating) {
    boundary.value = record.varying(fields[kind], context.series).value_or(boundary.value);
    return;
  }
  boundary.value = base::Series(0.0);  // has no meaning; a NaN would be equal to no other
  const Cell& cell = *record.cell("rating");
  const Curve* curve = curves.require(cell, context.findings);
  if (curve == nullptr) return;
  boundary.rating_level = curve->x;
  boundary.rating_discharge = curve->y;
  if (curve->complete && curve->x.size() < 2) {
    context.findings.add(
        cell, {"rating curve " + quote(cell.text) + " of one point", "two points or more"});
  }
}

bool may_enter(const Boundary& boundary) {
  if (boundary.kind == Boundary::Kind::discharge) return boundary.value.maximum() > 0.0;
  return boundary.kind == Boundary::Kind::stage;
}

void check_two_at_node(Context& context, const Record& record, const Boundary& boundary) {
  for (const Boundary& earlier : context.result.forcing.boundaries) {
    if (!boundary.node.valid() || earlier.node != boundary.node) continue;
    context.findings.add(
        record.place_of("node"),
        {"second boundary at node " + quote(record.text("node")), "one boundary at a node",
         "the first is " + quote(earlier.name) + " in line " +
             std::to_string(earlier.source.line)});
    return;
  }
}

}  // namespace

void give_temperature(Context& context, const Record& record, const std::string& what,
                      std::vector<base::Series>& concentration) {
  const auto temperature = context.result.quality.temperature;
  if (!temperature || record.has(water_temperature)) return;
  if (context.temperature_given) {
    concentration[*temperature] = above_freezing(context.result.forcing.temperature);
    return;
  }
  context.findings.add(record.place(),
                       {"no temperature of " + what,
                        "a value for 'T', or 'temperature' in case.toml [quality] for all water "
                        "that enters without one"});
}

std::vector<base::Series> concentrations_of(Context& context, const Record& record) {
  return constituent_values(context, record, false);
}

std::optional<double> stretch_end(Context& context, const Record& record,
                                  const network::Place& place) {
  const auto to = record.number("to");
  if (!to) return {};
  if (place.node.valid()) {
    context.findings.add(record.place_of("to"),
                         {"a stretch from the node " + quote(record.text("place")),
                          "a place on a reach, as R1:500"});
  } else if (place.on_reach()) {
    const network::Reach& reach = context.result.network.reaches[place.reach.index()];
    const bool known = context.length_known[place.reach.index()];
    if (known && (*to <= place.chainage || *to > reach.length))
      context.findings.add(record.place_of("to"),
                           {"stretch from " + number_text(place.chainage) + " to " +
                                number_text(*to) + " m of reach " + quote(reach.name),
                            "an end after the start, up to " + number_text(reach.length) + " m"});
  }
  return to;
}

void check_no_load(const Context& context, const Record& record, const std::string& what,
                   const std::string& name, std::size_t count) {
  for (const forcing::Load& load : std::span(context.result.forcing.loads).first(count))
    if (!name.empty() && load.name == name)
      record.findings().add(
          record.place_of("name"),
          {what + " and a load of the name " + quote(name), "names that tell them apart",
           "the load is in line " + std::to_string(load.source.line)});
}

void read_boundaries(Context& context) {
  check_constituent_columns(context, "boundaries");
  const Curves curves = read_rating_curves(context);
  NameIndex names("boundary");
  for (const Record& record : context.records("boundaries")) {
    Boundary boundary;
    boundary.name = names.add(record);
    boundary.title = context.title(record, boundary.name);
    boundary.node = context.node(record, "node");
    const auto kind = record.choice("kind");
    boundary.inlet = static_cast<Boundary::Inlet>(record.choice("inlet").value_or(0));
    boundary.return_time = record.number("return_time").value_or(0.0);
    boundary.concentration = concentrations_of(context, record);
    boundary.left_out = left_out(context, record);
    boundary.value = base::Series(not_known);
    boundary.provenance = context.provenance(record);
    boundary.source = record.place().place();
    if (kind) {
      boundary.kind = static_cast<Boundary::Kind>(*kind);
      read_boundary_value(context, record, boundary, curves);
      if (may_enter(boundary)) {
        give_temperature(context, record, "what boundary " + quote(boundary.name) + " brings",
                         boundary.concentration);
        std::erase(boundary.left_out, context.result.quality.temperature);
      }
    }
    check_two_at_node(context, record, boundary);
    context.boundary_levels.push_back(record.place_of("level"));
    context.result.forcing.boundaries.push_back(std::move(boundary));
  }
}

void read_loads(Context& context) {
  check_constituent_columns(context, "loads");
  NameIndex names("load");
  for (const Record& record : context.records("loads")) {
    forcing::Load load;
    load.name = names.add(record);
    load.title = context.title(record, load.name);
    load.group = record.text("group");
    load.place = context.place(record, "place");
    load.discharge = record.varying("discharge", context.series).value_or(base::Series());
    load.concentration = concentrations_of(context, record);
    if (load.discharge.maximum() > 0.0)
      give_temperature(context, record, "what load " + quote(load.name) + " brings",
                       load.concentration);
    load.mass_rate = mass_rates(context, record);
    load.provenance = context.provenance(record);
    load.source = record.place().place();
    load.from_bank = record.number("from_bank").value_or(0.0);
    if (const auto to = stretch_end(context, record, load.place)) {
      load.distributed = true;
      load.to_chainage = *to;
      if (record.has("from_bank"))
        context.findings.add(record.place_of("from_bank"),
                             {"a distance from the bank of a load along a stretch",
                              "one for a point load only, without 'to'"});
    }
    context.result.forcing.loads.push_back(std::move(load));
  }
  NameIndex withdrawals("withdrawal");
  for (const Record& record : context.records("withdrawals")) {
    forcing::Withdrawal withdrawal;
    withdrawal.name = withdrawals.add(record);
    withdrawal.title = context.title(record, withdrawal.name);
    withdrawal.place = context.place(record, "place");
    withdrawal.discharge = record.varying("discharge", context.series).value_or(base::Series());
    withdrawal.provenance = context.provenance(record);
    withdrawal.source = record.place().place();
    context.result.forcing.withdrawals.push_back(std::move(withdrawal));
  }
}

void read_prescribed(Context& context) {
  const std::size_t reach_count = context.result.network.reaches.size();
  OneRowAReach rows("row");
  for (const Record& record : context.records("prescribed")) {
    forcing::PrescribedFlow flow;
    flow.reach = context.reach(record, "reach");
    flow.discharge = record.varying("discharge", context.series).value_or(base::Series(not_known));
    flow.area = record.varying("area", context.series).value_or(base::Series());
    flow.provenance = context.provenance(record);
    flow.source = record.place().place();
    rows.add(flow.reach, record);
    context.result.forcing.prescribed.push_back(std::move(flow));
  }
  if (context.result.settings.flow != FlowMode::prescribed) return;
  for (std::size_t i = 0; i < reach_count; ++i) {
    if (rows.has(network::ReachId(i))) continue;
    const network::Reach& reach = context.result.network.reaches[i];
    context.report(reach.source, {"reach " + quote(reach.name) + " has no row in prescribed.csv",
                                  "a discharge and an area of every reach in mode prescribed"});
  }
}

}  // namespace biandan::casefile
