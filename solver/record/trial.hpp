// HDF5 believes what a file says of itself: one that is damaged, and has no checksum yet, can end
// the program that reads it, or make it ask for all memory there is.
#pragma once

#include <cstdint>
#include <functional>

namespace biandan::record {

enum class Trial {
  well,    ///< read came back
  failed,  ///< it threw
  ended    ///< it ended its process, took too long or all its memory
};

/// How `read` fares in a copy of this process that is thrown away after it, and may take so much
/// more memory [bytes]. Where the system cannot copy the process, well. To be called while no other
/// thread is in HDF5.
Trial try_out(const std::function<void()>& read, std::uint64_t more_memory);

}  // namespace biandan::record
