#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <sstream>
#include <utility>
#include <variant>
#include <vector>

#include "model/base/limits.hpp"
#include "model/casefile/beds.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

using network::NodeId;
using network::Place;
using network::Reach;

constexpr int bed_digits = 6;  // of beds that are interpolated

Complaint below_bed(const std::string& what, double level, double bed) {
  return {what + " of " + number_text(level) + " m is below the bed, " +
              number_text(bed, bed_digits) + " m",
          "a level at or above the bed"};
}

// A level under every bed that touches it holds no water anywhere: it is a wrong datum, not a dry
// river. Dry places inside a reach are allowed.
void check_levels(Context& context) {
  const network::Network& network = context.result.network;
  const Beds beds(context);
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const network::Node& node = network.nodes[i];
    if (context.is_storage_row(i)) continue;  // judged with its row
    if (!node.initial_level || !(*node.initial_level < beds.at(NodeId(i)))) continue;
    context.report(node.source, below_bed("level of node " + quote(node.name), *node.initial_level,
                                          beds.at(NodeId(i))));
  }
  for (const Reach& reach : network.reaches) {
    const double bed = beds.lowest_of(reach);
    if (!reach.initial_level || !(*reach.initial_level < bed)) continue;
    context.report(reach.source,
                   below_bed("level of reach " + quote(reach.name), *reach.initial_level, bed));
  }
}

// A curve that ends below the bed was taken at another datum.
void check_rating(Context& context, const forcing::Boundary& boundary, double bed) {
  if (boundary.rating_level.empty() || !(boundary.rating_level.back() < bed)) return;
  context.report(boundary.source,
                 below_bed("last level of the rating curve of boundary " + quote(boundary.name),
                           boundary.rating_level.back(), bed));
}

void check_stages(Context& context) {
  const Beds beds(context);
  const std::vector<forcing::Boundary>& boundaries = context.result.forcing.boundaries;
  for (std::size_t i = 0; i < boundaries.size(); ++i) {
    const forcing::Boundary& boundary = boundaries[i];
    if (!boundary.node.valid()) continue;
    const double bed = beds.at(boundary.node);
    if (boundary.kind == forcing::Boundary::Kind::rating) check_rating(context, boundary, bed);
    if (boundary.kind != forcing::Boundary::Kind::stage) continue;
    const double level = boundary.value.minimum();
    if (!(level < bed)) continue;
    Complaint complaint = below_bed("level of boundary " + quote(boundary.name), level, bed);
    complaint.suggestion = context.series.lowest_place(context.boundary_levels[i], boundary.value);
    context.report(boundary.source, std::move(complaint));
  }
}

void check_sills(Context& context) {
  const network::Network& network = context.result.network;
  const Beds beds(context);
  for (const network::Structure& structure : network.structures) {
    double sill = not_known;
    std::string_view what = "sill";
    if (const auto* gate = std::get_if<network::Gate>(&structure.kind)) sill = gate->sill;
    if (const auto* weir = std::get_if<network::Weir>(&structure.kind)) {
      sill = weir->crest;
      what = "crest";
    }
    const double from = beds.at(structure.from);
    const double to = beds.at(structure.to);
    if (!(sill < from && sill < to)) continue;
    context.report(
        structure.source,
        {std::string(what) + " of " + quote(structure.name) + " at " + number_text(sill) +
             " m is below the bed on both sides, " + number_text(from, bed_digits) + " and " +
             number_text(to, bed_digits) + " m",
         "a " + std::string(what) + " at or above the lower bed"});
  }
}

void check_invert(const Context& context, const network::Structure& structure, const char* end,
                  double invert, double bed) {
  const double height = std::get<network::Culvert>(structure.kind).height;
  if (!(height > 0.0 && invert + height <= bed)) return;
  context.report(structure.source,
                 {"culvert " + quote(structure.name) + " lies wholly below the bed at `" + end +
                      "`: invert " + number_text(invert) + " m, height " + number_text(height) +
                      " m, bed " + number_text(bed, bed_digits) + " m",
                  "an invert less than its height below the bed"});
}

// Sediment may stand in a barrel, but not fill it.
void check_culverts(Context& context) {
  const network::Network& network = context.result.network;
  const Beds beds(context);
  for (const network::Structure& structure : network.structures) {
    const auto* culvert = std::get_if<network::Culvert>(&structure.kind);
    if (culvert == nullptr) continue;
    check_invert(context, structure, "from", culvert->invert_from, beds.at(structure.from));
    check_invert(context, structure, "to", culvert->invert_to, beds.at(structure.to));
  }
}

