#include "model/casefile/write_template.hpp"

#include <doctest/doctest.h>

#include "model/base/error.hpp"
#include "model/casefile/field.hpp"
#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using namespace biandan::casefile;

TEST_CASE("a new case has every table and reads without a mistake") {
  for (const quality::KineticsSet& set : quality::kinetics_sets()) {
    CAPTURE(set.name);
    const CaseFolder folder;
    const auto names = write_template(folder.path(), set);
    for (const Table& table : schema()) {
      if (table.medium != Table::Medium::csv) continue;
      CHECK(std::filesystem::exists(folder.path() / (std::string(table.name) + ".csv")));
    }
    CHECK(names.front() == "case.toml");
    const Case fresh = read_case(folder.path());
    CHECK(fresh.network.reaches.size() == 1);
    CHECK(fresh.sections.size() == 1);
    CHECK(fresh.provenance.measured == 0);
    CHECK(fresh.quality.kinetics == set.name);
    CHECK(fresh.quality.constituents.size() == set.states.size());
  }
}

TEST_CASE("nothing is written over") {
  const CaseFolder folder;
  folder.write("notes.txt", "mine\n");
  CHECK_THROWS_AS(write_template(folder.path(), quality::kinetics_sets().front()), base::CaseError);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "case.toml"));
  CHECK_THROWS_AS(write_template(folder.path() / "notes.txt", quality::kinetics_sets().front()),
                  base::CaseError);
}
