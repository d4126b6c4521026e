// How much of the river is worse than class III, and how much is black-odorous, over a run.
//
// Looked at with the fields of the result file: at the start, at the first step that reaches each
// multiple of Settings::output_interval, and at the end. A cell counts with the length of channel
// that it holds; dry cells do not count.
#pragma once

#include <array>

#include "model/base/archive.hpp"
#include "solver/record/cell_quality.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

/// Lengths of channel at one moment [m].
struct RiverLengths {
  double time = 0.0;                    ///< [s since start]
  std::array<double, 6> by_class{};     ///< I to V, worse than V
  std::array<double, 3> black_odour{};  ///< none, mild, severe

  void carry(base::Archive& archive) { archive(time, by_class, black_odour); }

  double over_class_iii() const { return by_class[3] + by_class[4] + by_class[5]; }
  double black_odorous() const { return black_odour[1] + black_odour[2]; }
};

struct RiverQuality {
  record::QualityItems items;
  double length = 0.0;             ///< of all channels [m]
  RiverLengths worst_class;        ///< when most is worse than class III, the first time
  RiverLengths worst_black_odour;  ///< when most is black-odorous, the first time
  RiverLengths end;
};

class RiverQualityWatch : public run::Observer {
 public:
  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;
  void carry(base::Archive& archive) override {
    archive(found_.worst_class, found_.worst_black_odour, found_.end, next_);
  }

  /// Without items, or after a run without channels, all lengths are 0.
  const RiverQuality& found() const { return found_; }

 private:
  void look(const run::RunView& view);

  RiverQuality found_;
  record::CellQuality cells_;
  double next_ = 0.0;  // the time that the next look waits for [s]
};

}  // namespace biandan::study