// Nodes that hang together through reaches and structures.
class Parts {
 public:
  explicit Parts(const network::Network& network) : parent_(network.nodes.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
    for (const Reach& reach : network.reaches) join(reach.from, reach.to);
    for (const network::Structure& structure : network.structures) {
      join(any_node(network, structure.from), any_node(network, structure.to));
    }
  }

  // Shortens the way for the next who asks: a river listed from its mouth up is one long chain.
  std::size_t of(NodeId node) {
    std::size_t i = node.index();
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

 private:
  static NodeId any_node(const network::Network& network, const Place& place) {
    return place.on_reach() ? network.reaches[place.reach.index()].from : place.node;
  }
  // The lower index leads, so that a part is named after its first node.
  void join(NodeId a, NodeId b) {
    if (!a.valid() || !b.valid()) return;
    const std::size_t first = of(a);
    const std::size_t second = of(b);
    parent_[std::max(first, second)] = std::min(first, second);
  }

  std::vector<std::size_t> parent_;
};

std::string names_of(const network::Network& network, Parts& parts, std::size_t part) {
  constexpr int most = 5;
  std::string text;
  int count = 0;
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    if (parts.of(NodeId(i)) != part) continue;
    if (++count <= most) text += (count > 1 ? ", " : "") + quote(network.nodes[i].name);
  }
  if (count > most) text += " and " + std::to_string(count - most) + " more";
  return text;
}

// Whether a reach touches each node. Where an end of a reach is unknown, any node may be meant.
std::vector<bool> touched_nodes(const network::Network& network) {
  std::vector<bool> touched(network.nodes.size(), false);
  for (const Reach& reach : network.reaches) {
    if (!reach.from.valid() || !reach.to.valid()) {
      return std::vector<bool>(network.nodes.size(), true);
    }
    touched[reach.from.index()] = true;
    touched[reach.to.index()] = true;
  }
  return touched;
}

// Whether every end of a reach or structure is known: one that is not may be the missing link.
bool links_known(const network::Network& network) {
  const auto placed = [](const Place& place) { return place.node.valid() || place.on_reach(); };
  return std::all_of(network.reaches.begin(), network.reaches.end(),
                     [](const Reach& reach) { return reach.from.valid() && reach.to.valid(); }) &&
         std::all_of(network.structures.begin(), network.structures.end(),
                     [&](const network::Structure& structure) {
                       return placed(structure.from) && placed(structure.to);
                     });
}

void check_parts(Context& context) {
  const Case& problem = context.result;
  if (context.closed || problem.settings.flow == FlowMode::prescribed) return;
  if (!context.flow_known || !links_known(problem.network)) return;
  using Kind = forcing::Boundary::Kind;
  const network::Network& network = problem.network;
  Parts parts(network);
  std::vector<bool> bounded(network.nodes.size(), false);
  std::vector<bool> levelled(network.nodes.size(), false);
  for (const forcing::Boundary& boundary : problem.forcing.boundaries) {
    if (!boundary.node.valid()) return;  // the unknown node may be in any part
    bounded[parts.of(boundary.node)] = true;
    if (boundary.kind != Kind::discharge) levelled[parts.of(boundary.node)] = true;
  }
  // A lone junction and a thing with a wrong row are reported elsewhere.
  const std::vector<bool> touched = touched_nodes(network);
  std::vector<bool> judged(network.nodes.size(), true);
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const bool lone = !touched[i] && !context.is_storage_row(i);
    if (lone || !context.nodes.usable(i)) judged[parts.of(NodeId(i))] = false;
  }
  const bool steady = problem.settings.flow == FlowMode::steady ||
                      problem.settings.initial_flow == InitialFlow::steady;
  for (std::size_t part = 0; part < network.nodes.size(); ++part) {
    if (parts.of(NodeId(part)) != part || !judged[part]) continue;
    if (bounded[part] && (!steady || levelled[part])) continue;
    const base::SourcePlace& place = network.nodes[part].source;
    const bool listed = context.findings.lists_more(place.file);
    const std::string nodes =
        listed ? names_of(network, parts, part) : quote(network.nodes[part].name);
    if (!bounded[part]) {
      context.report(place, {"part of the network without a boundary: " + nodes,
                             "a boundary, or a reach or structure that connects it",
                             "a closed basin is allowed by 'closed = true' in [flow]"});
    } else {
      context.report(place, {"no level can be found for a steady flow in the part " + nodes,
                             "a stage or rating boundary in every part",
                             "or [flow] initial = \"given\" with initial levels"});
    }
  }
}

