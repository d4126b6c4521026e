#include "scenarios/exchange/import/swmm/inp_file.hpp"

#include <doctest/doctest.h>

#include "model/casefile/findings.hpp"
#include "scenarios/exchange/import/swmm/times.hpp"

using namespace biandan;
using namespace biandan::exchange::swmm;

namespace {

std::vector<Section> sections(const std::string& text) {
  casefile::Findings findings;
  return sections_of(*casefile::decode_source_file("a.inp", "a.inp", text, findings));
}

}  // namespace

TEST_CASE("a section may be called by its first letters, and come twice") {
  const auto found = sections("[junc]\nA 1\n[CONDUIT]\nC A B\n[Junctions]\nB 2\n[ODDS]\nx\n");
  REQUIRE(found.size() == 4);
  CHECK(found[0].name.empty());
  CHECK(found[1].name == "JUNCTIONS");
  REQUIRE(found[1].lines.size() == 2);
  CHECK(found[1].lines[1].number == 6);
  CHECK(found[2].name == "CONDUITS");
  CHECK(found[3].name == "ODDS");
  CHECK(!found[3].known);
}

TEST_CASE("comments go, names between quotes keep their blanks, columns count characters") {
  const auto found = sections("[JUNCTIONS]\r\n;; name\r\n  甲 1.5 ; the first\r\n\"a b\" 2\r\n");
  REQUIRE(found.size() == 2);
  REQUIRE(found[1].lines.size() == 2);
  const std::vector<Word>& first = found[1].lines[0].words;
  REQUIRE(first.size() == 2);
  CHECK(first[0].text == "甲");
  CHECK(first[0].column == 3);
  CHECK(first[1].text == "1.5");
  CHECK(first[1].column == 5);
  CHECK(found[1].lines[1].words[0].text == "a b");
}

TEST_CASE("times of day and hours, dates with a month by number or name") {
  CHECK(parse_clock("1:30") == 5400.0);
  CHECK(parse_clock("100:00:01") == 360001.0);
  CHECK(parse_clock("1.5") == 5400.0);
  for (const char* wrong : {"", "1:60", "1:2:3:4", "x", "-1", "1:0.5"}) CHECK(!parse_clock(wrong));
  const auto date = parse_date("06/30/2021");
  REQUIRE(date);
  CHECK(base::format_instant(*date, 0) == "2021-06-30 00:00");
  CHECK(parse_date("JUN-30-2021") == date);
  for (const char* wrong : {"06/31/2021", "13/01/2021", "2021", "06/30", "a/b/c"})
    CHECK(!parse_date(wrong));
}
