// exp, log, pow and cbrt: one implementation for a single number and for any number of lanes.
//
// Libraries give different last bits for scalars and for vectors; here the same operations run in
// the same order on every lane, without branches, so a lane of a pack equals the number alone, bit
// for bit. Written over `V`, a double or a compiler vector of doubles, and `U`, the unsigned
// 64-bit integers of the same shape. Errors in units in the last place: exp 0.8, log 0.6, pow 1.1,
// cbrt 0.7, rcbrt 1.4.
//
//   exp(x) = 2^k e^r,               x = k ln 2 + r, |r| <= ln(2)/2, e^r by its Taylor series
//   log(x) = k ln 2 + 2 atanh(s),   x = 2^k m, sqrt(1/2) <= m < sqrt(2), s = (m - 1) / (m + 1)
//   pow(x, y) = exp(y log(x)),      with log and the product carried in two doubles
//   cbrt(x) = t (1 + e/3 + 2/9 e^2 + ...), e = 1 - t^3 / x, t from a third of the exponent, and a
//             step of Newton's method; x cbrt(x) is a third of the price of pow(x, 4/3)
//   rcbrt(x) = x^(-1/3), the same way without any division
//
// Source: argument reductions as in Muller, Elementary Functions, 3rd ed. (2016), ch. 11; exact
// sums and products of Dekker, Numer. Math. 18 (1971) 224-242.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace biandan::base::elementary {

template <class V>
constexpr V broadcast(double number) {
  if constexpr (sizeof(V) == sizeof(double) && requires { static_cast<double>(V{}); })
    return number;
  else
    return number - V{};  // and not 0 + number, which is 0 for -0
}

/// Unevaluated sum of two doubles, |low| <= half a unit in the last place of |high|.
template <class V>
struct Two {
  V high;
  V low;
};

/// a + b without error. Precondition: |a| >= |b| or a == 0.
template <class V>
constexpr Two<V> fast_sum(V a, V b) {
  const V sum = a + b;
  return {sum, b - (sum - a)};
}

/// Upper 26 bits and the rest.
template <class V>
constexpr Two<V> split(V a) {
  const V shifted = a * 134217729.0;  // 2^27 + 1
  const V high = shifted - (shifted - a);
  return {high, a - high};
}

/// a * b without error.
template <class V>
constexpr Two<V> product(V a, V b) {
  const V high = a * b;
  const Two<V> x = split(a);
  const Two<V> y = split(b);
  return {high, ((x.high * y.high - high) + x.high * y.low + x.low * y.high) + x.low * y.low};
}

constexpr double ln2_high = 0x1.62e42fefa3800p-1;  // 42 bits, so that k * ln2_high is exact
constexpr double ln2_low = 0x1.ef35793c76730p-45;
constexpr double log2_e = 0x1.71547652b82fep+0;
constexpr double to_integer = 0x1.8p+52;  // adding it leaves the nearest integer in the low bits

/// 2^k for an integer k in [-1022, 1023].
template <class V, class U>
constexpr V power_of_two(V k) {
  const U integer = std::bit_cast<U>(k + to_integer) - std::bit_cast<std::uint64_t>(to_integer);
  return std::bit_cast<V>((integer + 1023u) << 52);
}

/// e^(x + low) for a low part that is small beside x.
template <class V, class U>
constexpr V exp_sum(V x, V low) {
  // Beyond these the result is 0 or infinity; a NaN passes both comparisons unchanged.
  const V limit = broadcast<V>(760.0);
  low = x > limit ? broadcast<V>(0.0) : low;
  low = x < -limit ? broadcast<V>(0.0) : low;
  x = x > limit ? limit : x;
  x = x < -limit ? -limit : x;

  const V k = (x * log2_e + to_integer) - to_integer;
  const V r_high = x - k * ln2_high;
  const Two<V> r = fast_sum<V>(r_high, low - k * ln2_low);
  const V t = r.high;
  const V t2 = t * t;
  const V t4 = t2 * t2;
  // sum of t^n / n!, n = 2 ... 13; the rest is below 0.02 units in the last place.
  const V p0 = (1.0 / 2 + t * (1.0 / 6)) + t2 * (1.0 / 24 + t * (1.0 / 120));
  const V p1 = (1.0 / 720 + t * (1.0 / 5040)) + t2 * (1.0 / 40320 + t * (1.0 / 362880));
  const V p2 =
      (1.0 / 3628800 + t * (1.0 / 39916800)) + t2 * (1.0 / 479001600 + t * (1.0 / 6227020800.0));
  const V series = p0 + t4 * (p1 + t4 * p2);
  const Two<V> leading = fast_sum<V>(broadcast<V>(1.0), t);
  const V e_r = leading.high + (leading.low + (r.low + t2 * series));

  // 2^k in two factors, so that results below the smallest normal number come out rounded.
  const V half = (k * 0.5 + to_integer) - to_integer;
  return e_r * power_of_two<V, U>(half) * power_of_two<V, U>(k - half);
}

