#include "model/casefile/source_file.hpp"

#include <doctest/doctest.h>

#include "model/casefile/findings.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan::casefile;

namespace {

std::shared_ptr<const SourceFile> read(const std::string& bytes, Findings& findings) {
  const CaseFolder folder;
  folder.write("file.csv", bytes);
  return read_source_file(folder.path(), "file.csv", findings);
}

}  // namespace

TEST_CASE("encodings are told apart") {
  Findings findings;
  const auto plain = read("名称\n", findings);
  CHECK(plain->encoding == Encoding::utf8);
  CHECK(plain->text == "名称\n");
  const auto marked = read("\xEF\xBB\xBF名称\n", findings);
  CHECK(marked->encoding == Encoding::utf8_bom);
  CHECK(marked->text == "名称\n");
  const auto chinese =
      read("\xC3\xFB\xB3\xC6,\x81\x30\x81\x30\n", findings);  // four-byte forms too
  CHECK(chinese->encoding == Encoding::gb18030);
  CHECK(chinese->text == "名称,\u0080\n");
  CHECK(findings.empty());
}

TEST_CASE("what is not text is said, not read") {
  for (const std::string& bytes : {std::string("a\0b", 3),
                                   std::string("\xFF\xFE"
                                               "a"),
                                   std::string("\xC3\xFB\xFF\xFF"), std::string((1 << 20) + 2, 'x'),
                                   std::string("\xEF\xBB\xBF\xC3\xFB")}) {
    Findings findings;
    CHECK(read(bytes, findings) == nullptr);
    CHECK(findings.size() == 1);
  }
}

TEST_CASE("overlong and surrogate forms are not UTF-8") {
  for (const char* bytes : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE0\x80\x80"}) {
    Findings findings;
    const auto file = read(bytes, findings);
    CHECK((file == nullptr || file->encoding == Encoding::gb18030));
  }
}

TEST_CASE("columns count characters") {
  Findings findings;
  const auto file = read("一二,三\r\n四,five\n", findings);
  CHECK(file->line_text(1) == "一二,三");
  CHECK(file->line_text(2) == "四,five");
  CHECK(file->line_text(4).empty());
  CHECK(file->column_of(file->text.find("三")) == 4);
  CHECK(file->column_of(file->text.find("five")) == 3);
}
