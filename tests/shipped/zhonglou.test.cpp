// The Zhonglou schematic: its stored figures, and what its README says it shows.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string>

#include "scenarios/edit/read_case.hpp"
#include "scenarios/edit/scenario.hpp"
#include "scenarios/study/many_runs.hpp"
#include "tests/shipped/figures.hpp"
#include "tests/support/figure.hpp"

using biandan::Case;
using biandan::study::SingleRun;
using biandan::test::figure_at_least;
using biandan::test::figure_at_most;

namespace {

struct Outcome {
  Case problem;
  SingleRun result;
};

const std::string folder = std::string(BIANDAN_SOURCE_DIR) + "/scenarios/cases/zhonglou";

/// The case as it is, and every scenario of its folder.
const std::vector<std::string>& scenarios() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names{"-"};
    for (const std::string& name : biandan::edit::scenario_names(folder)) names.push_back(name);
    return names;
  }();
  return all;
}

/// Every scenario is run once for all tests of this file, as many at a time as there are
/// processors.
std::map<std::string, Outcome> run_all() {
  std::vector<Case> cases;
  for (const std::string& scenario : scenarios())
    cases.push_back(shipped::shipped_case("zhonglou", scenario));
  const auto begun = std::chrono::steady_clock::now();
  biandan::study::ManyRuns many = biandan::study::run_many(cases);
  std::vector<SingleRun>& runs = many.runs;
  MESSAGE(cases.size()
          << " runs of Zhonglou on " << many.flows << " flows: "
          << std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()
          << " s");
  std::map<std::string, Outcome> outcomes;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const std::string& scenario = scenarios()[i];
    shipped::check_cost_and_balance(scenario == "-" ? "zhonglou" : "zhonglou " + scenario, runs[i]);
    outcomes.emplace(scenario, Outcome{std::move(cases[i]), std::move(runs[i])});
  }
  return outcomes;
}

const Outcome& outcome(const std::string& scenario) {
  static const std::map<std::string, Outcome> outcomes = run_all();
  return outcomes.at(scenario);
}

std::size_t section_index(const Case& problem, const std::string& name) {
  for (std::size_t i = 0; i < problem.sections.size(); ++i) {
    if (problem.sections[i].name == name) return i;
  }
  FAIL("no section " << name);
  return 0;
}

/// Largest share of a limit over the items of a section, of the peaks or of the month means.
double largest_share(const Outcome& run, const std::string& section, bool of_peak) {
  const auto& result = run.result.assessment.sections[section_index(run.problem, section)];
  double largest = 0.0;
  for (const auto& item : result.items) {
    const auto& rule = item.rules.front();
    largest = std::max(largest, of_peak ? rule.peak_share : rule.month_share);
  }
  return largest;
}

double peak(const Outcome& run, const std::string& section, const std::string& code) {
  for (const auto& item :
       run.result.assessment.sections[section_index(run.problem, section)].items) {
    if (item.code == code) return item.peak.value;
  }
  FAIL("no item " << code);
  return 0.0;
}

/// The highest concentration [g/m3] of a constituent at a section between two times [d].
double highest_between(const Outcome& run, const std::string& section, std::size_t constituent,
                       double from, double to) {
  const auto& recording = run.result.recording;
  const auto& series = recording.sections[section_index(run.problem, section)].shown[constituent];
  double highest = 0.0;
  for (std::size_t i = 0; i < recording.times.size(); ++i) {
    const double day = recording.times[i] / 86400.0;
    if (day >= from && day <= to) highest = std::max(highest, series[i]);
  }
  return highest;
}

std::size_t constituent_index(const Case& problem, const std::string& name) {
  const auto& constituents = problem.quality.constituents;
  const auto found = std::find_if(constituents.begin(), constituents.end(),
                                  [&](const auto& candidate) { return candidate.name == name; });
  REQUIRE(found != constituents.end());
  return static_cast<std::size_t>(found - constituents.begin());
}

}  // namespace

