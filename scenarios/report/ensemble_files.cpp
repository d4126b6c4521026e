#include "scenarios/report/ensemble_files.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "model/base/text.hpp"
#include "model/base/time.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/report/ensemble_names.hpp"

namespace biandan::report {

namespace {

using Json = nlohmann::ordered_json;
using study::Spread;
using study::Target;

constexpr double hour = 3600.0;
constexpr double lead_probabilities[] = {0.1, 0.5, 0.9};

std::string time_text(const Settings& settings, double time) {
  return base::format_instant({settings.start.seconds + std::llround(time)}, settings.utc_offset);
}

Json spread_json(const Spread& spread, double unit = 1.0) {
  return {{"p05", spread.low / unit}, {"p50", spread.middle / unit}, {"p95", spread.high / unit}};
}

Json probability_json(const chance::Probability& it) {
  return {{"value", it.value}, {"low", it.interval.low}, {"high", it.interval.high}};
}

Json leads_json(const EnsembleFound& found, std::size_t target) {
  Json leads = Json::array();
  for (const double probability : lead_probabilities) {
    const auto lead = study::lead_time(found.ensemble, target, probability);
    Json entry{{"probability", probability}, {"time", nullptr}, {"hours", nullptr}};
    if (lead) {
      entry["time"] = time_text(found.problem.settings, *lead);
      entry["hours"] = *lead / hour;
    }
    leads.push_back(std::move(entry));
  }
  return leads;
}

Json drivers_json(const EnsembleFound& found, const study::TargetStatistics& it) {
  Json drivers = Json::array();
  for (const study::Driver& driver : it.drivers) {
    // Of noise a seed was drawn, which tells nothing.
    if (found.uncertainty.inputs[driver.input].edit.noise) continue;
    drivers.push_back({{"input", found.uncertainty.inputs[driver.input].edit.name},
                       {"first_order_index", driver.index.value},
                       {"low", driver.index.interval.low},
                       {"high", driver.index.interval.high},
                       {"rank_correlation", driver.rank_correlation}});
  }
  return drivers;
}

Json target_json(const EnsembleFound& found, std::size_t t) {
  const Target& target = found.ensemble.targets[t];
  const study::TargetStatistics& it = found.statistics[t];
  const quality::Shown shown = quality::shown(found.problem.quality, target.shown);
  Json json{{"section", found.problem.sections[target.section].name},
            {"item", target.code},
            {"unit", shown.unit},
            {"rule_set", target.limit.rule_set},
            {"limit", target.limit.value},
            {"sense", target.limit.sense == standard::Sense::maximum ? "maximum" : "minimum"},
            {"over", probability_json(it.over)},
            {"month_over", probability_json(it.month_over)},
            {"peak", spread_json(it.peak)},
            {"month_mean", spread_json(it.month_mean)},
            {"hours_over", spread_json(it.seconds_over, hour)},
            {"first_over_hours", nullptr},
            {"lead", leads_json(found, t)},
            {"level_probability",
             {{"blue", it.level[0]},
              {"yellow", it.level[1]},
              {"orange", it.level[2]},
              {"red", it.level[3]}}},
            {"level", standard::name_en(it.warned)},
            {"drivers", drivers_json(found, it)}};
  if (it.first_over) json["first_over_hours"] = spread_json(*it.first_over, hour);
  return json;
}

/// A number, or the choice that was drawn.
std::string drawn_text(const edit::Uncertain& input, double value) {
  if (!input.choices.empty()) return input.choices[static_cast<std::size_t>(value)].cell.text;
  std::ostringstream text;
  text.precision(17);
  text << value;
  return text.str();
}

std::ostringstream csv() {
  std::ostringstream out;
  out.precision(17);
  out << "\xEF\xBB\xBF";
  return out;
}

}  // namespace

std::string ensemble_json(const EnsembleFound& found, const std::string& version) {
  constexpr const char* methods[] = {"plain", "latin_hypercube", "sobol"};
  Json targets = Json::array();
  for (std::size_t t = 0; t < found.ensemble.targets.size(); ++t)
    targets.push_back(target_json(found, t));
  Json failed = Json::array();
  for (std::size_t m = 0; m < found.ensemble.members.size(); ++m)
    if (found.ensemble.members[m].failed())
      failed.push_back({{"member", m + 1}, {"reason", found.ensemble.members[m].failure}});
  const Json json{{"program", "Biandan " + version},
                  {"case", found.problem.settings.name},
                  {"scenario", found.problem.scenario},
                  {"case_hash", found.problem.hash},
                  {"method", methods[static_cast<std::size_t>(found.uncertainty.method)]},
                  {"seed", found.uncertainty.seed},
                  {"members", found.ensemble.members.size()},
                  {"completed", found.ensemble.completed()},
                  {"failed", failed},
                  {"provenance", base::sentence(found.problem.provenance)},
                  {"targets", targets}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string members_csv(const EnsembleFound& found) {
  std::ostringstream out = csv();
  out << "member,completed,half_steps,state_hash";
  for (const edit::Uncertain& input : found.uncertainty.inputs)
    out << "," << base::csv_cell(input.edit.name);
  for (const Target& target : found.ensemble.targets)
    for (const char* what : {" peak", " month mean", " hours over", " first over [h]"})
      out << "," << base::csv_cell(target_name(found, target) + what);
  out << "\r\n";
  for (std::size_t m = 0; m < found.ensemble.members.size(); ++m) {
    const study::Member& member = found.ensemble.members[m];
    out << m + 1 << "," << (member.failed() ? "no" : "yes") << ","
        << (member.with_half_steps ? "yes" : "no") << "," << member.state_hash;
    for (std::size_t i = 0; i < member.values.size(); ++i)
      out << "," << base::csv_cell(drawn_text(found.uncertainty.inputs[i], member.values[i]));
    for (std::size_t t = 0; t < found.ensemble.targets.size(); ++t) {
      if (member.failed()) {
        out << ",,,,";
        continue;
      }
      const study::Shown& it = member.shown[t];
      out << "," << it.peak << "," << it.month_mean << "," << it.seconds_over / hour << ",";
      if (it.first_over) out << *it.first_over / hour;
    }
    out << "\r\n";
  }
  return out.str();
}

std::string probability_csv(const EnsembleFound& found) {
  std::ostringstream out = csv();
  out << "time,hours";
  for (const Target& target : found.ensemble.targets)
    out << "," << base::csv_cell(target_name(found, target));
  out << "\r\n";
  const auto completed = static_cast<double>(found.ensemble.completed());
  const std::size_t moments = found.ensemble.over.empty() ? 0 : found.ensemble.over[0].size();
  for (std::size_t k = 0; k < moments; ++k) {
    const double time = static_cast<double>(k) * found.ensemble.interval;
    out << time_text(found.problem.settings, time) << "," << time / hour;
    for (const auto& over : found.ensemble.over)
      out << "," << static_cast<double>(over[k]) / completed;
    out << "\r\n";
  }
  return out.str();
}

}  // namespace biandan::report
