#include "solver/drainage/wash_off.hpp"

#include "model/base/elementary.hpp"
#include "model/base/real.hpp"

namespace biandan::drainage {

namespace {

constexpr double mm_per_hour = 1e-3 / 3600.0;  // [m/s]
constexpr double wet_from = 0.1;               // [mm/h]

/// 1 - exp(-x), without cancellation.
double taken_share(double x) {
  return x < 1e-5 ? x * (1.0 - 0.5 * x) : 1.0 - base::exp(-x);
}

}  // namespace

Washed wash_off(const WashOff& of, const Catchment& catchment, const Runoff& runoff) {
  Washed result;
  WashOffBalance& balance = result.balance;
  const double most = of.limit * catchment.area;
  double left = most * taken_share(of.build_up * catchment.dry_time);
  balance.before = left;
  for (const double discharge : runoff.discharge) {
    const double intensity = discharge / catchment.area / mm_per_hour;
    double washed = 0.0;
    if (intensity < wet_from) {
      const double gathered = (most - left) * taken_share(of.build_up * runoff.step);
      left += gathered;
      balance.gathered += gathered;
    } else {
      const double pace = of.coefficient * base::pow(intensity, of.exponent);
      washed = left * taken_share(pace * runoff.step);
      left -= washed;
      balance.washed += washed;
    }
    result.rate.push_back(washed / runoff.step);
  }
  balance.left = left;
  return result;
}

}  // namespace biandan::drainage
