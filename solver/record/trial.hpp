// HDF5 believes what a file says of itself: one that is damaged, and has no checksum yet, can end
// the program that reads it, or make it ask for all memory there is.
#pragma once

#include <cstdint>
#include <functional>

namespace biandan::record {

/// Whether `read` comes back, with or without an exception, in a copy of this process that is
/// thrown away after it, and may take so much more memory [bytes]. Where the system cannot copy the
/// process, it is taken to. To be called while no other thread is in HDF5.
bool comes_back(const std::function<void()>& read, std::uint64_t more_memory);

}  // namespace biandan::record
