#include "solver/drainage/runoff.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "model/base/elementary.hpp"
#include "model/base/real.hpp"
#include "solver/drainage/unit_hydrograph.hpp"

namespace biandan::drainage {

namespace {

/// Depths of water over a surface [m], and rates of it [m/s].
struct Fluxes {
  double rain = 0.0;
  double infiltration = 0.0;
  double evaporation = 0.0;
  double runoff = 0.0;
};

/// x^(5/3).
double five_thirds(double x) {
  const double root = base::cbrt(x);
  return x * root * root;
}

/// The water on one surface.
class Standing {
 public:
  Standing(const Surface& surface, double outflow) : surface_(surface), outflow_(outflow) {
    depth_ = surface.standing;
  }

  /// Under constant rates for a time [s]. Returns what came and went [m].
  Fluxes pass(double rain, double evaporation, double time) {
    Fluxes all;
    if (!std::isfinite(surface_.infiltration)) {
      all.rain = all.infiltration = rain * time;
      return all;
    }
    all.rain = rain * time;
    const double asked = evaporation + surface_.infiltration;
    double taken = 0.0;
    for (double left = time; left > 0.0;) {
      const bool runs =
          depth_ > surface_.initial_loss || (depth_ == surface_.initial_loss && rain > asked);
      left =
          runs ? run(rain - asked, left, asked, taken, all.runoff) : fill(rain, asked, left, taken);
    }
    const double share = asked > 0.0 ? evaporation / asked : 0.0;
    all.evaporation = share * taken;
    all.infiltration = taken - all.evaporation;
    return all;
  }

  double depth() const { return depth_; }

 private:
  /// Below the initial loss, or falling to it: returns the time that is left when it ends.
  double fill(double rain, double asked, double left, double& taken) {
    const double net = rain - asked;
    const double bound = net > 0.0 ? surface_.initial_loss : 0.0;
    const double needed = net == 0.0 ? left : (bound - depth_) / net;
    if (needed >= left) {
      depth_ = std::clamp(depth_ + net * left, 0.0, surface_.initial_loss);
      taken += asked * left;
      return 0.0;
    }
    const double spent = std::max(0.0, needed);
    depth_ = bound;
    taken += asked * spent;
    if (net > 0.0) return left - spent;
    // Dry: no more is taken than falls.
    taken += rain * (left - spent);
    return 0.0;
  }

  /// Above the initial loss: returns the time that is left when the depth has fallen to it.
  double run(double net, double left, double asked, double& taken, double& runoff) {
    double x = depth_ - surface_.initial_loss;
    double spent = left;
    if (outflow_ == 0.0) {
      // Everything above runs off at once.
      const double falls = net < 0.0 ? std::min(left, x / -net) : left;
      spent = falls;
      runoff += x + net * falls;
      x = 0.0;
    } else {
      spent = integrate(net, left, x, runoff);
    }
    taken += asked * spent;
    depth_ = surface_.initial_loss + x;
    return spent >= left ? 0.0 : left - spent;
  }

  double slope(double net, double x) const {
    return net - outflow_ * five_thirds(std::max(0.0, x));
  }

  /// dx/dt = net - a x^(5/3), until the time is over or nothing is left. Returns the time it took.
  double integrate(double net, double left, double& x, double& runoff) const {
    constexpr double absolute = 1e-9;  // [m]
    constexpr double relative = 1e-6;
    double spent = 0.0;
    double h = left;
    while (spent < left) {
      h = std::min(h, left - spent);
      const double k1 = slope(net, x);
      const double k2 = slope(net, x + 0.5 * h * k1);
      const double k3 = slope(net, x + 0.75 * h * k2);
      const double next = x + h * (2.0 * k1 + 3.0 * k2 + 4.0 * k3) / 9.0;
      const double k4 = slope(net, next);
      const double error = std::abs(h * (-5.0 / 72.0 * k1 + k2 / 12.0 + k3 / 9.0 - k4 / 8.0));
      const double allowed = absolute + relative * x;
      if (error > allowed) {
        h *= std::clamp(0.9 * base::cbrt(allowed / error), 0.1, 0.9);
        continue;
      }
      if (next <= 0.0) {
        // Where a loss empties it, the last of it goes in a straight line.
        const double falls = std::min(h, x * h / (x - next));
        runoff += std::max(0.0, x + net * falls);
        x = 0.0;
        return spent + falls;
      }
      runoff += std::max(0.0, net * h - (next - x));
      x = next;
      spent = left - spent <= h ? left : spent + h;
      if (error < allowed)
        h *= std::clamp(0.9 * base::cbrt(allowed / std::max(error, 1e-30)), 1.0, 5.0);
    }
    return left;
  }

  const Surface& surface_;
  double outflow_;  // a = W sqrt(S) / (n A) [m^(-2/3)/s]; 0: at once
  double depth_ = 0.0;
};

double outflow_of(const Catchment& it, const Surface& surface) {
  if (it.concentration_time) return 0.0;
  return it.width * std::sqrt(it.slope) / (surface.manning * surface.share * it.area);
}

/// Under the weather of a stretch of time, piece by piece between its changes.
Fluxes pass(Standing& water, const forcing::Weather& weather, double from, double to) {
  Fluxes sum;
  while (from < to) {
    const double next =
        std::min({to, weather.rain.next_change(from), weather.evaporation.next_change(from)});
    const Fluxes one = water.pass(weather.rain.mean(from, next),
                                  weather.evaporation.mean(from, next), next - from);
    sum.rain += one.rain;
    sum.infiltration += one.infiltration;
    sum.evaporation += one.evaporation;
    sum.runoff += one.runoff;
    from = next;
  }
  return sum;
}

/// Adds what happens on a surface; `runs` by step [m3].
void add_surface(const Catchment& catchment, const Surface& surface,
                 const forcing::Weather& weather, double step, std::vector<double>& runs,
                 RunoffBalance& balance) {
  const double area = surface.share * catchment.area;
  if (area == 0.0) return;
  Standing water(surface, outflow_of(catchment, surface));
  balance.stored_before += area * water.depth();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Fluxes passed =
        pass(water, weather, static_cast<double>(i) * step, static_cast<double>(i + 1) * step);
    runs[i] += area * passed.runoff;
    balance.rain += area * passed.rain;
    balance.infiltration += area * passed.infiltration;
    balance.evaporation += area * passed.evaporation;
  }
  balance.stored += area * water.depth();
}

double sum_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum;
}

}  // namespace

Runoff runoff_of(const Catchment& catchment, const forcing::Weather& weather, double step,
                 std::size_t steps) {
  Runoff result;
  result.step = step;
  std::vector<double> volume(steps, 0.0);
  for (const Surface* surface : {&catchment.sealed, &catchment.open})
    add_surface(catchment, *surface, weather, step, volume, result.balance);
  const double begun = sum_of(volume);
  if (catchment.concentration_time)
    volume = UnitHydrograph(*catchment.concentration_time).route(volume, step);
  result.balance.runoff = sum_of(volume);
  result.balance.stored += begun - result.balance.runoff;
  for (const double it : volume) result.discharge.push_back(it / step);
  return result;
}

}  // namespace biandan::drainage
