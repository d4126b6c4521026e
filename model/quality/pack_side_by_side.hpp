// All processes of a catalogue, four places at a time. To be included by the files that exist for
// several instruction sets only: what stands here is their own, so that none of them uses the code
// of another.
//
// All formulas stand in one function. What several of them ask for (limitations, the light) is then
// computed once, and concentrations are read once.
#pragma once

#include <algorithm>
#include <array>
#include <tuple>
#include <type_traits>
#include <utility>

#include "model/base/real.hpp"
#include "model/quality/process.hpp"
#include "model/quality/side_by_side.hpp"

namespace biandan::quality::BIANDAN_INSTRUCTIONS {

namespace {

constexpr std::size_t side = 4;
using Places = base::Pack<side>;

template <class Id, class... Processes>
struct AllProcesses {
  static constexpr std::size_t states = count_of(Id{});
  static constexpr std::size_t processes = sizeof...(Processes);

  template <class P>
  using Speed = decltype(P::template speed<Places>(Site<Places>{}, Conditions<double>{}));

  template <class P, class Known>
  static void speed(const Site<Places>& site, const Conditions<Known>& at, const ProcessRows& rows,
                    std::size_t first) {
    const auto pace = P::template speed<Places>(site, at);
    if constexpr (std::is_same_v<Speed<P>, Places>) {
      pace.store(rows.speed + first);
    } else {
      pace.value.store(rows.speed + first);
      pace.other.store(rows.other + first);
    }
  }

  /// The process whose second number of the pace stands for that of P: the first that says it has
  /// the same.
  template <class P>
  static constexpr std::size_t keeper_of_other() {
    std::size_t j = 0;
    std::size_t found = processes;
    (..., (found = found == processes && has_other_of<P, Processes>() ? j : found, ++j));
    return found;
  }
  template <class P, class Q>
  static constexpr bool has_other_of() {
    if constexpr (std::is_same_v<Speed<Q>, Places>)
      return false;
    else
      return std::is_same_v<typename P::Other, typename Q::Other>;
  }

  template <class P>
  static Places rate(const Water<Places, Id>& water, const Conditions<double>& at,
                     const double* speed, const double* other, std::size_t stride, std::size_t j) {
    const Places value = Places::load(speed + j * stride);
    if constexpr (std::is_same_v<Speed<P>, Places>)
      return P::rate(water, value, at);
    else
      return P::rate(water,
                     Pace<Places>(value, Places::load(other + keeper_of_other<P>() * stride)), at);
  }

  /// At the places from i on.
  template <class Known>
  [[gnu::flatten]] static void speeds_at(std::size_t i, const double* depth, const double* velocity,
                                         const Conditions<Known>& at, const ProcessRows& rows) {
    const Site<Places> site{Places::load(depth), Places::load(velocity)};
    std::size_t j = 0;
    (speed<Processes>(site, at, rows, j++ * rows.stride + i), ...);
  }

  template <std::size_t... state>
  static Water<Places, Id> water_at(const double* const* columns, std::size_t i,
                                    std::index_sequence<state...>) {
    Water<Places, Id> water;
    ((water.concentration[state] = Places::load(columns[state] + i)), ...);
    return water;
  }

  /// Rates do not overlap with what they are computed from.
  [[gnu::flatten]] static void rates_at(std::size_t i, const double* const* columns,
                                        const Conditions<double>& at, std::size_t stride,
                                        const double* speed, const double* other,
                                        double* __restrict rates) {
    const auto water = water_at(columns, i, std::make_index_sequence<states>{});
    std::size_t j = 0;
    (..., (rate<Processes>(water, at, speed, other, stride, j).store(rates + j * stride), ++j));
  }

  /// The last few places, led through the formulas with their first one repeated beside them.
  struct Rest {
    Rest(std::size_t from, std::size_t count) : begin(from), number(count) {}

