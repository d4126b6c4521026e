// A number with its slopes: value and N partial derivatives, carried exactly by the chain rule.
//
//   f(x) = value, slope[i] = df / dx_i
//
// Comparisons look at the value only, so a formula takes the same course as with doubles.
// Source: forward accumulation, Griewank and Walther, Evaluating Derivatives, 2nd ed. (2008),
// ch. 3.
#pragma once

#include <array>
#include <cmath>
#include <compare>
#include <cstddef>

#include "model/base/elementary.hpp"

namespace biandan::base {

template <std::size_t N>
struct Dual {
  double value = 0.0;
  std::array<double, N> slope{};

  constexpr Dual() = default;
  /// A constant. Implicit: constants mix freely with duals in formulas.
  constexpr Dual(double constant) : value(constant) {}
  constexpr Dual(double number, const std::array<double, N>& slopes)
      : value(number), slope(slopes) {}

  /// The `index`-th independent variable: slope 1 with respect to itself.
  static constexpr Dual variable(double number, std::size_t index) {
    Dual result(number);
    result.slope[index] = 1.0;
    return result;
  }

  constexpr Dual& operator+=(const Dual& other) { return *this = *this + other; }
  constexpr Dual& operator-=(const Dual& other) { return *this = *this - other; }
  constexpr Dual& operator*=(const Dual& other) { return *this = *this * other; }
  constexpr Dual& operator/=(const Dual& other) { return *this = *this / other; }

  friend constexpr Dual operator+(const Dual& a) { return a; }
  friend constexpr Dual operator-(const Dual& a) { return chain(a, -a.value, -1.0); }

  friend constexpr Dual operator+(const Dual& a, const Dual& b) {
    return chain(a, b, a.value + b.value, 1.0, 1.0);
  }
  friend constexpr Dual operator+(const Dual& a, double b) { return {a.value + b, a.slope}; }
  friend constexpr Dual operator+(double a, const Dual& b) { return {a + b.value, b.slope}; }

  friend constexpr Dual operator-(const Dual& a, const Dual& b) {
    return chain(a, b, a.value - b.value, 1.0, -1.0);
  }
  friend constexpr Dual operator-(const Dual& a, double b) { return {a.value - b, a.slope}; }
  friend constexpr Dual operator-(double a, const Dual& b) { return chain(b, a - b.value, -1.0); }

  friend constexpr Dual operator*(const Dual& a, const Dual& b) {
    return chain(a, b, a.value * b.value, b.value, a.value);
  }
  friend constexpr Dual operator*(const Dual& a, double b) { return chain(a, a.value * b, b); }
  friend constexpr Dual operator*(double a, const Dual& b) { return chain(b, a * b.value, a); }

  friend constexpr Dual operator/(const Dual& a, const Dual& b) {
    const double quotient = a.value / b.value;
    return chain(a, b, quotient, 1.0 / b.value, -quotient / b.value);
  }
  friend constexpr Dual operator/(const Dual& a, double b) {
    return chain(a, a.value / b, 1.0 / b);
  }
  friend constexpr Dual operator/(double a, const Dual& b) {
    const double quotient = a / b.value;
    return chain(b, quotient, -quotient / b.value);
  }

  friend constexpr bool operator==(const Dual& a, const Dual& b) { return a.value == b.value; }
  friend constexpr std::partial_ordering operator<=>(const Dual& a, const Dual& b) {
    return a.value <=> b.value;
  }

  /// f(a) given its value and df/da.
  static constexpr Dual chain(const Dual& a, double number, double by_a) {
    Dual result(number);
    for (std::size_t i = 0; i < N; ++i) result.slope[i] = by_a * a.slope[i];
    return result;
  }
  /// f(a, b) given its value, df/da and df/db.
  static constexpr Dual chain(const Dual& a, const Dual& b, double number, double by_a,
                              double by_b) {
    Dual result(number);
    for (std::size_t i = 0; i < N; ++i) result.slope[i] = by_a * a.slope[i] + by_b * b.slope[i];
    return result;
  }
};

template <std::size_t N>
constexpr double value(const Dual<N>& x) {
  return x.value;
}

template <std::size_t N>
constexpr Dual<N> select(bool condition, const Dual<N>& yes, const Dual<N>& no) {
  return condition ? yes : no;
}

template <std::size_t N>
constexpr Dual<N> abs(const Dual<N>& x) {
  return Dual<N>::chain(x, std::fabs(x.value), x.value < 0.0 ? -1.0 : 1.0);
}

/// At 0, where the slope is infinite, the slopes are 0: a Newton step then simply does not see
/// this term, where an infinite or undefined slope would spoil the whole matrix.
template <std::size_t N>
Dual<N> sqrt(const Dual<N>& x) {
  const double root = std::sqrt(x.value);
  return Dual<N>::chain(x, root, root == 0.0 ? 0.0 : 0.5 / root);
}

/// At 0 as sqrt.
template <std::size_t N>
constexpr Dual<N> cbrt(const Dual<N>& x) {
  const double root = elementary::cbrt<double, std::uint64_t>(x.value);
  return Dual<N>::chain(x, root, root == 0.0 ? 0.0 : root / (3.0 * x.value));
}

template <std::size_t N>
constexpr Dual<N> rcbrt(const Dual<N>& x) {
  const double root = elementary::rcbrt<double, std::uint64_t>(x.value);
  return Dual<N>::chain(x, root, root / (-3.0 * x.value));
}

template <std::size_t N>
constexpr Dual<N> exp(const Dual<N>& x) {
  const double power = elementary::exp<double, std::uint64_t>(x.value);
  return Dual<N>::chain(x, power, power);
}

template <std::size_t N>
constexpr Dual<N> log(const Dual<N>& x) {
  return Dual<N>::chain(x, elementary::log<double, std::uint64_t>(x.value), 1.0 / x.value);
}

namespace detail {

/// d(x^y)/dx = y x^(y-1); 0 where it is infinite (x = 0 and y < 1), for the reason given at sqrt.
constexpr double slope_of_power(double x, double y) {
  if (x == 0.0 && y < 1.0) return 0.0;
  return y * elementary::pow<double, std::uint64_t>(x, y - 1.0);
}

}  // namespace detail

template <std::size_t N>
constexpr Dual<N> pow(const Dual<N>& x, double y) {
  const double power = elementary::pow<double, std::uint64_t>(x.value, y);
  return Dual<N>::chain(x, power, detail::slope_of_power(x.value, y));
}

template <std::size_t N>
constexpr Dual<N> pow(double x, const Dual<N>& y) {
  const double power = elementary::pow<double, std::uint64_t>(x, y.value);
  const double log_x = x == 0.0 ? 0.0 : elementary::log<double, std::uint64_t>(x);
  return Dual<N>::chain(y, power, power * log_x);
}

template <std::size_t N>
constexpr Dual<N> pow(const Dual<N>& x, const Dual<N>& y) {
  const double power = elementary::pow<double, std::uint64_t>(x.value, y.value);
  const double log_x = x.value == 0.0 ? 0.0 : elementary::log<double, std::uint64_t>(x.value);
  return Dual<N>::chain(x, y, power, detail::slope_of_power(x.value, y.value), power * log_x);
}

}  // namespace biandan::base
