#include "scenarios/report/page/page.hpp"

#include <string_view>
#include <utility>

#include "model/base/sha256.hpp"
#include "scenarios/report/page/assets.hpp"
#include "scenarios/report/page/base64.hpp"

namespace biandan::report {

namespace {

/// A text that shows as itself in HTML.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

/// JSON that no tag can end: "<" occurs in its texts only.
std::string inside_script(const std::string& json) {
  std::string result;
  result.reserve(json.size());
  for (const char letter : json) {
    if (letter == '<')
      result += "\\u003c";
    else
      result += letter;
  }
  return result;
}

/// What the policy calls a script or style by.
std::string source_hash(std::string_view content) {
  std::string bytes;
  const std::string digest = base::sha256(content);
  for (std::size_t i = 0; i + 1 < digest.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digest.substr(i, 2), nullptr, 16));
  return "'sha256-" + base64(bytes) + "'";
}

std::string policy() {
  return "default-src 'none'; img-src data:; style-src " + source_hash(assets::page_css) +
         "; script-src " + source_hash(assets::charts_js) + " " + source_hash(assets::page_js);
}

}  // namespace

std::string page(const std::string& title, const std::string& data, Language language) {
  const std::pair<std::string_view, std::string> parts[] = {
      {"{{language}}", language == Language::zh ? "zh-CN" : "en"},
      {"{{title}}", escaped(title)},
      {"{{policy}}", policy()},
      {"{{style}}", std::string(assets::page_css)},
      {"{{data}}", inside_script(data)},
      {"{{charts}}", std::string(assets::charts_js)},
      {"{{script}}", std::string(assets::page_js)}};
  std::string_view rest = assets::page_html;
  std::string result;
  // In their order, so that nothing that is put in is looked at for marks.
  for (const auto& [mark, text] : parts) {
    const std::size_t at = rest.find(mark);
    result += rest.substr(0, at);
    result += text;
    rest.remove_prefix(at + mark.size());
  }
  return result + std::string(rest);
}

base::Library chart_library() {
  return {"Apache ECharts", "5.6.0", "Apache-2.0"};
}

}  // namespace biandan::report
