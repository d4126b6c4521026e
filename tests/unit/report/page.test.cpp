#include "scenarios/report/page/page.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "scenarios/report/page/assets.hpp"
#include "scenarios/report/page/base64.hpp"

using namespace biandan;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("bytes as text, by the examples of RFC 4648") {
  CHECK(report::base64("") == "");
  CHECK(report::base64("f") == "Zg==");
  CHECK(report::base64("fo") == "Zm8=");
  CHECK(report::base64("foo") == "Zm9v");
  CHECK(report::base64("foobar") == "Zm9vYmFy");
  CHECK(report::base64(std::string("\xff\xfe\x00", 3)) == "//4A");
}

TEST_CASE("numbers as arrays") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  // 1.0f is 00 00 80 3f.
  CHECK(report::packed_floats(std::vector<double>{1.0})["f32"] == "AACAPw==");
  const auto shorts = report::packed_shorts(std::vector<double>{2.0, none, 5.0});
  CHECK(shorts["u16"] == "AAD///7/");  // 0, 65535, 65534
  CHECK(shorts["low"] == 2.0);
  CHECK(shorts["step"] == doctest::Approx(3.0 / 65534.0));
  CHECK(report::packed_shorts(std::vector<double>{none})["u16"] == "//8=");
  CHECK(report::packed_shorts(std::vector<double>{4.0, 4.0})["u16"] == "AAAAAA==");
  CHECK(report::packed_bytes(std::vector<double>{0.0, 6.0, none, 300.0})["u8"] == "AAb//w==");
}

TEST_CASE("a page has its parts once, and the policy names them") {
  const std::string page = report::page("Canal", R"({"kind":"run"})", report::Language::zh);
  CHECK(page.starts_with("<!doctype html>\n<html lang=\"zh-CN\">"));
  CHECK(count(page, std::string(report::assets::page_js)) == 1);
  CHECK(count(page, std::string(report::assets::charts_js)) == 1);
  CHECK(count(page, "default-src 'none'") == 1);
  CHECK(count(page, "'sha256-") == 3);
  CHECK(page.find("unsafe") > page.find("{\"kind\":\"run\"}"));
  CHECK(page.find("{{") > page.find("{\"kind\":\"run\"}"));
  CHECK(report::page("Canal", "{}", report::Language::en).find("<html lang=\"en\">") < 40);
}

TEST_CASE("no text of a case ends a tag or stands for a part of the page") {
  const std::string bad = "</title></script><script>alert(1)</script>{{data}}\"'&";
  const std::string page = report::page(
      bad, "{\"name\":\"</script><script>alert(1)</script>{{script}}\"}", report::Language::en);
  // The scripts of the page: data, charts, page.
  CHECK(count(page, "<script") == 3 + count(std::string(report::assets::charts_js), "<script") +
                                      count(std::string(report::assets::page_js), "<script"));
  CHECK(count(page, "&lt;script&gt;alert(1)&lt;/script&gt;{{data}}&quot;'&amp;") == 1);
  CHECK(count(page, "\\u003cscript>alert(1)\\u003c/script>{{script}}") == 1);
}

TEST_CASE("the version of the charts is that of their lock file") {
  std::ifstream file(BIANDAN_SOURCE_DIR "/scenarios/report/page/bundle/package-lock.json");
  const auto lock = nlohmann::json::parse(file);
  const base::Library library = report::chart_library();
  CHECK(lock["packages"]["node_modules/echarts"]["version"] == library.version);
  CHECK(lock["packages"]["node_modules/echarts"]["license"] == library.licence);
}

TEST_CASE("scripts of the page can stand inside of a tag") {
  for (const std::string_view script : {report::assets::page_js, report::assets::charts_js}) {
    CHECK(script.find("</script") == std::string_view::npos);
    CHECK(script.find("<!--") == std::string_view::npos);
  }
}
