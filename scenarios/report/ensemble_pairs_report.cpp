#include "scenarios/report/ensemble_pairs_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>
#include <string_view>

#include "model/base/text.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/report/ensemble_names.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

using study::Change;
using study::PairedTarget;
using study::Target;

constexpr double hour = 3600.0;

/// A change to a thousandth of what it is held against: "+0.012", "-0.4", "0".
std::string change_text(double change, double against) {
  const double unit = std::pow(10.0, std::floor(std::log10(against * 1e-3)));
  const int digits = std::max(0, -static_cast<int>(std::lround(std::log10(unit))));
  char text[32];
  std::snprintf(text, sizeof text, "%+.*f", digits, change);
  const bool nothing = std::string_view(text).find_first_not_of("+-0.") == std::string_view::npos;
  return nothing ? "0" : text;
}

/// In points of a hundred.
std::string points(double share) {
  const long whole = std::lround(100.0 * share);
  return (whole > 0 ? "+" : "") + std::to_string(whole);
}

std::string probability_text(const PairedTarget& it) {
  return whole_percent(it.base_over.value) + " → " + whole_percent(it.with_over.value);
}

std::string points_text(const chance::Probability& change) {
  return points(change.value) + " (" + points(change.interval.low) + ", " +
         points(change.interval.high) + ")";
}

std::string spread_text(const Change& change, double against) {
  return change_text(change.spread.low, against) + " / " +
         change_text(change.spread.middle, against) + " / " +
         change_text(change.spread.high, against);
}

std::string mean_text(const chance::Mean& mean, double against, double unit = 1.0) {
  return change_text(mean.value / unit, against) + " (" +
         change_text(mean.interval.low / unit, against) + ", " +
         change_text(mean.interval.high / unit, against) + ")";
}

bool may_be_passed(const PairedTarget& it) {
  return it.base_over.value > 0.0 || it.with_over.value > 0.0;
}

const Target& target_of(const PairedEnsembles& found, const PairedTarget& it) {
  return found.base.ensemble.targets[it.base];
}

/// Limits of a section that may be passed, the likeliest of the base first; where none may, the one
/// whose peaks the scenario moves most for its limit.
std::vector<const PairedTarget*> lines_of(const PairedEnsembles& found, std::size_t section) {
  std::vector<const PairedTarget*> all;
  for (const PairedTarget& it : found.pairs.targets)
    if (target_of(found, it).section == section) all.push_back(&it);
  const auto moved = [&](const PairedTarget* it) {
    return std::abs(it->peak.mean.value / target_of(found, *it).limit.value);
  };
  std::ranges::stable_sort(all, [&](const PairedTarget* a, const PairedTarget* b) {
    if (a->base_over.value != b->base_over.value) return a->base_over.value > b->base_over.value;
    if (a->with_over.value != b->with_over.value) return a->with_over.value > b->with_over.value;
    return moved(a) > moved(b);
  });
  const auto quiet =
      std::ranges::find_if(all, [](const PairedTarget* it) { return !may_be_passed(*it); });
  const auto kept = std::max<std::ptrdiff_t>(1, quiet - all.begin());
  if (kept < std::ssize(all)) all.resize(static_cast<std::size_t>(kept));
  return all;
}

std::vector<TableCell> row_of(const PairedEnsembles& found, const PairedTarget& it,
                              Language language) {
  const Case& problem = found.base.problem;
  const Target& target = target_of(found, it);
  return {{problem.sections[target.section].name},
          {item_name(problem, target, language)},
          {limit_text(problem, target, language)},
          {probability_text(it)},
          {points_text(it.over_change)},
          {spread_text(it.peak, target.limit.value)},
          {mean_text(it.month_mean.mean, target.limit.value)},
          {mean_text(it.seconds_over.mean, 100.0, hour)},
          {whole_percent(it.peak.better) + " / " + whole_percent(it.peak.worse)}};
}

void put(std::ostringstream& out, const chance::Probability& it) {
  out << "," << it.value << "," << it.interval.low << "," << it.interval.high;
}

void put(std::ostringstream& out, const Change& it, double unit = 1.0) {
  out << "," << it.mean.value / unit << "," << it.mean.interval.low / unit << ","
      << it.mean.interval.high / unit << "," << it.spread.low / unit << ","
      << it.spread.middle / unit << "," << it.spread.high / unit << "," << it.better << ","
      << it.worse;
}

}  // namespace

std::string pairs_table(const PairedEnsembles& found, Style style) {
  const Language language = style.language;
  Table table;
  for (const Text& title : {Text{"Section", "断面"}, Text{"Item", "项目"}, Text{"Limit", "限值"},
                            Text{"Over", "超标概率"}, Text{"Points (95 %)", "变化百分点 (95 %)"},
                            Text{"Peak change 5/50/95 %", "峰值变化 5/50/95 %"},
                            Text{"Month mean, mean change (95 %)", "月均值平均变化 (95 %)"},
                            Text{"Hours over, mean change (95 %)", "超标小时平均变化 (95 %)"},
                            Text{"Peak better / worse", "峰值改善/变差"}})
    table.heading.emplace_back(title.in(language));
  for (std::size_t s = 0; s < found.base.problem.sections.size(); ++s)
    for (const PairedTarget* it : lines_of(found, s))
      table.rows.push_back(row_of(found, *it, language));
  return format(table, style.coloured);
}

std::string pairs_line(const PairedEnsembles& found, Language language) {
  const std::string pairs = std::to_string(found.pairs.pairs);
  const std::string all = std::to_string(found.base.ensemble.members.size());
  return say(language,
             "pairs: " + pairs + " of " + all + " members completed in both, with the same draws\n",
             "配对: " + all + " 个成员中 " + pairs + " 个在两者中均完成, 抽样相同\n");
}

std::string pairs_csv(const PairedEnsembles& found) {
  std::ostringstream out;
  out.precision(17);
  out << "\xEF\xBB\xBF"
      << "limit,section,item,rule_set,limit_value,unit,base_over,base_over_low,base_over_high,"
         "with_over,with_over_low,with_over_high,over_change,over_change_low,over_change_high,"
         "month_over_change,month_over_change_low,month_over_change_high";
  for (const char* what : {"peak", "month_mean", "hours_over"})
    for (const char* how :
         {"mean", "mean_low", "mean_high", "p05", "p50", "p95", "share_better", "share_worse"})
      out << "," << what << "_change_" << how;
  out << "\r\n";
  for (const PairedTarget& it : found.pairs.targets) {
    const Target& target = target_of(found, it);
    const Case& problem = found.base.problem;
    out << base::csv_cell(target_name(found.base, target)) << ","
        << base::csv_cell(problem.sections[target.section].name) << ","
        << base::csv_cell(target.code) << "," << base::csv_cell(target.limit.rule_set) << ","
        << target.limit.value << ","
        << base::csv_cell(quality::shown(problem.quality, target.shown).unit);
    put(out, it.base_over);
    put(out, it.with_over);
    put(out, it.over_change);
    put(out, it.month_over_change);
    put(out, it.peak);
    put(out, it.month_mean);
    put(out, it.seconds_over, hour);
    out << "\r\n";
  }
  return out.str();
}

}  // namespace biandan::report
