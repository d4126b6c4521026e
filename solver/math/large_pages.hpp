// Large pages for arrays that a loop walks side by side: with pages of 4 KiB each array of a large
// network lies on hundreds of them, more than a processor remembers the places of.
#pragma once

#include <cstddef>
#include <vector>

namespace biandan::math {

/// Below this, memory lies on few enough pages of any size.
inline constexpr std::size_t least_bytes = std::size_t{1} << 18;

/// Asks the system to hold memory in pages of 2 MiB, which then also hold its neighbours. Changes
/// nothing where there are none, and for less than `least_bytes`.
void prefer_large_pages(const void* begin, std::size_t bytes);

template <class... Number>
void prefer_large_pages(const std::vector<Number>&... array) {
  (prefer_large_pages(array.data(), array.size() * sizeof(Number)), ...);
}

}  // namespace biandan::math
