// Processes of a case's own, as a case gives them.
#include <doctest/doctest.h>

#include "model/casefile/explain.hpp"
#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

namespace {

constexpr const char* head =
    "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"2 d\"\n[quality]\n"
    "temperature = \"20 degC\"\n";

constexpr const char* process =
    "[[constituent]]\nname = \"salt\"\n"
    "[[process]]\nname = \"mine\"\ntitle_zh = \"硝化\"\n"
    "rate = \"k * [NH3-N] * theta^(T - 20 degC) * DO / (K + DO)\"\n"
    "parameters = { k = \"0.2 1/d\", theta = 1.08, K = \"500 ug/L\" }\n"
    "stoichiometry = { \"NH3-N\" = -1, DO = \"-4.57 * theta / theta\", salt = 0 }\n";

Case with(const CaseFolder& folder, const std::string& settings) {
  folder.copy_base();
  folder.write("case.toml", head + settings);
  return casefile::read_case(folder.path());
}

}  // namespace

TEST_CASE("explain tells the parameters of a process from those of one with a longer name") {
  const CaseFolder folder;
  const quality::Quality quality =
      with(folder, std::string("[[constituent]]\nname = \"salt\"\n") +
                       "[[process]]\nname = \"a\"\nrate = \"k * salt\"\n"
                       "parameters = { k = \"1 1/d\" }\nstoichiometry = { salt = -1 }\n"
                       "[[process]]\nname = \"a.b\"\nrate = \"k * salt\"\n"
                       "parameters = { k = \"2 1/d\" }\nstoichiometry = { salt = -1 }\n")
          .quality;
  const std::string text = casefile::explain("a", &quality);
  CHECK(text.find("a.k = 1 1/d") != std::string::npos);
  CHECK(text.find("a.b.k") == std::string::npos);
  CHECK(casefile::explain("a.b", &quality).find("a.b.k = 2 1/d") != std::string::npos);
}

TEST_CASE("a process with its parameters in inside units, and who gains and loses") {
  const CaseFolder folder;
  const quality::Quality quality = with(folder, process).quality;
  REQUIRE(quality.processes.size() == 1);
  const quality::UserProcess& mine = quality.processes.front();
  CHECK(mine.name == "mine");
  CHECK(mine.title_zh == "硝化");
  CHECK(mine.title_en == "mine");
  REQUIRE(quality.own_parameters.size() == 3);
  CHECK(quality.own_parameters[0].name == "mine.k");
  CHECK(quality.own_parameters[0].fallback == Approx(0.2 / 86400.0));
  CHECK(quality.own_parameters[2].fallback == 0.5);
  REQUIRE(mine.yields.size() == 2);  // what neither gains nor loses is left out
  CHECK(quality::constituents_of(quality.processes, 3) == std::vector<std::size_t>{0, 4});
}

TEST_CASE("parameters of a process are set for the case and for reaches like all others") {
  const CaseFolder folder;
  folder.copy_base();
  const std::string settings =
      std::string("[quality.parameters]\n\"mine.k\" = \"0.3 1/d\"\n") + process;
  folder.write("case.toml", head + settings);
  folder.write("reach_parameters.csv", "reach,parameter,value\nR2,mine.K,2 mg/L\n");
  const Case read = casefile::read_case(folder.path());
  REQUIRE(read.quality.parameters.size() == 2);
  CHECK(read.quality.parameters[0].name == "mine.k");
  CHECK(read.quality.parameters[0].value == Approx(0.3 / 86400.0));
  CHECK(read.quality.parameters[1].reach.valid());
  CHECK(read.quality.parameters[1].value == 2.0);
}

TEST_CASE("a process of a case is explained with its case") {
  const CaseFolder folder;
  const quality::Quality quality = with(folder, process).quality;
  CHECK(casefile::explain(&quality).find("  mine  ") != std::string::npos);
  CHECK(casefile::explain("mine", &quality) ==
        "mine  (process of the case)\n  mine\n  硝化\n"
        "  rate: k * [NH3-N] * theta^(T - 20 degC) * DO / (K + DO)\n"
        "  per unit of rate: NH3-N -1 DO -4.57 * theta / theta\n"
        "  mine.k = 0.2 1/d\n  mine.theta = 1.08\n  mine.K = 500 ug/L\n");
  CHECK(casefile::explain("mine.k", &quality) == "mine.k = 0.2 1/d\n");
  CHECK_THROWS_AS(casefile::explain("mine"), base::CaseError);
}

TEST_CASE("the place of a piece counts quotes, escapes and lines") {
  const auto place_of = [](const std::string& rate) {
    const CaseFolder folder;
    try {
      with(folder,
           "[[constituent]]\nname = \"salt\"\n[[process]]\nname = \"a\"\n"
           "stoichiometry = { DO = -1 }\nrate = " +
               rate + "\n");
    } catch (const base::CaseError& error) {
      const base::SourcePlace& place = error.findings().front().place;
      return std::to_string(place.line) + ":" + std::to_string(place.column);
    }
    return std::string("no mistake");
  };
  CHECK(place_of("\"1 1/d * DX\"") == "11:17");
  CHECK(place_of("'1 1/d * DX'") == "11:17");
  CHECK(place_of("\"1 1/d * \\\"NH3-N\\\" * 水\"") == "11:29");
  CHECK(place_of("\"\"\"\n1 1/d *\n  DX\"\"\"") == "13:3");
  CHECK(place_of("'''1 1/d *\n  DX'''") == "12:3");
  CHECK(place_of("\"\"\"1 1/d * \\\n    DX\"\"\"") == "12:5");
}