// A junction has no volume of its own: without a reach there is no place for its water.
void check_junctions(Context& context) {
  const network::Network& network = context.result.network;
  const std::vector<bool> touched = touched_nodes(network);
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    const network::Node& node = network.nodes[i];
    if (touched[i] || context.is_storage_row(i) || !context.nodes.usable(i)) continue;
    context.report(node.source, {"junction " + quote(node.name) + " touches no reach",
                                 "a reach from or to it, or a row in storages.csv"});
  }
}

void check_initial_state(Context& context) {
  const Case& problem = context.result;
  if (!context.flow_known || problem.settings.flow != FlowMode::dynamic ||
      problem.settings.initial_flow != InitialFlow::given) {
    return;
  }
  for (const Reach& reach : problem.network.reaches) {
    if (!reach.from.valid() || !reach.to.valid()) continue;
    if (reach.initial_level || reach.initial_depth) continue;
    const network::Node& from = problem.network.nodes[reach.from.index()];
    const network::Node& to = problem.network.nodes[reach.to.index()];
    if (from.initial_level && to.initial_level) continue;
    const bool dry_to = from.initial_level.has_value();
    if (!context.nodes.usable((dry_to ? reach.to : reach.from).index())) continue;
    const network::Node& dry = dry_to ? to : from;
    context.report(reach.source, {"reach " + quote(reach.name) +
                                      " has no initial level, nor has "
                                      "node " +
                                      quote(dry.name),
                                  "a level or depth of the reach, or levels of both nodes",
                                  "or [flow] initial = \"steady\""});
  }
  for (const network::Node& node : problem.network.nodes) {
    if (!node.is_storage() || node.initial_level) continue;
    context.report(node.source, {"storage " + quote(node.name) + " has no initial level", "a level",
                                 "or [flow] initial = \"steady\""});
  }
}

// Discharges that arrive at every node by reaches alone, in a prescribed flow; NaN where more than
// constant reaches decides about it, which only the run can sum up.
std::vector<double> prescribed_arrivals(const Case& problem) {
  const network::Network& network = problem.network;
  std::vector<double> arriving(network.nodes.size(), 0.0);
  std::vector<bool> fed(network.reaches.size(), false);
  const auto feed = [&](const Place& place) {
    if (place.on_reach()) fed[place.reach.index()] = true;
    if (place.node.valid()) arriving[place.node.index()] = not_known;
  };
  const forcing::Forcing& forcing = problem.forcing;
  for (const forcing::Load& load : forcing.loads) feed(load.place);
  for (const forcing::Withdrawal& withdrawal : forcing.withdrawals) feed(withdrawal.place);
  for (const forcing::Seepage& seepage : forcing.seepage) feed({{}, seepage.reach, 0.0});
  for (const forcing::Boundary& boundary : forcing.boundaries) feed({boundary.node, {}, 0.0});
  for (const forcing::PrescribedFlow& flow : forcing.prescribed) {
    if (!flow.reach.valid()) continue;
    const Reach& reach = network.reaches[flow.reach.index()];
    const bool known =
        flow.discharge.constant() && flow.area.constant() && !fed[flow.reach.index()];
    const double discharge = known ? flow.discharge.at(0.0) : not_known;
    if (reach.from.valid()) arriving[reach.from.index()] -= discharge;
    if (reach.to.valid()) arriving[reach.to.index()] += discharge;
  }
  return arriving;
}

// The largest discharge of a reach at each node, for what rounding leaves.
std::vector<double> prescribed_scale(const Case& problem) {
  std::vector<double> scale(problem.network.nodes.size(), 0.0);
  for (const forcing::PrescribedFlow& flow : problem.forcing.prescribed) {
    if (!flow.reach.valid()) continue;
    const Reach& reach = problem.network.reaches[flow.reach.index()];
    for (const NodeId node : {reach.from, reach.to}) {
      if (!node.valid()) continue;
      double& largest = scale[node.index()];
      largest = std::max(largest, std::abs(flow.discharge.at(0.0)));
    }
  }
  return scale;
}

bool has_one_row_a_reach(const Case& problem) {
  std::vector<int> rows(problem.network.reaches.size(), 0);
  for (const forcing::PrescribedFlow& flow : problem.forcing.prescribed)
    if (flow.reach.valid()) ++rows[flow.reach.index()];
  return std::all_of(rows.begin(), rows.end(), [](int count) { return count == 1; });
}

