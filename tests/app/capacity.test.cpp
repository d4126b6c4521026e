// biandan capacity: what groups of loads may bring.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/app/program.hpp"

using namespace biandan::testing;
using Json = nlohmann::json;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Row {
  std::string item, group;
  double limit, month_mean, factor, load, contribution, allowed;
};

std::vector<Row> rows_of(const std::string& csv) {
  std::vector<Row> rows;
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(0, line.size() - 1));
    for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
    cells.resize(11);
    const auto number = [&](std::size_t k) { return cells[k].empty() ? 0.0 : std::stod(cells[k]); };
    rows.push_back(
        {cells[1], cells[7], number(3), number(4), number(6), number(8), number(9), number(10)});
  }
  return rows;
}

double month_mean(const std::filesystem::path& folder, const std::string& item) {
  const Json all = Json::parse(content(folder / "warnings.json"));
  for (const Json& found : all["sections"][0]["items"])
    if (found["item"] == item) return found["months"][0]["value"];
  return 0.0;
}

}  // namespace

TEST_CASE("loads at their capacity bring the section to its limit") {
  const Folder folder;
  REQUIRE(ask("new river", folder.path()).code == 0);
  const Answer answer = ask("capacity river -q --out found", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err.empty());
  CHECK(answer.out.starts_with("Section"));
  CHECK(contains(answer.out, "found/capacity.csv\n"));
  CHECK(listing(folder.path() / "found") == "capacity.csv");
  bool tried = false;
  for (const Row& row : rows_of(content(folder.path() / "found/capacity.csv"))) {
    if (row.item != "NH3-N") continue;
    tried = true;
    CHECK(row.group == "outfall");
    CHECK(row.contribution > 0.0);
    CHECK(row.allowed == doctest::Approx(row.factor * row.load));  // of the only group
    write(folder.path() / "river/scenarios/full.toml",
          "[[edit]]\nname = \"to capacity\"\nkind = \"scale\"\ntable = \"loads\"\nrow = \"*\"\n"
          "field = \"NH3-N\"\nfactor = " +
              std::to_string(row.factor) + "\n");
    REQUIRE(ask("run river -q -s full --out full", folder.path()).code == 0);
    CHECK(month_mean(folder.path() / "full", "NH3-N") == doctest::Approx(row.limit).epsilon(2e-4));
  }
  CHECK(tried);
}

TEST_CASE("a case without loads, or without sections, is refused before it runs") {
  const Folder folder;
  const std::filesystem::path canal = folder.canal();
  write(canal / "sections.csv", "name,place\n");
  const Answer answer = ask("capacity canal", folder.path());
  CHECK(answer.code == 2);
  CHECK(contains(answer.err, "'capacity' asks what loads do to sections"));
  CHECK(listing(folder.path()) == "canal");
  const std::string tracers = BIANDAN_SOURCE_DIR "/scenarios/cases/uvas-creek";
  CHECK(contains(ask("capacity " + tracers, folder.path()).err, "'capacity' needs an upper limit"));
  CHECK(listing(folder.path()) == "canal");
}
