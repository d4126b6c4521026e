// Sewers, tanks and treatment plants: sewers.csv, tanks.csv, plants.csv. Each becomes a storage
// under the ground, and structures that lead its water on: the weir of an outfall, an interceptor,
// the pump of a tank, an effluent that is treated, a bypass. The river and its drains are then one
// network, solved together.
#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "model/casefile/effects.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

using network::NodeId;
using network::Place;
using network::Structure;

/// Of the tanks of a plant [m]; their datum is nobody's, since water is pumped to and from them.
constexpr double plant_depth = 5.0;
/// What a plant holds beyond its volume before it bypasses, as a share.
constexpr double plant_reserve = 0.2;
/// A bypass takes what comes, whatever the capacity: the tanks of the plant in this time [s].
constexpr double bypass_time = 60.0;

network::DepthTable upright(double area) {
  return network::DepthTable({network::DepthTable::Piece{0.0, area, 0.0, 0.0, 0.0, 0.0}});
}

/// Of a tank with so much room below its crest. Its walls draw together below the roof, and only a
/// shaft goes on above: a sewer that stands higher does not fill it any further.
network::DepthTable roofed(double volume, double depth) {
  constexpr double tapering = 0.1;  // share of the depth
  constexpr double shaft = 1e-3;    // share of the area
  const double area = volume / (depth * (1.0 - 0.5 * tapering * (1.0 - shaft)));
  const double taper = tapering * depth;
  using Piece = network::DepthTable::Piece;
  return network::DepthTable(
      {Piece{0.0, area, 0.0, 0.0, 0.0, 0.0},
       Piece{depth - taper, area, (shaft - 1.0) * area / taper, 0.0, 0.0, 0.0},
       Piece{depth, shaft * area, 0.0, 0.0, 0.0, 0.0}});
}

network::Node enclosed_node(Context& context, const Record& record) {
  network::Node node;
  node.name = context.nodes.add(record);
  node.title = context.title(record, node.name);
  node.enclosed = true;
  node.provenance = context.provenance(record);
  node.source = record.place().place();
  return node;
}

void require_above_bed(const Record& record, std::string_view field, const std::string& name,
                       std::optional<double> bed, bool may_be_equal) {
  const auto level = record.number(field);
  if (!level || !bed || *level > *bed || (may_be_equal && *level == *bed)) return;
  record.findings().add(
      record.place_of(field),
      {std::string(field) + " of sewer " + quote(name) + ", " + number_text(*level) +
           " m, is not above its bed, " + number_text(*bed) + " m",
       "a " + std::string(field) + (may_be_equal ? " at or above the bed" : " above the bed")});
}

network::Node read_sewer(Context& context, const Record& record) {
  network::Node node = enclosed_node(context, record);
  const auto bed = record.number("bed");
  node.storage_bed = bed.value_or(not_known);
  node.storage = upright(record.number("area").value_or(1.0));
  node.initial_level = record.number("level").value_or(node.storage_bed);
  require_above_bed(record, "level", node.name, bed, true);
  require_above_bed(record, "crest", node.name, bed, false);
  return node;
}

network::Node read_tank(Context& context, const Record& record) {
  network::Node node = enclosed_node(context, record);
  const double depth = record.number("depth").value_or(1.0);
  node.storage_bed = record.number("crest").value_or(not_known) - depth;
  node.storage = roofed(record.number("volume").value_or(1.0), depth);
  node.initial_level = node.storage_bed;
  return node;
}

network::Node read_plant(Context& context, const Record& record) {
  network::Node node = enclosed_node(context, record);
  node.storage_bed = 0.0;
  node.storage = upright(record.number("volume").value_or(1.0) / plant_depth);
  node.initial_level = plant_depth;
  return node;
}

/// A structure of a drain, `sewer.outfall`: rules may name it.
Structure part_of(Context& context, const Record& record, NodeId node, const std::string& part) {
  const network::Node& drain = context.result.network.nodes[node.index()];
  Structure structure;
  structure.name = drain.name + "." + part;
  structure.title = drain.title + "." + part;
  structure.from = {node, {}, 0.0};
  structure.provenance = drain.provenance;
  structure.source = drain.source;
  if (context.structures.find(structure.name))
    record.findings().add(record.place(), {"a structure " + quote(structure.name) + " beside " +
                                               quote(drain.name) + ", which has one of that name",
                                           "another name for it"});
  context.structures.add_known(structure.name);
  return structure;
}

