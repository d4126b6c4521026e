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

  void set_shares(std::size_t k, std::span<const double> depth, double given, double dt,
                  std::span<const double> concentration);
  double lose(std::size_t k, std::span<const double> volume, std::span<double> value) const;

  const Case& problem_;
  std::vector<std::size_t> losing_;    // constituents that decay or settle
  std::vector<double> minimum_depth_;  // by cell [m]
  std::vector<double> share_;          // that every cell loses of one
  long evaluations_ = 0;
};

}  // namespace biandan::transport
