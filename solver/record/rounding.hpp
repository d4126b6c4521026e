// Rounding of recorded fields, so that digits nobody can use do not fill the disk.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace biandan::record {

/// Nearest multiple of 2^-bits: for quantities whose error does not grow with their size.
inline double round_to_step(double value, int bits) {
  return std::ldexp(std::nearbyint(std::ldexp(value, bits)), -bits) + 0.0;
}

/// Nearest number with `bits` (1 to 22) mantissa bits as a 32-bit float: for quantities known to a
/// share of their size. Infinities and NaN pass through.
inline double round_to_share(double value, int bits) {
  const auto single = static_cast<float>(value);
  if (!std::isfinite(single)) return single;
  const int dropped = 23 - bits;
  const auto half = std::uint32_t{1} << (dropped - 1);
  auto word = std::bit_cast<std::uint32_t>(single);
  word = (word + half) & ~((std::uint32_t{1} << dropped) - 1);
  return std::bit_cast<float>(word) + 0.0;
}

}  // namespace biandan::record
