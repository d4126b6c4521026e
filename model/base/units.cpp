#include "model/base/units.hpp"

#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <utility>

#include "model/base/text.hpp"

namespace biandan::base {

namespace {

struct NamedUnit {
  std::string_view name;
  double numerator;
  double denominator;
  int length, mass, time, temperature, count;  // whole powers
  double offset = 0.0;
};

// Exact by the definitions of the SI Brochure, 9th ed. (2019), tables 5, 7 and 8. The mu (亩) is
// 1/15 ha; the year of yearly loads has 365 days.
constexpr NamedUnit known[] = {
    {"m", 1, 1, 1, 0, 0, 0, 0},
    {"km", 1000, 1, 1, 0, 0, 0, 0},
    {"dm", 1, 10, 1, 0, 0, 0, 0},
    {"cm", 1, 100, 1, 0, 0, 0, 0},
    {"mm", 1, 1000, 1, 0, 0, 0, 0},
    {"ha", 10000, 1, 2, 0, 0, 0, 0},
    {"亩", 10000, 15, 2, 0, 0, 0, 0},
    {"L", 1, 1000, 3, 0, 0, 0, 0},
    {"l", 1, 1000, 3, 0, 0, 0, 0},
    {"mL", 1, 1000000, 3, 0, 0, 0, 0},
    {"ml", 1, 1000000, 3, 0, 0, 0, 0},
    {"g", 1, 1, 0, 1, 0, 0, 0},
    {"kg", 1000, 1, 0, 1, 0, 0, 0},
    {"mg", 1, 1000, 0, 1, 0, 0, 0},
    {"ug", 1, 1000000, 0, 1, 0, 0, 0},
    {"\u00b5g", 1, 1000000, 0, 1, 0, 0, 0},  // micro sign
    {"\u03bcg", 1, 1000000, 0, 1, 0, 0, 0},  // Greek mu
    {"ng", 1, 1e9, 0, 1, 0, 0, 0},
    {"t", 1000000, 1, 0, 1, 0, 0, 0},
    {"s", 1, 1, 0, 0, 1, 0, 0},
    {"min", 60, 1, 0, 0, 1, 0, 0},
    {"h", 3600, 1, 0, 0, 1, 0, 0},
    {"d", 86400, 1, 0, 0, 1, 0, 0},
    {"a", 31536000, 1, 0, 0, 1, 0, 0},
    {"J", 1000, 1, 2, 1, -2, 0, 0},
    {"kJ", 1e6, 1, 2, 1, -2, 0, 0},
    {"MJ", 1e9, 1, 2, 1, -2, 0, 0},
    {"kWh", 3.6e9, 1, 2, 1, -2, 0, 0},
    {"W", 1000, 1, 2, 1, -3, 0, 0},
    {"kW", 1e6, 1, 2, 1, -3, 0, 0},
    {"degC", 1, 1, 0, 0, 0, 1, 0},
    {"\u00b0C", 1, 1, 0, 0, 0, 1, 0},
    {"\u2103", 1, 1, 0, 0, 0, 1, 0},  // ℃ as one sign
    {"K", 1, 1, 0, 0, 0, 1, 0, -273.15},
    {"count", 1, 1, 0, 0, 0, 0, 1},
    {"个", 1, 1, 0, 0, 0, 0, 1},
    {"MPN", 1, 1, 0, 0, 0, 0, 1},
    {"CFU", 1, 1, 0, 0, 0, 0, 1},
    {"%", 1, 100, 0, 0, 0, 0, 0},
    {"‰", 1, 1000, 0, 0, 0, 0, 0},
};

Unit unit_of(const NamedUnit& named) {
  Unit unit{named.numerator, named.denominator, named.offset, {}};
  unit.dimension.sixths = {6 * named.length, 6 * named.mass, 6 * named.time, 6 * named.temperature,
                           6 * named.count};
  return unit;
}

struct Exponent {
  int numerator = 1;
  int denominator = 1;
};

/// What stops a reading; caught in parse_unit and never seen outside this file.
struct Refusal {
  std::string reason;
  std::string suggestion;
  std::string unknown = {};  ///< the name that is no unit
};

[[noreturn]] void refuse(std::string reason, std::string suggestion = {}) {
  throw Refusal{std::move(reason), std::move(suggestion)};
}

Unit power(const Unit& unit, Exponent exponent, const std::string& name) {
  if (exponent.denominator != 1 && unit.numerator != unit.denominator)
    refuse("a root of the unit '" + name + "' is not known", "write it with m, g, s");
  Unit result;
  if (exponent.denominator == 1) {
    for (int i = 0; i < std::abs(exponent.numerator); ++i) {
      result.numerator *= exponent.numerator > 0 ? unit.numerator : unit.denominator;
      result.denominator *= exponent.numerator > 0 ? unit.denominator : unit.numerator;
    }
  }
  for (std::size_t i = 0; i < unit.dimension.sixths.size(); ++i) {
    const int sixths = unit.dimension.sixths[i] * exponent.numerator;
    if (sixths % exponent.denominator != 0)
      refuse("the root of '" + name + "' is not a half, third or sixth");
    result.dimension.sixths[i] = sixths / exponent.denominator;
  }
  return result;
}

/// a * b. Common factors are taken out, so that the numbers stay whole and small.
Unit times(const Unit& a, const Unit& b) {
  Unit result;
  result.numerator = a.numerator * b.numerator;
  result.denominator = a.denominator * b.denominator;
  constexpr double whole = 0x1p53;
  if (result.numerator < whole && result.denominator < whole) {
    const double common =
        static_cast<double>(std::gcd(static_cast<std::int64_t>(result.numerator),
                                     static_cast<std::int64_t>(result.denominator)));
    result.numerator /= common;
    result.denominator /= common;
  }
  for (std::size_t i = 0; i < result.dimension.sixths.size(); ++i)
    result.dimension.sixths[i] = a.dimension.sixths[i] + b.dimension.sixths[i];
  return result;
}

bool is_temperature(const Unit& unit) {
  return unit.dimension.sixths[Dimension::temperature] != 0;
}

/// Recursive descent over code points:
///   product = factor { (blank | "*" | "·" | "/") factor }
///   factor  = (name | "1" | "(" product ")") [exponent]
class Reader {
 public:
  explicit Reader(std::string_view text) : whole_(text), text_(decode(text)) {}

