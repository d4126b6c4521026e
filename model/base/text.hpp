// Words for people: trimming, splitting, numbers in text, UTF-8, widths on a terminal and guesses
// at misspelt names. Text inside the program is UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace biandan::base {

/// Without spaces, tabs, line ends, no-break and full-width spaces at both ends.
std::string_view trim(std::string_view text);

/// Parts between separators; an empty text has one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The whole text as a finite decimal number: `12`, `-0.5`, `+3`, `1e-3`. Nothing for anything
/// else.
std::optional<double> parse_number(std::string_view text);

/// Code points; a byte that is not UTF-8 becomes U+FFFD.
std::u32string decode(std::string_view text);
std::string encode(std::u32string_view text);
bool is_utf8(std::string_view text);

/// Columns a text takes on a terminal: Chinese, Japanese, Korean and full-width signs take two.
int display_width(std::string_view text);
int display_width(char32_t code_point);

/// The text with spaces after it, or before it, up to a width on a terminal.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

/// Least number of code points to insert, delete, replace or swap with a neighbour that turns one
/// name into the other. Source: optimal string alignment, Damerau, Comm. ACM 7 (1964) 171-176.
int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to a name, the first of equals; nothing when more than a third of the
/// letters differ. Upper and lower case are equal here.
std::optional<std::string> near_miss(std::string_view name,
                                     const std::vector<std::string>& candidates);

/// "did you mean 'length'?", empty without a near miss.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

/// The shortest text that reads as the same number.
std::string exact_number(double number);

/// A text between quotes, as TOML has it; control characters become blanks.
std::string toml_text(std::string_view text);

/// A cell of a CSV file: between quotes where it needs them.
std::string csv_cell(std::string_view text);

}  // namespace biandan::base
