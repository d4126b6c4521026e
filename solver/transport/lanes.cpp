#include "solver/transport/lanes.hpp"

namespace biandan::transport {

void LaneField::read(std::span<const double> source) {
  if (value_.empty()) return;
  const std::size_t places = value_.size() / packs_;
  for (std::size_t place = 0; place < places; ++place)
    for (std::size_t k = 0; k < constituents_; ++k)
      set(place, k, source[place * constituents_ + k]);
}

void LaneField::write(std::span<double> target) const {
  if (value_.empty()) return;
  const std::size_t places = value_.size() / packs_;
  for (std::size_t place = 0; place < places; ++place)
    for (std::size_t k = 0; k < constituents_; ++k)
      target[place * constituents_ + k] = get(place, k);
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
