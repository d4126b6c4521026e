// What a section shows at a moment. Recording and assessment both read it here, so that the values
// in the result file and in a warning are the same numbers.
#pragma once

#include "solver/run/observer.hpp"

namespace biandan::record {

/// A place of the network on the grid.
struct SectionPoint {
  int cell = -1;
  int face = -1;        ///< the face before it on the reach; -1 at a node
  int next = -1;        ///< the face after it; the same one at the ends of a reach
  double weight = 0.0;  ///< of `next` in the discharge
};

SectionPoint locate(const grid::Grid& grid, const network::Place& place);

double level_at(const run::RunView& view, const SectionPoint& point);     ///< [m]
double velocity_at(const run::RunView& view, const SectionPoint& point);  ///< [m/s]
/// Of a constituent or composed item, in its unit; `index` as in quality::Shown.
double shown_at(const run::RunView& view, const SectionPoint& point, std::size_t index);

/// Discharge [m3/s], mean over the last step. On a reach linear between the faces before and
/// after it, positive with the chainage. A node has no direction: there it is the water that passes
/// through it, the larger of what enters and what leaves over all its faces.
double discharge_at(const run::RunView& view, const SectionPoint& point);

}  // namespace biandan::record
