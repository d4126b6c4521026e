// junctions.csv, storages.csv and storage_tables.csv.
#include <algorithm>

#include "model/base/text.hpp"
#include "scenarios/exchange/import/swmm/drafting.hpp"

namespace biandan::exchange::swmm {

namespace {

/// Width of a closed conduit at its widest [m].
double barrel_width(const Link& link, double metre) {
  const bool box = link.shape.name == "RECT_CLOSED";
  return link.shape.measures[box ? 1 : 0] * metre * link.shape.barrels;
}

/// Surface [m2] of a junction without a channel: half of that of the closed conduits that end
/// there, and what SWMM gives to every node at least.
double surface_of(const Drafting& drafting, std::size_t node) {
  const Model& model = drafting.model;
  double surface = 0.0;
  for (const std::size_t k : drafting.places.links_at[node]) {
    const Link& link = model.links[k];
    if (drafting.roles[k] == Role::culvert)
      surface += 0.5 * link.length * barrel_width(link, model.options.metre);
  }
  return std::max(surface, model.options.least_node_area);
}

std::map<std::string, std::string> base_row(const Drafting& drafting, std::size_t n) {
  const Node& node = drafting.model.nodes[n];
  std::map<std::string, std::string> row{
      {"name", drafting.places.nodes[n]},
      {"level [m]",
       base::exact_number(std::max(node.bed + node.initial_depth, drafting.places.lowest_bed[n]))}};
  if (node.at) {
    row["x"] = base::exact_number(node.at->first);
    row["y"] = base::exact_number(node.at->second);
  }
  return row;
}

void add_junction(const Drafting& drafting, std::size_t n) {
  drafting.table("junctions.csv", {"name", "x", "y", "level [m]"})
      .rows.push_back(base_row(drafting, n));
}

void add_storage(const Drafting& drafting, std::size_t n, double area) {
  const Node& node = drafting.model.nodes[n];
  DraftTable& storages =
      drafting.table("storages.csv", {"name", "x", "y", "bed [m]", "area [m2]", "level [m]"});
  auto row = base_row(drafting, n);
  row["bed [m]"] = base::exact_number(node.bed);
  if (area > 0.0) row["area [m2]"] = base::exact_number(area);
  storages.rows.push_back(std::move(row));
  if (area > 0.0) return;
  DraftTable& tables = drafting.table("storage_tables.csv", {"storage", "level [m]", "area [m2]"});
  for (const auto& [depth, surface] : node.areas)
    tables.rows.push_back({{"storage", drafting.places.nodes[n]},
                           {"level [m]", base::exact_number(node.bed + depth)},
                           {"area [m2]", base::exact_number(surface)}});
}

}  // namespace

void draft_nodes(const Drafting& drafting) {
  const Model& model = drafting.model;
  for (std::size_t n = 0; n < model.nodes.size(); ++n) {
    const Node& node = model.nodes[n];
    if (!drafting.places.kept[n]) continue;
    if (node.kind == Node::Kind::storage) {
      add_storage(drafting, n, node.area);
    } else if (drafting.places.channel_ends[n] > 0) {
      add_junction(drafting, n);
    } else {
      const double surface = surface_of(drafting, n);
      drafting.note(NotCarried::Why::otherwise, node.line, "node " + node.name,
                    "a storage, with half the surface of its closed conduits or the least one of "
                    "SWMM: no open channel ends there");
      add_storage(drafting, n, surface);
    }
  }
}

}  // namespace biandan::exchange::swmm
