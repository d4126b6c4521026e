// First-order losses of user constituents that act on nothing else: each is lost by itself,
// dc/dt = -s c with a speed s that is constant over a step, so the solution is exact, c exp(-s dt).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/reactions.hpp"

namespace biandan::transport {

class LoneLosses {
 public:
  /// Keeps a reference to the case.
  LoneLosses(const Case& problem, const grid::Grid& grid);

  bool empty() const { return losing_.empty(); }

  /// Over dt from `time` on, at the volumes and depths of the field's end. Tangents, [direction]
  /// [cell * constituents + constituent], shrink by the same factors.
  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            std::span<double> lost, std::size_t directions, std::span<double> tangent);
  /// The same over the moment `shown` between `from` and `to`: also writes what was there at that
  /// moment, of all constituents; adds what was lost before it to `until`, beyond it to `beyond`.
  void cross(const grid::FlowField& flow, double from, double shown, double to,
             std::span<double> concentration, std::span<double> passed, std::span<double> until,
             std::span<double> beyond);
  /// The losses of a moment [g/s]: taken off `mass`, by cell and
  /// constituent, added to `lost`.
  void add_rates(const Place& place, double time, std::span<const double> concentration,
                 std::span<double> mass, std::span<double> lost) const;

  /// Losses computed since construction, summed over cells.
  long evaluations() const { return evaluations_; }
  void carry(base::Archive& archive) { archive(evaluations_); }

 private:
  /// [1/s]
  double speed(std::size_t constituent, std::size_t cell, std::span<const double> depth,
               double temperature) const;

  /// Of every cell, or one for all.
  struct Shares {
    std::vector<double> value;
    std::size_t step = 0;
    double operator[](std::size_t cell) const { return value[cell * step]; }
  };
  void set_shares(std::size_t k, const grid::FlowField& flow, double time, double dt,
                  std::span<const double> concentration, Shares& shares);

  const Case& problem_;
  std::vector<std::size_t> losing_;    // constituents that decay or settle
  std::vector<double> minimum_depth_;  // by cell [m]
  std::vector<std::size_t> enclosed_;  // cells where nothing reacts
  Shares share_, share_beyond_;        // that cells lose of one in a stretch, and in that after it
  long evaluations_ = 0;
};

}  // namespace biandan::transport
