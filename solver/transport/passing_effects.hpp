// What becomes of water on its way through structures: first a treatment, then the air at a weir.
// The cell below gets what is behind the structure in the same step, however little it holds.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/lanes.hpp"
#include "solver/transport/treatments.hpp"
#include "solver/transport/weir_aeration.hpp"

namespace biandan::transport {

class PassingEffects {
 public:
  /// Keeps a reference to the case.
  PassingEffects(const Case& problem, const grid::Grid& grid)
      : treatments_(problem, grid), weirs_(problem, grid) {}

  /// Takes over a hydraulic step, at the concentrations of its start.
  void begin(const grid::FlowField& flow, std::span<const double> concentration);
  /// Where something becomes of it in this step, each face once.
  const std::vector<std::size_t>& faces() const { return faces_; }

  /// What water of that concentration carries behind a face.
  Lanes behind(std::size_t face, std::size_t pack, const Lanes& above) const {
    return weirs_.behind(face, pack, treatments_.behind(face, pack, above));
  }

  /// Books what `water` [m3] that passes with `above` loses and gets. Of discharges instead of
  /// water, amounts in a time: for those who integrate themselves.
  void book(std::size_t face, double water, const Lanes* above);
  /// What was booked since the step was taken over, by constituent [g].
  void add_to(std::span<double> removed, std::span<double> added) const;
  void clear_booking();
  /// Of the step, to the totals.
  void add_to_totals(const grid::FlowField& flow) { treatments_.add_to_totals(flow); }

  const Treatments& treatments() const { return treatments_; }
  void carry(base::Archive& archive) { archive(treatments_); }

 private:
  Treatments treatments_;
  WeirAeration weirs_;
  std::vector<std::size_t> faces_;
  double taken_up_ = 0.0, given_off_ = 0.0;  // oxygen at weirs [g]
};

}  // namespace biandan::transport
