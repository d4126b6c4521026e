#include "tests/shipped/figures.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "scenarios/study/read_case.hpp"
#include "tests/support/figure.hpp"

namespace shipped {
namespace {

constexpr const char* header = "scenario,section,item,peak [mg/L],month_mean [mg/L],hours_over [h]";

std::string expected_path(const std::string& name) {
  return std::string(BIANDAN_SOURCE_DIR) + "/tests/shipped/" + name + "/expected.csv";
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
  return cells;
}

void write_expected(const std::string& name, const std::vector<Figure>& figures) {
  std::ofstream file(expected_path(name));
  file << header << '\n';
  for (const Figure& figure : figures) {
    char numbers[96];
    std::snprintf(numbers, sizeof numbers, "%.4g,%.4g,%.1f", figure.peak, figure.month_mean,
                  figure.hours_over);
    file << figure.scenario << ',' << figure.section << ',' << figure.item << ',' << numbers
         << '\n';
  }
}

}  // namespace

biandan::Case shipped_case(const std::string& name, const std::string& scenario) {
  std::optional<std::string> edited;
  if (scenario != "-") edited = scenario;
  const std::string folder = std::string(BIANDAN_SOURCE_DIR) + "/scenarios/cases/" + name;
  return biandan::study::read_case(folder, edited).result;
}

std::vector<Figure> figures_of(const biandan::Case& problem,
                               const biandan::study::SingleRun& result,
                               const std::string& scenario) {
  std::vector<Figure> figures;
  for (const auto& section : result.assessment.sections) {
    for (const auto& item : section.items) {
      figures.push_back({scenario, problem.sections[section.section].name, item.code,
                         item.peak.value, item.months[item.worst_month].mean.value,
                         item.rules.front().seconds_over / 3600.0});
    }
  }
  return figures;
}

std::vector<Figure> read_expected(const std::string& name) {
  std::ifstream file(expected_path(name));
  std::string line;
  if (!std::getline(file, line) || line != header) {
    throw std::runtime_error(expected_path(name) + ": no such file, or other columns");
  }
  std::vector<Figure> figures;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() != 6) throw std::runtime_error(expected_path(name) + ": " + line);
    figures.push_back({cells[0], cells[1], cells[2], std::stod(cells[3]), std::stod(cells[4]),
                       std::stod(cells[5])});
  }
  return figures;
}

void compare_with_expected(const std::string& name, const std::vector<Figure>& figures) {
  if (std::getenv("BIANDAN_UPDATE") != nullptr) {
    write_expected(name, figures);
    return;
  }
  const std::vector<Figure> expected = read_expected(name);
  REQUIRE(expected.size() == figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Figure& found = figures[i];
    const Figure& stored = expected[i];
    CAPTURE(stored.scenario);
    CAPTURE(stored.section);
    CAPTURE(stored.item);
    CHECK(found.scenario == stored.scenario);
    CHECK(found.section == stored.section);
    CHECK(found.item == stored.item);
    CHECK(found.peak == doctest::Approx(stored.peak).epsilon(tolerance));
    CHECK(found.month_mean == doctest::Approx(stored.month_mean).epsilon(tolerance));
    CHECK(std::abs(found.hours_over - stored.hours_over) <=
          hours_tolerance + 0.02 * stored.hours_over);
  }
}

void check_cost_and_balance(const std::string& name, const biandan::study::SingleRun& result) {
  const auto& statistics = result.statistics;
  const double work = static_cast<double>(statistics.cells) * static_cast<double>(statistics.steps);
  std::printf("figure: %s, %zu cells, %ld steps, seconds = %.2f\n", name.c_str(), statistics.cells,
              statistics.steps, statistics.seconds);
  std::printf("figure: %s, ns per cell and step = %.0f\n", name.c_str(),
              1e9 * statistics.seconds / work);
  using biandan::run::ledger_tolerance;
  using biandan::test::figure_at_most;
  figure_at_most((name + ", balance of water").c_str(), result.ledger.water.relative(),
                 ledger_tolerance);
  const auto& worst = result.ledger.worst_constituent();
  figure_at_most((name + ", worst balance, " + worst.name).c_str(), worst.relative(),
                 ledger_tolerance);
}

}  // namespace shipped
