// Calendar months and the flood season of a run, in the local time of its case.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "scenarios/study/sampled.hpp"

namespace biandan::study {

/// The part of a calendar month that a run covers.
struct Month {
  int year = 0;
  int month = 0;  ///< 1 to 12
  Window window;
  double coverage = 0.0;  ///< share of the month, 1 when the run covers all of it

  bool complete() const { return coverage >= 1.0; }
};

/// The months that a window of the run touches, in order.
std::vector<Month> months_of(const Settings& settings, const Window& window);

/// The local calendar days that a window touches, each as far as the window covers it.
std::vector<Window> days_of(const Settings& settings, const Window& window);

/// The parts of a window that lie in the flood season (汛期), both its days included.
std::vector<Window> flood_season_of(const Settings& settings, const Window& window);

}  // namespace biandan::study
