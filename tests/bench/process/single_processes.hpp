// Shipped processes, each as a catalogue of its own.
#pragma once

#include <array>

#include "model/quality/side_by_side.hpp"

namespace biandan::bench {

/// cod_loss, bod_settling, nitrification, bod_oxidation, sediment_oxygen_demand, cod_release.
using SingleProcesses = std::array<quality::SideBySide, 6>;

namespace plain {
extern const SingleProcesses single_processes;
}
namespace wide {
extern const SingleProcesses single_processes;
}
inline const SingleProcesses& single_processes() {
  return base::has_wide_registers() ? wide::single_processes : plain::single_processes;
}

}  // namespace biandan::bench