    void take(const double* row, double* to) const {
      std::fill_n(std::copy_n(row + begin, number, to), side - number, row[begin]);
    }
    ProcessRows rows() { return {side, speed.data(), other.data(), rate.data()}; }
    void give(const std::array<double, processes * side>& from, double* to,
              std::size_t stride) const {
      for (std::size_t j = 0; j < processes; ++j)
        std::copy_n(&from[j * side], number, to + j * stride + begin);
    }

    std::size_t begin, number;
    std::array<double, processes * side> speed{}, other{}, rate{};
  };

  static void speeds(std::size_t count, const double* depth, const double* velocity,
                     const Conditions<double>& at, const ProcessRows& rows) {
    std::size_t i = 0;
    for (; i + side <= count; i += side) speeds_at(i, depth + i, velocity + i, at, rows);
    if (i == count) return;
    Rest rest(i, count - i);
    std::array<double, side> deep, fast;
    rest.take(depth, deep.data());
    rest.take(velocity, fast.data());
    speeds_at(0, deep.data(), fast.data(), at, rest.rows());
    rest.give(rest.speed, rows.speed, rows.stride);
    rest.give(rest.other, rows.other, rows.stride);
  }

  static Conditions<Places> everywhere(const Conditions<double>& at) {
    Conditions<Places> result;
    result.light = at.light;
    result.wind = at.wind;
    for (std::size_t i = 0; i < at.parameter.values.size(); ++i) {
      result.parameter.values[i] = at.parameter.values[i];
      result.factor.values[i] = at.factor.values[i];
    }
    return result;
  }

  [[gnu::flatten]] static void warm(Conditions<Places>& at, const double* temperature,
                                    std::span<const Parameter> factors) {
    at.temperature = Places::load(temperature);
    at.oxygen_saturation = oxygen_saturation(at.temperature, at.parameter);
    for (const Parameter theta : factors)
      at.factor[theta] = corrected_rate(Places(1.0), at.parameter[theta], at.temperature);
  }

  static void warm_speeds(std::size_t count, const double* depth, const double* velocity,
                          const double* temperature, const Conditions<double>& given,
                          std::span<const Parameter> factors, const ProcessRows& rows) {
    Conditions<Places> at = everywhere(given);
    std::size_t i = 0;
    for (; i + side <= count; i += side) {
      warm(at, temperature + i, factors);
      speeds_at(i, depth + i, velocity + i, at, rows);
    }
    if (i == count) return;
    Rest rest(i, count - i);
    std::array<double, side> deep, fast, degrees;
    rest.take(depth, deep.data());
    rest.take(velocity, fast.data());
    rest.take(temperature, degrees.data());
    warm(at, degrees.data(), factors);
    speeds_at(0, deep.data(), fast.data(), at, rest.rows());
    rest.give(rest.speed, rows.speed, rows.stride);
    rest.give(rest.other, rows.other, rows.stride);
  }

  static void rates(std::size_t count, const double* const* columns, const Conditions<double>& at,
                    const ProcessRows& rows) {
    std::size_t i = 0;
    for (; i + side <= count; i += side)
      rates_at(i, columns, at, rows.stride, rows.speed + i, rows.other + i, rows.rate + i);
    if (i == count) return;
    Rest rest(i, count - i);
    std::array<double, states * side> water;
    std::array<const double*, states> column;
    for (std::size_t state = 0; state < states; ++state) {
      rest.take(columns[state], &water[state * side]);
      column[state] = &water[state * side];
    }
    for (std::size_t j = 0; j < processes; ++j) {
      rest.take(rows.speed + j * rows.stride, &rest.speed[j * side]);
      rest.take(rows.other + j * rows.stride, &rest.other[j * side]);
    }
    rates_at(0, column.data(), at, side, rest.speed.data(), rest.other.data(), rest.rate.data());
    rest.give(rest.rate, rows.rate, rows.stride);
  }
};

/// Of the processes of a tuple.
template <class Id, class... Processes>
constexpr SideBySide all_side_by_side(const std::tuple<Processes...>*) {
  using All = AllProcesses<Id, Processes...>;
  return {All::speeds, All::warm_speeds, All::rates};
}

}  // namespace

}  // namespace biandan::quality::BIANDAN_INSTRUCTIONS
