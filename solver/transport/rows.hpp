// Rows of packs in plain arrays, for the loops that exist for several instruction sets. To be
// included by these only: everything here has a name of its own in each of them.
#pragma once

#include <cstddef>

#include "model/base/pack.hpp"

namespace biandan::transport::BIANDAN_INSTRUCTIONS {

/// Constituents that go through a formula at a time.
inline constexpr std::size_t row_lanes = 4;
using Pack = base::Pack<row_lanes>;

/// Rows of `known` packs, or of any number (0).
template <std::size_t known>
class Rows {
 public:
  explicit Rows(std::size_t packs) : packs_(packs) {}
  std::size_t packs() const { return known > 0 ? known : packs_; }
  /// Packs to be led through a formula together.
  static constexpr std::size_t together = known > 0 ? known : 1;

  /// Where the row of a place begins, or a pack of it.
  template <class Number, class Place>
  Number* at(Number* rows, Place place, std::size_t pack = 0) const {
    return rows + (static_cast<std::size_t>(place) * packs() + pack) * row_lanes;
  }

 private:
  std::size_t packs_;
};

inline Pack load(const double* row, std::size_t pack) {
  return Pack::load(row + pack * row_lanes);
}

inline void store(double* row, std::size_t pack, const Pack& value) {
  value.store(row + pack * row_lanes);
}

}  // namespace biandan::transport::BIANDAN_INSTRUCTIONS
