#include "model/base/provenance.hpp"

#include <doctest/doctest.h>

namespace biandan::base {

TEST_CASE("mostly assumed inputs make a case schematic") {
  ProvenanceCount count;
  for (int i = 0; i < 3; ++i) count.add(Provenance::measured);
  for (int i = 0; i < 6; ++i) count.add(Provenance::published);
  for (int i = 0; i < 9; ++i) count.add(Provenance::assumed);
  CHECK_FALSE(count.schematic());
  CHECK(sentence(count) == "inputs: 3 measured, 6 published, 9 assumed");
  count.add(Provenance::assumed);
  CHECK(count.schematic());
  CHECK(sentence(count) ==
        "inputs: 3 measured, 6 published, 10 assumed: schematic, not for decisions");
}

TEST_CASE("provenance by name") {
  CHECK(name(Provenance::measured) == "measured");
  CHECK(name(Provenance::published) == "published");
  CHECK(name(Provenance::assumed) == "assumed");
}

}  // namespace biandan::base
