// From the type of a process, a template over number types, to the data of catalogue.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

#include "model/base/real.hpp"
#include "model/quality/catalogue.hpp"

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

template <class P, class Id>
constexpr Process erased() {
  return {P::name, P::title_en, P::title_zh,    P::formula,       P::counterpart,
          P::uses, speed_of<P>, rate_of<P, Id>, slopes_of<P, Id>, row_of_process<P, Id>};
}

/// The processes of a tuple, in its order.
template <class Processes, class Id, std::size_t... I>
constexpr std::array<Process, sizeof...(I)> catalogue_of(std::index_sequence<I...>) {
  return {erased<std::tuple_element_t<I, Processes>, Id>()...};
}
template <class Processes, class Id>
constexpr auto catalogue_of() {
  return catalogue_of<Processes, Id>(std::make_index_sequence<std::tuple_size_v<Processes>>{});
}

}  // namespace biandan::quality
