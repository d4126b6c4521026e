// Assessed sections, the rules they are judged by, and the thresholds of the warning levels.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/network/ids.hpp"

namespace biandan::standard {

/// An assessed section (断面) with its target.
struct Section {
  std::string name;      ///< "大沟坝桥"
  std::string title_en;  ///< "Dagouba Bridge", may be empty
  network::Place place;
  int target_class = 3;  ///< 1 to 5
  /// Limits of its own by rule set ("target", "compensation", ...) and item, in the unit in which
  /// the item is shown; an item that is not listed takes the limit of the target class.
  std::map<std::string, std::map<std::string, double>> limits;
  std::string observations;  ///< file of observed series beside the case, may be empty
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;
};

/// Share of the limit at which a level begins; for dissolved oxygen (a lower limit) the shares are
/// taken of the limit as limit / value. A project setting, not part of a standard.
struct WarningThresholds {
  double blue = 0.8;
  double yellow = 0.9;
  double orange = 1.0;
  double red = 1.5;
};

struct WarningRules {
  WarningThresholds peak;
  WarningThresholds month_mean;
};

/// An observed quantity at a section: "level", "discharge" or the name of a constituent or item.
struct Observation {
  std::size_t section = 0;
  std::string quantity;
  std::vector<double> times;   ///< [s since start]
  std::vector<double> values;  ///< in the unit in which the quantity is shown
};

}  // namespace biandan::standard
