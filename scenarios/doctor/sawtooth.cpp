#include "scenarios/doctor/sawtooth.hpp"

#include <cmath>
#include <vector>

namespace biandan::doctor {

namespace {

struct Turn {
  double time = 0.0;
  double value = 0.0;
};

/// Extremes from which the series goes back by more than `swing`.
std::vector<Turn> turns_of(std::span<const double> times, std::span<const double> values,
                           double swing) {
  std::vector<Turn> turns;
  Turn high{times[0], values[0]};
  Turn low = high;
  int way = 0;  // rising 1, falling -1
  for (std::size_t i = 1; i < values.size(); ++i) {
    const Turn now{times[i], values[i]};
    if (now.value > high.value) high = now;
    if (now.value < low.value) low = now;
    if (way >= 0 && high.value - now.value > swing) {
      if (way > 0) turns.push_back(high);
      way = -1;
      low = now;
    } else if (way <= 0 && now.value - low.value > swing) {
      if (way < 0) turns.push_back(low);
      way = 1;
      high = now;
    }
  }
  return turns;
}

}  // namespace

std::optional<Sawtooth> find_sawtooth(std::span<const double> times, std::span<const double> values,
                                      double amplitude) {
  if (values.size() < least_turns) return std::nullopt;
  const std::vector<Turn> turns = turns_of(times, values, 2.0 * amplitude);
  std::optional<Sawtooth> longest;
  for (std::size_t first = 0; first < turns.size();) {
    std::size_t last = first;
    double swings = 0.0;
    while (last + 1 < turns.size() &&
           turns[last + 1].time - turns[last].time <= longest_half_period) {
      swings += std::abs(turns[last + 1].value - turns[last].value);
      ++last;
    }
    const std::size_t count = last - first + 1;
    if (count >= least_turns && (!longest || count > longest->turns))
      longest = {turns[first].time, turns[last].time, count,
                 0.5 * swings / static_cast<double>(count - 1)};
    first = last + 1;
  }
  return longest;
}

}  // namespace biandan::doctor