TEST_CASE("zhonglou: the figures are the stored ones in every scenario") {
  std::vector<shipped::Figure> figures;
  for (const std::string& scenario : scenarios()) {
    const Outcome& run = outcome(scenario);
    const auto more = shipped::figures_of(run.problem, run.result, scenario);
    figures.insert(figures.end(), more.begin(), more.end());
  }
  shipped::compare_with_expected("zhonglou", figures);
}

TEST_CASE("zhonglou: the case has the size that its README gives") {
  const Case& problem = outcome("-").problem;
  CHECK(problem.network.reaches.size() == 31);
  // 19 works, and an effluent and a bypass of two plants.
  CHECK(problem.network.structures.size() == 23);
  CHECK(outcome("-").result.statistics.cells >= 300);
  CHECK(outcome("-").result.statistics.cells <= 420);
  CHECK(problem.provenance.schematic());
}

TEST_CASE("zhonglou: the dry baseline holds Class III, Dagouba Bridge nearest the limit") {
  const Outcome& dry = outcome("dry");
  for (const auto& section : dry.result.assessment.sections) {
    CAPTURE(dry.problem.sections[section.section].name);
    REQUIRE(section.peak_class.has_value());
    CHECK(section.peak_class->water_class <= biandan::standard::WaterClass::III);
    for (const auto& item : section.items) CHECK(item.rules.front().seconds_over == 0.0);
  }
  for (const bool of_peak : {false, true}) {
    const double dagouba = largest_share(dry, "大沟坝桥", of_peak);
    const std::string what = of_peak ? "largest share of a limit by a peak, "
                                     : "largest share of a limit by a month mean, ";
    figure_at_most(("zhonglou dry, " + what + "大沟坝桥").c_str(), dagouba, 1.0);
    CHECK(dagouba > 0.85);
    for (const std::string other : {"连江桥下", "钟楼大桥"}) {
      figure_at_most(("zhonglou dry, " + what + other).c_str(), largest_share(dry, other, of_peak),
                     dagouba);
    }
  }
}

TEST_CASE("zhonglou: the storms push Dagouba Bridge over the limit, the other sections less") {
  const Outcome& dry = outcome("dry");
  const Outcome& storm = outcome("plum-rain");
  for (const std::string section : {"连江桥下", "钟楼大桥", "大沟坝桥"}) {
    CAPTURE(section);
    CHECK(largest_share(storm, section, true) > largest_share(dry, section, true));
    CHECK(peak(storm, section, "NH3-N") > peak(dry, section, "NH3-N"));
    CHECK(peak(storm, section, "TP") > peak(dry, section, "TP"));
    CHECK(peak(storm, section, "DO") < peak(dry, section, "DO"));
  }
  figure_at_least("zhonglou plum-rain, peak of NH3-N at 大沟坝桥, mg/L",
                  peak(storm, "大沟坝桥", "NH3-N"), 1.0);
  CHECK(largest_share(storm, "大沟坝桥", true) > largest_share(storm, "连江桥下", true));
  CHECK(largest_share(storm, "大沟坝桥", true) > largest_share(storm, "钟楼大桥", true));
}

TEST_CASE("zhonglou: drawing the polders down sends a pulse ahead and eases the storm") {
  const Outcome& storm = outcome("plum-rain");
  const Outcome& drawdown = outcome("polder-drawdown");
  const std::size_t ammonia = constituent_index(storm.problem, "NH3-N");
  // The second storm begins on day 16.5; the pumps draw from day 15 on. [d]
  const double begun = 15.0, storm_begins = 16.5, storm_over = 19.0;
  const auto highest = [&](const Outcome& run, double from, double to) {
    return highest_between(run, "大沟坝桥", ammonia, from, to);
  };
  figure_at_least("zhonglou polder-drawdown, NH3-N ahead of the second storm, mg/L",
                  highest(drawdown, begun, storm_begins),
                  1.1 * highest(storm, begun, storm_begins));
  figure_at_most("zhonglou polder-drawdown, NH3-N in the second storm, mg/L",
                 highest(drawdown, storm_begins, storm_over),
                 highest(storm, storm_begins, storm_over));
}

