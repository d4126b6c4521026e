#include "solver/record/state_hash.hpp"

#include <cstdint>
#include <cstdio>

#include "solver/record/bit_hash.hpp"

namespace biandan::record {

std::string state_hash(const run::RunView& view) {
  std::uint64_t hash = empty_hash;
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