network::StructureId add(Context& context, const Record& record, Structure structure) {
  if (structure.from == structure.to)
    record.findings().add(
        record.place(),
        {quote(structure.name) + " leads back to where it comes from", "two different places"});
  context.result.network.structures.push_back(std::move(structure));
  return network::StructureId(context.result.network.structures.size() - 1);
}

/// What sewage brings to a place in the mean of the run [m3/s].
double dry_weather_flow(const Context& context, NodeId node) {
  double sum = 0.0;
  for (const std::size_t index : context.sewage_loads) {
    const forcing::Load& load = context.result.forcing.loads[index];
    if (load.place.node == node) sum += load.discharge.mean(0.0, context.result.settings.duration);
  }
  return sum;
}

double interceptor_capacity(Context& context, const Record& record, NodeId sewer) {
  const std::string& name = context.result.network.nodes[sewer.index()].name;
  if (record.has("capacity") && record.has("n0")) {
    record.findings().add(record.place_of("n0"),
                          {"sewer " + quote(name) + " with a capacity and an n0", "one of both"});
    return 0.0;
  }
  if (record.has("capacity")) return record.number("capacity").value_or(0.0);
  const auto n0 = record.number("n0");
  if (!record.has("n0")) {
    if (!record.may_be_misnamed("n0") && !record.may_be_misnamed("capacity"))
      record.findings().add(record.place_of("interceptor"),
                            {"an interceptor of sewer " + quote(name) + " that takes nothing",
                             "an n0 or a capacity"});
    return 0.0;
  }
  const auto given = record.number("dry_weather");
  const double flow =
      record.has("dry_weather") ? given.value_or(not_known) : dry_weather_flow(context, sewer);
  if (flow == 0.0)
    record.findings().add(record.place_of("n0"),
                          {"n0 of sewer " + quote(name) + ", which has no dry-weather flow",
                           "sewage that goes there, a dry_weather, or a capacity"});
  return (n0.value_or(0.0) + 1.0) * flow;
}

/// What only an interceptor has a use for.
void refuse_without_interceptor(const Record& record, const std::string& sewer) {
  for (const std::string_view field : {"n0", "capacity", "dry_weather", "setting"})
    if (record.has(field))
      record.findings().add(
          record.place_of(field),
          {std::string(field) + " of sewer " + quote(sewer) + ", which has no interceptor",
           "an interceptor, the place where it leads"});
}

void read_sewer_works(Context& context, const Record& record, drainage::Sewer& sewer) {
  const network::Node& node = context.result.network.nodes[sewer.node.index()];
  Structure outfall = part_of(context, record, sewer.node, "outfall");
  outfall.to = context.place(record, "outfall");
  outfall.kind = network::Weir{.crest = record.number("crest").value_or(not_known),
                               .width = record.number("width").value_or(0.0)};
  outfall.flap = record.choice("flap") == std::size_t{0};
  sewer.outfall = add(context, record, std::move(outfall));
  if (!record.has("interceptor")) return refuse_without_interceptor(record, node.name);
  Structure interceptor = part_of(context, record, sewer.node, "interceptor");
  interceptor.to = context.place(record, "interceptor");
  interceptor.setting = record.varying("setting", context.series).value_or(base::Series(1.0));
  interceptor.kind = network::Transfer{
      .discharge = base::Series(interceptor_capacity(context, record, sewer.node)),
      .lowest = node.storage_bed};
  sewer.interceptor = add(context, record, std::move(interceptor));
}

/// The sewer of a tank; nothing, and a finding, where it is another place.
std::optional<std::size_t> sewer_of(Context& context, const Record& record) {
  const NodeId node = context.node(record, "sewer");
  if (!node.valid()) return {};
  const auto& sewers = context.result.drainage.sewers;
  const auto found = std::ranges::find(sewers, node, &drainage::Sewer::node);
  if (found != sewers.end()) return static_cast<std::size_t>(found - sewers.begin());
  record.findings().add(record.place_of("sewer"),
                        {quote(record.text("sewer")) + " is no sewer", "a sewer of sewers.csv"});
  return {};
}

