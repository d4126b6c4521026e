#include <doctest/doctest.h>

#include <set>

#include "model/base/text.hpp"
#include "model/casefile/field.hpp"
#include "model/casefile/words.hpp"

using namespace biandan;
using namespace biandan::casefile;

TEST_CASE("every field is declared completely") {
  std::set<std::string_view> names;
  for (const Table& table : schema()) {
    CAPTURE(table.name);
    CHECK(names.insert(table.name).second);
    CHECK_FALSE(table.en.empty());
    CHECK_FALSE(table.zh.empty());
    CHECK_FALSE(table.fields.empty());
    for (const Field& field : table.fields) {
      CAPTURE(field.name);
      CHECK_FALSE(field.en.empty());
      CHECK_FALSE(field.zh.empty());
      CHECK_FALSE(expected(field).empty());
      CHECK((field.required ? field.fallback.empty() : true));
      CHECK((field.type == FieldType::choice) == !field.choices.empty());
      if (!field.unit.empty()) CHECK(base::parse_unit(field.unit));
    }
  }
}

TEST_CASE("defaults are allowed values") {
  for (const Table& table : schema()) {
    for (const Field& field : table.fields) {
      if (field.fallback.empty()) continue;
      CAPTURE(table.name);
      CAPTURE(field.name);
      if (takes_unit(field) || field.type == FieldType::integer) {
        const auto number = base::parse_number(field.fallback);
        REQUIRE(number);
        CHECK(field.range.holds(*number));
      }
      if (field.type == FieldType::choice) {
        bool known = false;
        for (const std::string_view word : field.choices) known = known || word == field.fallback;
        CHECK(known);
      }
    }
  }
}

TEST_CASE("ranges in words") {
  CHECK(describe(Range{}).empty());
  CHECK(describe(above(0.0)) == "> 0");
  CHECK(describe(above(0.0, 1e6)) == "> 0 and <= 1000000");
  CHECK(describe(between(-2.0, 50.0)) == "-2 to 50");
}
