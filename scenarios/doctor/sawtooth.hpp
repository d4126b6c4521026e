// Sustained saw-teeth of a series: it turns back, and back again, faster than tides and operation
// do.
//
// A turn is where the series goes back by more than 2 `amplitude` from its last extreme. Successive
// turns less than `longest_half_period` apart make a stretch; `least_turns` of them are sustained.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace biandan::doctor {

/// Half the shortest period of a tide that carries weight in shallow water, the sixth-diurnal M6 of
/// 4.1 h, is 2 h; a surge of a pump dies within some hours too. What turns within 90 min again and
/// again is neither.
inline constexpr double longest_half_period = 5400.0;  // [s]
/// A disturbance rings a few times; four full periods are no longer its end.
inline constexpr std::size_t least_turns = 8;

struct Sawtooth {
  double from = 0.0, to = 0.0;  ///< first and last turn of the longest stretch [s]
  std::size_t turns = 0;        ///< in it
  double amplitude = 0.0;       ///< half the mean swing there
};

/// Takes a series value by value, so that those of many places need not be held at once.
class SawtoothFinder {
 public:
  explicit SawtoothFinder(double amplitude) : swing_(2.0 * amplitude) {}

  /// Times [s] increase.
  void add(double time, double value);
  /// The longest stretch so far; nothing where none is sustained.
  const std::optional<Sawtooth>& found() const { return longest_; }

 private:
  struct Point {
    double time = 0.0;
    double value = 0.0;
  };
  void turn(const Point& extreme);

  double swing_;
  bool begun_ = false;
  int way_ = 0;            // rising 1, falling -1, not known yet 0
  Point high_, low_;       // extremes since the last turn
  Point first_, last_;     // turns of the stretch in hand
  std::size_t turns_ = 0;  // in it
  double swings_ = 0.0;    // their sum
  std::optional<Sawtooth> longest_;
};

/// Of a whole series.
std::optional<Sawtooth> find_sawtooth(std::span<const double> times, std::span<const double> values,
                                      double amplitude);

}  // namespace biandan::doctor
