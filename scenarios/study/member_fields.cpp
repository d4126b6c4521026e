#include "scenarios/study/member_fields.hpp"

#include <algorithm>
#include <utility>

#include "model/base/error.hpp"
#include "scenarios/study/single_run.hpp"
#include "solver/record/layout_parts.hpp"

namespace biandan::study {

namespace {

constexpr double time_rounding = 1e-6;  // of an interval, as in a result file

/// Ends a run that has shown what it would record.
struct Enough {};

class Planner : public run::Observer {
 public:
  void start(const run::RunView& view) override {
    record::add_mesh(view, plan.mesh);
    for (record::Recorded& it : record::recorded_fields(view)) {
      plan.fields.push_back({std::move(it.variable), it.places, plan.values});
      plan.values += plan.moments * it.places;
    }
    throw Enough{};
  }

  FieldPlan plan;
};

}  // namespace

FieldPlan plan_fields(const Case& problem) {
  Planner planner;
  planner.plan.interval = problem.settings.output_interval;
  planner.plan.moments =
      static_cast<std::size_t>(problem.settings.duration / planner.plan.interval + time_rounding) +
      1;
  run::Observer* const watching[] = {&planner};
  try {
    run_single(problem, watching);
  } catch (const Enough&) {
  }
  return std::move(planner.plan);
}

void FieldRecorder::start(const run::RunView& view) {
  recorded_ = record::recorded_fields(view);
  next_ = 0;
  row_.clear();
  if (!as_planned()) return;
  row_.resize(plan_.values);
  sample(view);
}

bool FieldRecorder::as_planned() const {
  return std::ranges::equal(recorded_, plan_.fields, [](const auto& here, const auto& planned) {
    return here.variable.name == planned.variable.name && here.places == planned.places;
  });
}

void FieldRecorder::step(const run::RunView& view) {
  if (next_ == plan_.moments || row_.empty()) return;
  const double due = (static_cast<double>(next_) - time_rounding) * plan_.interval;
  if (view.time >= due) sample(view);
}

void FieldRecorder::sample(const run::RunView& view) {
  std::vector<double> values;
  for (std::size_t f = 0; f < recorded_.size(); ++f) {
    const FieldPlan::Field& field = plan_.fields[f];
    values.resize(field.places);
    recorded_[f].sample(view, values);
    std::ranges::transform(
        values, row_.begin() + static_cast<std::ptrdiff_t>(field.first + next_ * field.places),
        [](double value) { return static_cast<float>(value); });
  }
  ++next_;
}

std::vector<float> FieldRecorder::take() {
  if (row_.empty())
    throw base::RunError(
        "fields of all members in one file need the same cells and constituents in all of them, "
        "and an uncertain input changes those of this case");
  return std::exchange(row_, {});
}

MemberFields::MemberFields(std::filesystem::path file, FieldPlan plan, std::size_t members)
    : plan_(std::move(plan)), rows_(std::move(file), members, plan_.values) {}

std::vector<float> MemberFields::read(std::size_t member, std::size_t field) const {
  const FieldPlan::Field& it = plan_.fields[field];
  return rows_.read(member, it.first, plan_.moments * it.places);
}

}  // namespace biandan::study
