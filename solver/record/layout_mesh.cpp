#include <cmath>
#include <optional>

#include "solver/record/layout_parts.hpp"

namespace biandan::record {

namespace {

constexpr int no_branch = -1;

using network::Reference;
using network::reference_of;

void add_reference(const std::string& crs, const Reference& reference, Schema& schema) {
  Variable variable{"crs", Type::int32, {}, {}, std::vector<double>{0.0}, false};
  if (reference.epsg) {
    variable.values = std::vector<double>{static_cast<double>(*reference.epsg)};
    variable.attributes = {{"long_name", "coordinate reference system"},
                           {"epsg", *reference.epsg},
                           {"EPSG_code", "EPSG:" + std::to_string(*reference.epsg)}};
    if (reference.degrees)
      variable.attributes.push_back({"grid_mapping_name", "latitude_longitude"});
  } else {
    const std::string name = crs.empty() ? "schematic" : crs;
    variable.attributes = {
        {"long_name", "local coordinates without a place on the earth"},
        {"crs_wkt", "ENGCRS[\"" + name +
                        "\",EDATUM[\"local\"],CS[Cartesian,2],AXIS[\"x\",east],AXIS[\"y\",north],"
                        "LENGTHUNIT[\"metre\",1]]"}};
  }
  schema.variables.push_back(std::move(variable));
}

/// Attributes of an x (axis 0) or y (axis 1) coordinate.
std::vector<Attribute> coordinate(const Reference& reference, int axis, const std::string& title) {
  const bool x = axis == 0;
  std::vector<Attribute> attributes{{"long_name", (x ? "x of " : "y of ") + title}};
  if (reference.degrees) {
    attributes.push_back({"units", x ? "degrees_east" : "degrees_north"});
    attributes.push_back({"standard_name", x ? "longitude" : "latitude"});
  } else {
    attributes.push_back({"units", "m"});
    attributes.push_back(
        {"standard_name", x ? "projection_x_coordinate" : "projection_y_coordinate"});
  }
  attributes.push_back({"axis", x ? "X" : "Y"});
  attributes.push_back({"grid_mapping", "crs"});
  return attributes;
}

struct Points {
  std::vector<double> x, y;
  void add(const network::Point& point) {
    x.push_back(point.x);
    y.push_back(point.y);
  }
  void add(const grid::Cell& cell) { add(network::Point{cell.x, cell.y}); }
};

void add_points(Schema& schema, const std::string& prefix, const std::string& dimension,
                Points points, const Reference& reference, const std::string& title) {
  add(schema, prefix + "_x", Type::float64, dimension, std::move(points.x),
      coordinate(reference, 0, title));
  add(schema, prefix + "_y", Type::float64, dimension, std::move(points.y),
      coordinate(reference, 1, title));
}

void add_pairs(Schema& schema, const std::string& name, const std::string& dimension,
               std::vector<double> pairs, const std::string& title) {
  add(schema, name, Type::int32, dimension, std::move(pairs),
      {{"cf_role", "edge_node_connectivity"}, {"long_name", title}, {"start_index", 0}});
  schema.variables.back().dimensions.emplace_back("Two");
}

void add_topology(Schema& schema, const std::string& name, std::vector<Attribute> attributes) {
  attributes.insert(attributes.begin(), {{"cf_role", "mesh_topology"}, {"topology_dimension", 1}});
  schema.variables.push_back(
      {name, Type::int32, {}, std::move(attributes), std::vector<double>{0.0}, false});
}

/// A reach as it is drawn: its course, or the straight line through its cells.
network::Line line_of(const grid::Grid& grid, std::size_t reach) {
  if (!grid.courses[reach].empty()) return grid.courses[reach];
  const auto first = static_cast<std::size_t>(grid.reach_first_face[reach]);
  const auto count = static_cast<std::size_t>(grid.reach_face_count[reach]);
  network::Line line;
  const auto add = [&](int cell) {
    const grid::Cell& at = grid.cells[static_cast<std::size_t>(cell)];
    line.push_back({at.x, at.y});
  };
  add(grid.faces[first].left);
  for (std::size_t face = first; face < first + count; ++face) add(grid.faces[face].right);
  return line;
}

/// Nodes and reaches of the case, each reach as it runs on a map.
void add_network(const run::RunView& start, const Reference& reference, Schema& schema) {
  const network::Network& network = start.problem.network;
  const grid::Grid& grid = start.grid;
  Points nodes;
  Points lines;
  std::vector<std::string> node_ids, node_titles, reach_ids, reach_titles;
  std::vector<double> ends, lengths, counts;
  for (std::size_t n = 0; n < network.nodes.size(); ++n) {
    nodes.add(grid.cells[static_cast<std::size_t>(grid.node_cell[n])]);
    node_ids.push_back(network.nodes[n].name);
    node_titles.push_back(network.nodes[n].title);
  }
  for (std::size_t r = 0; r < network.reaches.size(); ++r) {
    const network::Reach& reach = network.reaches[r];
    ends.insert(ends.end(), {double(reach.from.value), double(reach.to.value)});
    lengths.push_back(reach.length);
    reach_ids.push_back(reach.name);
    reach_titles.push_back(reach.title);
    const network::Line line = line_of(grid, r);
    for (const network::Point& point : line) lines.add(point);
    counts.push_back(static_cast<double>(line.size()));
  }
  schema.dimensions.push_back({"network_nNodes", network.nodes.size()});
  schema.dimensions.push_back({"network_nEdges", network.reaches.size()});
  schema.dimensions.push_back({"network_nGeometryNodes", lines.x.size()});

  add_topology(schema, "network",
               {{"long_name", "Reaches and their nodes"},
                {"node_dimension", "network_nNodes"},
                {"edge_dimension", "network_nEdges"},
                {"edge_node_connectivity", "network_edge_nodes"},
                {"node_coordinates", "network_node_x network_node_y"},
                {"edge_geometry", "network_geometry"},
                {"edge_length", "network_edge_length"},
                {"node_id", "network_node_id"},
                {"node_long_name", "network_node_title"},
                {"branch_id", "network_edge_id"},
                {"branch_long_name", "network_edge_title"}});
  add_points(schema, "network_node", "network_nNodes", std::move(nodes), reference,
             "network nodes");
  add(schema, "network_node_id", Type::text, "network_nNodes", std::move(node_ids),
      {{"long_name", "Name of the node"}, {"long_name_zh", "节点"}});
  add(schema, "network_node_title", Type::text, "network_nNodes", std::move(node_titles),
      {{"long_name", "Title of the node"}, {"long_name_zh", "节点名称"}});
  add_pairs(schema, "network_edge_nodes", "network_nEdges", std::move(ends),
            "First and last node of the reach");
  add(schema, "network_edge_length", Type::float64, "network_nEdges", std::move(lengths),
      {{"long_name", "Length of the reach"}, {"long_name_zh", "河段长度"}, {"units", "m"}});
  add(schema, "network_edge_id", Type::text, "network_nEdges", std::move(reach_ids),
      {{"long_name", "Name of the reach"}, {"long_name_zh", "河段"}});
  add(schema, "network_edge_title", Type::text, "network_nEdges", std::move(reach_titles),
      {{"long_name", "Title of the reach"}, {"long_name_zh", "河段名称"}});
  schema.variables.push_back({"network_geometry",
                              Type::int32,
                              {},
                              {{"geometry_type", "line"},
                               {"long_name", "Course of the reaches"},
                               {"node_count", "network_geom_node_count"},
                               {"node_coordinates", "network_geom_x network_geom_y"},
                               {"grid_mapping", "crs"}},
                              std::vector<double>{0.0},
                              false});
  add(schema, "network_geom_node_count", Type::int32, "network_nEdges", std::move(counts),
      {{"long_name", "Points of the reach"}});
  add_points(schema, "network_geom", "network_nGeometryNodes", std::move(lines), reference,
             "the course of reaches");
}

/// Where each cell lies on the reaches: a node on the first reach that touches it.
struct BranchPlace {
  std::vector<double> branch;
  std::vector<double> offset;
};

BranchPlace place_on_branches(const run::RunView& start) {
  const auto& reaches = start.problem.network.reaches;
  const grid::Grid& grid = start.grid;
  BranchPlace place{std::vector<double>(grid.cells.size(), no_branch),
                    std::vector<double>(grid.cells.size(), 0.0)};
  const auto put = [&](std::size_t cell, std::size_t reach, double chainage) {
    if (place.branch[cell] != no_branch) return;
    place.branch[cell] = static_cast<double>(reach);
    place.offset[cell] = chainage;
  };
  for (std::size_t c = 0; c < grid.cells.size(); ++c)
    if (grid.cells[c].reach.valid()) put(c, grid.cells[c].reach.index(), grid.cells[c].chainage);
  for (std::size_t r = 0; r < reaches.size(); ++r) {
    put(static_cast<std::size_t>(grid.node_cell[reaches[r].from.index()]), r, 0.0);
    put(static_cast<std::size_t>(grid.node_cell[reaches[r].to.index()]), r, reaches[r].length);
  }
  return place;
}

// QGIS looks for the reference system at the first coordinate of the mesh, which is the branch.
const std::vector<Attribute> branch_notes{
    {"long_name", "Reach, -1 for none"}, {"start_index", 0}, {"grid_mapping", "crs"}};
const std::vector<Attribute> offset_notes{{"long_name", "Chainage on the reach"}, {"units", "m"}};

/// Where faces stand: on the course of their reach, else halfway between their cells.
class FacePlaces {
 public:
  FacePlaces(const run::RunView& start, bool degrees) : start_(start) {
    for (const network::Line& course : start.grid.courses)
      courses_.push_back(course.empty() ? std::nullopt
                                        : std::optional(network::DrawnLine(course, degrees)));
  }

