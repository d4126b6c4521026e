// The embedded table against GB 3838-2002 Table 1, cell by cell.
#include "model/standard/gb3838.hpp"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>

using namespace biandan::standard;

namespace {

struct Row {
  const char* code;
  Water water;
  Sense sense;
  std::array<double, 5> limit;
};

// Typed from the standard, apart from the table in the program.
const Row rows[] = {
    {"DO", Water::river, Sense::minimum, {7.5, 6, 5, 3, 2}},
    {"CODMn", Water::river, Sense::maximum, {2, 4, 6, 10, 15}},
    {"COD", Water::river, Sense::maximum, {15, 15, 20, 30, 40}},
    {"BOD5", Water::river, Sense::maximum, {3, 3, 4, 6, 10}},
    {"NH3-N", Water::river, Sense::maximum, {0.15, 0.5, 1, 1.5, 2}},
    {"TP", Water::river, Sense::maximum, {0.02, 0.1, 0.2, 0.3, 0.4}},
    {"TP", Water::lake, Sense::maximum, {0.01, 0.025, 0.05, 0.1, 0.2}},
    {"TN", Water::lake, Sense::maximum, {0.2, 0.5, 1, 1.5, 2}},
    {"Cu", Water::river, Sense::maximum, {0.01, 1, 1, 1, 1}},
    {"Zn", Water::river, Sense::maximum, {0.05, 1, 1, 2, 2}},
    {"F", Water::river, Sense::maximum, {1, 1, 1, 1.5, 1.5}},
    {"Se", Water::river, Sense::maximum, {0.01, 0.01, 0.01, 0.02, 0.02}},
    {"As", Water::river, Sense::maximum, {0.05, 0.05, 0.05, 0.1, 0.1}},
    {"Hg", Water::river, Sense::maximum, {5e-5, 5e-5, 1e-4, 1e-3, 1e-3}},
    {"Cd", Water::river, Sense::maximum, {0.001, 0.005, 0.005, 0.005, 0.01}},
    {"Cr6", Water::river, Sense::maximum, {0.01, 0.05, 0.05, 0.05, 0.1}},
    {"Pb", Water::river, Sense::maximum, {0.01, 0.01, 0.05, 0.05, 0.1}},
    {"CN", Water::river, Sense::maximum, {0.005, 0.05, 0.2, 0.2, 0.2}},
    {"VP", Water::river, Sense::maximum, {0.002, 0.002, 0.005, 0.01, 0.1}},
    {"Oil", Water::river, Sense::maximum, {0.05, 0.05, 0.05, 0.5, 1}},
    {"LAS", Water::river, Sense::maximum, {0.2, 0.2, 0.2, 0.3, 0.3}},
    {"S", Water::river, Sense::maximum, {0.05, 0.1, 0.2, 0.5, 1}},
    {"FC", Water::river, Sense::maximum, {200, 2000, 10000, 20000, 40000}},
};

}  // namespace

TEST_CASE("every limit is that of the standard") {
  for (const Row& row : rows) {
    CAPTURE(row.code);
    const Item* item = find_item(row.code, row.water);
    REQUIRE(item != nullptr);
    CHECK(item->sense == row.sense);
    for (std::size_t k = 0; k < 5; ++k) CHECK(item->limit[k] == row.limit[k]);
  }
}

TEST_CASE("temperature and pH have one range for all classes") {
  for (std::size_t k = 0; k < 5; ++k) {
    CHECK(find_item("WT")->lower[k] == -2.0);
    CHECK(find_item("WT")->limit[k] == 1.0);
    CHECK(find_item("pH")->lower[k] == 6.0);
    CHECK(find_item("pH")->limit[k] == 9.0);
  }
}

TEST_CASE("the table holds 24 items in 25 rows, each with names in both languages") {
  CHECK(gb3838_2002().size() == 25);
  std::set<int> numbers;
  for (const Item& item : gb3838_2002()) {
    numbers.insert(item.number);
    CHECK_FALSE(item.code.empty());
    CHECK_FALSE(item.name_zh.empty());
    CHECK_FALSE(item.name_en.empty());
    CHECK_FALSE(item.unit.empty());
  }
  CHECK(numbers.size() == 24);
  CHECK(*numbers.rbegin() == 24);
}

TEST_CASE("total nitrogen has no limit in a river, total phosphorus has its own") {
  CHECK(find_item("TN") == nullptr);
  CHECK(find_item("TN", Water::lake) != nullptr);
  CHECK(find_item("TP")->limit_of(WaterClass::III) == 0.2);
  CHECK(find_item("TP", Water::lake)->limit_of(WaterClass::III) == 0.05);
  CHECK(find_item("salt") == nullptr);
}

TEST_CASE("21 items count in the class; temperature, total nitrogen and coliforms do not") {
  int river = 0;
  for (const Item& item : gb3838_2002()) {
    if (item.water != Water::lake && item.in_class) ++river;
  }
  CHECK(river == 21);
  CHECK_FALSE(find_item("WT")->in_class);
  CHECK_FALSE(find_item("TN", Water::lake)->in_class);
  CHECK_FALSE(find_item("FC")->in_class);
}

TEST_CASE("classes have their names") {
  CHECK(name_zh(WaterClass::I) == "I");
  CHECK(name_zh(WaterClass::V) == "V");
  CHECK(name_zh(WaterClass::worse) == "劣V");
  CHECK(name_en(WaterClass::worse) == "worse than V");
}
