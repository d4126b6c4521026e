// The common words of the number types in which formulas are written once: `Real` is double,
// Dual<N> (value and slopes) or Pack<N> (N lanes).
//
//   value(x)            the number without its slopes (a pack stays a pack)
//   lane_count<Real>    1 for double and Dual, N for Pack
//   lane(x, i)          the value in lane i, a double
//   min max abs sqrt cbrt rcbrt exp log pow
//   x < y, ...          a bool, or a mask for packs; masks know && || !
//   select(mask, a, b)  a where the mask holds, b elsewhere; both are computed
//   any(mask) all(mask) a bool
//   Real(0.0)           a constant
//
// A formula uses select, never `if`, on a Real. All three types give the same value, bit for bit.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "model/base/dual.hpp"
#include "model/base/elementary.hpp"
#include "model/base/pack.hpp"

namespace biandan::base {

template <class Real>
inline constexpr std::size_t lane_count = 1;
template <std::size_t N>
inline constexpr std::size_t lane_count<Pack<N>> = N;

/// What a comparison gives.
template <class Real>
using MaskOf = decltype(std::declval<Real>() < std::declval<Real>());

constexpr double value(double x) {
  return x;
}
constexpr double select(bool condition, double yes, double no) {
  return condition ? yes : no;
}
constexpr bool any(bool mask) {
  return mask;
}
constexpr bool all(bool mask) {
  return mask;
}
inline double abs(double x) {
  return std::fabs(x);
}
inline double sqrt(double x) {
  return std::sqrt(x);
}
constexpr double cbrt(double x) {
  return elementary::cbrt<double, std::uint64_t>(x);
}
/// One over the cube root, for a positive x.
constexpr double rcbrt(double x) {
  return elementary::rcbrt<double, std::uint64_t>(x);
}
constexpr double exp(double x) {
  return elementary::exp<double, std::uint64_t>(x);
}
constexpr double log(double x) {
  return elementary::log<double, std::uint64_t>(x);
}
constexpr double pow(double x, double y) {
  return elementary::pow<double, std::uint64_t>(x, y);
}

constexpr double lane(double x, std::size_t) {
  return x;
}
template <std::size_t N>
constexpr double lane(const Dual<N>& x, std::size_t) {
  return x.value;
}
template <std::size_t N>
double lane(const Pack<N>& x, std::size_t index) {
  return x[index];
}

namespace detail {

/// The type of a formula that mixes A and B: the one that is not a plain number.
template <class A, class B>
using Mixed = std::conditional_t<std::is_arithmetic_v<A>,
                                 std::conditional_t<std::is_arithmetic_v<B>, double, B>, A>;

}  // namespace detail

/// The smaller; `a` when they are equal or one is NaN. Slopes come with the one taken.
template <class A, class B>
constexpr detail::Mixed<A, B> min(const A& a, const B& b) {
  using Real = detail::Mixed<A, B>;
  const Real x(a);
  const Real y(b);
  return select(y < x, y, x);
}

/// The larger; `a` when they are equal or one is NaN, so a NaN put first is never hidden.
template <class A, class B>
constexpr detail::Mixed<A, B> max(const A& a, const B& b) {
  using Real = detail::Mixed<A, B>;
  const Real x(a);
  const Real y(b);
  return select(x < y, y, x);
}

/// select with a plain number on one side.
template <class Mask, class Real>
requires(!std::is_arithmetic_v<Real>) constexpr Real
    select(const Mask& mask, const Real& yes, double no) {
  return select(mask, yes, Real(no));
}
template <class Mask, class Real>
requires(!std::is_arithmetic_v<Real>) constexpr Real
    select(const Mask& mask, double yes, const Real& no) {
  return select(mask, Real(yes), no);
}

}  // namespace biandan::base
