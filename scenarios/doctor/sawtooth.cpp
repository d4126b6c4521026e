#include "scenarios/doctor/sawtooth.hpp"

#include <cmath>

namespace biandan::doctor {

void SawtoothFinder::add(double time, double value) {
  const Point now{time, value};
  if (!begun_) {
    high_ = low_ = now;
    begun_ = true;
    return;
  }
  if (now.value > high_.value) high_ = now;
  if (now.value < low_.value) low_ = now;
  if (way_ >= 0 && high_.value - now.value > swing_) {
    if (way_ > 0) turn(high_);
    way_ = -1;
    low_ = now;
  } else if (way_ <= 0 && now.value - low_.value > swing_) {
    if (way_ < 0) turn(low_);
    way_ = 1;
    high_ = now;
  }
}

void SawtoothFinder::turn(const Point& extreme) {
  if (turns_ > 0 && extreme.time - last_.time <= longest_half_period) {
    swings_ += std::abs(extreme.value - last_.value);
    ++turns_;
  } else {
    first_ = extreme;
    swings_ = 0.0;
    turns_ = 1;
  }
  last_ = extreme;
  if (turns_ < least_turns || (longest_ && turns_ <= longest_->turns)) return;
  longest_ = {first_.time, last_.time, turns_, 0.5 * swings_ / static_cast<double>(turns_ - 1)};
}

std::optional<Sawtooth> find_sawtooth(std::span<const double> times, std::span<const double> values,
                                      double amplitude) {
  SawtoothFinder finder(amplitude);
  for (std::size_t i = 0; i < values.size(); ++i) finder.add(times[i], values[i]);
  return finder.found();
}

}  // namespace biandan::doctor