TEST_CASE("zhonglou: every scenario says what it changes") {
  for (const std::string& scenario : scenarios()) {
    if (scenario == "-") continue;
    CAPTURE(scenario);
    const auto reading = biandan::edit::read_case(folder, scenario);
    CHECK(!reading.changes.empty());
    CHECK(!reading.scenario_title_zh.empty());
    CHECK(!reading.scenario_title_en.empty());
    for (const auto& change : reading.changes) CHECK(change.before != change.after);
  }
}

TEST_CASE("zhonglou: what is intercepted comes back treated, and only the rest spills") {
  for (const std::string scenario : {"intercept-yejia", "intercept-shizi", "intercept-oldtown"}) {
    CAPTURE(scenario);
    const Outcome& run = outcome(scenario);
    REQUIRE(run.problem.drainage.sewers.size() == 1);
    const auto& sewer = run.problem.drainage.sewers[0];
    const auto& structures = run.result.statistics.structures;
    const auto& spilled = structures[sewer.outfall.index()].forward;
    const auto& taken = structures[sewer.interceptor.index()].forward;
    const auto& plant = run.problem.drainage.plants[0];
    CHECK(taken.water > 0.0);
    CHECK(spilled.water > 0.0);
    CHECK(spilled.time < 15.0 * 86400.0);
    CHECK(structures[plant.effluent.index()].forward.water > 0.5 * taken.water);
    const std::size_t ammonia = constituent_index(run.problem, "NH3-N");
    CHECK(run.result.statistics.treatments[plant.treatment].removed[ammonia] > 0.0);
    // The city drains to the east: no section stands between these creeks and the plant.
    for (const std::string section : {"连江桥下", "大沟坝桥"})
      CHECK(peak(run, section, "NH3-N") ==
            doctest::Approx(peak(outcome("-"), section, "NH3-N")).epsilon(1e-3));
  }
}

TEST_CASE("zhonglou: dredging at the published release figures gains little nitrogen") {
  for (const std::string section : {"连江桥下", "钟楼大桥", "大沟坝桥"}) {
    CAPTURE(section);
    const double before = peak(outcome("-"), section, "NH3-N");
    const double after = peak(outcome("dredge"), section, "NH3-N");
    CHECK(std::abs(after / before - 1.0) < 0.05);
  }
}

TEST_CASE("zhonglou: a harder design storm brings more water and more ammonia into the river") {
  double last_water = 0.0;
  double last_mass = 0.0;
  for (const std::string scenario : {"storm-1a", "storm-2a", "storm-5a", "storm-10a"}) {
    CAPTURE(scenario);
    const Outcome& run = outcome(scenario);
    const std::size_t ammonia = constituent_index(run.problem, "NH3-N");
    double water = 0.0;
    double mass = 0.0;
    for (const auto& total : run.result.catchments) {
      water += total.water.runoff;
      mass += total.mass[ammonia];
    }
    CHECK(water > last_water);
    CHECK(mass > last_mass);
    last_water = water;
    last_mass = mass;
  }
  const Outcome& dry_spell = outcome("dry-then-storm");
  const std::size_t ammonia = constituent_index(dry_spell.problem, "NH3-N");
  CHECK(dry_spell.result.catchments[0].mass[ammonia] > 0.0);
}

TEST_CASE("zhonglou: works on the Biandan River help Dagouba Bridge, together more than alone") {
  const double base = peak(outcome("-"), "大沟坝桥", "NH3-N");
  for (const std::string scenario : {"zouqu-sewers", "rural"}) {
    CAPTURE(scenario);
    CHECK(peak(outcome(scenario), "大沟坝桥", "NH3-N") < base);
  }
}
