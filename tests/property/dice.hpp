// Throws that decide what a random thing is like. Lower throws make simpler things, so that a
// throw that breaks a property shrinks to the simplest thing that does.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace biandan::test {

class Dice {
 public:
  static constexpr int faces = 10000;

  /// Each from 0 to faces - 1; when they run out, all further ones are 0.
  explicit Dice(std::vector<int> throws) : throws_(std::move(throws)) {}

  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(next()) / (faces - 1);
  }
  /// One of 0 to n - 1.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next()) * n / faces; }
  /// True in one of n throws, and not in the lowest.
  bool one_in(std::size_t n) { return below(n) + 1 == n; }

  /// 0 to n - 1 in another order.
  std::vector<std::size_t> order(std::size_t n) {
    std::vector<std::size_t> result(n);
    for (std::size_t i = 0; i < n; ++i) {
      result[i] = i;
      std::swap(result[i], result[below(i + 1)]);
    }
    return result;
  }

 private:
  int next() { return next_ < throws_.size() ? throws_[next_++] : 0; }

  std::vector<int> throws_;
  std::size_t next_ = 0;
};

}  // namespace biandan::test
