// What `doctor` says of the shipped cases: nothing serious, and no false alarm.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "scenarios/doctor/checks.hpp"
#include "scenarios/report/read_statements.hpp"
#include "scenarios/report/warnings_json.hpp"
#include "scenarios/report/whole_file.hpp"
#include "solver/record/writer.hpp"
#include "tests/shipped/figures.hpp"

using namespace biandan;
using doctor::Kind;

namespace {

doctor::Diagnosis diagnosis_of(const std::string& name, const std::string& scenario = "-") {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("biandan-shipped-" + std::to_string(::getpid()));
  const Case problem = shipped::shipped_case(name, scenario);
  {
    record::Writer writer(folder, "0.1.0");
    run::Observer* observers[] = {&writer};
    const study::SingleRun run = study::run_single(problem, observers);
    report::write_whole_file(folder / "warnings.json",
                             report::warnings_json(problem, run, "0.1.0"));
  }
  const record::Reader result(folder / "run.nc");
  doctor::Evidence evidence = doctor::gather(result, "run.nc");
  evidence.statements =
      report::read_statements(folder / "warnings.json", result.text("state_hash"), result.start())
          .statements;
  REQUIRE(evidence.statements);
  evidence.problem = &problem;
  doctor::Diagnosis diagnosis = doctor::examine(evidence);
  std::filesystem::remove_all(folder);
  return diagnosis;
}

std::set<Kind> kinds_in(const doctor::Diagnosis& diagnosis) {
  std::set<Kind> kinds;
  for (const doctor::Ranked& ranked : diagnosis.findings) kinds.insert(ranked.finding.kind);
  return kinds;
}

}  // namespace

TEST_CASE("tracer tests in creeks: nothing is wrong with them") {
  CHECK(diagnosis_of("oak-creek").findings.empty());
  CHECK(diagnosis_of("uvas-creek").findings.empty());
}

TEST_CASE("boulder-creek: calibrated rates beyond the usual, outfalls near a section") {
  const doctor::Diagnosis diagnosis = diagnosis_of("boulder-creek");
  CHECK(diagnosis.serious() == 0);
  CHECK(kinds_in(diagnosis) == std::set{Kind::unmixed, Kind::beyond_published});
}

TEST_CASE("zhonglou: assumed inputs, unmixed outfalls, a western boundary that decides") {
  const doctor::Diagnosis diagnosis = diagnosis_of("zhonglou");
  CHECK(diagnosis.serious() == 0);
  CHECK(kinds_in(diagnosis) == std::set{Kind::artificial, Kind::circular, Kind::unmixed,
                                        Kind::one_boundary, Kind::assumed_inputs});
  for (const doctor::Ranked& ranked : diagnosis.findings)
    if (ranked.finding.kind == Kind::one_boundary) {
      CHECK(ranked.finding.place == "连江桥下");
      CHECK(ranked.finding.subject == "west");
    }
}

TEST_CASE("zhonglou in the plum rains: pumps that chatter, and swings that they drive") {
  const doctor::Diagnosis diagnosis = diagnosis_of("zhonglou", "plum-rain");
  CHECK(diagnosis.serious() == 0);
  CHECK(kinds_in(diagnosis).contains(Kind::chatter));
  CHECK(kinds_in(diagnosis).contains(Kind::driven_swing));
  CHECK_FALSE(kinds_in(diagnosis).contains(Kind::oscillating_flow));
  CHECK_FALSE(kinds_in(diagnosis).contains(Kind::oscillating_level));
}
