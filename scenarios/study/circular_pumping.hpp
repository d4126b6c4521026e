// Circular pumping: water that a pump lifts and that runs back to where it came from.
//
// While a pump runs with the discharge Q_P, a path of faces from its `to` cell to its `from` cell,
// each passed in the direction of its flow and with |Q| > circular_share Q_P, brings it back.
// Looked for at each section interval, with the mean discharges of the step that ends there; the
// shortest path, in faces, is reported.
#pragma once

#include <cstddef>
#include <vector>

#include "model/base/archive.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

/// Smaller discharges than this share of the pump's do not carry its water back.
inline constexpr double circular_share = 0.05;

struct CircularPumping {
  std::size_t pump = 0;                 ///< structure
  double first = 0.0;                   ///< when it was first seen [s since start]
  double seconds = 0.0;                 ///< in all, over the intervals that ended with it
  std::vector<std::size_t> structures;  ///< on the first path, from `to` to `from`
  std::vector<std::size_t> reaches;     ///< on that path, each once

  void carry(base::Archive& archive) { archive(pump, first, seconds, structures, reaches); }
};

class CircularPumpingWatch : public run::Observer {
 public:
  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;
  void carry(base::Archive& archive) override { archive(found_, last_, next_); }

  /// In the order of the structures.
  const std::vector<CircularPumping>& found() const { return found_; }

 private:
  void sample(const run::RunView& view);
  bool search(const run::RunView& view, std::size_t pump_face, double least);
  CircularPumping describe(const run::RunView& view, std::size_t pump_face) const;

  std::vector<std::size_t> pump_faces_;  // by pump, in the order of the structures
  std::vector<CircularPumping> found_;   // the same, `seconds` 0 where nothing was seen
  std::vector<int> came_by_;             // by cell, the face by which a search reached it, or -1
  std::vector<std::size_t> reached_;     // cells of a search, in their order
  double last_ = 0.0;                    // time of the last sample [s]
  double next_ = 0.0;                    // the time that the next one waits for [s]
};

}  // namespace biandan::study
