#include "scenarios/study/given_loads.hpp"

#include <algorithm>

namespace biandan::study {

namespace {

/// Times at which one of two series may bend or jump, from 0 to `duration`.
std::vector<double> pieces(const base::Series& a, const base::Series& b, double duration) {
  std::vector<double> times{0.0, duration};
  for (const base::Series* series : {&a, &b})
    for (const double time : series->times())
      if (time > 0.0 && time < duration) times.push_back(time);
  std::ranges::sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

/// Over a piece both series are straight. With u and v what the means of its two halves differ by,
/// mean(a b) = mean(a) mean(b) + u v / 3.
double mean_product(const base::Series& a, const base::Series& b, double from, double to) {
  const double middle = 0.5 * (from + to);
  const double rise_a = a.mean(middle, to) - a.mean(from, middle);
  const double rise_b = b.mean(middle, to) - b.mean(from, middle);
  return a.mean(from, to) * b.mean(from, to) + rise_a * rise_b / 3.0;
}

double integral_of_product(const base::Series& a, const base::Series& b, double duration) {
  const std::vector<double> times = pieces(a, b, duration);
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < times.size(); ++i)
    sum += mean_product(a, b, times[i], times[i + 1]) * (times[i + 1] - times[i]);
  return sum;
}

}  // namespace

GivenLoad given_by(const forcing::Load& load, double duration) {
  GivenLoad given;
  given.water = load.discharge.mean(0.0, duration) * duration;
  for (std::size_t k = 0; k < load.concentration.size(); ++k) {
    double mass = integral_of_product(load.discharge, load.concentration[k], duration);
    if (k < load.mass_rate.size()) mass += load.mass_rate[k].mean(0.0, duration) * duration;
    given.mass.push_back(mass);
  }
  return given;
}

}  // namespace biandan::study
