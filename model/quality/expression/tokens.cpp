#include "model/quality/expression/tokens.hpp"

#include <array>
#include <optional>

#include "model/base/signs.hpp"
#include "model/base/text.hpp"

namespace biandan::quality {
namespace {

constexpr std::array<base::Sign, 16> arithmetic{{{"+", "+"},
                                                 {"-", "-"},
                                                 {"*", "*"},
                                                 {"/", "/"},
                                                 {"^", "^"},
                                                 {",", ","},
                                                 {"＋", "+"},
                                                 {"－", "-"},
                                                 {"−", "-"},
                                                 {"×", "*"},
                                                 {"·", "*"},
                                                 {"＊", "*"},
                                                 {"÷", "/"},
                                                 {"／", "/"},
                                                 {"＾", "^"},
                                                 {"，", ","}}};

const base::Sign* sign_at(std::string_view text) {
  if (const base::Sign* sign = base::comparison_at(text)) return sign;
  if (const base::Sign* sign = base::bracket_at(text)) return sign;
  for (const base::Sign& sign : arithmetic)
    if (text.starts_with(sign.written)) return &sign;
  return nullptr;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Letters of any script; what is a sign has been looked for before.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Bytes of the character at the beginning.
std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  return size;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const bool line_end = rest.front() == '\n' || rest.front() == '\r';
    const std::size_t blank = line_end ? 1 : base::blank_at(rest);
    if (blank == 0) break;
    at += blank;
  }
  return at;
}

std::size_t number_size(std::string_view text) {
  std::size_t size = text.find_first_not_of("0123456789.");
  if (size == std::string_view::npos) return text.size();
  if (text[size] != 'e' && text[size] != 'E') return size;
  std::size_t exponent = size + 1;
  if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
  const std::size_t digits = exponent;
  while (exponent < text.size() && is_digit(text[exponent])) ++exponent;
  return exponent > digits ? exponent : size;
}

std::size_t name_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    const std::string_view rest = text.substr(size);
    if (base::blank_at(rest) > 0 || sign_at(rest) != nullptr) break;
    if (!is_letter(rest.front()) && !is_digit(rest.front()) && rest.front() != '.') break;
    size += character_size(rest);
  }
  return size;
}

Token finish(Token::Kind kind, std::string_view text, std::size_t begin, std::size_t size) {
  Token token;
  token.kind = kind;
  token.text = text.substr(begin, size);
  token.begin = begin;
  token.end = begin + size;
  return token;
}

Token enclosed_name(std::string_view text, std::size_t begin) {
  const char close = text[begin] == '[' ? ']' : text[begin];
  const std::size_t end = text.find(close, begin + 1);
  if (end == std::string_view::npos) {
    return finish(Token::Kind::unknown, text, begin, text.size() - begin);
  }
  Token token = finish(Token::Kind::name, text, begin, end + 1 - begin);
  token.text = base::trim(text.substr(begin + 1, end - begin - 1));
  token.enclosed = true;
  return token;
}

/// Whether a sign at the beginning of `rest` can belong to the unit that is read.
bool sign_of_unit(std::string_view rest, char before, int open) {
  switch (rest.front()) {
    case '/':
    case '^':
      return true;
    case '-':
      return rest.size() > 1 && is_digit(rest[1]);
    case '(':
      return before == '/' || before == '^';
    case ')':
      return open > 0;
    default:
      return false;
  }
}

/// Bytes of a unit expression without blanks outside of its brackets.
std::size_t unit_size(std::string_view text) {
  std::size_t size = 0;
  int open = 0;
  while (size < text.size()) {
    const std::string_view rest = text.substr(size);
    const char c = rest.front();
    if (sign_at(rest) != nullptr) {
      if (!sign_of_unit(rest, size > 0 ? text[size - 1] : '\0', open)) break;
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    } else if (base::blank_at(rest) > 0) {
      if (open == 0) break;
    } else if (!is_letter(c) && !is_digit(c) && c != '%') {
      break;
    }
    size += character_size(rest);
  }
  return size;
}

bool may_begin_unit(std::string_view text) {
  if (text.empty()) return false;
  const std::size_t word = name_size(text);
  const std::string_view name = text.substr(0, word);
  if (name == "and" || name == "or" || name == "not") return false;
  if (text.front() == '%' || text.starts_with("1/")) return true;
  return word > 0 && is_letter(text.front());
}

}  // namespace

Token token_at(std::string_view text, std::size_t from) {
  const std::size_t begin = skip_blanks(text, from);
  if (begin == text.size()) return finish(Token::Kind::end, text, begin, 0);
  const std::string_view rest = text.substr(begin);
  const char c = rest.front();
  if (is_digit(c) || (c == '.' && rest.size() > 1 && is_digit(rest[1]))) {
    Token token = finish(Token::Kind::number, text, begin, number_size(rest));
    const auto number = base::parse_number(token.text);
    if (number) token.number = *number;
    if (!number) token.kind = Token::Kind::unknown;
    return token;
  }
  if (c == '[' || c == '"' || c == '\'') return enclosed_name(text, begin);
  if (const base::Sign* sign = sign_at(rest)) {
    Token token = finish(Token::Kind::sign, text, begin, sign->written.size());
    token.text = sign->plain;
    return token;
  }
  const std::size_t size = name_size(rest);
  if (size > 0 && is_letter(c)) return finish(Token::Kind::name, text, begin, size);
  return finish(Token::Kind::unknown, text, begin, character_size(rest));
}

UnitBehind unit_behind(std::string_view text, std::size_t from,
                       const std::function<bool(std::string_view)>& is_name) {
  UnitBehind result;
  result.begin = result.end = skip_blanks(text, from);
  if (!may_begin_unit(text.substr(result.begin))) return result;
  std::string_view word = text.substr(result.begin, unit_size(text.substr(result.begin)));
  result.unit = base::parse_unit(word);
  for (std::size_t cut = word.size(); !result.unit && cut != std::string_view::npos && cut > 0;) {
    cut = word.rfind('/', cut - 1);
    if (cut == std::string_view::npos || cut == 0) break;
    const base::Parsed<base::Unit> shorter = base::parse_unit(word.substr(0, cut));
    const Token behind = token_at(word, cut + 1);
    if (!shorter || behind.kind != Token::Kind::name || !is_name(behind.text)) continue;
    word = word.substr(0, cut);
    result.unit = shorter;
  }
  result.end = result.begin + word.size();
  return result;
}

}  // namespace biandan::quality
