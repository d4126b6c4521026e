// Where the water of every cell came from: an offline tracer for each origin over the recorded
// rows.
//
// Between two rows (volumes V0, V1 of the cells, discharges q of the faces: the mean of the two
// recorded ones, each of which is the mean over the step that ends at its row)
//
//   r = (V1 - V0) / dt - sum of +- q                 water from outside, or to it  [m3/s]
//   (V1 + dt out) c1 = V0 c0 + dt (sum of q c1 upstream) + dt r+ (share of its origin)
//
// with out all that leaves, r- among it: implicit upwind, of first order, monotone at any step. The
// rows close the water of a cell by themselves, since r takes what they leave open, so the shares
// of a cell add up to 1 to rounding.
//
// What enters at a cell with a boundary comes from it; at a cell with a load, seepage or rain it is
// lateral inflow; at any other cell it has no known origin: rows too far apart for what moved
// between them. Water in storage zones is not followed, and dispersion only by what the scheme
// spreads, u dx / 2 + u2 dt / 2: a share is good for what dominates, not for a front.
#pragma once

#include <string>
#include <vector>

#include "solver/record/reader.hpp"

namespace biandan::doctor {

struct WaterOrigin {
  enum class State {
    traced,
    older_file,    ///< it does not say at which cells water enters
    no_sections,   ///< nobody asks
    too_few_rows,  ///< fewer than two
  };

  State state = State::no_sections;
  std::vector<std::string> boundaries;  ///< names of the boundaries
  /// [section][origin]: the boundaries, then lateral inflow, initial water, unknown.
  std::vector<std::vector<double>> at_end;
  std::vector<std::vector<double>> mean;  ///< over the time of the rows

  std::size_t lateral() const { return boundaries.size(); }
  std::size_t initial() const { return boundaries.size() + 1; }
  std::size_t unknown() const { return boundaries.size() + 2; }
  std::size_t count() const { return boundaries.size() + 3; }
};

WaterOrigin trace_water(const record::Reader& result);

}  // namespace biandan::doctor