  Unit read() {
    const Unit result = product();
    if (next_ < text_.size()) refuse(stray());
    if (temperatures_ > 0 && factors_ > 1)
      refuse("a temperature unit cannot be part of '" + std::string(whole_) + "'",
             "degC and K stand alone");
    return result;
  }

 private:
  char32_t peek() const { return next_ < text_.size() ? text_[next_] : U'\0'; }
  bool take(char32_t wanted) {
    if (peek() != wanted) return false;
    ++next_;
    return true;
  }
  bool take_blanks() {
    const std::size_t start = next_;
    while (take(U' ')) continue;
    return next_ > start;
  }
  bool at_end() const { return next_ == text_.size() || text_[next_] == U')'; }
  std::string stray() const {
    return "'" + encode(text_.substr(next_, 1)) + "' is out of place in the unit '" +
           std::string(whole_) + "'";
  }
  static bool is_digit(char32_t code) { return code >= U'0' && code <= U'9'; }

  Unit product() {
    take_blanks();
    Unit result = factor();
    bool divided = false;  // by a factor without brackets just before
    for (;;) {
      const bool blank = take_blanks();
      if (at_end()) return result;
      if (take(U'/')) {
        take_blanks();
        if (divided)
          refuse("'" + std::string(whole_) + "' divides twice", "put brackets, as in mg/(m2 d)");
        result = times(result, power(factor(), {-1, 1}, std::string(whole_)));
        divided = true;
        continue;
      }
      if (!take(U'*') && !take(U'\u00b7') && !blank) refuse(stray());
      take_blanks();
      if (divided)
        refuse("'" + std::string(whole_) + "' can be read in two ways",
               "put brackets, as in mg/(m2 d)");
      result = times(result, factor());
    }
  }

