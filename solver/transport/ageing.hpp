// Water grows older: the built-in tracers of age and travel time.
//
//   age           da/dt = 1                 time since the water came in, or since the start [d]
//   share         dc/dt = 0                 water of one source in the water [-]
//   exposure      de/dt = c                 so that e / c is the mean time since that water came in
//
// Each is transported like a concentration and enters with 0, the share with 1 at its source.
//
// Source: Delhez, Campin, Hirst and Deleersnijder (1999), Ocean Modelling 1, 17-27, eq. 8 to 12.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::transport {

class Ageing {
 public:
  Ageing(const Case& problem, const grid::Grid& grid);

  /// Lets dt [s] pass for what is dissolved [cell * constituents + constituent] in cells of the
  /// given volumes [m3], and in storage zones where there are any. Adds what comes about, volume
  /// times concentration, by constituent.
  void advance(double dt, const std::vector<double>& volume, std::vector<double>& channel,
               std::vector<double>& zone, std::vector<double>& produced) const;

 private:
  void advance(double days, const std::vector<double>& volume, std::vector<double>& dissolved,
               std::vector<double>& produced) const;

  struct Clock {
    std::size_t constituent = 0;
    int share = -1;  ///< the constituent that it counts for; -1: all water
  };
  std::vector<Clock> clocks_;
  std::size_t constituents_ = 0;
  std::vector<double> zone_volume_;  // by cell
};

}  // namespace biandan::transport
