// boundaries.csv with rating_curves.csv, and loads.csv.
#include <algorithm>
#include <array>
#include <cmath>

#include "model/base/text.hpp"
#include "model/network/resistance.hpp"
#include "model/network/structure_discharge.hpp"
#include "scenarios/exchange/import/swmm/channel_section.hpp"
#include "scenarios/exchange/import/swmm/courses.hpp"
#include "scenarios/exchange/import/swmm/inp_file.hpp"

namespace biandan::exchange::swmm {

namespace {

using Row = std::map<std::string, std::string>;

/// A name of a file and a row: nothing of a path in it.
std::string file_name(std::string name) {
  for (char& c : name)
    if (c == '/' || c == '\\' || c == ':' || c == '.') c = '_';
  return name;
}

std::string concentration_column(const Pollutant& pollutant) {
  return constituent_name(pollutant.name) + " [mg/L]";
}
std::string mass_column(const Pollutant& pollutant) {
  return constituent_name(pollutant.name) + " [g/s]";
}

DraftTable& boundaries(const Drafting& drafting) {
  std::vector<std::string> heading{"name",  "node", "kind", "level [m]", "discharge [m3/s]",
                                   "rating"};
  for (const Pollutant& it : drafting.model.pollutants) heading.push_back(concentration_column(it));
  return drafting.table("boundaries.csv", std::move(heading));
}

DraftTable& loads(const Drafting& drafting) {
  std::vector<std::string> heading{"name", "group", "place", "discharge [m3/s]"};
  for (const Pollutant& it : drafting.model.pollutants) heading.push_back(concentration_column(it));
  for (const Pollutant& it : drafting.model.pollutants) heading.push_back(mass_column(it));
  return drafting.table("loads.csv", std::move(heading));
}

DraftTable& withdrawals(const Drafting& drafting) {
  return drafting.table("withdrawals.csv", {"name", "place", "discharge [m3/s]"});
}

/// Water that comes in without a concentration is clean.
void fill_with_clean(const Model& model, Row& row) {
  for (const Pollutant& it : model.pollutants) row.try_emplace(concentration_column(it), "0");
}

/// Outflow over level of a channel that ends freely: at the lower of critical and normal depth, or
/// at the normal one.
std::vector<std::pair<double, double>> free_outflow(const ChannelSection& section, double slope,
                                                    double height, bool normal_only) {
  constexpr int rows = 40;
  const network::CrossSection cross = section.section();
  const network::SectionResistance resistance(cross, section.composition(), section.manning, {});
  std::vector<std::pair<double, double>> curve;
  for (int k = 0; k <= rows; ++k) {
    const double depth = height * std::pow(k / double(rows), 2.0);
    const auto wetted = cross.table.wetted(depth);
    const double normal =
        k == 0 ? 0.0 : resistance.conveyance(depth) * std::sqrt(std::max(slope, 0.0));
    const double critical =
        wetted.width > 0.0 ? std::sqrt(network::gravity * std::pow(wetted.area, 3.0) / wetted.width)
                           : 0.0;
    curve.emplace_back(depth, normal_only && slope > 0.0 ? normal : std::max(normal, critical));
  }
  return curve;
}

void add_free_outfall(const Drafting& drafting, std::size_t n, Row row) {
  const Model& model = drafting.model;
  const Node& node = model.nodes[n];
  const auto channel = std::ranges::find_if(
      drafting.places.channels, [&](const Channel& it) { return it.from == n || it.to == n; });
  const std::string what = "[OUTFALLS] " + node.name;
  if (channel == drafting.places.channels.end()) {
    // A structure or culvert that falls freely does not feel a level at the bed behind it.
    row["kind"] = "stage";
    row["level [m]"] = base::exact_number(node.bed);
    drafting.note(NotCarried::Why::otherwise, node.line, what,
                  "a level at its bed, for no open channel ends there");
    return boundaries(drafting).rows.push_back(std::move(row));
  }
  const Link& link = model.links[channel->pieces.front().link];
  const ChannelSection section = section_of(link, model);
  const bool at_end = channel->to == n;
  const double bed = at_end ? channel->level_to : channel->level_from;
  const double above = at_end ? channel->level_from : channel->level_to;
  const double slope = (above - bed) / channel->length;
  constexpr double least_height = 1.0, beyond = 2.0;  // a flood rises above the banks
  double height = link.shape.measures[0] * model.options.metre;
  if (!section.trapezoid()) height = section.section().table.top();
  height = beyond * std::max(height, least_height);
  DraftTable& table =
      drafting.table("rating_curves.csv", {"curve", "level [m]", "discharge [m3/s]"});
  double last = 0.0;
  for (const auto& [depth, discharge] :
       free_outflow(section, slope, height, node.stage == Node::Stage::normal)) {
    last = std::max(last, discharge);
    table.rows.push_back({{"curve", row["name"]},
                          {"level [m]", base::exact_number(bed + depth)},
                          {"discharge [m3/s]", base::exact_number(last)}});
  }
  row["kind"] = "rating";
  row["rating"] = row["name"];
  drafting.note(NotCarried::Why::otherwise, node.line, what,
                "free outflow as a rating curve of its channel");
  boundaries(drafting).rows.push_back(std::move(row));
}

/// Water from outside into the one end of a channel is a boundary, all else a load.
bool is_head(const Drafting& drafting, std::size_t node) {
  const Model& model = drafting.model;
  if (!drafting.places.kept[node] || drafting.places.channel_ends[node] != 1) return false;
  if (model.nodes[node].kind != Node::Kind::junction) return false;
  for (const std::size_t k : drafting.places.links_at[node])
    if (drafting.roles[k] != Role::channel && drafting.roles[k] != Role::none) return false;
  return true;
}

/// What comes in at a node, from outside or in dry weather.
using Inflows = std::vector<const Inflow*>;

void add_inflow(const Drafting& drafting, std::size_t node, const Inflows& found) {
  if (found.empty()) return;
  const Model& model = drafting.model;
  const bool dry_weather = found.front()->dry_weather;
  const bool head = !dry_weather && is_head(drafting, node);
  const std::string name =
      drafting.model.nodes[node].name + (dry_weather ? "_dry_weather" : "_inflow");
  Row water, masses;
  bool taken = false;
  for (const Inflow* inflow : found) {
    std::string use = file_name(name);
    if (inflow->what != "FLOW") use += "_" + file_name(inflow->what);
    if (inflow->what == "FLOW") {
      const Flow flow = flow_of(drafting, *inflow, use, head);
      if (!flow.in.empty()) water["discharge [m3/s]"] = flow.in;
      if (!flow.out.empty())
        withdrawals(drafting).rows.push_back({{"name", name + "_taken"},
                                              {"place", drafting.places.nodes[node]},
                                              {"discharge [m3/s]", flow.out}});
      taken = taken || !flow.out.empty();
      continue;
    }
    const std::string value = course_of(drafting, *inflow, use);
    const auto pollutant = std::ranges::find_if(model.pollutants, [&](const Pollutant& it) {
      return in_capitals(it.name) == inflow->what;
    });
    if (inflow->mass)
      (head ? masses : water)[mass_column(*pollutant)] = value;
    else
      water[concentration_column(*pollutant)] = value;
  }
  if (dry_weather)
    for (const Pollutant& it : model.pollutants)
      if (it.dry_weather > 0.0)
        water.try_emplace(concentration_column(it), base::exact_number(it.dry_weather));
  const auto keep = [&](DraftTable& table, Row row, const char* where, const std::string& called) {
    row["name"] = called;
    row[where] = drafting.places.nodes[node];
    table.rows.push_back(std::move(row));
  };
  if (taken && !water.contains("discharge [m3/s]") && masses.empty()) return;
  if (!water.contains("discharge [m3/s]") && masses.empty() &&
      !std::ranges::any_of(found, [](auto* it) { return it->mass; }))
    return drafting.note(NotCarried::Why::unknown, found.front()->line,
                         "[INFLOWS] " + model.nodes[node].name,
                         "concentrations without water bring nothing");
  if (!masses.empty()) keep(loads(drafting), masses, "place", name + "_mass");
  if (!head) return keep(loads(drafting), water, "place", name);
  if (!water.contains("discharge [m3/s]")) return;
  water["kind"] = "discharge";
  fill_with_clean(model, water);
  keep(boundaries(drafting), water, "node", name);
}

/// The level of an outfall, not below the channel that ends there.
std::string stage_of(const Drafting& drafting, std::size_t n) {
  const Node& node = drafting.model.nodes[n];
  const double bed = drafting.places.lowest_bed[n];
  bool raised = node.stage == Node::Stage::fixed && node.level < bed;
  std::string stage = base::exact_number(std::max(node.level, bed));
  if (node.stage != Node::Stage::fixed)
    stage = level_course(drafting, node, bed, file_name(node.name) + "_level", raised);
  if (raised)
    drafting.note(NotCarried::Why::otherwise, node.line, "[OUTFALLS] " + node.name,
                  "levels below the bed of its channel are at the bed; SWMM takes critical depth");
  return stage;
}

}  // namespace

void draft_outfalls(const Drafting& drafting) {
  const Model& model = drafting.model;
  for (std::size_t n = 0; n < model.nodes.size(); ++n) {
    const Node& node = model.nodes[n];
    if (node.kind != Node::Kind::outfall) continue;
    Row row{{"name", drafting.places.nodes[n]}, {"node", drafting.places.nodes[n]}};
    fill_with_clean(model, row);
    if (node.stage <= Node::Stage::normal) {
      add_free_outfall(drafting, n, std::move(row));
      continue;
    }
    row["kind"] = "stage";
    row["level [m]"] = stage_of(drafting, n);
    boundaries(drafting).rows.push_back(std::move(row));
  }
}

void draft_inflows(const Drafting& drafting) {
  std::vector<std::array<Inflows, 2>> by_node(drafting.model.nodes.size());
  for (const Inflow& inflow : drafting.model.inflows)
    by_node[inflow.node][inflow.dry_weather ? 1 : 0].push_back(&inflow);
  for (std::size_t n = 0; n < by_node.size(); ++n)
    for (const Inflows& found : by_node[n]) add_inflow(drafting, n, found);
}

}  // namespace biandan::exchange::swmm
