// Assessment of hand-made section series.
#include "scenarios/study/assessment.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace biandan;
using namespace biandan::study;
using biandan::standard::WarningLevel;
using biandan::standard::WaterClass;
using doctest::Approx;

namespace {

constexpr double hour = 3600.0;
constexpr double day = 24 * hour;

// One section, series at given times for the named constituents.
struct Watched {
  explicit Watched(const char* start, std::vector<double> times) {
    problem.settings.start = base::parse_instant(start, problem.settings.utc_offset).value();
    problem.sections.resize(1);
    recording.times = std::move(times);
    recording.sections.resize(1);
  }

  Watched& with(const std::string& name, std::vector<double> values) {
    problem.quality.constituents.emplace_back().name = name;
    recording.sections[0].shown.push_back(std::move(values));
    return *this;
  }

  SectionResult section() const { return assess(problem, recording).sections.at(0); }
  ItemResult item() const { return section().items.at(0); }

  Case problem;
  Recording recording;
};

std::vector<std::string> codes(const std::vector<const standard::Item*>& items) {
  std::vector<std::string> names;
  for (const standard::Item* item : items) names.push_back(item->code);
  return names;
}

}  // namespace

TEST_CASE("an item over its limit: peak, class, multiple, time over and level") {
  const Watched watched = Watched("2021-06-18 00:00", {0, 10 * hour, 20 * hour, 40 * hour})
                              .with("NH3-N", {0.5, 0.5, 1.5, 0.5});
  const ItemResult item = watched.item();
  CHECK(item.code == "NH3-N");
  CHECK(item.peak.value == 1.5);
  CHECK(item.peak_time == 20 * hour);
  CHECK(item.peak.water_class == WaterClass::IV);
  CHECK(item.peak.exceedance.value() == Approx(0.5));
  REQUIRE(item.rules.size() == 1);
  const RuleResult& rule = item.rules[0];
  CHECK(rule.limit.rule_set == "class");
  CHECK(rule.limit.value == 1.0);
  CHECK(rule.peak_share == Approx(1.5));
  CHECK(rule.first_over.value() == Approx(15 * hour).epsilon(1e-6));
  CHECK(rule.seconds_over == Approx(15 * hour).epsilon(1e-6));
  CHECK(rule.peak_level == WarningLevel::red);
  CHECK(rule.month_share == Approx(0.875));
  CHECK(watched.section().level == WarningLevel::red);
  CHECK(assess(watched.problem, watched.recording).level == WarningLevel::red);
}

TEST_CASE("dissolved oxygen: the peak is the minimum, levels are mirrored") {
  const ItemResult item =
      Watched("2021-06-18 00:00", {0, 10 * hour, 20 * hour}).with("DO", {6, 4, 6}).item();
  CHECK(item.peak.value == 4.0);
  CHECK(item.peak_time == 10 * hour);
  CHECK(item.peak.water_class == WaterClass::IV);
  CHECK_FALSE(item.peak.exceedance);
  CHECK(item.rules[0].peak_share == Approx(1.25));
  CHECK(item.rules[0].peak_level == WarningLevel::orange);
  CHECK(item.rules[0].first_over.value() == Approx(5 * hour).epsilon(1e-6));
  CHECK(item.rules[0].seconds_over == Approx(10 * hour).epsilon(1e-6));
  CHECK(item.rules[0].month_share == Approx(1.0));
  CHECK(item.flood_season->worst.value == 4.0);
}

TEST_CASE("month means weigh by time and split at the local month end") {
  // 30 June 12:00 to 2 July 00:00, samples dense in June only.
  Watched watched("2021-06-30 12:00", {0, 3 * hour, 6 * hour, 12 * hour, 36 * hour});
  watched.with("TP", {0.1, 0.1, 0.1, 0.1, 0.3});
  const ItemResult item = watched.item();
  REQUIRE(item.months.size() == 2);
  CHECK(item.months[0].month.month == 6);
  CHECK(item.months[0].month.coverage == Approx(0.5 / 30.0));
  CHECK(item.months[0].mean.value == Approx(0.1));
  CHECK(item.months[0].mean.water_class == WaterClass::II);
  CHECK(item.months[1].month.month == 7);
  CHECK(item.months[1].month.coverage == Approx(1.0 / 31.0));
  CHECK(item.months[1].mean.value == Approx(0.2));
  CHECK(item.months[1].mean.water_class == WaterClass::III);
  CHECK(item.worst_month == 1);
  CHECK(item.rules[0].month_share == Approx(1.0));
  CHECK(item.rules[0].month_level == WarningLevel::orange);
  REQUIRE(watched.section().months.size() == 2);
  CHECK(watched.section().months[1].section_class.water_class == WaterClass::III);
}