/// A level of a sewer in words that conditions are read from.
network::Condition level_condition(Context& context, const Record& record, const std::string& sewer,
                                   const std::string& sign, double level) {
  Cell words = record.place();
  words.text = "level at " + sewer + " " + sign + " " + number_text(level) + " m";
  return read_condition(context, words).value_or(network::Condition());
}

/// The pump of a tank runs while its sewer has room.
void add_emptying(Context& context, const Record& record, const Structure& pump,
                  network::StructureId structure, const network::Node& sewer, double crest) {
  const double bed = sewer.storage_bed;
  const double below = record.number("empty_below").value_or(bed + (crest - bed) / 3.0);
  if (record.has("empty_below") && !(below > bed && below < crest))
    record.findings().add(
        record.place_of("empty_below"),
        {"empty_below of tank " + quote(record.text("name")) + ", " + number_text(below) + " m",
         "a level between the bed of its sewer and its own crest"});
  network::Rule rule;
  rule.name = pump.name;
  rule.structure = structure;
  rule.when = level_condition(context, record, sewer.name, "<", below);
  rule.until = level_condition(context, record, sewer.name, ">", below + 0.1 * (crest - bed));
  rule.setting = 1.0;
  rule.provenance = pump.provenance;
  rule.source = pump.source;
  context.result.network.rules.push_back(std::move(rule));
}

void read_tank_works(Context& context, const Record& record, drainage::Tank& tank) {
  const auto found = sewer_of(context, record);
  const auto crest = record.number("crest");
  if (!found || !crest) return;
  const drainage::Sewer& sewer = context.result.drainage.sewers[*found];
  const network::Node from = context.result.network.nodes[sewer.node.index()];
  const double spills =
      std::get<network::Weir>(context.result.network.structures[sewer.outfall.index()].kind).crest;
  if (!(*crest > from.storage_bed && *crest < spills))
    record.findings().add(
        record.place_of("crest"),
        {"crest of tank " + quote(record.text("name")) + ", " + number_text(*crest) + " m",
         "a level between the bed of its sewer and the crest of the outfall"});
  Structure inflow = part_of(context, record, tank.node, "inflow");
  inflow.from = {sewer.node, {}, 0.0};
  inflow.to = {tank.node, {}, 0.0};
  inflow.flap = true;
  inflow.kind = network::Weir{.crest = *crest, .width = record.number("width").value_or(0.0)};
  tank.inflow = add(context, record, std::move(inflow));
  Structure pump = part_of(context, record, tank.node, "emptying");
  pump.to = {sewer.node, {}, 0.0};
  pump.setting = base::Series(0.0);
  pump.kind =
      network::Transfer{.discharge = base::Series(record.number("volume").value_or(0.0) /
                                                  record.number("empty_in").value_or(1.0)),
                        .lowest = context.result.network.nodes[tank.node.index()].storage_bed};
  const network::StructureId emptying(context.result.network.structures.size());
  add_emptying(context, record, pump, emptying, from, *crest);
  tank.emptying = add(context, record, std::move(pump));
}

void read_plant_works(Context& context, const Record& record, drainage::Plant& plant) {
  const network::Node& node = context.result.network.nodes[plant.node.index()];
  const double capacity = record.number("capacity").value_or(0.0);
  Structure effluent = part_of(context, record, plant.node, "effluent");
  effluent.to = context.place(record, "outfall");
  effluent.kind = network::Transfer{.discharge = base::Series(capacity), .lowest = plant_depth};
  Structure bypass = part_of(context, record, plant.node, "bypass");
  bypass.to = record.has("bypass") ? context.place(record, "bypass") : effluent.to;
  bypass.kind = network::Transfer{
      .discharge = base::Series(record.number("volume").value_or(0.0) / bypass_time),
      .lowest = (1.0 + plant_reserve) * plant_depth};
  plant.effluent = add(context, record, std::move(effluent));
  plant.bypass = add(context, record, std::move(bypass));
  drainage::Treatment treatment;
  treatment.name = node.name;
  treatment.title = node.title;
  treatment.structure = plant.effluent;
  treatment.effects = read_effects(context, record, "plant " + quote(node.name));
  treatment.provenance = node.provenance;
  treatment.source = node.source;
  plant.treatment = context.result.drainage.treatments.size();
  context.result.drainage.treatments.push_back(std::move(treatment));
}

