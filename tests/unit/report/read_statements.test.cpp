// What warnings.json says is what the checks read back.
#include "scenarios/report/read_statements.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

#include "scenarios/report/warnings_json.hpp"
#include "tests/unit/report/storm.hpp"

using namespace biandan;

namespace {

struct File {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("biandan-said-" + std::to_string(::getpid()));
  explicit File(const std::string& text) { std::ofstream(path, std::ios::binary) << text; }
  ~File() { std::filesystem::remove(path); }
};

std::string said_of(testing::Storm& storm) {
  network::Structure pump;
  pump.name = "P1";
  pump.kind = network::Pump{};
  storm.problem.network.structures.push_back(pump);
  network::Rule rule;
  rule.name = "drain";
  storm.problem.network.rules.push_back(rule);
  study::SingleRun run;
  run.assessment = storm.assessment;
  run.recording = storm.recording;
  run.state_hash = "feedbeef";
  run.statistics.cells = 12;
  run.statistics.steps = 100;
  run.statistics.transport_steps = 250;
  run.statistics.limited_outflows = 3;
  run.statistics.withdrawal_shortage = 4.5;
  run.statistics.refined = {{"steep waves", 7, "R1:100"}};
  run.ledger.water.name = "water";
  run.ledger.constituents.resize(3);
  run.operations.chatter = {{0, 600.0, 7200.0, 9, {-1, 0}}};
  run.circular_pumping = {{0, 1200.0, 7200.0, {0}, {}}};
  run.above_survey = {"R1:100", 4.0, 4.5, 1800.0, 2};
  run.mixing.outfalls = 5;
  run.mixing.dry = 1;
  return report::warnings_json(storm.problem, run, "0.1.0");
}

}  // namespace

TEST_CASE("what a run said is read back") {
  testing::Storm storm = testing::storm();
  const File file(said_of(storm));
  const auto read = report::read_statements(file.path, "feedbeef", storm.problem.settings.start);
  REQUIRE(read.statements);
  const doctor::Statements& said = *read.statements;
  CHECK(said.steps == 100);
  CHECK(said.cells == 12);
  CHECK(said.transport_steps == 250);
  CHECK(said.limited_outflows == 3);
  CHECK(said.withdrawal_shortage == 4.5);
  CHECK_FALSE(said.stored_start);
  REQUIRE(said.refined.size() == 1);
  CHECK(said.refined[0].reason == "steep waves");
  CHECK(said.refined[0].place == "R1:100");
  REQUIRE(said.chatter.size() == 1);
  CHECK(said.chatter[0].structure == "P1");
  CHECK(said.chatter[0].from == 600.0);
  CHECK(said.chatter[0].to == 7200.0);
  CHECK(said.chatter[0].rules == std::vector<std::string>{"", "drain"});
  REQUIRE(said.circular.size() == 1);
  CHECK(said.circular[0].from == 1200.0);
  CHECK(said.circular[0].seconds == doctest::Approx(7200.0));
  CHECK(said.circular[0].way == std::vector<std::string>{"P1"});
  REQUIRE(said.above_survey.size() == 1);
  CHECK(said.above_survey[0].top == 4.0);
  CHECK(said.above_survey[0].first == 1800.0);
  CHECK(said.outfalls == 5);
  CHECK(said.dry_outfalls == 1);
}

TEST_CASE("a file that is missing, of another run or damaged says which") {
  testing::Storm storm = testing::storm();
  const std::string text = said_of(storm);
  const base::Instant start = storm.problem.settings.start;
  CHECK(report::read_statements("/nowhere/warnings.json", "", start).why_not ==
        doctor::Reason::no_statements);
  const File whole(text);
  CHECK(report::read_statements(whole.path, "cafe", start).why_not == doctor::Reason::other_run);
  for (const std::string& broken :
       {text.substr(0, text.size() / 2), std::string("{}"), std::string("[1]"), std::string()}) {
    const File file(broken);
    const auto read = report::read_statements(file.path, "feedbeef", start);
    CHECK_FALSE(read.statements);
    CHECK(read.why_not == doctor::Reason::damaged);
  }
}
