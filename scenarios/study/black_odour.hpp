// Assessed sections whose water is black-odorous (黑臭) at some moment of a run.
//
// The grade of a moment is that of the worst indicator that the case carries; what it does not
// carry is not judged and is named. Times beyond a bound are interpolated between samples.
#pragma once

#include <optional>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/sampled.hpp"
#include "scenarios/study/section_recorder.hpp"
#include "solver/record/cell_quality.hpp"

namespace biandan::study {

/// An indicator at a section that it makes mild or severe.
struct BlackOdourItem {
  const standard::BlackOdourIndicator* indicator = nullptr;
  standard::BlackOdour grade = standard::BlackOdour::none;  ///< of the worst sample
  Extreme worst;                                            ///< in the unit of the indicator
  TimeOver mild;                                            ///< mild or severe
  TimeOver severe;
};

struct BlackOdourSection {
  std::size_t section = 0;
  standard::BlackOdour grade = standard::BlackOdour::none;  ///< the worst
  TimeOver mild;                                            ///< mild or severe by any indicator
  TimeOver severe;
  std::vector<BlackOdourItem> items;  ///< those that reach mild, in the order of the guideline
};

struct BlackOdourResult {
  record::QualityItems items;               ///< what was judged, and what was not
  std::vector<BlackOdourSection> sections;  ///< like Case::sections
};

BlackOdourResult assess_black_odour(const Case& problem, const Recording& recording);

}  // namespace biandan::study