/// log(x) to about 2^-65 relative, for finite x > 0.
template <class V, class U>
constexpr Two<V> log_sum(V x) {
  const auto tiny = x < broadcast<V>(std::numeric_limits<double>::min());
  x = tiny ? x * 0x1p+54 : x;
  const V shift = tiny ? broadcast<V>(1023.0 + 54.0) : broadcast<V>(1023.0);

  constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
  constexpr std::uint64_t one = 0x3ff0000000000000;
  constexpr std::uint64_t two_52 = 0x4330000000000000;
  const U bits = std::bit_cast<U>(x) + (one - sqrt_half);
  const V k = (std::bit_cast<V>((bits >> 52) | two_52) - 0x1p+52) - shift;
  const V m = std::bit_cast<V>((bits & 0x000fffffffffffffu) + sqrt_half);

  // s = f / t in two doubles; f is exact, t = m + 1 has a remainder.
  const V f = m - 1.0;
  const V t = m + 1.0;
  const V t_low = m - (t - 1.0);
  const V inverse = 1.0 / t;
  const V s = f * inverse;
  const Two<V> st = product<V>(s, t);
  const V s_low = (((f - st.high) - st.low) - s * t_low) * inverse;

  // 2 atanh(s) = s (2 + 2/3 z + 2/5 z^2 + ...), z = s^2 <= 0.0295: the second term needs two
  // doubles, the rest one.
  Two<V> z = product<V>(s, s);
  z.low = z.low + 2.0 * s * s_low;
  constexpr double third_high = 0x1.5555555555555p-1;  // 2/3
  constexpr double third_low = 0x1.5555555555555p-55;
  const V y = z.high;
  const V y2 = y * y;
  const V y4 = y2 * y2;
  const V q0 = (2.0 / 5 + y * (2.0 / 7)) + y2 * (2.0 / 9 + y * (2.0 / 11));
  const V q1 = (2.0 / 13 + y * (2.0 / 15)) + y2 * (2.0 / 17 + y * (2.0 / 19));
  const V q2 = (2.0 / 21 + y * (2.0 / 23)) + y2 * (2.0 / 25 + y * (2.0 / 27));
  const V tail = y2 * (q0 + y4 * (q1 + y4 * q2));
  Two<V> w = product<V>(broadcast<V>(third_high), z.high);
  w = fast_sum<V>(w.high, w.low + third_low * z.high + third_high * z.low + tail);
  const Two<V> sw = product<V>(s, w.high);
  const Two<V> log_m = fast_sum<V>(2.0 * s, sw.high);
  const V log_m_low = log_m.low + (sw.low + 2.0 * s_low + s * w.low + s_low * w.high);

  const Two<V> sum = fast_sum<V>(k * ln2_high, log_m.high);
  return fast_sum<V>(sum.high, sum.low + (log_m_low + k * ln2_low));
}

template <class V, class U>
constexpr V exp(V x) {
  return exp_sum<V, U>(x, broadcast<V>(0.0));
}

/// -infinity at 0, NaN below.
template <class V, class U>
constexpr V log(V x) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const V zero = broadcast<V>(0.0);
  const Two<V> sum = log_sum<V, U>(x);
  V result = sum.high + sum.low;
  result = x == zero ? broadcast<V>(-infinity) : result;
  result = x < zero ? broadcast<V>(std::numeric_limits<double>::quiet_NaN()) : result;
  return x < broadcast<V>(infinity) ? result : x;  // infinity and NaN
}

