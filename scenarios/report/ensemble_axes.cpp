#include "scenarios/report/ensemble_axes.hpp"

#include <utility>

#include "solver/record/layout_parts.hpp"

namespace biandan::report {

std::vector<record::Attribute> ensemble_notes(const EnsembleFound& found,
                                              const std::string& version) {
  std::vector<record::Attribute> notes = record::file_notes(found.problem, version);
  notes.push_back({"members", static_cast<int>(found.ensemble.members.size())});
  notes.push_back({"members_completed", static_cast<int>(found.ensemble.completed())});
  notes.push_back({"seed", std::to_string(found.uncertainty.seed)});
  return notes;
}

record::Variable member_variable(std::size_t members) {
  std::vector<double> numbers;
  for (std::size_t m = 0; m < members; ++m) numbers.push_back(static_cast<double>(m + 1));
  record::Variable variable;
  variable.name = "member";
  variable.type = record::Type::int32;
  variable.dimensions = {"member"};
  variable.attributes = {
      {"standard_name", "realization"}, {"long_name", "Member"}, {"long_name_zh", "成员"}};
  variable.values = std::move(numbers);
  return variable;
}

record::Variable completed_variable(const study::Ensemble& ensemble) {
  std::vector<double> completed;
  for (const study::Member& member : ensemble.members)
    completed.push_back(member.failed() ? 0.0 : 1.0);
  record::Variable variable;
  variable.name = "completed";
  variable.type = record::Type::int32;
  variable.dimensions = {"member"};
  variable.attributes = {{"long_name", "Whether the member completed"},
                         {"long_name_zh", "是否完成"}};
  variable.values = std::move(completed);
  return variable;
}

record::Variable moments_variable(const std::string& name, const std::string& title,
                                  const Case& problem, std::size_t count, double interval) {
  std::vector<double> times;
  for (std::size_t k = 0; k < count; ++k) times.push_back(static_cast<double>(k) * interval);
  record::Variable variable = record::time_variable(name, title, problem);
  variable.values = std::move(times);
  return variable;
}

}  // namespace biandan::report
