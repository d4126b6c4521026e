#include "solver/record/cell_courses.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace biandan::record {

namespace {

/// A reach as it is drawn.
class Drawn {
 public:
  Drawn(Course points, double length) : points_(std::move(points)) {
    along_.push_back(0.0);
    for (std::size_t i = 1; i < points_.size(); ++i)
      along_.push_back(along_.back() + std::hypot(points_[i].x - points_[i - 1].x,
                                                  points_[i].y - points_[i - 1].y));
    scale_ = length > 0.0 ? along_.back() / length : 1.0;
  }

  /// From one chainage to another [m].
  Course piece(double from, double to) const {
    const double begin = from * scale_, end = to * scale_;
    Course course{at(begin)};
    for (std::size_t i = 0; i < points_.size(); ++i)
      if (along_[i] > begin && along_[i] < end) course.push_back(points_[i]);
    course.push_back(at(end));
    return course;
  }

 private:
  Point at(double distance) const {
    std::size_t i = 1;
    while (i + 1 < points_.size() && along_[i] < distance) ++i;
    const double piece = along_[i] - along_[i - 1];
    const double part = piece > 0.0 ? (distance - along_[i - 1]) / piece : 0.0;
    return {points_[i - 1].x + part * (points_[i].x - points_[i - 1].x),
            points_[i - 1].y + part * (points_[i].y - points_[i - 1].y)};
  }

  Course points_;
  std::vector<double> along_;  // [m] as drawn, by point
  double scale_ = 1.0;
};

std::vector<Drawn> drawn_reaches(const Reader& run) {
  const auto x = run.values("network_geom_x"), y = run.values("network_geom_y");
  const auto counts = run.values("network_geom_node_count");
  const auto lengths = run.values("network_edge_length");
  std::vector<Drawn> reaches;
  std::size_t first = 0;
  for (std::size_t r = 0; r < counts.size(); ++r) {
    Course points;
    for (std::size_t i = 0; i < static_cast<std::size_t>(counts[r]); ++i, ++first)
      points.push_back({x[first], y[first]});
    reaches.emplace_back(std::move(points), lengths[r]);
  }
  return reaches;
}

}  // namespace

std::vector<Course> cell_courses(const Reader& run) {
  const auto branch = run.values("mesh1d_node_branch"), chainage = run.values("mesh1d_node_offset");
  const auto lengths = run.values("network_edge_length");
  const std::vector<Drawn> reaches = drawn_reaches(run);
  std::vector<std::vector<std::size_t>> cells(lengths.size());  // by reach
  for (std::size_t c = 0; c < branch.size(); ++c)
    if (branch[c] >= 0.0) cells[static_cast<std::size_t>(branch[c])].push_back(c);
  std::vector<Course> courses(branch.size());
  for (std::size_t r = 0; r < cells.size(); ++r) {
    std::ranges::sort(cells[r], {}, [&](std::size_t c) { return chainage[c]; });
    const auto halfway = [&](std::size_t k) {  // between cells k - 1 and k
      return 0.5 * (chainage[cells[r][k - 1]] + chainage[cells[r][k]]);
    };
    for (std::size_t k = 0; k < cells[r].size(); ++k)
      courses[cells[r][k]] = reaches[r].piece(
          k == 0 ? 0.0 : halfway(k), k + 1 == cells[r].size() ? lengths[r] : halfway(k + 1));
  }
  return courses;
}

}  // namespace biandan::record
