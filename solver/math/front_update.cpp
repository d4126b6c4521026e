#include "solver/math/front_update.hpp"

#include "model/base/pack.hpp"

// Only packs may be computed with here: what else a header holds would exist twice under one name.
namespace biandan::math::BIANDAN_INSTRUCTIONS {

namespace {

constexpr int lanes = 4;
using Lanes = base::Pack<lanes>;

/// A vertex of a front as it goes through one row: its pairs and the factors of two of them.
struct Pivot {
  const double* pairs;
  double upper, lower;
  Lanes factor;
};

Pivot pivot_of(const double* pairs, int row) {
  const double upper = pairs[2 * row];
  const double lower = pairs[2 * row + 1];
  return {pairs, upper, lower, Lanes(std::array<double, lanes>{lower, upper, lower, upper})};
}

/// The pairs from `q` on, two at a time.
template <std::size_t width>
void subtract(double* meets, const std::array<Pivot, width>& pivots, int q, int count) {
  int k = 0;
  for (; k + 1 < count; k += 2) {
    Lanes rest = Lanes::load(meets + 2 * k);
    for (const Pivot& it : pivots) rest = rest - it.factor * Lanes::load(it.pairs + 2 * (q + k));
    rest.store(meets + 2 * k);
  }
  if (k == count) return;
  double upper = meets[2 * k];
  double lower = meets[2 * k + 1];
  for (const Pivot& it : pivots) {
    upper = upper - it.lower * it.pairs[2 * (q + k)];
    lower = lower - it.upper * it.pairs[2 * (q + k) + 1];
  }
  meets[2 * k] = upper;
  meets[2 * k + 1] = lower;
}

template <std::size_t width>
const Run* update(double* entry, const Front& front, const Run* run) {
  for (int row = 0; row + 1 < front.rows; ++row) {
    std::array<Pivot, width> pivots;
    for (std::size_t v = 0; v < width; ++v) pivots[v] = pivot_of(entry + 2 * front.first[v], row);
    for (int q = row + 1; q < front.rows; q += run++->count)
      subtract(entry + 2 * run->target, pivots, q, run->count);
  }
  return run;
}

const Run* of_any_width(double* entry, const Front& front, const Run* run) {
  switch (front.width) {
    case 1:
      return update<1>(entry, front, run);
    case 2:
      return update<2>(entry, front, run);
    case 3:
      return update<3>(entry, front, run);
    default:
      return update<4>(entry, front, run);
  }
}

}  // namespace

const UpdateBeyond update_beyond = of_any_width;

}  // namespace biandan::math::BIANDAN_INSTRUCTIONS
