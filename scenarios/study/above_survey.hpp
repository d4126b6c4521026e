// Water above all that was surveyed: over the highest point of a section, or the last row of a
// storage's table, where the model goes on with vertical walls and the land no longer does.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/base/archive.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

/// The place that stands highest above its survey.
struct AboveSurvey {
  std::string place;     ///< name of the cell
  double top = 0.0;      ///< of the survey there [m]
  double highest = 0.0;  ///< level [m]
  double first = 0.0;    ///< when the first place of all rose above its survey [s since start]
  std::size_t places = 0;

  void carry(base::Archive& archive) { archive(place, top, highest, first, places); }
};

class AboveSurveyWatch : public run::Observer {
 public:
  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;
  void carry(base::Archive& archive) override { archive(highest_, found_); }

  /// `places` is 0 where nothing was seen.
  const AboveSurvey& found() const { return found_; }

 private:
  std::vector<std::size_t> cells_;  // with a survey that ends
  std::vector<double> top_;         // by entry of cells_ [m]
  std::vector<double> highest_;     // the same, level so far [m]
  AboveSurvey found_;
};

}  // namespace biandan::study
