// Blanks, brackets and signs of comparison as people write them: one table for every text that is
// read word by word, the conditions of rules and the rates of processes. Full-width and single
// signs (`≤`, `＜`, `（`) mean the same as the plain ones.
#pragma once

#include <cstddef>
#include <string_view>

namespace biandan::base {

struct Sign {
  std::string_view written;
  std::string_view plain;  ///< what it means: `<=`, `(` ...
};

/// The sign at the beginning of a text; nullptr when there is none.
const Sign* comparison_at(std::string_view text);
const Sign* bracket_at(std::string_view text);

/// Whether a plain sign is one of comparison.
bool is_comparison(std::string_view plain);

/// Bytes of the blank at the beginning of a text; 0 when there is none.
std::size_t blank_at(std::string_view text);

}  // namespace biandan::base
