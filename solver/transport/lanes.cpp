#include "solver/transport/lanes.hpp"

#include <cstring>
#include <type_traits>

namespace biandan::transport {

// The lanes of a pack lie side by side, so rows of numbers are copied as they are.
static_assert(std::is_trivially_copyable_v<Lanes>);
static_assert(sizeof(Lanes) == base::lane_count<Lanes> * sizeof(double));

void LaneField::read(std::span<const double> source, std::size_t stride) {
  if (is_as_in_memory(stride)) return void(std::memcpy(rows(), source.data(), bytes()));
  const std::size_t full = constituents_ / lanes;
  const double* row = source.data();
  for (std::size_t i = 0; i < value_.size(); i += packs_, row += stride) {
    for (std::size_t p = 0; p < full; ++p)
      std::memcpy(static_cast<void*>(&value_[i + p]), row + p * lanes, sizeof(Lanes));
    for (std::size_t k = full * lanes; k < constituents_; ++k)
      value_[i + full].set(k - full * lanes, row[k]);
  }
}

void LaneField::write(std::span<double> target, std::size_t stride) const {
  if (is_as_in_memory(stride)) return void(std::memcpy(target.data(), rows(), bytes()));
  const std::size_t full = constituents_ / lanes;
  double* row = target.data();
  for (std::size_t i = 0; i < value_.size(); i += packs_, row += stride) {
    for (std::size_t p = 0; p < full; ++p)
      std::memcpy(row + p * lanes, static_cast<const void*>(&value_[i + p]), sizeof(Lanes));
    for (std::size_t k = full * lanes; k < constituents_; ++k)
      row[k] = value_[i + full][k - full * lanes];
  }
}

void LaneSum::clear() {
  for (Lanes& pack : sum_) pack = Lanes(0.0);
  for (Lanes& pack : rest_) pack = Lanes(0.0);
}

void LaneSum::write(std::span<double> target) const {
  for (std::size_t k = 0; k < target.size(); ++k) {
    const std::size_t pack = k / base::lane_count<Lanes>;
    const std::size_t lane = k % base::lane_count<Lanes>;
    target[k] = sum_[pack][lane] + rest_[pack][lane];
  }
}

}  // namespace biandan::transport