/// By row of one of the tables.
template <class Drain>
void read_rows(Context& context, std::string_view table, std::vector<Drain>& drains,
               network::Node (*read)(Context&, const Record&)) {
  for (const Record& record : context.records(table)) {
    drains.emplace_back().node = NodeId(context.result.network.nodes.size());
    context.result.network.nodes.push_back(read(context, record));
  }
}

template <class Drain>
void read_works(Context& context, std::string_view table, std::vector<Drain>& drains,
                void (*read)(Context&, const Record&, Drain&)) {
  std::size_t row = 0;
  for (const Record& record : context.records(table)) read(context, record, drains[row++]);
}

/// Where drains lead, by node: outfalls and interceptors of sewers, tanks back to their sewer, what
/// leaves plants.
std::vector<std::vector<NodeId>> ways_of_drains(const Context& context) {
  const network::Network& network = context.result.network;
  std::vector<std::vector<NodeId>> ways(network.nodes.size());
  const auto lead = [&](NodeId from, network::StructureId structure) {
    if (!structure.valid()) return;
    const NodeId to = network.structures[structure.index()].to.node;
    if (to.valid() && network.nodes[to.index()].enclosed) ways[from.index()].push_back(to);
  };
  for (const drainage::Sewer& sewer : context.result.drainage.sewers) {
    lead(sewer.node, sewer.outfall);
    lead(sewer.node, sewer.interceptor);
  }
  for (const drainage::Tank& tank : context.result.drainage.tanks) lead(tank.node, tank.emptying);
  for (const drainage::Plant& plant : context.result.drainage.plants) {
    lead(plant.node, plant.effluent);
    lead(plant.node, plant.bypass);
  }
  return ways;
}

/// The drains on a way from `at` to `goal`, both included; empty where there is none.
std::vector<NodeId> way_to(NodeId goal, NodeId at, const std::vector<std::vector<NodeId>>& ways,
                           std::vector<char>& seen) {
  for (const NodeId next : ways[at.index()]) {
    if (next == goal) return {at, goal};
    if (std::exchange(seen[next.index()], 1)) continue;
    std::vector<NodeId> rest = way_to(goal, next, ways, seen);
    if (rest.empty()) continue;
    rest.insert(rest.begin(), at);
    return rest;
  }
  return {};
}

/// Water that comes back would rise without end. A circle is told once.
void refuse_circles(Context& context) {
  const auto ways = ways_of_drains(context);
  std::vector<char> told(ways.size(), 0);
  const auto look = [&](std::string_view table, const auto& drains) {
    const std::vector<Record> records = context.records(table);
    for (std::size_t i = 0; i < drains.size(); ++i) {
      const NodeId node = drains[i].node;
      std::vector<char> seen(ways.size(), 0);
      const std::vector<NodeId> way = way_to(node, node, ways, seen);
      if (way.empty() || told[node.index()]) continue;
      std::string names;
      for (const NodeId each : way) {
        told[each.index()] = 1;
        names += (names.empty() ? "" : ", ") + context.result.network.nodes[each.index()].name;
      }
      records[i].findings().add(records[i].place(), {"drains in a circle: " + names,
                                                     "a chain of drains that ends in the river"});
    }
  };
  look("sewers", context.result.drainage.sewers);
  look("plants", context.result.drainage.plants);
}

}  // namespace

void read_drains(Context& context) {
  read_rows(context, "sewers", context.result.drainage.sewers, read_sewer);
  read_rows(context, "tanks", context.result.drainage.tanks, read_tank);
  read_rows(context, "plants", context.result.drainage.plants, read_plant);
}

void read_drain_works(Context& context) {
  check_constituent_columns(context, "plants");
  read_works(context, "sewers", context.result.drainage.sewers, read_sewer_works);
  read_works(context, "tanks", context.result.drainage.tanks, read_tank_works);
  read_works(context, "plants", context.result.drainage.plants, read_plant_works);
  refuse_circles(context);
}

}  // namespace biandan::casefile
