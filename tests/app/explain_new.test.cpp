// `explain` and `new`.
#include <doctest/doctest.h>

#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("explain lists every table, or tells of one field") {
  const Folder folder;
  const Answer all = ask("explain", folder.path());
  CHECK(all.code == 0);
  CHECK(holds(all.out, "pumps"));
  CHECK(holds(all.out, "manning"));
  const Answer field = ask("explain manning", folder.path());
  CHECK(field.code == 0);
  CHECK(holds(field.out, "s/m^(1/3)"));
  CHECK(field.out.size() < all.out.size());
  const Answer unknown = ask("explain maning", folder.path());
  CHECK(unknown.code == 2);
  CHECK(unknown.out == "");
  CHECK(holds(unknown.err, "manning"));
}

TEST_CASE("new makes a case that check accepts and run computes") {
  const Folder folder;
  const Answer made = ask("new river", folder.path());
  CHECK(made.code == 0);
  CHECK(holds(made.out, "case.toml"));
  CHECK(holds(made.out, "biandan check river"));
  CHECK(ask("check river", folder.path()).code == 0);
  CHECK(ask("run river", folder.path()).code == 0);
  CHECK(listing(folder.path() / "out/river/base") == "report.html run.nc warnings.json");
}

TEST_CASE("new does not touch a folder that holds something") {
  const Folder folder;
  const auto canal = folder.canal();
  const std::string before = listing(canal);
  const Answer answer = ask("new canal", folder.path());
  CHECK(answer.code == 2);
  CHECK(listing(canal) == before);
}
