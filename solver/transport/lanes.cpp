#include "solver/transport/lanes.hpp"

#include <cstring>
#include <type_traits>

namespace biandan::transport {

// The lanes of a pack lie side by side, so rows of numbers are copied as they are.
static_assert(std::is_trivially_copyable_v<Lanes>);
static_assert(sizeof(Lanes) == base::lane_count<Lanes> * sizeof(double));

void LaneField::read(std::span<const double> source) {
  if (value_.empty()) return;
  const std::size_t places = value_.size() / packs_;
  const std::size_t row = constituents_ * sizeof(double);
  for (std::size_t place = 0; place < places; ++place)
    std::memcpy(static_cast<void*>(at(place)), &source[place * constituents_], row);
}

void LaneField::write(std::span<double> target) const {
  if (value_.empty()) return;
  const std::size_t places = value_.size() / packs_;
  const std::size_t row = constituents_ * sizeof(double);
  for (std::size_t place = 0; place < places; ++place)
    std::memcpy(&target[place * constituents_], static_cast<const void*>(at(place)), row);
}

void LaneSum::clear() {
  for (Lanes& pack : sum_) pack = Lanes(0.0);
  for (Lanes& pack : rest_) pack = Lanes(0.0);
}

void LaneSum::write(std::vector<double>& target) const {
  for (std::size_t k = 0; k < target.size(); ++k) {
    const std::size_t pack = k / base::lane_count<Lanes>;
    const std::size_t lane = k % base::lane_count<Lanes>;
    target[k] = sum_[pack][lane] + rest_[pack][lane];
  }
}

}  // namespace biandan::transport