// Where reaches meet without a boundary, what arrives must leave. Series, and what enters on the
// way, are summed up by the run.
void check_prescribed(Context& context) {
  const Case& problem = context.result;
  const forcing::Weather& weather = problem.forcing.weather;
  const bool weathered = weather.rain.maximum() > 0.0 || weather.evaporation.maximum() > 0.0;
  if (problem.settings.flow != FlowMode::prescribed || weathered) return;
  if (!has_one_row_a_reach(problem)) return;  // reported
  const std::vector<double> arriving = prescribed_arrivals(problem);
  const std::vector<double> scale = prescribed_scale(problem);
  for (std::size_t i = 0; i < arriving.size(); ++i) {
    if (!(std::abs(arriving[i]) > 1e-9 * scale[i])) continue;
    const network::Node& node = problem.network.nodes[i];
    std::ostringstream surplus;  // without the digits that rounding leaves
    surplus << std::abs(arriving[i]);
    context.report(
        node.source,
        {"prescribed discharges do not balance at " + quote(node.name) + ": " + surplus.str() +
             " m3/s more " + (arriving[i] > 0.0 ? "arrive than leave" : "leave than arrive"),
         "discharges in prescribed.csv that balance, or a boundary there"});
  }
}

void check_window(Context& context) {
  const Settings& settings = context.result.settings;
  if (settings.duration <= 0.0 || !(settings.duration < settings.step)) return;
  const Record flow = settings_record(context.raw, "flow", context.findings);
  context.findings.add(flow.place_of("step"),
                       {"step of " + number_text(settings.step) + " s is longer than the run, " +
                            number_text(settings.duration) + " s",
                        "a step up to the duration of [case]"});
}

// Every state of a run holds a value of every constituent in every cell.
void check_state_size(Context& context) {
  double cells = static_cast<double>(context.nodes.size());
  for (const Reach& reach : context.result.network.reaches) cells += network::cells_of(reach);
  const std::size_t constituents = context.result.quality.constituents.size();
  const double values = cells * static_cast<double>(constituents);
  if (!(values > base::most_values_of_state) || cells > base::most_cells_of_case) return;
  context.findings.add((context.raw.folder / "case.toml").generic_string(),
                       {std::to_string(constituents) + " constituents in " + number_text(cells) +
                            " cells are " + number_text(values) + " values",
                        number_text(base::most_values_of_state) + " values of a case at most",
                        "longer cells or fewer constituents"});
}

// A prescribed flow moves no water through structures: nothing would drain.
void check_prescribed_drains(Context& context) {
  if (context.result.settings.flow != FlowMode::prescribed) return;
  const drainage::Drainage& drains = context.result.drainage;
  const auto refuse = [&](const base::SourcePlace& place, const std::string& what) {
    context.report(place, {what + " in flow mode prescribed, where no water passes structures",
                           "mode dynamic or steady, or a load where it would discharge"});
  };
  const auto& nodes = context.result.network.nodes;
  if (!drains.sewers.empty()) refuse(nodes[drains.sewers[0].node.index()].source, "a sewer");
  if (!drains.plants.empty())
    refuse(nodes[drains.plants[0].node.index()].source, "a plant");
  else if (!drains.treatments.empty())
    refuse(drains.treatments[0].source, "a treatment");
}

// The runoff of every catchment is known by step before the run, and so is what it washes off.
void check_runoff_size(Context& context) {
  const Settings& settings = context.result.settings;
  const double steps = settings.duration / settings.step;
  double values = 0.0;
  double routed = 0.0;
  for (const drainage::Catchment& it : context.result.drainage.catchments) {
    values += steps * (1.0 + static_cast<double>(it.wash_off.size()));
    if (it.concentration_time)
      routed += steps * (1.0 + 1.6 * *it.concentration_time / settings.step);
  }
  const auto refuse = [&](double found, double most, const std::string& what) {
    if (!(found > most)) return;
    context.findings.add(
        (context.raw.folder / "case.toml").generic_string(),
        {"runoff in steps of " + number_text(settings.step) + " s over " +
             number_text(settings.duration) + " s is " + number_text(found, 3) + " " + what,
         number_text(most) + " at most", "a longer step or a shorter run"});
  };
  refuse(values, static_cast<double>(base::most_values_of_series), "values");
  refuse(routed, base::most_routed_values, "values on their way through unit hydrographs");
}

}  // namespace

void check_case(Context& context) {
  check_window(context);
  check_state_size(context);
  check_runoff_size(context);
  if (context.reaches.size() == 0) return;  // reported once, for the whole case
  check_junctions(context);
  check_parts(context);
  check_levels(context);
  check_stages(context);
  check_sills(context);
  check_culverts(context);
  check_initial_state(context);
  check_prescribed(context);
  check_prescribed_drains(context);
}

}  // namespace biandan::casefile
