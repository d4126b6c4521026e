// Levels and discharges that swing from step to step and do not cease: at sections and structures
// in their series, at cells and faces in the rows of the fields.
#include <algorithm>
#include <cmath>

#include "scenarios/doctor/checks.hpp"
#include "scenarios/doctor/rows.hpp"
#include "scenarios/doctor/sawtooth.hpp"

namespace biandan::doctor {

namespace {

/// A gauge is read to a centimetre: swings of less are not seen [m].
constexpr double level_amplitude = 0.005;
/// Discharge measurements by velocity and area are good to about 5 % (ISO 748).
constexpr double discharge_share = 0.05;
/// And below this nobody measures [m3/s].
constexpr double least_discharge = 0.01;
/// From here on the swing is as large as what is looked for: warnings of levels, of discharges.
constexpr double serious_factor = 10.0;

struct Series {
  Kind kind = Kind::oscillating_level;
  std::string place;
  std::vector<double> values;
};

double root_mean_square(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value * value;
  return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, values.size())));
}

/// When each structure changed its setting.
class Switching {
 public:
  explicit Switching(const record::Reader& result) : names_(result.structure_names()) {
    const std::vector<double>& times = result.section_times();
    for (const std::string& name : names_) {
      const std::vector<double> setting = result.structure_series(name, "setting");
      std::vector<double>& changes = changes_.emplace_back();
      for (std::size_t i = 1; i < setting.size(); ++i)
        if (setting[i] != setting[i - 1]) changes.push_back(times[i]);
    }
  }

  /// The structure that switched most between two moments, where all of them switched often enough
  /// to drive so many turns: a switch for every other turn. Empty where they did not.
  std::string drives(double from, double to, long turns) const {
    long all = 0;
    long most = 0;
    std::string busiest;
    for (std::size_t s = 0; s < names_.size(); ++s) {
      const long count = std::ranges::count_if(
          changes_[s], [&](double time) { return time >= from && time <= to; });
      all += count;
      if (count > most) busiest = names_[s];
      most = std::max(most, count);
    }
    return 2 * all >= turns ? busiest : "";
  }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<double>> changes_;
};

void tell(Kind kind, const std::string& place, double bound, const Sawtooth& found,
          Outcome& outcome) {
  Finding finding;
  finding.kind = kind;
  finding.place = place;
  finding.from = found.from;
  finding.to = found.to;
  finding.count = static_cast<long>(found.turns);
  finding.amount = found.amplitude;
  finding.bound = bound;
  finding.excess = found.amplitude / bound;
  if (finding.excess >= serious_factor) finding.weight = Weight::serious;
  outcome.findings.push_back(finding);
}

double bound_of(Kind kind, double root_mean_square) {
  return kind == Kind::oscillating_level
             ? level_amplitude
             : std::max(least_discharge, discharge_share * root_mean_square);
}

/// `usual`: what the bound of a discharge is a share of.
void look(const std::vector<double>& times, const Series& series, double usual, Outcome& outcome) {
  const double bound = bound_of(series.kind, usual);
  if (const auto found = find_sawtooth(times, series.values, bound))
    tell(series.kind, series.place, bound, *found, outcome);
}

/// A structure that moves has steps in its discharge for good reason (chatter looks at those): they
/// are taken out, so that what swings is the water.
std::vector<double> at_rest(const std::vector<double>& discharge,
                            const std::vector<double>& setting) {
  std::vector<double> rest{0.0};
  for (std::size_t i = 1; i < discharge.size(); ++i) {
    const bool moves = setting[i] != setting[i - 1];
    rest.push_back(rest.back() + (moves ? 0.0 : discharge[i] - discharge[i - 1]));
  }
  return rest;
}

double interval(const std::vector<double>& times) {
  return times.size() < 2 ? 0.0 : times[1] - times[0];
}

void look_at_series(const record::Reader& result, Outcome& outcome) {
  const std::vector<double>& times = result.section_times();
  for (const std::string& section : result.section_names()) {
    for (const auto& [kind, quantity] :
         {std::pair{Kind::oscillating_level, "level"}, {Kind::oscillating_flow, "discharge"}}) {
      const std::vector<double> values = result.section_series(section, quantity);
      look(times, {kind, section, values}, root_mean_square(values), outcome);
    }
  }
  for (const std::string& structure : result.structure_names()) {
    const std::vector<double> discharge = result.structure_series(structure, "discharge");
    const std::vector<double> setting = result.structure_series(structure, "setting");
    look(times, {Kind::oscillating_flow, structure, at_rest(discharge, setting)},
         root_mean_square(discharge), outcome);
  }
}

