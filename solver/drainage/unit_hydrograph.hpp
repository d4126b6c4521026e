// A triangular unit hydrograph: when water that begins to run at one moment arrives.
//
//   u(t) = 2 t / (tp tb)                 up to the peak tp
//   u(t) = 2 (tb - t) / (tb (tb - tp))   from there to the base tb
//
// Water that begins to run evenly over a step arrives in the steps from its own on by the second
// differences of the twice integrated u: exact, and all of it.
#pragma once

#include <vector>

namespace biandan::drainage {

class UnitHydrograph {
 public:
  /// NRCS, National Engineering Handbook 630, ch. 16: peak after 0.6 of the time of concentration,
  /// base 8/3 of the peak [s].
  explicit UnitHydrograph(double concentration_time);

  /// What arrives in each step of length `dt` [s] of what begins to run in it, in any unit.
  std::vector<double> route(const std::vector<double>& begins, double dt) const;

 private:
  /// u integrated twice, from 0 to t.
  double twice_integrated(double t) const;

  double peak_;
  double base_;
};

}  // namespace biandan::drainage
