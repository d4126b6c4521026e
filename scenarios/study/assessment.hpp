// What the section series mean by the standard: classes, means, times over, warning levels.
//
// Peaks are the worst samples (the lowest for dissolved oxygen). Means weigh by time; months and
// the flood season follow the local time of the case. A month that the run covers in part is
// assessed on that part, and says which share of the month it is. The warning level of a rule is
// the higher of the levels of the peak and of the worst month mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/case.hpp"
#include "model/standard/assess.hpp"
#include "model/standard/warning.hpp"
#include "scenarios/study/calendar.hpp"
#include "scenarios/study/section_recorder.hpp"

namespace biandan::study {

/// A value with its class; an item that the standard does not list for rivers has none.
struct Judged {
  double value = 0.0;  ///< in the unit in which the item is shown
  std::optional<standard::WaterClass> water_class;
  std::optional<double> exceedance;  ///< multiple, against class III
};

struct MonthMean {
  Month month;
  Judged mean;
};

struct FloodSeason {
  double seconds = 0.0;  ///< of the season that the run covers
  Judged mean;
  Judged worst;
  double worst_time = 0.0;  ///< [s since start]
};

/// An item against one limit.
struct RuleResult {
  standard::Limit limit;
  double peak_share = 0.0;           ///< of the limit, see standard::share_of
  double month_share = 0.0;          ///< of the worst month mean
  std::optional<double> first_over;  ///< [s since start], also the lead time from the start
  double seconds_over = 0.0;
  standard::WarningLevel peak_level = standard::WarningLevel::none;
  standard::WarningLevel month_level = standard::WarningLevel::none;

  standard::WarningLevel level() const { return std::max(peak_level, month_level); }
};

struct ItemResult {
  std::size_t shown = 0;  ///< index of quality::Shown
  std::string code;
  const standard::Item* item = nullptr;  ///< null where the standard has none for rivers
  Judged peak;
  double peak_time = 0.0;  ///< [s since start]
  std::vector<MonthMean> months;
  std::size_t worst_month = 0;  ///< index into months
  std::optional<FloodSeason> flood_season;
  std::vector<RuleResult> rules;
};

struct MonthClass {
  Month month;
  standard::SectionClass section_class;
};

/// The class of a section from one sample on.
struct ClassPeriod {
  double from = 0.0;  ///< [s since start]
  standard::WaterClass water_class = standard::WaterClass::I;
  std::vector<const standard::Item*> determining;  ///< at some moment of the period
};

struct SectionResult {
  std::size_t section = 0;
  std::vector<ItemResult> items;
  std::optional<standard::SectionClass> peak_class;          ///< of the worst moment of each item
  std::vector<MonthClass> months;                            ///< of the month means
  std::optional<standard::SectionClass> flood_season_class;  ///< of the season means
  std::optional<standard::PollutionIntensity> intensity;
  std::vector<ClassPeriod> classes;
  standard::WarningLevel level = standard::WarningLevel::none;
};

struct Assessment {
  Window window;  ///< from the first to the last sample
  std::vector<SectionResult> sections;
  standard::WarningLevel level = standard::WarningLevel::none;
};

/// Assesses every constituent and composed item that the standard or a section's own rule set has a
/// limit for.
Assessment assess(const Case& problem, const Recording& recording);

/// How many limits its sections are held against.
std::size_t limit_count(const Case& problem);

}  // namespace biandan::study
