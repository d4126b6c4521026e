#include "solver/record/state_hash.hpp"

#include <bit>
#include <cstdint>
#include <cstdio>

namespace biandan::record {

namespace {

constexpr std::uint64_t offset_basis = 0xcbf29ce484222325u;
constexpr std::uint64_t prime = 0x100000001b3u;

std::uint64_t mix(std::uint64_t hash, std::span<const double> values) {
  for (const double value : values) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int byte = 0; byte < 8; ++byte)  // lowest byte first on every machine
      hash = (hash ^ ((bits >> (8 * byte)) & 0xff)) * prime;
  }
  return hash;
}

}  // namespace

std::string state_hash(const run::RunView& view) {
  std::uint64_t hash = offset_basis;
  hash = mix(hash, view.flow.level);
  hash = mix(hash, view.flow.volume_after);
  hash = mix(hash, view.flow.discharge);
  hash = mix(hash, view.concentration);
  hash = mix(hash, view.zone_concentration);
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace biandan::record
