// From the type of a process, a template over number types, to the data of catalogue.hpp.
#pragma once

#include <algorithm>
#include <array>

#include "model/base/real.hpp"
#include "model/quality/catalogue.hpp"

namespace biandan::quality {

template <class P, class Id>
double rate_of(const double* water, double speed, const Conditions<double>& at) {
  Water<double, Id> here;
  std::copy_n(water, here.concentration.size(), here.concentration.begin());
  return P::rate(here, speed, at);
}

template <class P, class Id>
double slopes_of(const double* water, double speed, const Conditions<double>& at, double* slope) {
  constexpr std::size_t count = count_of(Id{});
  using Number = base::Dual<count>;
  Water<Number, Id> here;
  for (std::size_t i = 0; i < count; ++i) here.concentration[i] = Number::variable(water[i], i);
  const Number rate = P::rate(here, speed, at);
  std::copy_n(rate.slope.begin(), count, slope);
  return rate.value;
}

template <class P, class Id>
std::vector<StateYield> row_of_process(const Parameters<double>& parameter) {
  const Row<double, Id> row = P::row(parameter);
  std::vector<StateYield> yields;
  for (std::size_t i = 0; i < row.size(); ++i)
    if (row[i] != 0.0) yields.push_back({i, row[i]});
  return yields;
}

template <class P>
void speeds_of(std::size_t count, const double* depth, const double* velocity,
               const Conditions<double>& at, double* speed) {
  for (std::size_t i = 0; i < count; ++i)
    speed[i] = P::template speed<double>({depth[i], velocity[i]}, at);
}

template <class P, class Id>
void rates_of(std::size_t count, const double* const* columns, const double* speed,
              const Conditions<double>& at, double* __restrict rate) {
  for (std::size_t i = 0; i < count; ++i) {
    Water<double, Id> water;
    for (std::size_t state = 0; state < water.concentration.size(); ++state)
      water.concentration[state] = columns[state][i];
    rate[i] = P::rate(water, speed[i], at);
  }
}

template <class P, class Id>
constexpr Process erased() {
  return {P::name,
          P::title_en,
          P::title_zh,
          P::formula,
          P::counterpart,
          P::uses,
          P::template speed<double>,
          rate_of<P, Id>,
          slopes_of<P, Id>,
          row_of_process<P, Id>,
          speeds_of<P>,
          rates_of<P, Id>};
}

}  // namespace biandan::quality
