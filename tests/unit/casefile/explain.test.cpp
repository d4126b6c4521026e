#include "model/casefile/explain.hpp"

#include <doctest/doctest.h>

#include "model/base/error.hpp"
#include "model/casefile/field.hpp"
#include "model/quality/kinetics_set.hpp"

using namespace biandan;

TEST_CASE("a field by its whole name") {
  CHECK(casefile::explain("gates.width") ==
        "gates.width  (gates.csv)\n"
        "  clear width of all openings together\n"
        "  总净宽\n"
        "  a number, in m, > 0 and <= 10000, required\n"
        "  example: 8\n");
}

TEST_CASE("a field by its name alone is told for every table") {
  const std::string text = casefile::explain("width");
  CHECK(text.find("weirs.width") != std::string::npos);
  CHECK(text.find("gates.width") != std::string::npos);
}

TEST_CASE("parameters and constituents are explained too") {
  CHECK(casefile::explain("nitrification_rate").find("1/d") != std::string::npos);
  CHECK(casefile::explain("NH3-N").find("氨氮") != std::string::npos);
  CHECK(casefile::explain("nitrification").find("NH3-N -1") != std::string::npos);
  CHECK(casefile::explain("process.parameters").find("case.toml [process.parameters]") == 0);
}

TEST_CASE("a kinetics set in short, and what it composes") {
  const std::string full = casefile::explain("full");
  CHECK(full.find("full  (kinetics, case.toml [quality])\n") == 0);
  CHECK(full.find("CBOD-slow, ") != std::string::npos);
  CHECK(full.find("FC [count/L]") != std::string::npos);
  CHECK(full.find("[g/m2]: bottom-algae, ") != std::string::npos);
  CHECK(full.find("BOD5, COD, CODMn, TN, TP, SD\n") != std::string::npos);
  CHECK(full.find("\n    coliform_dieoff ") != std::string::npos);
  const std::string lumped = casefile::explain("lumped");
  CHECK(lumped.find("NH3-N") != std::string::npos);
  CHECK(lumped.find("底泥状态") == std::string::npos);
  CHECK(casefile::explain("TN") ==
        "TN  (item of kinetics full, composed of constituents)\n  Total nitrogen\n  总氮\n"
        "  = Org-N + NH3-N + NO2-N + NO3-N + nitrogen of algae, in mg/L\n");
  CHECK(casefile::explain("SD").find(", in cm\n") != std::string::npos);
}

TEST_CASE("an item of a case's set is told once") {
  quality::Quality own;
  own.kinetics = "full";
  own.composed = quality::items_of_kinetics(own);
  const std::string text = casefile::explain("TN", &own);
  CHECK(text.find("TN  (item of the case") == 0);
  CHECK(text.find("of kinetics full") == std::string::npos);
}

TEST_CASE("a near miss is named") {
  CHECK_THROWS_WITH_AS(
      casefile::explain("gates.witdh"),
      "nothing is called 'gates.witdh'; expected a table, a field as gates.width, a "
      "parameter, a process, a constituent or an item\n  did you mean 'gates.width'?",
      base::CaseError);
}

TEST_CASE("the list holds every table and every field") {
  const std::string text = casefile::explain();
  for (const casefile::Table& table : casefile::schema()) {
    CHECK(text.find(describe(table)) != std::string::npos);
    for (const casefile::Field& field : table.fields) {
      CHECK(text.find(field.name) != std::string::npos);
    }
  }
}
