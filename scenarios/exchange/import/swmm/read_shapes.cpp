// [XSECTIONS] and [TRANSECTS]; the latter are in the format of HEC-2: NC, X1 and GR lines.
#include <algorithm>

#include "model/base/limits.hpp"
#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

/// Refuses what would be a channel without a width.
void check_width(const RowReader& row, const Shape& shape) {
  const auto& [height, width, third, fourth] = shape.measures;
  if (shape.name == "TRAPEZOIDAL" &&
      (width < 0.0 || third < 0.0 || fourth < 0.0 || width + third + fourth <= 0.0))
    row.skip(3, "expected a width and slopes of 0 or more, and one of them above 0");
  const bool by_width = shape.name == "RECT_OPEN" || shape.name == "TRIANGULAR" ||
                        shape.name == "PARABOLIC" || shape.name == "POWER" ||
                        shape.name == "RECT_CLOSED";
  if (by_width && width <= 0.0) row.skip(3, "expected a width above 0");
  if (shape.name == "POWER" && third <= 0.0) row.skip(4, "expected an exponent above 0");
}

void take_shape(const Reading& reading, const RowReader& row) {
  const std::size_t index = reading.link(row, 0, "a conduit, orifice or weir");
  Shape shape;
  shape.line = row.line();
  shape.name = row.keyword(1);
  if (shape.name.empty()) row.skip(1, "the line ends too early; expected a shape as word 2");
  if (shape.name == "IRREGULAR") {
    shape.transect = in_capitals(row.text(2, "a transect"));
    if (!reading.model.transects.contains(shape.transect))
      row.skip(2, quote(row.text(2, "a transect")) + " is no transect of [TRANSECTS]");
  } else if (shape.name != "CUSTOM" && shape.name != "STREET" && shape.name != "DUMMY") {
    for (std::size_t k = 0; k < shape.measures.size(); ++k)
      shape.measures[k] = row.number_or(k + 2, "a measure", 0.0);
    if (shape.measures[0] <= 0.0) row.skip(2, "expected a height above 0");
    check_width(row, shape);
    shape.barrels = std::max(1.0, row.number_or(6, "barrels", 1.0));
    if (row.has(7) && row.number(7, "a culvert code") > 0.0)
      row.otherwise("a barrel without the inlet of its culvert code");
  }
  reading.model.links[index].shape = std::move(shape);
}

/// Whether a transect has two points of unlike level, and a width.
bool rises(const Transect& transect) {
  if (transect.points.size() < 2) return false;
  const auto [low, high] = std::ranges::minmax(transect.points, {}, &Transect::Point::level);
  return high.level > low.level && transect.points.back().station > transect.points.front().station;
}

class TransectsReader {
 public:
  explicit TransectsReader(const Reading& reading) : reading_(reading) {}

  void read() {
    reading_.rows("TRANSECTS", [this](const RowReader& row) { take(row); });
    std::erase_if(reading_.model.transects, [this](const auto& named) {
      const Transect& transect = named.second;
      const bool right = rises(transect);
      const auto points = static_cast<double>(transect.points.size());
      if (right && points != transect.promised)
        reading_.notes.add(NotCarried::Why::mistake, transect.line, 1, "[TRANSECTS] " + named.first,
                           "it has " + casefile::number_text(points) + " points; expected " +
                               casefile::number_text(transect.promised) + " as X1 says");
      if (!right)
        reading_.notes.add(
            NotCarried::Why::mistake, transect.line, 1, "[TRANSECTS] " + named.first,
            "it needs two points or more of unlike level and station; it was skipped");
      return !right;
    });
  }

 private:
  void take(const RowReader& row) {
    const std::string key = row.keyword(0);
    if (key == "NC") return take_roughness(row);
    if (key == "X1") return take_heading(row);
    if (key == "GR") return take_points(row);
    row.skip(0, "expected NC, X1 or GR");
  }

  void take_roughness(const RowReader& row) {
    // 0 keeps what was given before.
    const auto take_number = [&](std::size_t word, double& n) {
      const double value = row.number(word, "Manning's n");
      if (value > 0.0) n = value;
    };
    take_number(1, left_);
    take_number(2, right_);
    take_number(3, main_);
  }

  void take_heading(const RowReader& row) {
    open_ = nullptr;
    const std::string name = in_capitals(row.text(1, "a name"));
    Transect transect;
    transect.line = row.line();
    width_factor_ = row.number_or(8, "a factor of the width", 0.0);
    if (width_factor_ == 0.0) width_factor_ = 1.0;
    rise_ = row.number_or(9, "what is added to levels", 0.0) * reading_.metre();
    const double scale = width_factor_ * reading_.metre();
    transect.left = row.number(3, "the station of the left bank") * scale;
    transect.right = row.number(4, "the station of the right bank") * scale;
    // 0 is no station but says that there is no flood plain.
    if (transect.left == 0.0) transect.left = -base::largest_number;
    if (transect.right == 0.0) transect.right = base::largest_number;
    transect.promised = row.number(2, "the number of stations");
    if (main_ <= 0.0) row.skip(0, "no NC line with Manning's n before it");
    transect.n_main = main_;
    transect.n_left = left_ > 0.0 ? left_ : main_;
    transect.n_right = right_ > 0.0 ? right_ : main_;
    const double meander =
        row.number_or(7, "the length of the channel over that of its plain", 0.0);
    if (meander != 0.0 && meander != 1.0)
      row.unknown("the length of the main channel over that of the flood plain");
    open_ = &reading_.model.transects[name];
    *open_ = std::move(transect);
  }

  void take_points(const RowReader& row) {
    if (open_ == nullptr) row.skip(0, "no X1 line before it");
    for (std::size_t word = 1; word < row.size(); word += 2) {
      const double level = row.number(word, "a level") * reading_.metre() + rise_;
      const double station = row.number(word + 1, "a station") * width_factor_ * reading_.metre();
      if (!open_->points.empty() && station < open_->points.back().station)
        row.skip(word + 1, "the station turns back");
      open_->points.push_back({station, level});
    }
  }

  const Reading& reading_;
  Transect* open_ = nullptr;
  double left_ = 0.0, main_ = 0.0, right_ = 0.0;
  double width_factor_ = 1.0, rise_ = 0.0;
};

}  // namespace

void read_shapes(const Reading& reading) {
  TransectsReader(reading).read();
  reading.rows("XSECTIONS", [&](const RowReader& row) { take_shape(reading, row); });
}

}  // namespace biandan::exchange::swmm