  network::Point of(const grid::Face& face) const {
    if (face.reach.valid() && courses_[face.reach.index()]) {
      const double length = start_.problem.network.reaches[face.reach.index()].length;
      return courses_[face.reach.index()]->at(face.chainage / length);
    }
    const grid::Cell& left = start_.grid.cells[static_cast<std::size_t>(face.left)];
    const grid::Cell& right = start_.grid.cells[static_cast<std::size_t>(face.right)];
    return {0.5 * (left.x + right.x), 0.5 * (left.y + right.y)};
  }

 private:
  const run::RunView& start_;
  std::vector<std::optional<network::DrawnLine>> courses_;  // by ReachId
};

void add_faces(const run::RunView& start, const Reference& reference, Schema& schema) {
  const grid::Grid& grid = start.grid;
  std::vector<double> ends, branch, offset;
  std::vector<std::string> ids;
  Points middles;
  const FacePlaces places(start, reference.degrees);
  for (const grid::Face& face : grid.faces) {
    ends.insert(ends.end(), {double(face.left), double(face.right)});
    branch.push_back(face.reach.valid() ? face.reach.value : no_branch);
    offset.push_back(face.chainage);
    middles.add(places.of(face));
    ids.push_back(face_name(start.problem, face));
  }
  add_pairs(schema, "mesh1d_edge_nodes", "mesh1d_nEdges", std::move(ends),
            "Cells to the left and right of the face");
  add(schema, "mesh1d_edge_branch", Type::int32, "mesh1d_nEdges", std::move(branch), branch_notes);
  add(schema, "mesh1d_edge_offset", Type::float64, "mesh1d_nEdges", std::move(offset),
      offset_notes);
  add_points(schema, "mesh1d_edge", "mesh1d_nEdges", std::move(middles), reference, "faces");
  // A dimension of its own: QGIS takes every variable along mesh1d_nEdges for numbers.
  schema.dimensions.push_back({"faces", ids.size()});
  add(schema, "face_id", Type::text, "faces", std::move(ids),
      {{"long_name", "Name of the face: reach:chainage, or the structure"}});
}

void add_cells(const run::RunView& start, const Reference& reference, Schema& schema) {
  Points points;
  std::vector<double> bed;
  std::vector<std::string> ids;
  for (const grid::Cell& cell : start.grid.cells) {
    points.add(cell);
    bed.push_back(cell.bed);
    ids.push_back(cell.name);
  }
  BranchPlace place = place_on_branches(start);
  add(schema, "mesh1d_node_branch", Type::int32, "mesh1d_nNodes", std::move(place.branch),
      branch_notes);
  add(schema, "mesh1d_node_offset", Type::float64, "mesh1d_nNodes", std::move(place.offset),
      offset_notes);
  add_points(schema, "mesh1d_node", "mesh1d_nNodes", std::move(points), reference, "cells");
  add(schema, "mesh1d_node_id", Type::text, "mesh1d_nNodes", std::move(ids),
      {{"long_name", "Name of the cell: node, or reach:chainage"}});
  add(schema, "bed", Type::float64, "mesh1d_nNodes", std::move(bed),
      {{"long_name", "Bed level"},
       {"long_name_zh", "河底高程"},
       {"units", "m"},
       {"mesh", "mesh1d"},
       {"location", "node"},
       {"coordinates", "mesh1d_node_x mesh1d_node_y"},
       {"grid_mapping", "crs"}});
}

}  // namespace

std::string face_name(const Case& problem, const grid::Face& face) {
  if (face.kind == grid::Face::Kind::structure)
    return problem.network.structures[face.structure.index()].name;
  return problem.network.reaches[face.reach.index()].name + ":" +
         std::to_string(std::lround(face.chainage));
}

void add_inlets(const run::RunView& start, Schema& schema) {
  if (start.grid.inlets.empty()) return;
  std::vector<std::string> names;
  std::vector<double> cells;
  for (const grid::Inlet& inlet : start.grid.inlets) {
    names.push_back(grid::inlet_name(start.problem, start.grid, inlet));
    cells.push_back(inlet.cell);
  }
  schema.dimensions.push_back({"state_inlets", names.size()});
  add(schema, "state_inlet_id", Type::text, "state_inlets", std::move(names),
      {{"long_name", "Where water enters or leaves"}});
  add(schema, "state_inlet_cell", Type::int32, "state_inlets", std::move(cells),
      {{"long_name", "Cell of the inlet, index into mesh1d_nNodes"}, {"start_index", 0}});
}

std::vector<Attribute> coordinate_notes(const std::string& crs, int axis,
                                        const std::string& title) {
  return coordinate(reference_of(crs), axis, title);
}

void add_mesh(const run::RunView& start, Schema& schema) {
  const Reference reference = reference_of(start.problem.settings.crs);
  const bool branches = !start.problem.network.reaches.empty();
  const bool faces = !start.grid.faces.empty();
  add_reference(start.problem.settings.crs, reference, schema);
  schema.dimensions.push_back({"Two", 2});
  if (branches) add_network(start, reference, schema);

  schema.dimensions.push_back({"mesh1d_nNodes", start.grid.cells.size()});
  if (faces) schema.dimensions.push_back({"mesh1d_nEdges", start.grid.faces.size()});
  std::vector<Attribute> topology{
      {"long_name", "Cells and faces"},
      {"node_dimension", "mesh1d_nNodes"},
      {"node_coordinates", "mesh1d_node_branch mesh1d_node_offset mesh1d_node_x mesh1d_node_y"},
      {"node_id", "mesh1d_node_id"}};
  if (branches) topology.push_back({"coordinate_space", "network"});
  if (faces) {
    topology.push_back({"edge_dimension", "mesh1d_nEdges"});
    topology.push_back({"edge_node_connectivity", "mesh1d_edge_nodes"});
    topology.push_back(
        {"edge_coordinates", "mesh1d_edge_branch mesh1d_edge_offset mesh1d_edge_x mesh1d_edge_y"});
  }
  add_topology(schema, "mesh1d", std::move(topology));
  add_cells(start, reference, schema);
  if (faces) add_faces(start, reference, schema);
}

}  // namespace biandan::record
