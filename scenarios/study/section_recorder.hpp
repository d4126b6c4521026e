// What the assessed sections show during a run.
#pragma once

#include <vector>

#include "model/base/archive.hpp"
#include "solver/record/section_sample.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

struct SectionSeries {
  std::vector<double> level;               ///< [m]
  std::vector<double> discharge;           ///< [m3/s]
  std::vector<std::vector<double>> shown;  ///< by quality::Shown, in its unit

  void carry(base::Archive& archive) { archive(level, discharge, shown); }
};

/// Samples of all sections at the same times.
struct Recording {
  std::vector<double> times;            ///< [s since start]
  std::vector<SectionSeries> sections;  ///< like Case::sections

  void carry(base::Archive& archive) { archive(times, sections); }
};

/// Samples the sections at the start, at the first step that reaches each multiple of
/// Settings::section_interval, and at the end. Values are those of the step, none is interpolated.
class SectionRecorder : public run::Observer {
 public:
  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;
  void carry(base::Archive& archive) override { archive(recording_, next_); }

  const Recording& recording() const { return recording_; }

 private:
  void sample(const run::RunView& view);

  std::vector<record::SectionPoint> points_;
  Recording recording_;
  double next_ = 0.0;  // the time [s since start] that the next sample waits for
};

}  // namespace biandan::study
