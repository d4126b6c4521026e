#include "solver/math/large_pages.hpp"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace biandan::math {

namespace {

constexpr std::uintptr_t page = std::uintptr_t{1} << 21;

}  // namespace

#ifdef __linux__

/// The advice is for pages that are yet to come; those that are in use are moved at once where the
/// kernel can (MADV_COLLAPSE, Linux 6.1) and else by the kernel in the background.
void prefer_large_pages(const void* begin, std::size_t bytes) {
  constexpr int collapse = 25;  // MADV_COLLAPSE, not yet known to older headers
  if (bytes < least_bytes) return;
  const auto first = reinterpret_cast<std::uintptr_t>(begin) / page * page;
  const auto last = (reinterpret_cast<std::uintptr_t>(begin) + bytes + page - 1) / page * page;
  for (const int advice : {MADV_HUGEPAGE, collapse})
    static_cast<void>(madvise(reinterpret_cast<void*>(first), last - first, advice));
}

#else

void prefer_large_pages(const void*, std::size_t) {}

#endif

}  // namespace biandan::math
