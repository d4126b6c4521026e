#include "model/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "model/base/limits.hpp"

namespace biandan::base {

namespace {

constexpr char32_t replacement = 0xfffd;

/// Length of the blank at the start of a text, or 0.
std::size_t blank_at_start(std::string_view text) {
  for (std::string_view blank : {" ", "\t", "\r", "\n", "\u00a0", "\u3000"})
    if (text.starts_with(blank)) return blank.size();
  return 0;
}

std::size_t blank_at_end(std::string_view text) {
  for (std::string_view blank : {" ", "\t", "\r", "\n", "\u00a0", "\u3000"})
    if (text.ends_with(blank)) return blank.size();
  return 0;
}

struct Decoded {
  char32_t code_point = replacement;
  std::size_t length = 1;
  bool valid = false;
};

/// The first code point. Overlong forms, surrogates and numbers above U+10FFFF are not valid.
Decoded decode_first(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {};
  char32_t code = lead & (0x7fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {};
    code = (code << 6) | (byte(i) & 0x3fu);
  }
  constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  if (code < least[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return {};
  return {code, length, true};
}

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t N>
bool within(char32_t code, const std::array<Range, N>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](Range range) { return code >= range.first && code <= range.last; });
}

// Unicode Standard Annex 11, East Asian Width: classes W and F.
constexpr std::array<Range, 12> wide{{{0x1100, 0x115f},
                                      {0x2e80, 0x303e},
                                      {0x3041, 0xa4cf},
                                      {0xa960, 0xa97c},
                                      {0xac00, 0xd7a3},
                                      {0xf900, 0xfaff},
                                      {0xfe30, 0xfe6f},
                                      {0xff01, 0xff60},
                                      {0xffe0, 0xffe6},
                                      {0x1f300, 0x1f64f},
                                      {0x1f680, 0x1f9ff},
                                      {0x20000, 0x3fffd}}};
constexpr std::array<Range, 7> none{{{0x0000, 0x001f},
                                     {0x007f, 0x009f},
                                     {0x0300, 0x036f},
                                     {0x200b, 0x200f},
                                     {0x20d0, 0x20ff},
                                     {0xfe00, 0xfe0f},
                                     {0xfeff, 0xfeff}}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return result;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (const std::size_t length = blank_at_start(text)) text.remove_prefix(length);
  while (const std::size_t length = blank_at_end(text)) text.remove_suffix(length);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t end; (end = text.find(separator, start)) != std::string_view::npos;
       start = end + 1)
    parts.push_back(text.substr(start, end - start));
  parts.push_back(text.substr(start));
  return parts;
}

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return std::nullopt;
  }
  double number = 0.0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::u32string decode(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const Decoded next = decode_first(text);
    result.push_back(next.code_point);
    text.remove_prefix(next.length);
  }
  return result;
}

std::string encode(std::u32string_view text) {
  std::string result;
  const auto put = [&](char32_t byte) { result.push_back(static_cast<char>(byte)); };
  const auto put_tail = [&](char32_t code, int bytes) {
    for (int shift = 6 * (bytes - 1); shift >= 0; shift -= 6) put(0x80 | ((code >> shift) & 0x3f));
  };
  for (const char32_t code : text) {
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xc0 | (code >> 6));
      put_tail(code, 1);
    } else if (code < 0x10000) {
      put(0xe0 | (code >> 12));
      put_tail(code, 2);
    } else {
      put(0xf0 | (code >> 18));
      put_tail(code, 3);
    }
  }
  return result;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Decoded next = decode_first(text);
    if (!next.valid) return false;
    text.remove_prefix(next.length);
  }
  return true;
}

int display_width(char32_t code_point) {
  if (within(code_point, none)) return 0;
  return within(code_point, wide) ? 2 : 1;
}

int display_width(std::string_view text) {
  int width = 0;
  for (const char32_t code : decode(text)) width += display_width(code);
  return width;
}

std::string pad_right(std::string_view text, int width) {
  const int missing = std::max(0, width - display_width(text));
  return std::string(text) + std::string(static_cast<std::size_t>(missing), ' ');
}

std::string pad_left(std::string_view text, int width) {
  const int missing = std::max(0, width - display_width(text));
  return std::string(static_cast<std::size_t>(missing), ' ') + std::string(text);
}

int edit_distance(std::string_view first, std::string_view second) {
  const std::u32string a = decode(first);
  const std::u32string b = decode(second);
  std::vector<int> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(above, row);
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::optional<std::string> near_miss(std::string_view name,
                                     const std::vector<std::string>& candidates) {
  const std::string wanted = lower(name);
  const std::size_t letters = decode(wanted).size();
  std::optional<std::string> best;
  if (letters > longest_name_guessed) return best;
  int best_distance = std::max(1, static_cast<int>(letters / 3)) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t others = decode(candidate).size();
    // At least as many letters differ as one has more; counting them all is the dear part.
    const std::size_t longer = std::max(letters, others) - std::min(letters, others);
    if (longer >= static_cast<std::size_t>(best_distance)) continue;
    const int distance = edit_distance(wanted, lower(candidate));
    // Where every letter differs, the two have nothing in common, however short they are.
    if (distance >= static_cast<int>(std::max(letters, others)) || distance >= best_distance)
      continue;
    best_distance = distance;
    best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  const std::optional<std::string> guess = near_miss(name, candidates);
  return guess ? "did you mean '" + *guess + "'?" : std::string();
}

std::string exact_number(double number) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, number).ptr};
}

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') quoted += '\\';
    const auto code = static_cast<unsigned char>(sign);
    quoted += code < ' ' || code == 0x7f ? ' ' : sign;
  }
  return quoted + "\"";
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char sign : text) {
    if (sign == '"') cell += sign;
    cell += sign;
  }
  return cell + "\"";
}

}  // namespace biandan::base
