#include "model/casefile/toml_nesting.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "model/base/limits.hpp"

namespace biandan::casefile {

namespace {

/// Walks over a TOML text and knows no more of it than quotes, comments, brackets and dots, so that
/// it can be sure of a text with mistakes too.
class NestingScanner {
 public:
  explicit NestingScanner(std::string_view text) : text_(text) {}

  /// The byte at which the text is too deep, and what is wrong there.
  struct Excess {
    std::size_t offset = 0;
    Complaint complaint;
  };
  std::optional<Excess> excess() {
    while (position_ < text_.size()) {
      step();
      if (depth_ > base::deepest_toml)
        return Excess{
            position_ - 1,
            {"brackets nested too deeply", std::to_string(base::deepest_toml) + " levels or less"}};
      if (dots_ >= base::most_parts_of_key)
        return Excess{position_ - 1,
                      {"a key of too many parts",
                       std::to_string(base::most_parts_of_key) + " parts or less"}};
    }
    return {};
  }

 private:
  void step() {
    const char c = text_[position_];
    if (c == '"' || c == '\'') return skip_text(c);
    if (c == '#') return skip_to("\n");
    ++position_;
    if (c == '.') ++dots_;
    if (std::string_view(",=[]{}\n").find(c) != std::string_view::npos) dots_ = 0;
    if (c == '[' || c == '{') ++depth_;
    if (c == ']' || c == '}') depth_ = std::max(0, depth_ - 1);
  }

  /// To the first of these signs, or the end.
  void skip_to(std::string_view signs) {
    position_ = std::min(text_.find_first_of(signs, position_), text_.size());
  }

  void skip_text(char quote) {
    const std::string three(3, quote);
    const bool lines = text_.substr(position_).starts_with(three);
    position_ += lines ? 3 : 1;
    const std::string_view end =
        lines ? std::string_view(three) : std::string_view(three).substr(2);
    const std::string signs =
        std::string(1, quote) + (quote == '"' ? "\\" : "") + (lines ? "" : "\n");
    for (skip_to(signs); position_ < text_.size(); skip_to(signs)) {
      const char c = text_[position_];
      if (c == '\n') return;  // a quote that is missing, which the parser reports
      if (text_.substr(position_).starts_with(end)) {
        position_ += end.size();
        return;
      }
      position_ = std::min(position_ + (c == '\\' ? 2 : 1), text_.size());
    }
  }

  std::string_view text_;
  std::size_t position_ = 0;
  int depth_ = 0;
  int dots_ = 0;  // of one key
};

}  // namespace

bool nests_little(const SourceFile& source, Findings& findings) {
  auto excess = NestingScanner(source.text).excess();
  if (!excess) return true;
  const std::string_view before = std::string_view(source.text).substr(0, excess->offset);
  const auto line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
  findings.add(source, line, source.column_of(excess->offset), std::move(excess->complaint));
  return false;
}

}  // namespace biandan::casefile
