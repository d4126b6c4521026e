// `accuracy`: what sections owe to the steps in time.
#include <doctest/doctest.h>

#include <string>

#include "tests/app/program.hpp"

using namespace biandan::testing;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("accuracy prints a row for every section and item, and writes them") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("accuracy canal --days 0.1 --quiet", folder.path());
  CHECK(answer.code == 0);
  CHECK(answer.err == "");
  CHECK(answer.out.starts_with("Section"));
  CHECK(holds(answer.out, "NH3-N mg/L"));
  CHECK(!holds(answer.out, "reactions: "));
  CHECK(holds(answer.out, "out/canal/base/accuracy.csv\n"));
  CHECK(listing(folder.path() / "out/canal/base") == "accuracy.csv");
  const std::string table = content(folder.path() / "out/canal/base/accuracy.csv");
  CHECK(table.starts_with("\xEF\xBB\xBFsection,item,unit,mean,splitting_rms,"));
  CHECK(holds(table, ",NH3-N,mg/L,"));
  CHECK(holds(ask("accuracy canal --days 0.1 -q --lang zh", folder.path()).out, "分裂误差"));
}

TEST_CASE("accuracy says how long reaction steps were where they may be long") {
  const Folder folder;
  const auto canal = folder.canal();
  const std::string settings = content(canal / "case.toml");
  const std::string none = "kinetics = \"none\"";
  const std::size_t at = settings.find(none);
  REQUIRE(at != std::string::npos);
  write(canal / "case.toml", settings.substr(0, at) + none +
                                 "\nlongest_reaction_step = \"1800 s\"" +
                                 settings.substr(at + none.size()));
  CHECK(holds(ask("accuracy canal --days 0.1 -q", folder.path()).out,
              "reactions: 1.0 steps of the case at a time"));
}

TEST_CASE("accuracy refuses what it cannot compare, before it runs") {
  const Folder folder;
  const auto canal = folder.canal();
  for (const std::string days : {"0", "-1", "nan", "two"}) {
    const Answer answer = ask("accuracy canal --days " + days, folder.path());
    CHECK(answer.code == 2);
    CHECK(holds(answer.err, "'--days " + days + "'; expected a number above 0"));
  }
  write(canal / "sections.csv", "name,place\n");
  const Answer none = ask("accuracy canal", folder.path());
  CHECK(none.code == 2);
  CHECK(listing(folder.path()) == "canal");
}

TEST_CASE("accuracy says so before it computes where it may not write") {
  const Folder folder;
  folder.canal();
  const Answer answer = ask("accuracy canal --out /proc/here", folder.path());
  CHECK(answer.code == 3);
  CHECK(holds(answer.err, "cannot write /proc/here: "));
  CHECK(answer.err.find(" % ") == std::string::npos);
}
