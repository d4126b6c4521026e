// Oxygen that falling water takes up, or gives off, at weirs (model/quality/weir_aeration.hpp).
//
//   O_below = O_sat - (O_sat - O_above) / r = O_above / r + O_sat (1 - 1 / r)
//
// is what water carries behind the weir, whatever the cell below holds: r by the levels at the end
// of the flow step and the temperature above, O_above what the cell above gives.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/lanes.hpp"
#include "solver/transport/oxygen.hpp"

namespace biandan::transport {

class WeirAeration {
 public:
  /// Keeps a reference to the case.
  WeirAeration(const Case& problem, const grid::Grid& grid);

  /// Takes over a hydraulic step, at the concentrations of its start.
  void begin(const grid::FlowField& flow, std::span<const double> concentration);
  /// Faces of weirs that water falls over in this step, in rising order.
  const std::vector<std::size_t>& faces() const { return running_; }

  /// What water of that concentration carries behind a face.
  Lanes behind(std::size_t face, std::size_t pack, const Lanes& above) const {
    if (of_face_.empty() || of_face_[face] < 0) return above;
    return aerated(weirs_[static_cast<std::size_t>(of_face_[face])], pack, above);
  }

  /// What `water` [m3] takes up or gives off that passes with `above`, the pack with the oxygen in
  /// it; of a discharge, in a time. Precondition: one of faces().
  double taken_up(std::size_t face, double water, const Lanes& above) const;
  /// Precondition, here and below: a case with oxygen.
  std::size_t oxygen() const { return oxygen_->constituent(); }
  std::size_t pack_of_oxygen() const { return oxygen() / base::lane_count<Lanes>; }

 private:
  struct Weir {
    std::size_t face = 0, left = 0, right = 0;
    double aeration = 0.0;
    double kept = 1.0;   ///< 1 / r
    double given = 0.0;  ///< O_sat (1 - 1 / r) [g/m3]
  };
  Lanes aerated(const Weir& weir, std::size_t pack, const Lanes& above) const;

  std::optional<Oxygen> oxygen_;
  std::vector<Weir> weirs_;
  std::vector<int>
      of_face_;  // by face, its place in weirs_ where water falls, or -1; empty without any
  std::vector<std::size_t> running_;
};

}  // namespace biandan::transport
