// Statistics of a sampled quantity that runs straight from sample to sample.
#pragma once

#include <optional>
#include <span>

#include "model/standard/assess.hpp"

namespace biandan::study {

/// A stretch of time [s since start].
struct Window {
  double from = 0.0;
  double to = 0.0;
  double length() const { return to - from; }
};

/// Values at strictly increasing times [s since start]; one sample or more. Before the first and
/// after the last sample the nearest one holds.
struct Sampled {
  std::span<const double> times;
  std::span<const double> values;
};

double value_at(const Sampled& sampled, double time);

/// Time-weighted mean over a window; the value at `from` for a window of no length.
double mean(const Sampled& sampled, const Window& window);

struct Extreme {
  double value = 0.0;
  double time = 0.0;  ///< [s since start], the first when there are several
};

/// The worst value in a window, its ends included: the highest, for a lower limit the lowest.
Extreme worst(const Sampled& sampled, const Window& window, standard::Sense sense);

/// How long a value is on the wrong side of a limit, crossings interpolated between samples.
struct TimeOver {
  std::optional<double> first;  ///< [s since start]
  double seconds = 0.0;
};

TimeOver time_over(const Sampled& sampled, const Window& window, const standard::Limit& limit);

/// A series and the limit that it is held against.
struct LimitedSeries {
  Sampled sampled;
  standard::Limit limit;
};

/// How long at least one of the series is on the wrong side of its limit, over all samples; they
/// share their times.
TimeOver time_over_any(std::span<const LimitedSeries> series);

}  // namespace biandan::study
