// What treatments take out of water on its way through structures (model/drainage/treatment.hpp).
//
//   m = dt Q (c - c_out)      from `from` to `to` only; c is what the cell above gives   [g]
//
// The cell below gets c_out in the same step, so that no cell has to give back what it never had.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/lanes.hpp"

namespace biandan::transport {

/// What a treatment did since the start of the run.
struct TreatmentTotal {
  double treated = 0.0;         ///< water [m3]
  double passed_by = 0.0;       ///< water beyond its capacity or out of service [m3]
  std::vector<double> removed;  ///< by constituent [g]
  std::vector<double> added;    ///< oxygen, by constituent [g]

  void carry(base::Archive& archive) { archive(treated, passed_by, removed, added); }
};

class Treatments {
 public:
  /// Keeps a reference to the case.
  Treatments(const Case& problem, const grid::Grid& grid);

  /// A treatment that water runs through.
  struct Running {
    std::size_t treatment = 0;
    std::size_t face = 0;
    double share = 0.0;  ///< of the water that is treated
  };
  /// Takes over a hydraulic step.
  void begin(const grid::FlowField& flow);
  /// In this step.
  const std::vector<Running>& running() const { return running_; }
  /// What water of that concentration carries behind a face.
  Lanes behind(std::size_t face, std::size_t pack, const Lanes& above) const {
    if (of_face_.empty() || of_face_[face] < 0) return above;
    return treated(running_[static_cast<std::size_t>(of_face_[face])], pack, above);
  }

  /// Books what is taken out of `water` [m3] that passes with `above`, and what it gets; nothing
  /// where no treatment runs.
  void book(std::size_t face, double water, const Lanes* above);
  /// What was booked since the step was taken over.
  const LaneSum& removed() const { return removed_; }
  const LaneSum& added() const { return added_; }
  void clear_booking();
  /// Of the step, to the totals.
  void add_to_totals(const grid::FlowField& flow);

  /// By treatment of the case.
  const std::vector<TreatmentTotal>& totals() const { return totals_; }
  void carry(base::Archive& archive) { archive(totals_); }

 private:
  void set_effects(std::size_t treatment, double from, double to);
  Lanes treated(const Running& at, std::size_t pack, const Lanes& above) const;

  const Case& problem_;
  std::vector<std::size_t> face_;  // by treatment
  std::vector<int> of_face_;       // by face, its place in running_ or -1; empty without any
  std::vector<Running> running_;
  LaneField kept_;                // by treatment: share of each constituent that stays,
  LaneField at_least_, at_most_;  // within these bounds
  LaneSum removed_, added_;
  LaneField removed_by_, added_by_;  // in the step, by treatment
  std::vector<TreatmentTotal> totals_;
};

}  // namespace biandan::transport
