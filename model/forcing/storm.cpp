#include "model/forcing/storm.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace biandan::forcing {

namespace {

constexpr double minute = 60.0;  // [s]

constexpr KnownFormula formulas[] = {
    {"changzhou_handbook",
     // q = 3727.44 (1 + 0.742 lg P) / (t + 15.8)^0.88 L/(s ha), and 1 mm/min = 166.67 L/(s ha)
     {3727.44 / (10000.0 / 60.0), 0.742, 15.8, 0.88, 120.0},
     "Changzhou, of the older design handbook of water supply and drainage (给水排水设计手册); "
     "from "
     "memory of the printed table, not checked against it",
     "常州，给水排水设计手册旧公式；未与原书核对"},
    {"changzhou_2013",
     {134.5106, 0.4784, 32.0692, 1.1947, 160.0},
     "coefficients of a revision of about 2013 (annual maxima) as a public storm generator has "
     "them; that they are Changzhou's is not confirmed: ask the water bureau for the present one",
     "约 2013 "
     "年修订（年最大值法），系数取自公开的雨型程序，是否为常州公式未经证实：请向水务部门索取现行公"
     "式"},
    {"suzhou_2025",
     {17.969, 1.24, 18.415, 0.785, 1440.0},
     "Suzhou, published in January 2025: a neighbour, for storms beyond what Changzhou's old "
     "formulas give; peak at 0.43 for 180 min, at 0.77 for 1440 min",
     "苏州 2025 年 1 月发布，邻近城市，用于压力情景；雨峰系数 180 min 取 0.43，1440 min 取 0.77"},
};

/// Share of the depth of a Chicago storm of `duration` min that has fallen after `time` min.
double chicago_share(const IntensityFormula& formula, double peak, double duration, double time) {
  const auto depth = [&](double t) { return t <= 0.0 ? 0.0 : formula.depth(1.0, t); };
  const double top = peak * duration;
  const double part =
      time < top ? peak * (depth(duration) - depth((top - time) / peak))
                 : peak * depth(duration) + (1.0 - peak) * depth((time - top) / (1.0 - peak));
  return part / depth(duration);
}

}  // namespace

double IntensityFormula::depth(double period, double duration) const {
  return duration * a * (1.0 + c * std::log10(period)) / std::pow(duration + b, n);
}

double IntensityFormula::longest() const {
  const double falling = n > 1.0 ? b / (n - 1.0) : std::numeric_limits<double>::infinity();
  return std::min(fitted, falling);
}

std::span<const KnownFormula> known_formulas() {
  return formulas;
}

bool uses_formula(const Storm& storm) {
  return storm.period || storm.pattern == Storm::Pattern::chicago;
}

double fallen(const Storm& storm, double time) {
  if (time <= 0.0) return 0.0;
  if (time >= storm.duration) return storm.depth;
  if (storm.pattern == Storm::Pattern::even) return storm.depth * (time / storm.duration);
  return storm.depth *
         chicago_share(storm.formula, storm.peak, storm.duration / minute, time / minute);
}

base::Series rain_of(const Storm& storm) {
  std::vector<double> times, rates;
  // The dry time before it is a piece of its own: a series holds its first value from the start on.
  times.push_back(storm.begin - storm.interval);
  rates.push_back(0.0);
  const auto count = static_cast<long>(std::ceil(storm.duration / storm.interval - 1e-9));
  double before = 0.0, from = 0.0;
  for (long k = 1; k <= count; ++k) {
    const double to = std::min(static_cast<double>(k) * storm.interval, storm.duration);
    const double depth = fallen(storm, to);
    times.push_back(storm.begin + from);
    rates.push_back((depth - before) / (to - from));
    before = depth;
    from = to;
  }
  times.push_back(storm.begin + storm.duration);
  rates.push_back(0.0);
  return {std::move(times), std::move(rates), base::Series::Between::step};
}

}  // namespace biandan::forcing
