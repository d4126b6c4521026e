// Random numbers that are the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace biandan::base {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits();
  /// In (0, 1).
  double share();
  /// One of so many.
  std::size_t below(std::size_t count);
  /// Of the standard normal distribution.
  double normal();

 private:
  std::uint64_t state_;
};

}  // namespace biandan::base
