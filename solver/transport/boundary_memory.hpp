// What went out through a boundary comes back first: when the flow there turns inward, the water
// that enters goes from the concentration that left last to the one that is given, over the return
// time T of the boundary (Thatcher and Harleman 1972, MIT R.M. Parsons Laboratory report 144):
//
//   c = c_given + (c_left - c_given) (1 + cos(pi t / T)) / 2,   t since the flow turned, up to T
//
// While the flow stands still, so does t. A run begins as if the flow had run inward for long.
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

class BoundaryMemory {
 public:
  BoundaryMemory(const Case& problem, const grid::Grid& grid);

  /// Share of the water that left last in what enters an inlet over dt [s], from a time `after` the
  /// last call of `pass` [s] on, 0 to 1.
  double share(std::size_t inlet, double after, double dt) const;
  /// What left last [g/m3].
  double left(std::size_t inlet, std::size_t constituent) const;

  /// Takes notice of dt [s] with discharges by inlet (inward positive) and concentrations by cell.
  void pass(double dt, const std::vector<double>& discharge, const LaneField& concentration);

  /// By inlet, in the order of the grid; nothing where no boundary has a return time.
  void carry(base::Archive& archive) { archive(entry_); }
  void save(grid::Snapshot& snapshot) const;
  void restore(const grid::Snapshot& snapshot);

 private:
  struct Entry {
    std::size_t inlet = 0;
    std::size_t cell = 0;
    double return_time = 0.0;  ///< [s]
    double since = 0.0;        ///< time of inflow since the flow turned, at most return_time [s]
    std::vector<double> left;  ///< by constituent

    void carry(base::Archive& archive) { archive(since, left); }
  };

  std::size_t inlets_ = 0;
  std::size_t constituents_ = 0;
  std::vector<Entry> entry_;
  std::vector<int> of_inlet_;  // entry, or -1
};

}  // namespace biandan::transport
