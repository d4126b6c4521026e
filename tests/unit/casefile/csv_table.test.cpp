#include "model/casefile/csv_table.hpp"

#include <doctest/doctest.h>

using namespace biandan::casefile;

namespace {

CsvTable table_of(const std::string& text, Findings& findings) {
  auto source = std::make_shared<SourceFile>();
  source->path = "t.csv";
  source->text = text;
  return read_csv_table(source, findings);
}

}  // namespace

TEST_CASE("cells keep their places") {
  Findings findings;
  const CsvTable table =
      table_of("# 注释\r\nname, 名称 [m]\r\n\r\na,\"b, \"\"c\"\"\"\r\n", findings);
  CHECK(findings.empty());
  REQUIRE(table.header.size() == 2);
  CHECK(table.header[1].text == "名称 [m]");
  CHECK(table.header[1].line == 2);
  CHECK(table.header[1].column == 7);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].line == 4);
  CHECK(table.rows[0].cells[1].text == "b, \"c\"");
  CHECK(table.rows[0].cells[1].column == 3);
}

TEST_CASE("comments have a blank, and a row may begin with their sign") {
  Findings findings;
  const CsvTable table =
      table_of("# c\na,b\n#\n#,\n## c ##,x\n###\n####,,\n#\tc\n#　c\n \"# c, d\",\n#1,2\n####,3\n",
               findings);
  CHECK(findings.empty());
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells[0].text == "#1");
  CHECK(table.rows[0].line == 11);
  CHECK(table.rows[1].cells[0].text == "####");
}

TEST_CASE("what a spreadsheet could not fill or show") {
  CHECK(spreadsheet_error("#DIV/0!"));
  CHECK(spreadsheet_error("#N/A"));
  CHECK(spreadsheet_error("####"));
  CHECK_FALSE(spreadsheet_error("#"));
  CHECK_FALSE(spreadsheet_error("#1"));
  CHECK_FALSE(spreadsheet_error(""));
}

TEST_CASE("a quoted cell may hold line ends") {
  Findings findings;
  const CsvTable table = table_of("a,b\n\"one\ntwo\",3\n4,5", findings);
  CHECK(findings.empty());
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells[0].text == "one\ntwo");
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].line == 4);
  CHECK(table.rows[1].cells[1].text == "5");
}

TEST_CASE("rows of another length are findings and keep their name") {
  Findings findings;
  const CsvTable table = table_of("a,b,c\nx,1\ny,1,2,3\nz,1,2\nw,1,2,,\n", findings);
  CHECK(findings.size() == 2);
  REQUIRE(table.rows.size() == 4);
  CHECK(table.rows[0].damaged);
  CHECK(table.rows[0].cells[0].text == "x");
  CHECK(table.rows[1].damaged);
  CHECK_FALSE(table.rows[2].damaged);
  CHECK_FALSE(table.rows[3].damaged);
}

TEST_CASE("a million mistakes are not listed one by one") {
  std::string text = "a,b\n";
  for (int i = 0; i < 1000; ++i) text += "x\n";
  Findings findings;
  table_of(text, findings);
  const auto list = findings.sorted();
  REQUIRE(list.size() == 51);
  CHECK(list.back().message == "950 more mistakes, not listed");
  CHECK(list.back().count == 950);
}