/// Of every place of a field.
std::vector<double> root_mean_squares(Rows& rows, std::size_t count) {
  std::vector<double> sums(rows.width(), 0.0);
  for (std::size_t row = 0; row < count; ++row) {
    const auto values = rows.at(row);
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += values[k] * values[k];
  }
  for (double& sum : sums) sum = std::sqrt(sum / static_cast<double>(count));
  return sums;
}

/// The place of the mesh that swings most, with the others behind it: one swing is seen at many.
void look_at_field(const record::Reader& result, const char* quantity, Kind kind,
                   const std::vector<std::string>& names, Outcome& outcome) {
  const std::vector<double>& times = result.times();
  Rows rows(result, quantity);
  std::vector<double> bounds(names.size(), level_amplitude);
  if (kind == Kind::oscillating_flow) bounds = root_mean_squares(rows, times.size());
  for (double& bound : bounds) bound = bound_of(kind, bound);
  std::vector<SawtoothFinder> finders(bounds.begin(), bounds.end());
  for (std::size_t row = 0; row < times.size(); ++row) {
    const auto values = rows.at(row);
    for (std::size_t k = 0; k < finders.size(); ++k) finders[k].add(times[row], values[k]);
  }
  Outcome found;
  for (std::size_t k = 0; k < finders.size(); ++k)
    if (finders[k].found()) tell(kind, names[k], bounds[k], *finders[k].found(), found);
  if (found.findings.empty()) return;
  Finding worst = *std::ranges::max_element(found.findings, {}, &Finding::excess);
  for (const Finding& finding : found.findings)
    if (finding.place != worst.place) worst.others.push_back(finding.place);
  outcome.findings.push_back(worst);
}

/// Swings that structures drive are water that follows its pumps, not the scheme: one finding for
/// all, so that they are not passed over in silence.
void gather_driven(const Switching& switching, Outcome& outcome) {
  Finding driven;
  std::vector<Finding> rest;
  for (Finding& finding : outcome.findings) {
    const std::string by = switching.drives(*finding.from, *finding.to, finding.count);
    if (by.empty()) {
      rest.push_back(std::move(finding));
      continue;
    }
    const long places = driven.count + 1 + static_cast<long>(finding.others.size());
    if (driven.count == 0 || finding.excess > driven.excess) {
      driven = std::move(finding);
      driven.unit = driven.kind == Kind::oscillating_level ? "m" : "m³/s";
      driven.subject = by;
      driven.others.clear();
    }
    driven.count = places;
  }
  outcome.findings = std::move(rest);
  if (driven.count == 0) return;
  driven.kind = Kind::driven_swing;
  driven.weight = Weight::look;
  driven.excess = 1.0;
  outcome.findings.push_back(std::move(driven));
}

}  // namespace

Outcome check_oscillation(const Evidence& evidence) {
  const record::Reader& result = evidence.result;
  Outcome outcome;
  outcome.looked = false;
  const auto judge = [&](const std::vector<double>& times, const char* what, auto work) {
    if (times.size() < least_turns) {
      outcome.gaps.push_back({Reason::too_few_rows, what, static_cast<double>(times.size())});
    } else if (interval(times) > longest_half_period) {
      outcome.gaps.push_back({Reason::rows_apart, what, interval(times)});
    } else {
      work();
      outcome.looked = true;
    }
  };
  if (!result.section_names().empty() || !result.structure_names().empty())
    judge(result.section_times(), "sections", [&] { look_at_series(result, outcome); });
  judge(result.times(), "fields", [&] {
    look_at_field(result, "level", Kind::oscillating_level, result.cell_names(), outcome);
    if (!result.face_names().empty())
      look_at_field(result, "discharge", Kind::oscillating_flow, result.face_names(), outcome);
  });
  gather_driven(Switching(result), outcome);
  return outcome;
}

}  // namespace biandan::doctor
