// Strong indices: a NodeId cannot be used where a ReachId is meant.
#pragma once

#include <compare>
#include <cstddef>

namespace biandan::base {

/// Index into the vector of things of one kind. Negative means "none".
template <class Tag>
struct Id {
  int value = -1;

  constexpr Id() = default;
  constexpr explicit Id(int index) : value(index) {}
  constexpr explicit Id(std::size_t index) : value(static_cast<int>(index)) {}
  constexpr bool valid() const { return value >= 0; }
  constexpr std::size_t index() const { return static_cast<std::size_t>(value); }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace biandan::base
