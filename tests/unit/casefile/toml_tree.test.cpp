#include "model/casefile/toml_tree.hpp"

#include <doctest/doctest.h>

using namespace biandan::casefile;

namespace {

struct Read {
  std::shared_ptr<SourceFile> source = std::make_shared<SourceFile>();
  Findings findings;
  std::optional<TomlValue> tree;

  explicit Read(const std::string& text) {
    source->path = "case.toml";
    source->text = text;
    tree = read_toml(*source, findings);
  }
};

}  // namespace

TEST_CASE("keys and values keep their places and their order") {
  const Read read(
      "zeta = 1.5\nalpha = \"二\"  # comment\n[t]\nwhen = 2021-06-15T08:00:00+08:00\n"
      "list = [1, 2]\nflag = true\n");
  REQUIRE(read.tree);
  REQUIRE(read.tree->entries.size() == 3);
  CHECK(read.tree->entries[0].key.text == "zeta");
  CHECK(read.tree->entries[0].value.cell.text == "1.5");
  CHECK(read.tree->entries[1].value.cell.text == "二");
  CHECK(read.tree->entries[1].value.cell.line == 2);
  CHECK(read.tree->entries[1].value.cell.column == 9);
  const TomlValue& table = read.tree->find("t")->value;
  CHECK(table.find("when")->value.cell.text == "2021-06-15T08:00:00+08:00");
  CHECK(table.find("list")->value.items.size() == 2);
  CHECK(table.find("flag")->value.cell.text == "true");
  CHECK(table.find("none") == nullptr);
}

TEST_CASE("a table header in Chinese is a finding with advice") {
  const Read read("[[河]]\nname = 1\n");
  CHECK_FALSE(read.tree);
  REQUIRE(read.findings.size() == 1);
  const auto finding = read.findings.sorted().front();
  CHECK(finding.message == "key '河' without quotes");
  CHECK(finding.place.line == 1);
  CHECK(finding.place.column == 3);
}

TEST_CASE("broken TOML of any kind is a finding") {
  for (const char* text : {"a = ", "[a", "a = 'x\n", "= 1", "a = 1\na = 2", "[a]\n[a]", "a = 1e999",
                           "a = 2021-13-01", "a = {b = 1", "a = [1, 2", "\"a\nb\" = 1"}) {
    const Read read(text);
    CAPTURE(text);
    CHECK_FALSE(read.tree);
    CHECK(read.findings.size() == 1);
  }
}

TEST_CASE("an escape that writes a control character gives a finding and no tree") {
  const Read text("b = \"\\u0001F30A\"\n");
  CHECK(text.findings.size() == 1);
  CHECK_FALSE(text.tree);
  const Read key("\"a\\u001b\" = 1\n");
  CHECK(key.findings.size() == 1);
  CHECK_FALSE(key.tree);
}
