// Inputs of the case outside the ranges that were published for them (published.hpp).
#include <algorithm>
#include <cmath>
#include <utility>

#include "model/quality/kinetics_set.hpp"
#include "model/quality/parameters.hpp"
#include "scenarios/doctor/checks.hpp"
#include "scenarios/doctor/published.hpp"

namespace biandan::doctor {

namespace {

/// Zero switches a process off on purpose: no value to judge.
constexpr double off = 0.0;

class Ranges {
 public:
  explicit Ranges(Outcome& outcome) : outcome_(outcome) {}

  /// One finding for each input, with the place that is furthest out and the names of the others.
  void judge(const PublishedRange& range, const std::string& subject, const std::string& place,
             double value) {
    // Values were converted from what people wrote and back: an end of the range is within it.
    constexpr double rounding = 1e-9;
    const bool below = value < range.low * (1.0 - rounding);
    if (!below && value <= range.high + rounding * std::abs(range.high)) return;
    Finding finding;
    finding.kind = Kind::beyond_published;
    finding.subject = subject;
    finding.place = place;
    finding.amount = value;
    finding.low = range.low;
    finding.high = range.high;
    finding.unit = range.unit == "-" ? "" : range.unit;
    finding.source = range.source;
    finding.count = 1;
    finding.excess =
        below ? range.low / std::max(value, 1e-3 * range.low) : value / std::max(range.high, 1e-12);
    add(std::move(finding));
  }

 private:
  void add(Finding finding) {
    const auto found = std::ranges::find(outcome_.findings, finding.subject, &Finding::subject);
    if (found == outcome_.findings.end()) {
      outcome_.findings.push_back(std::move(finding));
      return;
    }
    if (finding.excess > found->excess) std::swap(finding, *found);
    found->count = finding.count + found->count;
    found->others.insert(found->others.end(), finding.others.begin(), finding.others.end());
    found->others.push_back(finding.place);
  }

  Outcome& outcome_;
};

void judge_parameters(const Case& problem, Ranges& ranges) {
  const quality::KineticsSet* set = quality::find_kinetics(problem.quality.kinetics);
  if (set == nullptr) return;
  for (const quality::ParameterValue& given : problem.quality.parameters) {
    const PublishedRange* range = find_parameter_range(given.name);
    const quality::ParameterInfo* info = quality::find_parameter(given.name);
    if (range == nullptr || info == nullptr || !quality::uses(*set, info->id)) continue;
    if (given.value == off) continue;
    const std::string place =
        given.reach.valid() ? problem.network.reaches[given.reach.index()].name : "";
    ranges.judge(*range, given.name, place, given.value / info->scale);
  }
}

void judge_reaches(const Case& problem, Ranges& ranges) {
  for (const network::Reach& reach : problem.network.reaches) {
    const std::vector<double> one{reach.manning};
    for (const double n : reach.roughness_curve.empty() ? one : reach.roughness_curve.manning)
      ranges.judge(manning_range(), "manning", reach.name, n);
    ranges.judge(dispersion_range(), "dispersion", reach.name, reach.dispersion);
  }
}

void judge_entering(const Case& problem, const std::vector<base::Series>& concentration,
                    const std::string& name, Ranges& ranges) {
  for (std::size_t k = 0; k < concentration.size(); ++k) {
    const std::string& constituent = problem.quality.constituents[k].name;
    for (const PublishedRange& range : concentration_ranges())
      if (range.name == constituent)
        ranges.judge(range, constituent, name, concentration[k].maximum());
    if (problem.quality.temperature == k)
      ranges.judge(temperature_range(), "T", name, concentration[k].maximum());
  }
}

}  // namespace

Outcome check_input_ranges(const Evidence& evidence) {
  if (evidence.problem == nullptr) return not_looked(Reason::no_case);
  const Case& problem = *evidence.problem;
  Outcome outcome;
  Ranges ranges(outcome);
  judge_parameters(problem, ranges);
  judge_reaches(problem, ranges);
  for (const forcing::Boundary& boundary : problem.forcing.boundaries)
    judge_entering(problem, boundary.concentration, boundary.name, ranges);
  for (const forcing::Load& load : problem.forcing.loads)
    judge_entering(problem, load.concentration, load.name, ranges);
  ranges.judge(temperature_range(), "temperature", "", problem.forcing.temperature.maximum());
  return outcome;
}

}  // namespace biandan::doctor
