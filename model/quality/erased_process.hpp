// From the type of a process, a template over number types, to the data of catalogue.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

#include "model/base/real.hpp"
#include "model/quality/catalogue.hpp"
#include "model/quality/side_by_side.hpp"

namespace biandan::quality {

/// What a process itself calls its speed: a number or a pace.
template <class P>
using SpeedOf = decltype(P::template speed<double>(Site<double>{}, Conditions<double>{}));

template <class P>
SpeedOf<P> own_speed(const Pace<double>& pace) {
  if constexpr (std::is_same_v<SpeedOf<P>, double>)
    return pace.value;
  else
    return pace;
}

template <class P>
Pace<double> speed_of(const Site<double>& site, const Conditions<double>& at) {
  return P::template speed<double>(site, at);
}

template <class P, class Id>
double rate_of(const double* water, const Pace<double>& pace, const Conditions<double>& at) {
  Water<double, Id> here;
  std::copy_n(water, here.concentration.size(), here.concentration.begin());
  return P::rate(here, own_speed<P>(pace), at);
}

template <class P, class Id>
double slopes_of(const double* water, const Pace<double>& pace, const Conditions<double>& at,
                 double* slope) {
  constexpr std::size_t count = count_of(Id{});
  using Number = base::Dual<count>;
  Water<Number, Id> here;
  for (std::size_t i = 0; i < count; ++i) here.concentration[i] = Number::variable(water[i], i);
  const Number rate = P::rate(here, own_speed<P>(pace), at);
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
               const Conditions<double>& at, double* speed, double* other) {
  for (std::size_t i = 0; i < count; ++i) {
    const Pace<double> pace = speed_of<P>({depth[i], velocity[i]}, at);
    speed[i] = pace.value;
    other[i] = pace.other;
  }
}

/// `side_by_side(process)` leads the places that fill packs through the formula; the rest follows
/// one by one.
template <class P, class Id, auto side_by_side, std::size_t process>
void rates_of(std::size_t count, const double* const* columns, const double* speed,
              const double* other, const Conditions<double>& at, double* rate) {
  for (std::size_t i = side_by_side(process)(count, columns, speed, other, at, rate); i < count;
       ++i) {
    Water<double, Id> water;
    for (std::size_t state = 0; state < water.concentration.size(); ++state)
      water.concentration[state] = columns[state][i];
    rate[i] = P::rate(water, own_speed<P>({speed[i], other[i]}), at);
  }
}

template <class P, class Id, auto side_by_side, std::size_t process>
constexpr Process erased() {
  return {P::name,          P::title_en,
          P::title_zh,      P::formula,
          P::counterpart,   P::uses,
          speed_of<P>,      rate_of<P, Id>,
          slopes_of<P, Id>, row_of_process<P, Id>,
          speeds_of<P>,     rates_of<P, Id, side_by_side, process>};
}

/// The processes of a tuple, in its order.
template <class Processes, class Id, auto side_by_side, std::size_t... I>
constexpr std::array<Process, sizeof...(I)> catalogue_of(std::index_sequence<I...>) {
  return {erased<std::tuple_element_t<I, Processes>, Id, side_by_side, I>()...};
}
template <class Processes, class Id, auto side_by_side>
constexpr auto catalogue_of() {
  return catalogue_of<Processes, Id, side_by_side>(
      std::make_index_sequence<std::tuple_size_v<Processes>>{});
}

}  // namespace biandan::quality
