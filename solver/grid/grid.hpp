// Cells and faces of a network.
//
// Levels, volumes and concentrations live in cells, discharges on faces. Cells are centred on
// points of the network: a reach of length L with n faces has points at 0, L/n, ..., L; its end
// points are the cells of its end nodes, so a node cell holds half a face length of every reach
// that meets there, plus the node's storage. A level imposed at a node therefore stands exactly at
// the end of the reach.
//
//      node A                                   node B
//        o-----|-----o-----|-----o-----|-----o
//       cell  face  cell  face  cell  face  cell
//
// Structures are faces of their own between two cells.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "model/network/boussinesq_table.hpp"
#include "model/network/conveyance_table.hpp"
#include "model/network/depth_table.hpp"

namespace biandan::grid {

/// A piece of a cell's volume: `factor` * table.area(level - bed). For a stretch of channel the
/// factor is its length [m]; for a storage, whose table holds surface over depth, it is 1.
struct CellPart {
  double bed = 0.0;
  double factor = 0.0;
  network::DepthTable table;
  bool storage = false;
  network::BoussinesqTable boussinesq;  ///< of a channel in zones; empty: 1
};

struct Cell {
  std::string name;        ///< "node", or "reach:chainage"
  network::NodeId node;    ///< the node it belongs to, or none
  network::ReachId reach;  ///< for cells inside a reach
  double chainage = 0.0;   ///< on that reach [m]
  double bed = 0.0;        ///< lowest bed of its parts [m]
  double length =
      0.0;  ///< channel length it holds [m]; half a face length of each reach for a node
  double x = 0.0, y = 0.0;     ///< coordinates, or schematic ones
  double bankfull = 0.0;       ///< volume at a depth of 3 m, the scale for "nearly dry" [m3]
  double bed_area = 0.0;       ///< of states of the bed: mean width below 3 m by length [m2]
  double zone_volume = 0.0;    ///< water that stands in storage zones [m3], not part of `parts`
  double zone_exchange = 0.0;  ///< share of the channel's water that changes places with it [1/s]
  std::vector<CellPart> parts;
  bool in_zones = false;  ///< a part has a Boussinesq coefficient
  bool enclosed = false;  ///< see network::Node

  /// Volume [m3] and surface [m2] at a level.
  double volume(double level) const;
  double surface(double level) const;
  /// Level [m] that holds a volume; the bed for volumes at or below zero.
  double level_of(double volume) const;
  /// Boussinesq coefficient [-] of its channels at their mean wetted area [m2].
  double boussinesq(double area) const;
  /// The same, searched from a level near it.
  double level_of(double volume, double near) const;
};

struct Face {
  enum class Kind { channel, structure };
  Kind kind = Kind::channel;
  int left = -1;                   ///< cell; discharge is positive from left to right
  int right = -1;                  ///< cell
  network::ReachId reach;          ///< channel faces
  network::StructureId structure;  ///< structure faces
  double chainage = 0.0;           ///< of the face on its reach [m]
  double distance = 0.0;           ///< between the two points [m]; 0 for structures
  double bed = 0.0;                ///< bed level at the face [m]
  double bed_left = 0.0;           ///< bed of this reach at the left point [m]
  double bed_right = 0.0;          ///< bed of this reach at the right point [m]
  double manning = 0.0;            ///< [s/m^(1/3)]
  double dispersion = 0.0;         ///< [m2/s]
  network::DepthTable table;       ///< section at the face, over depth above `bed`
  int part_left = 0;               ///< of its reach among the parts of the left cell
  int part_right = 0;              ///< and of the right one
  int previous = -1;               ///< the face before it on the same reach, -1 at the end
  int next = -1;                   ///< the face after it on the same reach, -1 at the end

  /// Conveyance over depth above `bed` of a section in zones or with a roughness that changes with
  /// depth; empty: `manning` and A / P say it all.
  network::ConveyanceTable conveyance;
};

/// Where water enters or leaves from outside, in a fixed order: boundaries, loads, withdrawals,
/// seepage by cell, and where there is any, rain and evaporation on every cell under the sky.
struct Inlet {
  enum class Kind { boundary, load, withdrawal, seepage, rain, evaporation };
  Kind kind = Kind::boundary;
  std::size_t index = 0;  ///< into forcing.boundaries, loads, withdrawals or seepage
  int cell = -1;
  double share = 1.0;  ///< of a distributed load, or of the seepage of a reach, in this cell
};

struct Grid {
  std::vector<Cell> cells;
  std::vector<Face> faces;
  std::vector<Inlet> inlets;

  /// Faces that touch a cell.
  std::span<const int> faces_of(int cell) const;

  /// The cell that holds a place: a node's cell, or the cell whose stretch holds the chainage.
  int cell_of(const network::Place& place) const;
  /// The face nearest to a place on a reach; -1 for a node.
  int face_of(const network::Place& place) const;

  std::vector<int> face_list;         // CSR of faces_of
  std::vector<int> face_list_start;   // size cells + 1
  std::vector<int> node_cell;         // by NodeId
  std::vector<int> reach_first_face;  // by ReachId
  std::vector<int> reach_face_count;  // by ReachId

  /// The course of each reach on a map, from node to node; empty: straight. By ReachId.
  std::vector<network::Line> courses;
};

/// Net discharge into a cell through its faces [m3/s], from the discharge of every face.
double net_inflow(const Grid& grid, int cell, const std::vector<double>& discharge);

/// "boundary west", "load D at R1:500", "rain at J1": tells every inlet from the others.
std::string inlet_name(const Case& problem, const Grid& grid, const Inlet& inlet);

/// Cuts a case into cells and faces. Throws CaseError for what only the grid can see.
Grid build_grid(const Case& problem);

}  // namespace biandan::grid
