#include "model/casefile/explain.hpp"

#include <doctest/doctest.h>

#include "model/base/error.hpp"
#include "model/casefile/field.hpp"

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

TEST_CASE("a near miss is named") {
  CHECK_THROWS_WITH_AS(
      casefile::explain("gates.witdh"),
      "nothing is called 'gates.witdh'; expected a table, a field as gates.width, a "
      "parameter, a process or a constituent\n  did you mean 'gates.width'?",
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
