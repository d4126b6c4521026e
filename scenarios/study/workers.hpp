// Work that is shared out to all processors.
#pragma once

#include <cstddef>
#include <functional>

namespace biandan::study {

std::size_t processors();

/// Calls `work`, which takes what is left to be done until nothing is, on `most` processors or as
/// many as there are; on fewer where the system gives no more threads. Comes back when all have.
void work_together(std::size_t most, const std::function<void()>& work);

}  // namespace biandan::study
