// Storage zones: water that stands beside a channel, in pools, reeds and the bed, and takes up and
// gives back what is dissolved (dead zones, transient storage).
//
//   V dc/dt = alpha V (s - c),   V_s ds/dt = alpha V (c - s)
//
//   c, s    concentrations of the channel and of the zone [g/m3]
//   V, V_s  their volumes [m3]; V_s = zone_area * length is constant
//   alpha   share of the channel's water that changes places with the zone [1/s]
//
// Solved exactly over an interval with V held: the difference c - s fades as exp(-alpha (1 + V/V_s)
// t) while c V + s V_s stays. Nothing reacts, settles or is taken out in a zone. Standing apart
// from the transport costs order 2 in alpha (1 + V/V_s) dt; the largest such number is kept.
//
// Source: Bencala and Walters (1983), Water Resources Research 19, 718-724, with A_s / A = V_s / V.
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/grid.hpp"

namespace biandan::transport {

class StorageZones {
 public:
  StorageZones(const Case& problem, const grid::Grid& grid);

  bool empty() const { return cells_.empty(); }

  /// Exchange over `dt` [s] at the given volumes of the cells [m3]. Concentrations are laid out
  /// [cell * constituents + constituent]; those of cells without a zone do not matter.
  void exchange(double dt, const std::vector<double>& volume, std::vector<double>& channel,
                std::vector<double>& zone);

  /// Where a zone exchanges fastest, and alpha (1 + V/V_s) there [1/s]; 0 without zones.
  struct Fastest {
    std::size_t cell = 0;
    double rate = 0.0;

    void carry(base::Archive& archive) { archive(cell, rate); }
  };
  const Fastest& fastest() const { return fastest_; }
  void carry(base::Archive& archive) { archive(fastest_); }

 private:
  struct Zone {
    std::size_t cell = 0;
    double volume = 0.0;    ///< [m3]
    double exchange = 0.0;  ///< [1/s]
  };

  std::vector<Zone> cells_;
  Fastest fastest_;
  std::size_t transported_ = 0;
  std::size_t constituents_;
};

}  // namespace biandan::transport
