#include "model/base/signs.hpp"

#include <algorithm>
#include <array>

namespace biandan::base {

namespace {

// The longer ones first.
constexpr std::array<Sign, 12> comparisons{{{"<=", "<="},
                                            {">=", ">="},
                                            {"!=", "!="},
                                            {"<", "<"},
                                            {">", ">"},
                                            {"=", "="},
                                            {"≤", "<="},
                                            {"≥", ">="},
                                            {"≠", "!="},
                                            {"＜", "<"},
                                            {"＞", ">"},
                                            {"＝", "="}}};
constexpr std::array<Sign, 4> brackets{{{"(", "("}, {"（", "("}, {")", ")"}, {"）", ")"}}};
constexpr std::array<std::string_view, 3> blanks{" ", "\t", "　"};

template <std::size_t n>
const Sign* sign_at(std::string_view text, const std::array<Sign, n>& signs) {
  for (const Sign& sign : signs)
    if (text.starts_with(sign.written)) return &sign;
  return nullptr;
}

}  // namespace

const Sign* comparison_at(std::string_view text) {
  return sign_at(text, comparisons);
}

const Sign* bracket_at(std::string_view text) {
  return sign_at(text, brackets);
}

bool is_comparison(std::string_view plain) {
  return std::any_of(comparisons.begin(), comparisons.end(),
                     [&](const Sign& sign) { return sign.plain == plain; });
}

std::size_t blank_at(std::string_view text) {
  for (const std::string_view blank : blanks)
    if (text.starts_with(blank)) return blank.size();
  return 0;
}

}  // namespace biandan::base
