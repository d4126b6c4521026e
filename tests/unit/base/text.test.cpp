#include "model/base/text.hpp"

#include <doctest/doctest.h>

namespace biandan::base {

TEST_CASE("blanks of every kind are trimmed") {
  CHECK(trim("  a b\t\r\n") == "a b");
  CHECK(trim("\u3000钟楼\u00a0") == "钟楼");
  CHECK(trim(" \t ").empty());
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
}

TEST_CASE("a number is the whole text or nothing") {
  CHECK(parse_number("12") == 12.0);
  CHECK(parse_number("-0.5") == -0.5);
  CHECK(parse_number("+3e-2") == 0.03);
  CHECK(parse_number(".5") == 0.5);
  for (const char* text : {"", " 1", "1 ", "1,5", "0x10", "nan", "inf", "-inf", "1e999", "1.2.3",
                           "+-1", "-", "１", "1d", "--1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text));
  }
}

TEST_CASE("UTF-8 is read strictly and written back") {
  const std::string text = "aé钟𠀀";
  CHECK(decode(text) == U"aé钟𠀀");
  CHECK(encode(decode(text)) == text);
  CHECK(is_utf8(text));
  // Lone continuation, overlong slash, surrogate, above U+10FFFF, cut short, GB18030 for 钟.
  for (const char* wrong :
       {"\x80", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe9\x92", "\xd6\xd3"}) {
    CHECK_FALSE(is_utf8(wrong));
    CHECK(decode(wrong).front() == 0xfffd);
  }
}

TEST_CASE("widths on a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("大沟坝桥") == 8);
  CHECK(display_width("NH3-N（氨氮）") == 13);
  CHECK(display_width("m³/s °C") == 7);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("한국") == 4);
  CHECK(pad_right("桥", 4) + "|" == "桥  |");
  CHECK(pad_left("桥", 4) == "  桥");
  CHECK(pad_left("long", 2) == "long");
}

TEST_CASE("edit distance counts letters, not bytes") {
  CHECK(edit_distance("length", "length") == 0);
  CHECK(edit_distance("lenght", "length") == 1);
  CHECK(edit_distance("manning", "maning") == 1);
  CHECK(edit_distance("大沟坝桥", "大沟桥") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("a near miss is near") {
  const std::vector<std::string> keys{"length", "cell_length", "manning",
                                      "NH3-N",  "大沟坝桥",    "R1"};
  CHECK(near_miss("lenght", keys) == "length");
  CHECK(near_miss("Manning", keys) == "manning");
  CHECK(near_miss("nh3n", keys) == "NH3-N");
  CHECK(near_miss("大沟霸桥", keys) == "大沟坝桥");
  CHECK(near_miss("R2", keys) == "R1");
  CHECK_FALSE(near_miss("temperature", keys));
  CHECK_FALSE(near_miss("河", keys));
  CHECK_FALSE(near_miss("x", {}));
  // What is longer than any name costs no search.
  const std::string endless(1000000, 'x');
  CHECK_FALSE(near_miss(endless, {endless + "y"}));
  CHECK_FALSE(near_miss("lenght", {endless}));
  CHECK(did_you_mean("lenght", keys) == "did you mean 'length'?");
  CHECK(did_you_mean("zzz", keys).empty());
}

TEST_CASE("a CSV cell stands between quotes where it needs them") {
  CHECK(csv_cell("钟楼大桥") == "钟楼大桥");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("a \"b\"") == "\"a \"\"b\"\"\"");
  CHECK(csv_cell("a\nb") == "\"a\nb\"");
}

TEST_CASE("numbers keep all their digits, texts of TOML their quotes") {
  CHECK(exact_number(0.1) == "0.1");
  CHECK(exact_number(1.0 / 3.0) == "0.3333333333333333");
  CHECK(exact_number(-2.0) == "-2");
  CHECK(toml_text("a \"b\" \\ c\n") == "\"a \\\"b\\\" \\\\ c \"");
  CHECK(toml_text("大沟坝桥") == "\"大沟坝桥\"");
}

}  // namespace biandan::base
