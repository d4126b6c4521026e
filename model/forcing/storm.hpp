// Design storms: how much falls in how many minutes once in so many years, and in what pattern.
//
//   i = a (1 + c lg P) / (t + b)^n      mean intensity of the worst t min in P years [mm/min]
//   D = t i                             depth [mm]
//
// In the Chicago hyetograph the worst t min of every length t hold D(t), a share r of it before the
// peak. From the peak back to tau min before it fall r D(tau / r), from there on to tau min after
// it (1 - r) D(tau / (1 - r)); the intensity is the slope of these. What a time step gets is their
// difference over it, so that a storm has its depth to rounding at any step.
//
// Where n > 1 the depth of longer and longer storms falls from t = b / (n - 1) on, and the
// intensity at the ends would be negative: no storm may be longer.
//
// Sources: intensity formula, GB 50014-2021; hyetograph, Keifer and Chu (1957), Journal of the
// Hydraulics Division 83(4), 1332.1-1332.25.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"

namespace biandan::forcing {

/// Times in min, depths in mm, return periods in years, as such formulas are published.
struct IntensityFormula {
  double a = 0.0;
  double c = 0.0;
  double b = 0.0;
  double n = 0.0;
  double fitted = 180.0;  ///< longest duration that it was fitted to

  /// Depth of the worst `duration` min in `period` years.
  double depth(double period, double duration) const;
  /// Longest duration of a storm: fitted, and with no negative intensity.
  double longest() const;

  bool operator==(const IntensityFormula&) const = default;
};

/// A published formula of a town.
struct KnownFormula {
  std::string_view name;
  IntensityFormula formula;
  std::string_view en;  ///< where it comes from, and how far it can be trusted
  std::string_view zh;
};
std::span<const KnownFormula> known_formulas();

struct Storm {
  enum class Pattern { chicago, even };

  std::string name;
  std::string title;
  double begin = 0.0;     ///< [s since start]
  double duration = 0.0;  ///< [s]
  double interval = 0.0;  ///< in which the intensity is held [s]
  double depth = 0.0;     ///< [m]
  Pattern pattern = Pattern::chicago;
  double peak = 0.4;             ///< share r of the duration before the peak, in (0, 1)
  IntensityFormula formula;      ///< that gives the pattern its shape
  std::string formula_name;      ///< of a known one, else empty
  std::optional<double> period;  ///< return period [years], where it gives the depth
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Storm&) const = default;
};

/// An even storm whose depth is given needs no formula.
bool uses_formula(const Storm& storm);

/// Depth that has fallen `time` s after the begin of a storm [m].
double fallen(const Storm& storm, double time);

/// The rain of a storm alone, a step series over its intervals, 0 around it [m/s].
base::Series rain_of(const Storm& storm);

}  // namespace biandan::forcing
