// How a reach spreads what is dissolved: means over a run [m2/s].
#pragma once

#include "model/base/archive.hpp"

namespace biandan::transport {

/// Of the water, weighted by time and the length of the faces.
struct MeanDispersion {
  double used = 0.0;
  double fischer = 0.0;  ///< as the formula gives it, without floor and cap
  double elder = 0.0;

  void carry(base::Archive& archive) { archive(used, fischer, elder); }
};

/// And of the scheme that carries it (artificial_dispersion.hpp).
struct ReachDispersion {
  MeanDispersion physical;
  double artificial = 0.0;  ///< NaN where nothing had a gradient
};

}  // namespace biandan::transport
