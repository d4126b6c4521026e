#include "model/base/error.hpp"

#include <doctest/doctest.h>

namespace biandan::base {

namespace {

Finding finding(const std::string& file, int line, int column, const std::string& message,
                const std::string& source_line = {}) {
  Finding result;
  result.place.file = file;
  result.place.line = line;
  result.place.column = column;
  result.message = message;
  result.source_line = source_line;
  return result;
}

}  // namespace

TEST_CASE("a finding reads like a compiler error") {
  Finding unknown = finding("case.toml", 12, 1, "unknown key 'lenght'", "lenght = \"4 m\"");
  unknown.expected = "a key of [flow]";
  unknown.suggestion = "did you mean 'length'?";
  CHECK(format(unknown) ==
        "case.toml:12:1: unknown key 'lenght'; expected a key of [flow]\n"
        "  lenght = \"4 m\"\n"
        "  ^\n"
        "  did you mean 'length'?");
}

TEST_CASE("parts that are not given leave no trace") {
  CHECK(format(finding("", 0, 0, "no boundary")) == "no boundary");
  CHECK(format(finding("reaches.csv", 0, 0, "missing file")) == "reaches.csv: missing file");
  CHECK(format(finding("reaches.csv", 3, 0, "too short", "R1,A")) ==
        "reaches.csv:3: too short\n  R1,A");
}

TEST_CASE("the caret stands under the column, Chinese signs counting twice") {
  CHECK(format(finding("loads.csv", 2, 6, "unknown group", "钟楼大桥,\t河,1.0")) ==
        "loads.csv:2:6: unknown group\n"
        "  钟楼大桥, 河,1.0\n"
        "           ^");
}

TEST_CASE("a column behind the end of the line stands after it") {
  CHECK(format(finding("a.csv", 1, 99, "cell missing", "R1,")) ==
        "a.csv:1:99: cell missing\n  R1,\n     ^");
}

TEST_CASE("long lines are cut to a window, control characters made visible") {
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  CHECK(format(finding("a.csv", 1, 501, "odd", line)) ==
        "a.csv:1:501: odd\n  ..." + std::string(60, 'a') + "X" + std::string(35, 'b') + "...\n" +
            std::string(65, ' ') + "^");
  // A line of a megabyte is no work.
  const std::string huge = std::string(1 << 20, 'a') + "X";
  CHECK(format(finding("a.csv", 1, 1 + (1 << 20), "odd", huge)) ==
        "a.csv:1:1048577: odd\n  ..." + std::string(60, 'a') + "X\n" + std::string(65, ' ') + "^");
  CHECK(format(finding("a.csv", 1, 0, "odd", std::string("a\0\x1b\xff", 4))) ==
        "a.csv:1: odd\n  a\ufffd\ufffd\ufffd");
}

TEST_CASE("a case error holds and tells every finding") {
  const CaseError error({finding("a.csv", 1, 2, "first"), finding("b.csv", 3, 4, "second")});
  CHECK(error.findings().size() == 2);
  CHECK(std::string(error.what()) == "a.csv:1:2: first\nb.csv:3:4: second");
}

}  // namespace biandan::base
