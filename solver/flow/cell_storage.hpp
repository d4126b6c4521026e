// Volume and surface of every cell as Newton's method sees them, and levels from volumes.
//
// Below its bed a cell goes on as a straight-walled pit of its bottom width, so that an iteration
// that overshoots is led back. A bottom of no width takes that at a small depth.
#pragma once

#include <vector>

#include "solver/flow/section_tables.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::flow {

/// Depth whose width a bottom of no width takes [m].
inline constexpr double sharp_depth = 0.01;

class CellStorage {
 public:
  explicit CellStorage(const grid::Grid& grid);

  /// Volumes and surfaces at levels [m], by cell.
  void evaluate(const std::vector<double>& level);
  /// Remembers the pieces of the tables that hold the levels [m], by cell.
  void find_pieces(const std::vector<double>& level);

  /// A reach where it ends in a node.
  struct End {
    double section = 0.0;  ///< [m2]
    double width = 0.0;    ///< [m]
    double surface = 0.0;  ///< of its half cell [m2]
  };
  /// At the level of the last evaluation or find_pieces; `part` of the cell is one of its channels.
  End end(std::size_t cell, int part) const;
  /// Water surface of a cell there [m2].
  double surface_of(std::size_t cell) const;

  /// Levels [m] that hold volumes [m3], near those of the last evaluation; the bed where there is
  /// no water.
  void levels_of(const std::vector<double>& volume, std::vector<double>& level) const;
  /// Surfaces of the water at levels, as grid::Cell::surface gives them.
  void surfaces_at(const std::vector<double>& level, std::vector<double>& surface);

  // The last evaluation, by cell.
  std::vector<double> volume;   ///< [m3], negative below the bed
  std::vector<double> surface;  ///< slope of the volume by the level [m2], never zero

 private:
  double width_at(std::size_t part) const;
  bool level_nearby(std::size_t cell, double stored, double& level) const;

  const grid::Grid* grid_;
  std::vector<std::size_t> first_;  // by cell, its first part; size cells + 1
  std::vector<int> cell_;           // by part
  std::vector<double> bed_, factor_;
  std::vector<double> bottom_;  // by part, surface of the bottom [m2]
  std::vector<double> pit_;     // the same where the cell is deepest, else 0
  SectionTables sections_;      // by part
  std::vector<double> depth_, part_volume_, part_surface_;
};

}  // namespace biandan::flow
