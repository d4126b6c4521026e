// Loops over plain arrays, four numbers at a time and the rest one by one. To be included only by
// files that exist for several instruction sets (instructions.hpp): what stands here has a name of
// its own in each of them.
#pragma once

#include <cstddef>

#include "model/base/pack.hpp"
#include "model/base/real.hpp"

namespace biandan::base::BIANDAN_INSTRUCTIONS {

/// Four numbers side by side, or one: how a loop's body reads and writes them.
struct Four {
  using Number = Pack<4>;
  static constexpr std::size_t count = 4;
  static Number load(const double* from) { return Number::load(from); }
  static void store(double* to, const Number& value) { value.store(to); }
};
struct One {
  using Number = double;
  static constexpr std::size_t count = 1;
  static Number load(const double* from) { return *from; }
  static void store(double* to, Number value) { *to = value; }
};

/// Calls body(Four{}, i), then body(One{}, i), until all from begin to end have been met.
template <class Body>
[[gnu::always_inline]] inline void over(std::size_t begin, std::size_t end, Body body) {
  std::size_t i = begin;
  for (; i + Four::count <= end; i += Four::count) body(Four{}, i);
  for (; i < end; ++i) body(One{}, i);
}

/// Whether `holds(Four{}, i)`, a mask, and `holds(One{}, i)`, a bool, are true from begin to end.
/// All are asked.
template <class Holds>
[[gnu::always_inline]] inline bool everywhere(std::size_t begin, std::size_t end, Holds holds) {
  bool one_by_one = true;
  PackMask<4> by_fours(true);
  over(begin, end, [&](auto at, std::size_t i) {
    if constexpr (decltype(at)::count == 1)
      one_by_one = one_by_one & holds(at, i);
    else
      by_fours = by_fours & holds(at, i);
  });
  return one_by_one && all(by_fours);
}

}  // namespace biandan::base::BIANDAN_INSTRUCTIONS