/// x^y for x >= 0; NaN for a negative x and wherever an argument is NaN.
template <class V, class U>
[[gnu::always_inline]] constexpr V pow(V x, V y) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const V zero = broadcast<V>(0.0);
  const V one = broadcast<V>(1.0);
  const V endless = broadcast<V>(infinity);

  // No finite log(x) other than 0 gives a finite result beyond this, and the exact product needs
  // room above y.
  const V limit = broadcast<V>(0x1p+64);
  V factor = y > limit ? limit : y;
  factor = factor < -limit ? -limit : factor;
  const Two<V> log_x = log_sum<V, U>(x);
  const Two<V> power = product<V>(factor, log_x.high);
  V result = exp_sum<V, U>(power.high, power.low + factor * log_x.low);

  const V above = y > zero ? endless : (y < zero ? zero : one);
  const V below = y > zero ? zero : (y < zero ? endless : one);
  result = x == zero ? below : result;
  result = x == endless ? above : result;
  const V undefined = broadcast<V>(std::numeric_limits<double>::quiet_NaN());
  result = x >= zero ? result : undefined;
  return y == y ? result : undefined;
}

/// The real root, negative for a negative x.
template <class V, class U>
constexpr V cbrt(V x) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr std::uint64_t two_52 = 0x4330000000000000;
  const V zero = broadcast<V>(0.0);
  const V size = x < zero ? -x : x;
  const auto tiny = size < broadcast<V>(std::numeric_limits<double>::min());
  const V a = tiny ? size * 0x1p+54 : size;

  // A third of the upper half of the bits, which are nearly a logarithm: right to 5 bits. The
  // summand is two thirds of the exponent's bias, shifted for the smallest error.
  const V upper = std::bit_cast<V>((std::bit_cast<U>(a) >> 32) | two_52) - 0x1p+52;
  const V third = upper * (1.0 / 3.0) + (715094163.0 + 0x1p+52);
  const V guess = std::bit_cast<V>(std::bit_cast<U>(third) << 32);

  // (1 - e)^(-1/3) by its binomial series: right to 23 bits, and cut to them, so that t * t is
  // exact below.
  const V e = 1.0 - guess * guess * (guess / a);
  const V e2 = e * e;
  const V series = (1.0 / 3 + e * (2.0 / 9)) + e2 * (14.0 / 81 + e * (35.0 / 243)) +
                   e2 * e2 * (91.0 / 729 + e * (728.0 / 6561));
  const V t =
      std::bit_cast<V>(std::bit_cast<U>(guess + guess * (e * series)) & 0xffffffffc0000000u);
  const V r = a / (t * t);
  V root = t + t * ((r - t) / (2.0 * t + r));
  root = tiny ? root * 0x1p-18 : root;
  root = x < zero ? -root : root;
  return size > zero ? (size < broadcast<V>(infinity) ? root : x) : x;  // also zeros and NaN
}

/// One over the cube root. Precondition: x is positive, finite and no smaller than the smallest
/// normal number.
template <class V, class U>
constexpr V rcbrt(V x) {
  constexpr std::uint64_t two_52 = 0x4330000000000000;
  const V upper = std::bit_cast<V>((std::bit_cast<U>(x) >> 32) | two_52) - 0x1p+52;
  const V third = (1430188287.0 + 0x1p+52) - upper * (1.0 / 3.0);
  const V guess = std::bit_cast<V>(std::bit_cast<U>(third) << 32);

  // (1 - e)^(-1/3) by its binomial series: right to 25 bits, then to the last.
  const V e = 1.0 - x * guess * (guess * guess);
  const V e2 = e * e;
  const V series = (1.0 / 3 + e * (2.0 / 9)) + e2 * (14.0 / 81 + e * (35.0 / 243)) +
                   e2 * e2 * (91.0 / 729 + e * (728.0 / 6561));
  const V near = guess + guess * (e * series);
  const V rest = 1.0 - x * near * (near * near);
  return near + near * (rest * (1.0 / 3 + rest * (2.0 / 9)));
}

}  // namespace biandan::base::elementary
