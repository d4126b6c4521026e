#include "model/casefile/curves.hpp"

#include "model/base/text.hpp"

namespace biandan::casefile {

namespace {

enum class Course { any, not_falling, not_rising };

// One row of a curve: x must rise; y must not turn where that would make the curve ambiguous or a
// flow unstable.
void add_point(const Record& record, Curve& curve, std::string_view x_field,
               std::string_view y_field, Course course) {
  const auto x = record.number(x_field);
  const auto y = record.number(y_field);
  const bool sound = curve.complete;
  curve.complete = false;
  if (!x || !y) return;
  if (!curve.x.empty() && *x <= curve.x.back()) {
    record.findings().add(record.place_of(x_field),
                          {std::string(x_field) + " " + number_text(*x) + " m after " +
                               number_text(curve.x.back()) + " m: the curve turns back",
                           "values that rise from row to row"});
    return;
  }
  const bool falls = !curve.y.empty() && *y < curve.y.back();
  const bool rises = !curve.y.empty() && *y > curve.y.back();
  if ((course == Course::not_falling && falls) || (course == Course::not_rising && rises)) {
    record.findings().add(record.place_of(y_field),
                          {std::string("discharge ") + (falls ? "falls" : "rises") + " from " +
                               number_text(curve.y.back()) + " to " + number_text(*y) + " m3/s",
                           std::string("discharges that do not ") + (falls ? "fall" : "rise")});
    return;
  }
  curve.x.push_back(*x);
  curve.y.push_back(*y);
  curve.complete = sound;
}

}  // namespace

const Curve* Curves::require(const Cell& cell, Findings& findings) const {
  const auto found = curves_.find(cell.text);
  if (found != curves_.end()) return &found->second;
  std::vector<std::string> names;
  for (const auto& [name, curve] : curves_) names.push_back(name);
  findings.add(cell, {"unknown curve " + quote(cell.text), "a curve of " + std::string(file_),
                      base::did_you_mean(cell.text, names)});
  return nullptr;
}

Curves read_pump_curves(Context& context) {
  Curves curves("pump_curves.csv");
  for (const Record& record : context.records("pump_curves")) {
    const Cell* name = record.cell("curve");
    const bool known_kind = record.choice("kind").has_value();
    if (name == nullptr) continue;
    const bool first = !curves.has(name->text);
    Curve& curve = curves.at(name->text);
    if (first) curve.kind = record.text("kind");
    if (known_kind && record.text("kind") != curve.kind) {
      context.findings.add(record.place_of("kind"), {"kind " + quote(record.text("kind")) +
                                                         " in a curve of kind " + quote(curve.kind),
                                                     "one kind for all rows of a curve"});
    }
    // A pump lifts less water the higher it has to.
    const Course course = curve.kind == "lift" ? Course::not_rising : Course::any;
    add_point(record, curve, "x", "discharge", course);
  }
  return curves;
}

Curves read_rating_curves(Context& context) {
  Curves curves("rating_curves.csv");
  for (const Record& record : context.records("rating_curves")) {
    const Cell* name = record.cell("curve");
    if (name == nullptr) continue;
    add_point(record, curves.at(name->text), "level", "discharge", Course::not_falling);
  }
  return curves;
}

Curves read_roughness_curves(Context& context) {
  Curves curves("roughness_curves.csv");
  for (const Record& record : context.records("roughness_curves")) {
    const Cell* name = record.cell("curve");
    if (name == nullptr) continue;
    add_point(record, curves.at(name->text), "depth", "manning", Course::any);
  }
  return curves;
}

}  // namespace biandan::casefile