  Unit factor() {
    ++factors_;
    Unit unit;
    std::string name;
    if (take(U'(')) {
      unit = product();
      if (!take(U')')) refuse("a bracket is not closed in the unit '" + std::string(whole_) + "'");
      name = "(...)";
    } else if (peek() == U'1' && !(next_ + 1 < text_.size() && is_digit(text_[next_ + 1]))) {
      ++next_;
      return unit;
    } else {
      const double number = read_number_sign();
      name = read_name();
      unit = look_up(name);
      const auto raised = exponent();
      if (is_temperature(unit) && (raised || number != 1.0)) ++factors_;  // compounds too
      if (raised) unit = power(unit, *raised, name);
      unit.numerator *= number;  // a power does not touch it: 万m3 is ten thousand cubic metres
      return unit;
    }
    if (const auto raised = exponent()) return power(unit, *raised, name);
    return unit;
  }

  /// 万 and 亿, and the 100 of `count/100mL`, as laboratories give bacteria.
  double read_number_sign() {
    for (const std::u32string_view sample : {U"100mL", U"100ml", U"100 mL", U"100 ml"}) {
      if (std::u32string_view(text_).substr(next_, sample.size()) != sample) continue;
      next_ += sample.size() - 2;
      return 100.0;
    }
    if (take(U'万')) return 1e4;
    return take(U'亿') ? 1e8 : 1.0;
  }

  std::string read_name() {
    constexpr std::u32string_view marks = U" */()^\u00b7\u00b2\u00b3\u207b";
    const std::size_t start = next_;
    while (next_ < text_.size() && marks.find(text_[next_]) == marks.npos &&
           !is_digit(text_[next_]) && text_[next_] != U'-')
      ++next_;
    if (next_ == start)
      refuse(next_ < text_.size() ? stray()
                                  : "the unit '" + std::string(whole_) + "' ends too early");
    return encode(text_.substr(start, next_ - start));
  }

  Unit look_up(std::string_view name) {
    for (const NamedUnit& candidate : known) {
      if (name != candidate.name) continue;
      if (candidate.temperature != 0) ++temperatures_;
      return unit_of(candidate);
    }
    throw Refusal{"unknown unit '" + std::string(name) + "'", did_you_mean(name, unit_names()),
                  std::string(name)};
  }

  int whole_number() {
    const bool negative = take(U'-');
    int number = 0;
    int digits = 0;
    for (; is_digit(peek()) && digits < 3; ++next_, ++digits)
      number = 10 * number + static_cast<int>(peek() - U'0');
    if (digits == 0 || digits > 2 || number == 0)
      refuse("an exponent in the unit '" + std::string(whole_) + "' is not understood");
    return negative ? -number : number;
  }

  std::optional<Exponent> exponent() {
    if (take(U'^')) {
      if (!take(U'(')) return Exponent{whole_number(), 1};
      Exponent result{whole_number(), 1};
      if (take(U'/')) result.denominator = whole_number();
      if (!take(U')') || result.denominator < 1)
        refuse("an exponent in the unit '" + std::string(whole_) + "' is not understood");
      const int common = std::gcd(result.numerator, result.denominator);
      return Exponent{result.numerator / common, result.denominator / common};
    }
    if (peek() == U'\u207b' || peek() == U'\u00b9' || peek() == U'\u00b2' || peek() == U'\u00b3') {
      const int sign = take(U'\u207b') ? -1 : 1;
      for (const auto& [sign_code, number] :
           {std::pair{U'\u00b9', 1}, std::pair{U'\u00b2', 2}, std::pair{U'\u00b3', 3}})
        if (take(sign_code)) return Exponent{sign * number, 1};
      refuse("an exponent in the unit '" + std::string(whole_) + "' is not understood");
    }
    if (is_digit(peek()) || peek() == U'-') return Exponent{whole_number(), 1};
    return std::nullopt;
  }

