// The cross-section of an open conduit of SWMM.
#pragma once

#include <vector>

#include "model/network/cross_section.hpp"
#include "scenarios/exchange/import/swmm/model.hpp"

namespace biandan::exchange::swmm {

/// A trapezoid that goes on upwards; `points` where the shape is none.
struct ChannelSection {
  double bottom_width = 0.0;  ///< [m]
  double side_slope = 0.0;    ///< [-]
  bool rough_walls = true;
  std::vector<network::SurveyPoint> points;  ///< levels above the bed [m]
  double manning = 0.025;
  bool zones = false;  ///< flood plains of another roughness
  double flood_left = 0.0, flood_right = 0.0;

  bool trapezoid() const { return points.empty(); }
  /// The section with its bed at level 0.
  network::CrossSection section() const;
  /// How its flood plains carry the flow.
  network::Composition composition() const {
    return zones ? network::Composition::divided : network::Composition::single;
  }
};

/// Precondition: the shape is that of an open channel.
ChannelSection section_of(const Link& link, const Model& model);

}  // namespace biandan::exchange::swmm
