// How well a run meets observations, over the n observed moments that the run covers. s is the run,
// interpolated to the moment, o the observation.
//
//   bias  mean(s) - mean(o)
//   RMSE  sqrt(mean((s - o)^2))
//   NSE   1 - sum((s - o)^2) / sum((o - mean(o))^2)                      Nash and Sutcliffe 1970
//   KGE   1 - sqrt((r - 1)^2 + (sd(s)/sd(o) - 1)^2 + (mean(s)/mean(o) - 1)^2)  Gupta et al. 2009
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/section_recorder.hpp"

namespace biandan::study {

/// Not defined without spread: NSE where all observations are equal, KGE also where all computed
/// values are, or the mean of the observations is 0.
struct Fit {
  double bias = 0.0;
  double rmse = 0.0;
  std::optional<double> nse;
  std::optional<double> kge;
};

/// Precondition: as many computed as observed values, one or more.
Fit fit_of(std::span<const double> computed, std::span<const double> observed);

struct Score {
  std::size_t section = 0;
  std::string quantity;     ///< "level", "discharge", a constituent or an item
  std::size_t count = 0;    ///< observations that were compared
  std::size_t outside = 0;  ///< observations before the first or after the last sample of the run
  std::optional<Fit> fit;   ///< none when no observation could be compared
};

/// One score for each observed series of the case.
std::vector<Score> score(const Case& problem, const Recording& recording);

}  // namespace biandan::study
