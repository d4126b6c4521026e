// The sentences of what a look at a result found, in both languages.
#include "scenarios/report/doctor_text.hpp"

#include <doctest/doctest.h>

#include "scenarios/report/doctor_json.hpp"
#include "scenarios/report/water_origin_table.hpp"

using namespace biandan;
using doctor::Finding;
using doctor::Kind;
using report::Language;

namespace {

const record::Clock clock_of{{1623254400}, 8 * 3600};  // 2021-06-10 00:00 +08:00

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Finding full(Kind kind) {
  Finding finding;
  finding.kind = kind;
  finding.place = "PLACE";
  finding.subject = "SUBJECT";
  finding.from = 0.0;
  finding.to = 3600.0;
  finding.amount = finding.low = 0.5;
  finding.bound = finding.high = 2.0;
  finding.count = 7;
  finding.unit = "mg/L";
  finding.source = "SOURCE";
  return finding;
}

}  // namespace

TEST_CASE("every kind of finding has a sentence and an advice in both languages") {
  for (int k = 0; k <= static_cast<int>(Kind::assumed_inputs); ++k) {
    CAPTURE(k);
    const Finding finding = full(static_cast<Kind>(k));
    for (const Language language : {Language::en, Language::zh}) {
      const std::string sentence = report::finding_sentence(finding, clock_of, language);
      CHECK(sentence.size() > 10);
      CHECK_FALSE(holds(sentence, "{"));
      CHECK_FALSE(holds(sentence, "nan"));
      CHECK_FALSE(report::finding_advice(finding, language).empty());
    }
  }
}

TEST_CASE("a finding says what, where, when and how much") {
  Finding chatter = full(Kind::chatter);
  chatter.others = {"", "drain"};
  CHECK(report::finding_sentence(chatter, clock_of, Language::en) ==
        "PLACE turned back 7 times, 06-10 00:00 to 06-10 01:00, by schedule or levels of units, "
        "drain");
  Finding artificial = full(Kind::artificial);
  artificial.others = {"A", "B", "C", "D", "E", "F", "G", "H"};
  CHECK(report::finding_sentence(artificial, clock_of, Language::en) ==
        "the scheme spreads more than the water: 0.5 m²/s at PLACE, where 2.0 are given (reaches: "
        "7); also A, B, C, D, E, F and 2 more");
  CHECK(report::finding_sentence(full(Kind::beyond_published), clock_of, Language::zh) ==
        "SUBJECT 于 PLACE 为 0.5 mg/L; 文献范围 0.5 至 2.0 mg/L (SOURCE)");
}

TEST_CASE("every reason for not looking is told in both languages") {
  for (int k = 0; k <= static_cast<int>(doctor::Reason::no_artificial); ++k)
    for (const Language language : {Language::en, Language::zh})
      CHECK(report::gap_sentence({static_cast<doctor::Reason>(k), "", 2.0}, language).size() > 8);
}

TEST_CASE(
    "the answer stands first, then findings, then what was in order, then what was not seen") {
  const auto checks = doctor::checks();
  doctor::Diagnosis diagnosis;
  for (const doctor::Check& check : checks) diagnosis.checks.push_back({&check, {}});
  CHECK(report::diagnosis_text(diagnosis, clock_of, Language::en)
            .starts_with("0 findings\n\nnothing found: end of the run, balance, "));

  Finding serious = full(Kind::negative);
  serious.weight = doctor::Weight::serious;
  diagnosis.checks[0].outcome.findings = {serious};
  diagnosis.checks[1].outcome = doctor::not_looked(doctor::Reason::no_case);
  diagnosis.findings = {{&checks[0], serious}, {&checks[0], full(Kind::fast)}};
  const std::string text = report::diagnosis_text(diagnosis, clock_of, Language::en);
  CHECK(
      text.starts_with("2 findings: 1 serious, 1 to look at; 1 of 16 checks not made, or not in "
                       "full\n\n1. serious, end of the run: SUBJECT at PLACE falls to 0.5"));
  CHECK(holds(text, "\nnothing found: steps, "));
  CHECK(text.ends_with("\nnot looked at:\n  balance: needs the case: --case CASE\n"));
  CHECK(report::diagnosis_text(diagnosis, clock_of, Language::zh)
            .starts_with("2 项发现: 严重 1, 待查 1; 16 项检查中 1 项未做或未做全\n"));
}

TEST_CASE("origins of water are told by section, the largest first") {
  doctor::WaterOrigin origin;
  origin.state = doctor::WaterOrigin::State::traced;
  origin.boundaries = {"west", "east"};
  origin.mean = {{0.2, 0.695, 0.1, 0.005, 0.0}};
  origin.at_end = {{0.2, 0.7, 0.1, 0.0, 0.0}};
  CHECK(report::water_origin_lines(origin, {"bridge"}, Language::en) ==
        "water at the sections by origin (mean of the time; initial water at the end):\n"
        "  bridge: east 69 %, west 20 %, lateral inflow 10 % (0 %)\n");
  origin.state = doctor::WaterOrigin::State::older_file;
  CHECK(report::water_origin_lines(origin, {"bridge"}, Language::en).empty());
}