  std::string_view whole_;
  std::u32string text_;
  std::size_t next_ = 0;
  int factors_ = 0;
  int temperatures_ = 0;
};

}  // namespace

std::string text_of(const Dimension& dimension) {
  constexpr std::string_view names[] = {"m", "g", "s", "degC", "count"};
  std::string text;
  for (std::size_t i = 0; i < dimension.sixths.size(); ++i) {
    const int sixths = dimension.sixths[i];
    if (sixths == 0) continue;
    if (!text.empty()) text += " ";
    text += names[i];
    const int common = std::gcd(sixths, 6);
    if (common != 6)
      text += "(" + std::to_string(sixths / common) + "/" + std::to_string(6 / common) + ")";
    else if (sixths != 6)
      text += std::to_string(sixths / 6);
  }
  return text.empty() ? "1" : text;
}

namespace {

struct Reading {
  Parsed<Unit> unit;
  std::string unknown = {};  ///< the name in it that is no unit
};

Reading read_unit(std::string_view text) {
  text = trim(text);
  if (text.empty()) return {{{}, "no unit is given", ""}};
  if (text == "-") return {{Unit{}, "", ""}};  // a plain number
  if (!is_utf8(text)) return {{{}, "the unit is not readable text", ""}};
  try {
    return {{Reader(text).read(), "", ""}};
  } catch (const Refusal& refusal) {
    return {{{}, refusal.reason, refusal.suggestion}, refusal.unknown};
  }
}

/// Units that make sense in place of the unknown name: with them the text has the dimension.
std::vector<std::string> fitting_names(std::string_view text, const std::string& unknown,
                                       const Dimension& dimension) {
  std::vector<std::string> names;
  for (const std::string& name : unit_names()) {
    std::string whole(text);
    whole.replace(whole.find(unknown), unknown.size(), name);
    const Parsed<Unit> unit = parse_unit(whole);
    if (unit && unit.value->dimension == dimension) names.push_back(name);
  }
  return names;
}

}  // namespace

Parsed<Unit> parse_unit(std::string_view text) {
  return read_unit(text).unit;
}

Parsed<Unit> parse_unit(std::string_view text, std::string_view wanted) {
  auto [unit, unknown] = read_unit(text);
  const Parsed<Unit> target = parse_unit(wanted);
  if (target && !unknown.empty()) {
    unit.suggestion = did_you_mean(unknown, fitting_names(text, unknown, target.value->dimension));
  }
  if (!unit || !target || unit.value->dimension == target.value->dimension) return unit;
  return {{},
          "unit '" + std::string(trim(text)) + "' is of dimension [" +
              text_of(unit.value->dimension) + "], not [" + text_of(target.value->dimension) + "]",
          ""};
}

namespace {

struct NumberAndRest {
  std::optional<double> number;
  std::string_view rest;
};

NumberAndRest split_number(std::string_view text) {
  std::size_t end = text.find_first_not_of("+-0123456789.eE");
  if (end == std::string_view::npos) end = text.size();
  std::optional<double> number;
  // `5e` of `5 ... ` is no number and `2exp` no unit: step back over letters taken for an exponent.
  while (end > 0 && !(number = parse_number(text.substr(0, end)))) --end;
  return {number, trim(text.substr(end))};
}

std::string no_number(std::string_view text) {
  return "'" + std::string(text) + "' does not begin with a number";
}

}  // namespace

Parsed<double> parse_quantity(std::string_view text, std::string_view wanted) {
  text = trim(text);
  const auto [number, unit_text] = split_number(text);
  if (!number) return {{}, no_number(text), ""};
  if (unit_text.empty()) {
    const Parsed<Unit> target = parse_unit(wanted);
    if (target && target.value->dimension == Dimension{}) return {number, "", ""};
    return {{},
            "'" + std::string(text) + "' has no unit",
            "write it with a unit, e.g. " + std::string(text) + " " + std::string(wanted)};
  }
  const Parsed<Unit> unit = parse_unit(unit_text, wanted);
  if (!unit) return {{}, unit.reason, unit.suggestion};
  return {unit.value->to_inside(*number), "", ""};
}

Parsed<Quantity> parse_quantity(std::string_view text) {
  text = trim(text);
  const auto [number, unit_text] = split_number(text);
  if (!number) return {{}, no_number(text), ""};
  if (unit_text.empty()) return {Quantity{*number, {}, {}}, "", ""};
  const Parsed<Unit> unit = parse_unit(unit_text);
  if (!unit) {
    return {{}, unit.reason, unit.suggestion};
  }
  return {Quantity{unit.value->to_inside(*number), std::string(unit_text), unit.value->dimension},
          "", ""};
}

std::vector<std::string> unit_names() {
  std::vector<std::string> names{"-"};
  for (const NamedUnit& unit : known) names.emplace_back(unit.name);
  return names;
}

}  // namespace biandan::base
