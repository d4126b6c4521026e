// FNV-1a, 64 bits (Fowler, Noll and Vo), over the bits of numbers: equal numbers, equal hash.
#pragma once

#include <bit>
#include <cstdint>
#include <span>

namespace biandan::record {

inline constexpr std::uint64_t empty_hash = 0xcbf29ce484222325u;

inline std::uint64_t mix(std::uint64_t hash, double value) {
  constexpr std::uint64_t prime = 0x100000001b3u;
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int byte = 0; byte < 8; ++byte)  // lowest byte first on every machine
    hash = (hash ^ ((bits >> (8 * byte)) & 0xff)) * prime;
  return hash;
}

inline std::uint64_t mix(std::uint64_t hash, std::span<const double> values) {
  for (const double value : values) hash = mix(hash, value);
  return hash;
}

}  // namespace biandan::record
