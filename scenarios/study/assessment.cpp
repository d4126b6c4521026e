#include "scenarios/study/assessment.hpp"

#include <algorithm>

#include "model/quality/shown.hpp"

namespace biandan::study {

namespace {

using standard::ItemValue;
using standard::Sense;

Judged judge(const standard::Item* item, double value) {
  if (item == nullptr) return {value, std::nullopt, std::nullopt};
  return {value, standard::class_of(*item, value), standard::exceedance_multiple(*item, value)};
}

bool worse(Sense sense, double value, double than) {
  return sense == Sense::minimum ? value < than : value > than;
}

std::optional<FloodSeason> flood_season(const std::vector<Window>& parts, const Sampled& sampled,
                                        const standard::Item* item, Sense sense) {
  if (parts.empty()) return std::nullopt;
  FloodSeason season;
  double sum = 0.0;
  std::optional<Extreme> found;
  for (const Window& part : parts) {
    season.seconds += part.length();
    sum += mean(sampled, part) * part.length();
    const Extreme extreme = worst(sampled, part, sense);
    if (!found || worse(sense, extreme.value, found->value)) found = extreme;
  }
  season.mean = judge(item, sum / season.seconds);
  season.worst = judge(item, found->value);
  season.worst_time = found->time;
  return season;
}

// What all items of a case share.
struct Periods {
  Window window;
  std::vector<Month> months;
  std::vector<Window> flood_season;
};

RuleResult against(const standard::Limit& limit, const Sampled& sampled, const ItemResult& result,
                   const Window& window, const standard::WarningRules& warning) {
  RuleResult rule;
  rule.limit = limit;
  rule.peak_share = standard::share_of(limit, result.peak.value);
  rule.peak_level = standard::level_of(rule.peak_share, warning.peak);
  if (!result.months.empty()) {
    rule.month_share = standard::share_of(limit, result.months[result.worst_month].mean.value);
    rule.month_level = standard::level_of(rule.month_share, warning.month_mean);
  }
  const TimeOver over = time_over(sampled, window, limit);
  rule.first_over = over.first;
  rule.seconds_over = over.seconds;
  return rule;
}

ItemResult assess_item(const standard::Item* item, const std::vector<standard::Limit>& limits,
                       const Sampled& sampled, const Periods& periods,
                       const standard::WarningRules& warning) {
  const Sense sense = item != nullptr ? item->sense : limits.front().sense;
  ItemResult result;
  result.item = item;
  const Extreme peak = worst(sampled, periods.window, sense);
  result.peak = judge(item, peak.value);
  result.peak_time = peak.time;
  for (const Month& month : periods.months) {
    result.months.push_back({month, judge(item, mean(sampled, month.window))});
    const double value = result.months.back().mean.value;
    if (worse(sense, value, result.months[result.worst_month].mean.value)) {
      result.worst_month = result.months.size() - 1;
    }
  }
  result.flood_season = flood_season(periods.flood_season, sampled, item, sense);
  for (const standard::Limit& limit : limits) {
    result.rules.push_back(against(limit, sampled, result, periods.window, warning));
  }
  return result;
}

// Single-factor class over the items of the standard, with the value that `pick` takes of each.
template <class Pick>
std::optional<standard::SectionClass> class_over(const std::vector<ItemResult>& items, Pick pick) {
  std::vector<ItemValue> values;
  for (const ItemResult& result : items) {
    if (result.item != nullptr) values.push_back({result.item, pick(result)});
  }
  return standard::single_factor(values);
}

std::vector<ClassPeriod> class_periods(const std::vector<ItemResult>& items,
                                       const Recording& recording, const SectionSeries& series) {
  std::vector<ClassPeriod> periods;
  for (std::size_t k = 0; k < recording.times.size(); ++k) {
    const auto now =
        class_over(items, [&](const ItemResult& r) { return series.shown[r.shown][k]; });
    if (!now) return {};
    if (periods.empty() || periods.back().water_class != now->water_class) {
      periods.push_back({recording.times[k], now->water_class, now->determining});
      continue;
    }
    std::vector<const standard::Item*>& known = periods.back().determining;
    for (const standard::Item* item : now->determining) {
      if (std::find(known.begin(), known.end(), item) == known.end()) known.push_back(item);
    }
  }
  return periods;
}

std::vector<MonthClass> month_classes(const std::vector<ItemResult>& items,
                                      const std::vector<Month>& months) {
  std::vector<MonthClass> classes;
  for (std::size_t m = 0; m < months.size(); ++m) {
    const auto found =
        class_over(items, [m](const ItemResult& result) { return result.months[m].mean.value; });
    if (found) classes.push_back({months[m], *found});
  }
  return classes;
}

void assess_flood_season(const standard::Section& section, SectionResult& result) {
  std::vector<standard::FloodSeasonWorst> worst;
  for (const ItemResult& item : result.items) {
    worst.push_back({item.code, item.flood_season->worst.value});
  }
  result.intensity = standard::pollution_intensity(section, worst);
  result.flood_season_class = class_over(
      result.items, [](const ItemResult& item) { return item.flood_season->mean.value; });
}

SectionResult assess_section(const Case& problem, std::size_t s, const Recording& recording,
                             const Periods& periods) {
  const standard::Section& section = problem.sections[s];
  const SectionSeries& series = recording.sections[s];
  SectionResult result;
  result.section = s;
  for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k) {
    const std::string code = quality::shown(problem.quality, k).name;
    const standard::Item* item = standard::find_item(code);
    const std::vector<standard::Limit> limits = standard::limits_of(section, code);
    if (limits.empty()) continue;
    const Sampled sampled{recording.times, series.shown[k]};
    result.items.push_back(assess_item(item, limits, sampled, periods, problem.warning));
    result.items.back().shown = k;
    result.items.back().code = code;
    for (const RuleResult& rule : result.items.back().rules) {
      result.level = std::max(result.level, rule.level());
    }
  }
  result.peak_class =
      class_over(result.items, [](const ItemResult& item) { return item.peak.value; });
  result.months = month_classes(result.items, periods.months);
  if (!periods.flood_season.empty()) assess_flood_season(section, result);
  result.classes = class_periods(result.items, recording, series);
  return result;
}

}  // namespace

std::size_t limit_count(const Case& problem) {
  std::size_t count = 0;
  for (const standard::Section& section : problem.sections)
    for (std::size_t k = 0; k < quality::shown_count(problem.quality); ++k)
      count += standard::limits_of(section, quality::shown(problem.quality, k).name).size();
  return count;
}

Assessment assess(const Case& problem, const Recording& recording) {
  Assessment assessment;
  if (recording.times.empty()) return assessment;
  assessment.window = {recording.times.front(), recording.times.back()};
  const Periods periods{assessment.window, months_of(problem.settings, assessment.window),
                        flood_season_of(problem.settings, assessment.window)};
  for (std::size_t s = 0; s < problem.sections.size(); ++s) {
    assessment.sections.push_back(assess_section(problem, s, recording, periods));
    assessment.level = std::max(assessment.level, assessment.sections.back().level);
  }
  return assessment;
}

}  // namespace biandan::study