TEST_CASE("a short spike raises the peak, not the mean of the month") {
  const ItemResult item =
      Watched("2021-06-01 00:00", {0, 10 * day, 10 * day + hour, 10 * day + 2 * hour, 30 * day})
          .with("NH3-N", {0.5, 0.5, 3.0, 0.5, 0.5})
          .item();
  REQUIRE(item.months.size() == 1);
  CHECK(item.months[0].month.complete());
  CHECK(item.months[0].mean.value == Approx(0.5 + 2.5 / 720.0));
  CHECK(item.rules[0].peak_level == WarningLevel::red);
  CHECK(item.rules[0].month_level == WarningLevel::none);
  CHECK(item.rules[0].level() == WarningLevel::red);
}

TEST_CASE("the section is as bad as its worst item, and names it") {
  Watched watched("2021-06-18 00:00", {0, hour, 2 * hour, 3 * hour});
  watched.with("DO", {8, 8, 8, 8}).with("NH3-N", {0.4, 1.2, 1.2, 0.4});
  watched.with("TP", {0.05, 0.05, 0.25, 0.05}).with("salt", {500, 500, 500, 500});
  const SectionResult section = watched.section();
  REQUIRE(section.items.size() == 3);  // salt has no limit
  REQUIRE(section.peak_class);
  CHECK(section.peak_class->water_class == WaterClass::IV);
  CHECK(codes(section.peak_class->determining) == std::vector<std::string>{"TP", "NH3-N"});
  CHECK(codes(section.peak_class->items) == std::vector<std::string>{"DO", "NH3-N", "TP"});

  REQUIRE(section.classes.size() == 3);
  CHECK(section.classes[0].from == 0.0);
  CHECK(section.classes[0].water_class == WaterClass::II);
  CHECK(section.classes[1].from == hour);
  CHECK(section.classes[1].water_class == WaterClass::IV);
  CHECK(codes(section.classes[1].determining) == std::vector<std::string>{"NH3-N", "TP"});
  CHECK(section.classes[2].from == 3 * hour);
}

TEST_CASE("limits of a section's own rule sets count, also for items without a class") {
  Watched watched("2021-06-18 00:00", {0, hour});
  watched.with("TP", {0.15, 0.15}).with("salt", {500, 500});
  watched.problem.sections[0].limits["compensation"] = {{"TP", 0.15}, {"salt", 400}};
  const SectionResult section = watched.section();
  REQUIRE(section.items.size() == 2);
  REQUIRE(section.items[0].rules.size() == 2);
  CHECK(section.items[0].rules[0].level() == WarningLevel::none);
  CHECK(section.items[0].rules[1].limit.rule_set == "compensation");
  CHECK(section.items[0].rules[1].level() == WarningLevel::orange);
  CHECK_FALSE(section.items[0].rules[1].first_over);
  CHECK_FALSE(section.items[1].peak.water_class);
  CHECK(section.items[1].rules[0].first_over.value() == 0.0);
  CHECK(section.items[1].rules[0].seconds_over == Approx(hour));
  CHECK(codes(section.peak_class->items) == std::vector<std::string>{"TP"});
}

TEST_CASE("the flood season is judged on its own days") {
  // The peak falls on 30 April, a day before the season.
  Watched watched("2021-04-30 00:00", {0, day, 2 * day});
  watched.with("NH3-N", {4.0, 0.8, 0.6}).with("DO", {1, 8, 8});
  const SectionResult section = watched.section();
  REQUIRE(section.items[0].flood_season);
  CHECK(section.items[0].flood_season->seconds == day);
  CHECK(section.items[0].flood_season->worst.value == Approx(0.8));
  CHECK(section.items[0].flood_season->worst_time == day);
  CHECK(section.items[0].flood_season->mean.value == Approx(0.7));
  REQUIRE(section.intensity);
  CHECK(section.intensity->value == Approx(0.8));
  CHECK(section.intensity->item == "NH3-N");
  CHECK(section.flood_season_class->water_class == WaterClass::III);

  const SectionResult winter =
      Watched("2021-01-10 00:00", {0, day}).with("NH3-N", {4, 4}).section();
  CHECK_FALSE(winter.items[0].flood_season);
  CHECK_FALSE(winter.intensity);
  CHECK_FALSE(winter.flood_season_class);
}

TEST_CASE("a target class of II halves the limit of ammonia") {
  Watched watched("2021-06-18 00:00", {0, hour});
  watched.with("NH3-N", {0.6, 0.6});
  watched.problem.sections[0].target_class = 2;
  const ItemResult item = watched.item();
  CHECK(item.rules[0].limit.value == 0.5);
  CHECK(item.rules[0].level() == WarningLevel::orange);
  CHECK_FALSE(item.peak.exceedance);  // always against class III
}

TEST_CASE("a case without sections or limits has nothing to warn of") {
  Watched watched("2021-06-18 00:00", {0, hour});
  watched.with("salt", {1, 2});
  CHECK(watched.section().items.empty());
  CHECK_FALSE(watched.section().peak_class);
  CHECK(watched.section().classes.empty());
  watched.problem.sections.clear();
  watched.recording.sections.clear();
  CHECK(assess(watched.problem, watched.recording).level == WarningLevel::none);
}
