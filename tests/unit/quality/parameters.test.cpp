#include "model/quality/parameters.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "model/quality/catalogue.hpp"
#include "model/quality/conditions.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/lumped.hpp"

using namespace biandan::quality;

TEST_CASE("every parameter is fully described and its default lies in its range") {
  std::set<std::string_view> names;
  for (const ParameterInfo& info : parameters()) {
    CAPTURE(info.name);
    CHECK(names.insert(info.name).second);
    CHECK(info.minimum <= info.fallback);
    CHECK(info.fallback <= info.maximum);
    CHECK(info.scale > 0.0);
    CHECK_FALSE(info.unit.empty());
    CHECK_FALSE(info.help_en.empty());
    CHECK_FALSE(info.help_zh.empty());
    CHECK_FALSE(info.source.empty());
    CHECK(find_parameter(info.name) == &info);
    CHECK(static_cast<std::size_t>(info.id) ==
          static_cast<std::size_t>(&info - parameters().data()));
    CHECK(default_parameters()[info.id] == info.fallback);
    if (!info.choices.empty()) CHECK(info.maximum == double(info.choices.size() - 1));
  }
  CHECK(find_parameter("nitrification_speed") == nullptr);
}

TEST_CASE("every temperature factor is taken into the conditions, and nothing else is") {
  const auto at = conditions(28.0, default_parameters());
  for (const ParameterInfo& info : parameters()) {
    CAPTURE(info.name);
    CHECK((at.factor[info.id] != 0.0) == info.name.ends_with("_theta"));
  }
}

TEST_CASE("every parameter is used by a process or an item") {
  for (const ParameterInfo& info : parameters()) {
    CAPTURE(info.name);
    CHECK(std::ranges::any_of(kinetics_sets(),
                              [&](const KineticsSet& set) { return uses(set, info.id); }));
  }
}

TEST_CASE("the lumped states are DO, BOD5, COD, CODMn, NH3-N, TP") {
  std::vector<std::string> names;
  for (const Constituent& one : constituents_of(*find_kinetics("lumped"))) {
    names.push_back(one.name);
    CHECK_FALSE(one.user_defined);
    CHECK(one.initial >= 0.0);
  }
  CHECK(names == std::vector<std::string>{"DO", "BOD5", "COD", "CODMn", "NH3-N", "TP"});
}
