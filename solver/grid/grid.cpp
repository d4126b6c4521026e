#include "solver/grid/grid.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <sstream>

#include "solver/grid/layout.hpp"

namespace biandan::grid {

namespace {

constexpr double bankfull_depth = 3.0;  // [m]

using base::CaseError;
using base::Finding;

[[noreturn]] void refuse(const base::SourcePlace& place, std::string message,
                         std::string expected) {
  throw CaseError({Finding{place, std::move(message), std::move(expected), "", ""}});
}

CellPart channel_part(const network::Reach& reach, double chainage, double length) {
  const network::CrossSection section = section_at(reach, chainage);
  CellPart part{section.bed, length, section.table, false, {}};
  if (!has_simple_resistance(reach))
    part.boussinesq = network::BoussinesqTable(resistance_of(reach, section));
  return part;
}

/// One cell per node; its channel parts are added as the reaches are cut.
void add_node_cells(const Case& problem, Grid& grid) {
  for (std::size_t n = 0; n < problem.network.nodes.size(); ++n) {
    const network::Node& node = problem.network.nodes[n];
    Cell cell;
    cell.name = node.name;
    cell.node = network::NodeId(n);
    cell.enclosed = node.enclosed;
    if (node.is_storage()) cell.parts.push_back({node.storage_bed, 1.0, node.storage, true, {}});
    grid.node_cell.push_back(static_cast<int>(grid.cells.size()));
    grid.cells.push_back(std::move(cell));
  }
}

/// Adds a stretch of a reach to what a cell holds.
void hold_stretch(const network::Reach& reach, double chainage, double length, Cell& cell) {
  cell.parts.push_back(channel_part(reach, chainage, length));
  cell.zone_volume += reach.zone_area * length;
  cell.zone_exchange =
      (cell.zone_exchange * cell.length + reach.zone_exchange * length) / (cell.length + length);
  cell.length += length;
}

/// To the metre, and finer where cells are closer.
std::string chainage_text(double chainage, double spacing) {
  if (spacing >= 1.0) return std::to_string(std::lround(chainage));
  const int digits = static_cast<int>(std::ceil(-std::log10(spacing))) + 1;
  std::ostringstream text;
  text << std::fixed << std::setprecision(digits) << chainage;
  return text.str();
}

Cell interior_cell(const network::Reach& reach, network::ReachId id, double chainage,
                   double length) {
  Cell cell;
  cell.name = reach.name + ":" + chainage_text(chainage, length);
  cell.reach = id;
  cell.chainage = chainage;
  hold_stretch(reach, chainage, length, cell);
  return cell;
}

Face channel_face(const network::Reach& reach, network::ReachId id, double chainage,
                  double spacing) {
  const network::CrossSection middle = section_at(reach, chainage);
  Face face;
  face.kind = Face::Kind::channel;
  face.reach = id;
  face.chainage = chainage;
  face.distance = spacing;
  face.bed = middle.bed;
  face.bed_left = section_at(reach, chainage - 0.5 * spacing).bed;
  face.bed_right = section_at(reach, chainage + 0.5 * spacing).bed;
  face.manning = reach.manning;
  face.dispersion = reach.dispersion;
  face.table = middle.table;
  if (!has_simple_resistance(reach))
    face.conveyance = network::ConveyanceTable(resistance_of(reach, middle));
  return face;
}

void cut_reach(const Case& problem, network::ReachId id, Grid& grid) {
  const network::Reach& reach = problem.network.reaches[id.index()];
  const int count = static_cast<int>(network::cells_of(reach));
  const double spacing = reach.length / count;
  const int from = grid.node_cell[reach.from.index()];
  const int to = grid.node_cell[reach.to.index()];
  if (from == to && count < 3)
    refuse(reach.source, "reach '" + reach.name + "' begins and ends at the same node",
           "a cell length of at most a third of its length");

  grid.reach_first_face.push_back(static_cast<int>(grid.faces.size()));
  grid.reach_face_count.push_back(count);
  int first_part = 0, last_part = 0;
  for (const auto& [cell, chainage] : {std::pair{from, 0.0}, std::pair{to, reach.length}}) {
    Cell& end = grid.cells[static_cast<std::size_t>(cell)];
    (chainage == 0.0 ? first_part : last_part) = static_cast<int>(end.parts.size());
    hold_stretch(reach, chainage, 0.5 * spacing, end);
  }

  int left = from;
  for (int f = 0; f < count; ++f) {
    int right = to;
    if (f + 1 < count) {
      right = static_cast<int>(grid.cells.size());
      grid.cells.push_back(interior_cell(reach, id, (f + 1) * spacing, spacing));
    }
    Face face = channel_face(reach, id, (f + 0.5) * spacing, spacing);
    face.left = left;
    face.right = right;
    if (f == 0) face.part_left = first_part;
    if (f + 1 == count) face.part_right = last_part;
    const int index = static_cast<int>(grid.faces.size());
    if (f > 0) face.previous = index - 1;
    if (f + 1 < count) face.next = index + 1;
    grid.faces.push_back(std::move(face));
    left = right;
  }
}

void add_structures(const Case& problem, Grid& grid) {
  const auto& structures = problem.network.structures;
  for (std::size_t s = 0; s < structures.size(); ++s) {
    Face face;
    face.kind = Face::Kind::structure;
    face.structure = network::StructureId(s);
    face.left = grid.cell_of(structures[s].from);
    face.right = grid.cell_of(structures[s].to);
    if (face.left == face.right)
      refuse(structures[s].source,
             "structure '" + structures[s].name + "' begins and ends in the same cell",
             "two places that lie apart, or a smaller cell_length");
    grid.faces.push_back(std::move(face));
  }
}

void finish_cells(const Case& problem, Grid& grid) {
  for (Cell& cell : grid.cells) {
    if (cell.parts.empty())
      refuse(problem.network.nodes[cell.node.index()].source,
             "node '" + cell.name + "' holds no water", "a reach that ends there, or a storage");
    cell.bed = cell.parts.front().bed;
    for (const CellPart& part : cell.parts) {
      cell.bed = std::min(cell.bed, part.bed);
      cell.in_zones = cell.in_zones || !part.boussinesq.empty();
    }
    cell.bankfull = cell.volume(cell.bed + bankfull_depth);
    cell.bed_area = cell.bankfull / bankfull_depth;
  }
}

void link_faces(Grid& grid) {
  std::vector<int> count(grid.cells.size() + 1, 0);
  for (const Face& face : grid.faces) {
    ++count[static_cast<std::size_t>(face.left) + 1];
    ++count[static_cast<std::size_t>(face.right) + 1];
  }
  for (std::size_t c = 1; c < count.size(); ++c) count[c] += count[c - 1];
  grid.face_list_start = count;
  grid.face_list.resize(2 * grid.faces.size());
  for (std::size_t f = 0; f < grid.faces.size(); ++f)
    for (const int cell : {grid.faces[f].left, grid.faces[f].right})
      grid.face_list[static_cast<std::size_t>(count[static_cast<std::size_t>(cell)]++)] =
          static_cast<int>(f);
}

/// Length of the overlap of two stretches of a reach [m].
double overlap(double from_a, double to_a, double from_b, double to_b) {
  return std::max(0.0, std::min(to_a, to_b) - std::max(from_a, from_b));
}

/// A distributed load falls into the cells of its stretch in proportion to their share of it.
void add_distributed(const Case& problem, std::size_t index, Grid& grid) {
  const forcing::Load& load = problem.forcing.loads[index];
  const network::ReachId id = load.place.reach;
  const network::Reach& reach = problem.network.reaches[id.index()];
  const double spacing = reach.length / grid.reach_face_count[id.index()];
  const double stretch = load.to_chainage - load.place.chainage;
  for (int point = 0; point <= grid.reach_face_count[id.index()]; ++point) {
    const double from = (point - 0.5) * spacing;
    const double part = overlap(load.place.chainage, load.to_chainage, std::max(from, 0.0),
                                std::min(from + spacing, reach.length));
    if (part <= 0.0) continue;
    const int cell = grid.cell_of({{}, id, point * spacing});
    grid.inlets.push_back({Inlet::Kind::load, index, cell, part / stretch});
  }
}

/// Seepage falls into the cells of its reach in proportion to their share of its length.
void add_seepage(const Case& problem, std::size_t index, Grid& grid) {
  const network::ReachId id = problem.forcing.seepage[index].reach;
  const int count = grid.reach_face_count[id.index()];
  const double spacing = problem.network.reaches[id.index()].length / count;
  for (int point = 0; point <= count; ++point) {
    const double share = (point == 0 || point == count ? 0.5 : 1.0) / count;
    grid.inlets.push_back(
        {Inlet::Kind::seepage, index, grid.cell_of({{}, id, point * spacing}), share});
  }
}

/// Every cell under the sky has a water surface for it; a case without rain or evaporation has no
/// inlets for them.
void add_weather(const forcing::Weather& weather, Grid& grid) {
  const auto on_open_cells = [&](Inlet::Kind kind, const base::Series& rate) {
    if (rate.maximum() <= 0.0) return;
    for (std::size_t c = 0; c < grid.cells.size(); ++c)
      if (!grid.cells[c].enclosed) grid.inlets.push_back({kind, 0, static_cast<int>(c), 1.0});
  };
  on_open_cells(Inlet::Kind::rain, weather.rain);
  on_open_cells(Inlet::Kind::evaporation, weather.evaporation);
}

void add_inlets(const Case& problem, Grid& grid) {
  const forcing::Forcing& forcing = problem.forcing;
  for (std::size_t b = 0; b < forcing.boundaries.size(); ++b)
    grid.inlets.push_back(
        {Inlet::Kind::boundary, b, grid.node_cell[forcing.boundaries[b].node.index()], 1.0});
  for (std::size_t l = 0; l < forcing.loads.size(); ++l) {
    if (forcing.loads[l].distributed)
      add_distributed(problem, l, grid);
    else
      grid.inlets.push_back({Inlet::Kind::load, l, grid.cell_of(forcing.loads[l].place), 1.0});
  }
  for (std::size_t w = 0; w < forcing.withdrawals.size(); ++w)
    grid.inlets.push_back(
        {Inlet::Kind::withdrawal, w, grid.cell_of(forcing.withdrawals[w].place), 1.0});
  for (std::size_t s = 0; s < forcing.seepage.size(); ++s) add_seepage(problem, s, grid);
  add_weather(forcing.weather, grid);
}

}  // namespace

double Cell::volume(double level) const {
  double sum = 0.0;
  for (const CellPart& part : parts) sum += part.factor * part.table.wetted(level - part.bed).area;
  return sum;
}

double Cell::surface(double level) const {
  double sum = 0.0;
  for (const CellPart& part : parts)
    if (level >= part.bed) sum += part.factor * part.table.wetted(level - part.bed).width;
  return sum;
}

double Cell::level_of(double volume) const {
  if (volume <= 0.0) return bed;
  if (parts.size() == 1) return bed + parts.front().table.depth_of(volume / parts.front().factor);
  // No higher than the level at which one part alone would hold it all.
  double high = std::numeric_limits<double>::infinity();
  for (const CellPart& part : parts)
    high = std::min(high, part.bed + part.table.depth_of(volume / part.factor));
  return level_of(volume, high);
}

double Cell::level_of(double volume, double near) const {
  if (volume <= 0.0) return bed;
  double low = bed;
  double high = std::numeric_limits<double>::infinity();
  double level = std::max(near, bed);
  for (int iteration = 0; iteration < 200; ++iteration) {
    const double excess = this->volume(level) - volume;
    if (excess == 0.0) break;
    (excess > 0.0 ? high : low) = level;
    const double width = surface(level);
    double next = width > 0.0 ? level - excess / width : high;
    if (!(next > low && next < high))
      next = std::isfinite(high) ? 0.5 * (low + high) : 2.0 * level - bed + 1.0;
    if (std::abs(next - level) <= 1e-15 * std::abs(level)) break;
    level = next;
  }
  return level;
}

double Cell::boussinesq(double area) const {
  if (!in_zones) return 1.0;
  double sum = 0.0;
  double total = 0.0;
  for (const CellPart& part : parts) {
    if (part.storage) continue;
    sum += part.factor * (part.boussinesq.empty() ? 1.0 : part.boussinesq.at(area));
    total += part.factor;
  }
  return sum / total;
}

std::span<const int> Grid::faces_of(int cell) const {
  const auto begin = static_cast<std::size_t>(face_list_start[static_cast<std::size_t>(cell)]);
  const auto end = static_cast<std::size_t>(face_list_start[static_cast<std::size_t>(cell) + 1]);
  return {face_list.data() + begin, end - begin};
}

int Grid::cell_of(const network::Place& place) const {
  if (!place.on_reach()) return node_cell[place.node.index()];
  const int first = reach_first_face[place.reach.index()];
  const int count = reach_face_count[place.reach.index()];
  const double spacing = faces[static_cast<std::size_t>(first)].distance;
  const int point = std::clamp(static_cast<int>(std::lround(place.chainage / spacing)), 0, count);
  return point == 0 ? faces[static_cast<std::size_t>(first)].left
                    : faces[static_cast<std::size_t>(first + point - 1)].right;
}

int Grid::face_of(const network::Place& place) const {
  if (!place.on_reach()) return -1;
  const int first = reach_first_face[place.reach.index()];
  const int count = reach_face_count[place.reach.index()];
  const double spacing = faces[static_cast<std::size_t>(first)].distance;
  return first + std::clamp(static_cast<int>(place.chainage / spacing), 0, count - 1);
}

double net_inflow(const Grid& grid, int cell, const std::vector<double>& discharge) {
  double net = 0.0;
  for (const int f : grid.faces_of(cell)) {
    const auto face = static_cast<std::size_t>(f);
    net += grid.faces[face].left == cell ? -discharge[face] : discharge[face];
  }
  return net;
}

std::string inlet_name(const Case& problem, const Grid& grid, const Inlet& inlet) {
  const forcing::Forcing& forcing = problem.forcing;
  const std::string at = " at " + grid.cells[static_cast<std::size_t>(inlet.cell)].name;
  switch (inlet.kind) {
    case Inlet::Kind::boundary:
      return "boundary " + forcing.boundaries[inlet.index].name;
    case Inlet::Kind::load:
      return "load " + forcing.loads[inlet.index].name + at;
    case Inlet::Kind::withdrawal:
      return "withdrawal " + forcing.withdrawals[inlet.index].name + at;
    case Inlet::Kind::seepage:
      return "seepage " + problem.network.reaches[forcing.seepage[inlet.index].reach.index()].name +
             at;
    case Inlet::Kind::rain:
      return "rain" + at;
    case Inlet::Kind::evaporation:
      break;
  }
  return "evaporation" + at;
}

Grid build_grid(const Case& problem) {
  Grid grid;
  add_node_cells(problem, grid);
  for (std::size_t r = 0; r < problem.network.reaches.size(); ++r)
    cut_reach(problem, network::ReachId(r), grid);
  add_structures(problem, grid);
  finish_cells(problem, grid);
  link_faces(grid);
  add_inlets(problem, grid);
  place_cells(problem, grid);
  return grid;
}

}  // namespace biandan::grid
