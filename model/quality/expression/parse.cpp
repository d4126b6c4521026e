#include "model/quality/expression/parse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"
#include "model/base/text.hpp"
#include "model/quality/expression/builder.hpp"
#include "model/quality/expression/tokens.hpp"

namespace biandan::quality {
namespace {

using base::Dimension;
using Node = ExpressionBuilder::Node;

constexpr Dimension plain{};

struct Function {
  std::string_view name;
  Operation operation;
  std::size_t arguments;  ///< the least number where there may be more
  bool more;
};

constexpr std::array functions{Function{"min", Operation::minimum, 2, true},
                               Function{"max", Operation::maximum, 2, true},
                               Function{"exp", Operation::exponential, 1, false},
                               Function{"log", Operation::logarithm, 1, false},
                               Function{"sqrt", Operation::square_root, 1, false},
                               Function{"abs", Operation::absolute, 1, false},
                               Function{"if", Operation::choose, 3, false}};

const Function* find_function(std::string_view name) {
  const auto found = std::find_if(functions.begin(), functions.end(),
                                  [&](const Function& one) { return one.name == name; });
  return found == functions.end() ? nullptr : &*found;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t enough = 40;
  if (text.size() <= enough) return "'" + std::string(text) + "'";
  std::size_t end = enough;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "'" + std::string(text.substr(0, end)) + "...'";
}

bool is_temperature(const Dimension& dimension) {
  Dimension temperature;
  temperature.sixths[Dimension::temperature] = 6;
  return dimension == temperature;
}

Dimension product(const Dimension& a, const Dimension& b, int sign) {
  Dimension result;
  for (std::size_t i = 0; i < result.sixths.size(); ++i)
    result.sixths[i] = a.sixths[i] + sign * b.sixths[i];
  return result;
}

/// What stops the reading; caught in parse_expression.
[[noreturn]] void refuse(std::size_t offset, std::string message, std::string expected = {},
                         std::string suggestion = {}) {
  throw ExpressionMistake{offset, std::move(message), std::move(expected), std::move(suggestion)};
}

/// A part that has been read.
struct Part {
  Node node = 0;
  Dimension dimension = {};
  bool condition = false;
  std::size_t begin = 0;  ///< bytes in the text
  std::size_t end = 0;
};

class ExpressionReader {
 public:
  ExpressionReader(std::string_view text, std::span<const Symbol> symbols,
                   const WantedExpression& wanted)
      : text_(text), symbols_(symbols), wanted_(wanted) {
    token_ = token_at(text_, 0);
  }

  Expression read() {
    const Dimension& wanted = wanted_.dimension;
    const std::string what(wanted_.what);
    if (token_.kind == Token::Kind::end) {
      refuse(0, what + " is empty", "an expression of dimension " + describe(wanted));
    }
    const Part whole = condition();
    if (token_.kind != Token::Kind::end) out_of_place();
    need_number(whole);
    if (whole.dimension != wanted) {
      refuse(whole.begin, what + " is of dimension " + describe(whole.dimension), describe(wanted),
             rate_advice(whole.dimension));
    }
    return builder_.finish(whole.node, wanted);
  }

 private:
  /// Counts the levels of brackets and signs, and gives the level back when the part is read.
  class Level {
   public:
    explicit Level(ExpressionReader& reader) : reader_(reader) {
      if (reader_.level_ == base::deepest_expression) {
        refuse(reader_.token_.begin, "nested too deeply",
               std::to_string(base::deepest_expression) + " levels or less");
      }
      ++reader_.level_;
    }
    ~Level() { --reader_.level_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    ExpressionReader& reader_;
  };

  void advance() { token_ = token_at(text_, token_.end); }
  bool sees(std::string_view sign) const {
    return token_.kind == Token::Kind::sign && token_.text == sign;
  }
  bool sees_word(std::string_view word) const {
    return token_.kind == Token::Kind::name && !token_.enclosed && token_.text == word;
  }
  bool take(std::string_view sign) {
    if (!sees(sign)) return false;
    advance();
    return true;
  }
  std::string written(std::size_t begin, std::size_t end) const {
    return quoted(base::trim(text_.substr(begin, end - begin)));
  }
  std::string written(const Part& part) const { return written(part.begin, part.end); }

  [[noreturn]] void out_of_place(
      std::string expected = "an operator or the end of the expression") {
    if (token_.kind == Token::Kind::end) {
      refuse(token_.begin, "the expression ends too early", std::move(expected));
    }
    if (token_.kind == Token::Kind::unknown &&
        std::string_view("[\"'").find(token_.text.front()) != std::string_view::npos) {
      refuse(token_.begin, "a name that is not closed", "a name as [NH3-N]");
    }
    std::string advice;
    if (sees("=") || sees("!=")) {
      advice = "a computed value is never exactly one number";
      expected = "<, <=, > or >=";
    }
    if (sees(")") && level_ == 0) expected += "; no bracket is open";
    refuse(token_.begin, written(token_.begin, token_.end) + " is out of place",
           std::move(expected), std::move(advice));
  }

  // A number without a unit is the commonest reason of a wrong dimension.
  std::string missing_unit_advice() const {
    return bare_number_ ? "a number may lack its unit" : "";
  }

  // A coefficient without its 1/d, written in the text or in the table of parameters.
  std::string rate_advice(const Dimension& found) const {
    Dimension time;
    time.sixths[Dimension::time] = 6;
    const bool lacks_time = product(found, wanted_.dimension, -1) == time;
    return lacks_time ? "a coefficient may lack its unit, as 0.2 1/d" : missing_unit_advice();
  }

  void check_length(std::size_t offset) const {
    if (builder_.size() <= base::longest_expression) return;
    refuse(offset, "the expression is too long",
           std::to_string(base::longest_expression) + " numbers, names and operations or less");
  }

  void need_number(const Part& part) const {
    if (!part.condition) return;
    refuse(part.begin, written(part) + " is a condition", "a number",
           "if(condition, a, b) chooses between two");
  }
  void need_condition(const Part& part) const {
    if (part.condition) return;
    refuse(part.begin, written(part) + " is no condition", "a comparison as DO < 2 mg/L");
  }
  void need_no_temperature(const Part& part) const {
    if (!is_temperature(part.dimension)) return;
    refuse(part.begin, written(part) + " is a temperature",
           "a difference of two temperatures, as (T - 20 degC)");
  }
  void need_factor(const Part& part) const {
    need_number(part);
    need_no_temperature(part);
  }
  void need_plain(const Part& part, const std::string& role) const {
    need_number(part);
    if (is_temperature(part.dimension)) need_no_temperature(part);
    if (part.dimension == plain) return;
    refuse(part.begin, role + " is of dimension " + describe(part.dimension), "a plain number",
           "divide it by a value of its unit");
  }

  Part joined(Operation operation, const Part& a, const Part& b, const Dimension& dimension,
              bool is_condition = false) {
    const Node node = builder_.step(operation, a.node, b.node);
    check_length(b.begin);
    return {node, dimension, is_condition, a.begin, b.end};
  }
  Part changed(Operation operation, const Part& a, std::size_t begin) {
    const Node node = builder_.step(operation, a.node);
    check_length(a.begin);
    return {node, a.dimension, a.condition, begin, a.end};
  }

  Part condition() {
    Part left = conjunction();
    while (sees_word("or")) {
      need_condition(left);
      advance();
      const Part right = conjunction();
      need_condition(right);
      left = joined(Operation::either, left, right, plain, true);
    }
    return left;
  }

  Part conjunction() {
    Part left = negation();
    while (sees_word("and")) {
      need_condition(left);
      advance();
      const Part right = negation();
      need_condition(right);
      left = joined(Operation::both, left, right, plain, true);
    }
    return left;
  }

  Part negation() {
    const std::size_t begin = token_.begin;
    bool negated = false;
    bool found = false;
    for (; sees_word("not"); advance()) {
      negated = !negated;
      found = true;
    }
    Part part = comparison();
    if (!found) return part;
    need_condition(part);
    if (negated) return changed(Operation::contrary, part, begin);
    return part;
  }

  Part comparison() {
    const Part left = sum();
    if (token_.kind != Token::Kind::sign) return left;
    const std::string sign = token_.text;
    if (sign != "<" && sign != "<=" && sign != ">" && sign != ">=") return left;
    advance();
    const Part right = sum();
    need_same(left, right, sign);
    const Operation operation = sign.size() == 1 ? Operation::less : Operation::less_equal;
    Part result = sign.front() == '<' ? joined(operation, left, right, plain, true)
                                      : joined(operation, right, left, plain, true);
    result.begin = left.begin;
    result.end = right.end;
    return result;
  }

  void need_same(const Part& left, const Part& right, const std::string& sign) const {
    need_number(left);
    need_number(right);
    if (left.dimension == right.dimension) return;
    std::string advice;
    if (left.dimension == plain || right.dimension == plain) advice = missing_unit_advice();
    refuse(right.begin,
           written(right) + " is " + article(right.dimension) + ", what stands before '" + sign +
               "' " + article(left.dimension),
           "the same dimension on both sides", advice);
  }

  static std::string article(const Dimension& dimension) {
    const bool named = dimension == plain || is_temperature(dimension);
    return named ? describe(dimension) : "of dimension " + describe(dimension);
  }

  Part sum() {
    Part left = product_of_signed();
    while (sees("+") || sees("-")) {
      const std::string sign = token_.text;
      advance();
      const Part right = product_of_signed();
      left = joined(sign == "+" ? Operation::add : Operation::subtract, left, right,
                    dimension_of_sum(left, right, sign));
    }
    return left;
  }

  Dimension dimension_of_sum(const Part& left, const Part& right, const std::string& sign) const {
    const bool left_temperature = is_temperature(left.dimension);
    const bool right_temperature = is_temperature(right.dimension);
    if (left_temperature && right_temperature && sign == "-") return plain;
    if (left_temperature && right_temperature) {
      refuse(right.begin, "a temperature is added to a temperature",
             "a difference of two temperatures, or a plain number of degrees");
    }
    if (left_temperature && right.dimension == plain && !right.condition) return left.dimension;
    if (sign == "+" && right_temperature && left.dimension == plain && !left.condition) {
      return right.dimension;
    }
    need_same(left, right, sign);
    return left.dimension;
  }

  Part product_of_signed() {
    Part left = with_sign();
    while (sees("*") || sees("/")) {
      const bool divides = sees("/");
      advance();
      const Part right = with_sign();
      need_factor(left);
      need_factor(right);
      left = joined(divides ? Operation::divide : Operation::multiply, left, right,
                    product(left.dimension, right.dimension, divides ? -1 : 1));
    }
    return left;
  }

  Part with_sign() {
    const std::size_t begin = token_.begin;
    bool negative = false;
    bool found = false;
    for (; sees("+") || sees("-"); advance()) {
      negative = negative != sees("-");
      found = true;
    }
    Part part = power(negative);
    if (!found) return part;
    need_number(part);
    if (negative) need_no_temperature(part);
    part.begin = begin;
    return !negative ? part : changed(Operation::negate, part, begin);
  }

  /// Takes the sign into a number that stands alone: -5 degC is a number below zero, not the
  /// opposite of a temperature. With an exponent the sign comes after it: -2^2 is -4.
  Part power(bool& negative) {
    const bool with_its_sign = negative && token_.kind == Token::Kind::number;
    Part a = with_its_sign ? literal_number(-1.0) : atom();
    if (!sees("^")) {
      if (with_its_sign) negative = false;
      return a;
    }
    if (with_its_sign) a.node = builder_.constant(-*builder_.constant_of(a.node));
    const Level level(*this);
    advance();
    const Part exponent = with_sign();
    need_number(a);
    need_no_temperature(a);
    need_plain(exponent, "the exponent " + written(exponent));
    return raised(a, exponent);
  }

  Part raised(const Part& a, const Part& exponent) {
    const auto number = builder_.constant_of(exponent.node);
    if (!number && a.dimension != plain) {
      refuse(a.begin, written(a) + " is of dimension " + describe(a.dimension),
             "a plain number under an exponent that is not constant",
             "divide it by a value of its unit");
    }
    Part result = a;
    result.end = exponent.end;
    if (number) result.dimension = power_of(a, *number);
    constexpr double largest_whole = 16.0;
    const bool whole = number && std::floor(*number) == *number && *number != 0.0 &&
                       std::fabs(*number) <= largest_whole;
    if (!whole) {
      result.node = builder_.step(Operation::power, a.node, exponent.node);
    } else {
      result.node = builder_.whole_power(a.node, static_cast<int>(std::fabs(*number)));
      if (*number < 0.0) {
        result.node = builder_.step(Operation::divide, builder_.constant(1.0), result.node);
      }
    }
    check_length(a.begin);
    return result;
  }

  Dimension power_of(const Part& a, double exponent) const {
    Dimension result;
    for (std::size_t i = 0; i < result.sixths.size(); ++i) {
      if (a.dimension.sixths[i] == 0) continue;  // also of an exponent that is no number, as 0/0
      const double sixths = a.dimension.sixths[i] * exponent;
      const double nearest = std::round(sixths);
      if (!(std::fabs(sixths - nearest) <= 1e-9 && std::fabs(nearest) <= 600.0)) {
        refuse(a.begin, "a power of " + written(a) + ", of dimension " + describe(a.dimension),
               "a power that leaves whole, half, third or sixth dimensions",
               "divide it by a value of its unit first");
      }
      result.sixths[i] = static_cast<int>(nearest);
    }
    return result;
  }

  Part atom() {
    if (token_.kind == Token::Kind::number) return literal_number(1.0);
    if (sees("(")) return bracket();
    if (token_.kind == Token::Kind::name && !is_joining_word()) {
      const Token name = token_;
      advance();
      if (!name.enclosed && sees("(")) return call(name);
      return symbol(name);
    }
    out_of_place("a number, a name, a function or '('");
  }

  bool is_joining_word() const { return sees_word("and") || sees_word("or") || sees_word("not"); }

  Part bracket() {
    const Level level(*this);
    const std::size_t begin = token_.begin;
    advance();
    Part part = condition();
    if (token_.kind == Token::Kind::end) {
      refuse(begin, "a bracket that is not closed", "')' in the expression");
    }
    if (!sees(")")) out_of_place("an operator or ')'");
    part.begin = begin;
    part.end = token_.end;
    advance();
    return part;
  }

  Part literal_number(double sign) {
    const Token number = token_;
    const UnitBehind behind =
        unit_behind(text_, number.end, [this](std::string_view name) { return knows(name); });
    Part part;
    part.begin = number.begin;
    part.end = behind.end > behind.begin ? behind.end : number.end;
    double value = sign * number.number;
    if (behind.end == behind.begin) {
      bare_number_ = true;
    } else if (!behind.unit) {
      refuse_unit(number, behind);
    } else {
      value = behind.unit.value->to_inside(value);
      part.dimension = behind.unit.value->dimension;
    }
    part.node = builder_.constant(value);
    check_length(part.begin);
    token_.end = part.end;
    advance();
    return part;
  }

  [[noreturn]] void refuse_unit(const Token& number, const UnitBehind& behind) const {
    const std::string_view word = text_.substr(behind.begin, behind.end - behind.begin);
    const Token name = token_at(text_, behind.begin);
    if (name.kind == Token::Kind::name && knows(name.text)) {
      refuse(behind.begin,
             "no operator between " + quoted(number.text) + " and " + quoted(name.text),
             "an operator or a unit", "write " + number.text + " * " + name.text);
    }
    std::string suggestion = behind.unit.suggestion;
    if (suggestion.empty()) suggestion = base::did_you_mean(word, base::unit_names());
    refuse(behind.begin, behind.unit.reason, "a unit or an operator behind the number",
           std::move(suggestion));
  }

  bool knows(std::string_view name) const { return find_symbol(name) != nullptr; }
  const Symbol* find_symbol(std::string_view name) const {
    const auto found = std::find_if(symbols_.begin(), symbols_.end(),
                                    [&](const Symbol& one) { return one.name == name; });
    return found == symbols_.end() ? nullptr : &*found;
  }

  Part symbol(const Token& name) {
    const Symbol* found = find_symbol(name.text);
    if (found == nullptr) refuse_name(name);
    return {builder_.input(found->id, found->stage), found->dimension, false, name.begin, name.end};
  }

  [[noreturn]] void refuse_name(const Token& name) const {
    if (!name.enclosed && find_function(name.text) != nullptr) {
      refuse(name.begin, "function " + quoted(name.text) + " without arguments", "'(' behind it");
    }
    std::string suggestion;
    std::vector<std::string> names;
    for (const Symbol& one : symbols_) {
      names.push_back(one.name);
      const bool signs = one.name.size() > name.text.size() && !name.enclosed;
      if (signs && text_.substr(name.begin).starts_with(one.name)) {
        suggestion = "a name with signs stands in brackets: [" + one.name + "]";
      }
    }
    if (suggestion.empty()) suggestion = base::did_you_mean(name.text, names);
    refuse(name.begin, "unknown name " + quoted(name.text), std::string(wanted_.names),
           std::move(suggestion));
  }

  Part call(const Token& name) {
    const Function* function = find_function(name.text);
    if (function == nullptr) refuse_function(name);
    const Level level(*this);
    advance();
    std::vector<Part> arguments;
    if (!sees(")")) {
      do {
        arguments.push_back(condition());
      } while (take(","));
    }
    if (token_.kind == Token::Kind::end) {
      refuse(name.begin, "function " + quoted(name.text) + " that is not closed", "')' behind it");
    }
    if (!sees(")")) out_of_place("an operator, ',' or ')'");
    const std::size_t end = token_.end;
    advance();
    check_count(name, *function, arguments.size());
    Part result = value_of(*function, arguments);
    check_length(name.begin);
    result.condition = false;
    result.begin = name.begin;
    result.end = end;
    return result;
  }

  [[noreturn]] void refuse_function(const Token& name) const {
    std::vector<std::string> names;
    for (const Function& one : functions) names.emplace_back(one.name);
    if (knows(name.text)) {
      refuse(name.end, "no operator between " + quoted(name.text) + " and '('", "an operator",
             "write " + name.text + " * (");
    }
    refuse(name.begin, "unknown function " + quoted(name.text),
           "min, max, exp, log, sqrt, abs or if", base::did_you_mean(name.text, names));
  }

  static void check_count(const Token& name, const Function& function, std::size_t count) {
    if (count == function.arguments || (function.more && count > function.arguments)) return;
    const std::string wanted = std::to_string(function.arguments) +
                               (function.arguments == 1 ? " argument" : " arguments") +
                               (function.more ? " or more" : "");
    refuse(name.begin,
           quoted(function.name) + " with " + std::to_string(count) +
               (count == 1 ? " argument" : " arguments"),
           function.operation == Operation::choose ? "if(condition, a, b)" : wanted);
  }

  Part value_of(const Function& function, const std::vector<Part>& arguments) {
    const Part& first = arguments.front();
    switch (function.operation) {
      case Operation::minimum:
      case Operation::maximum: {
        Part left = first;
        for (std::size_t i = 1; i < arguments.size(); ++i) {
          need_same(left, arguments[i], ",");
          left = joined(function.operation, left, arguments[i], left.dimension);
        }
        return left;
      }
      case Operation::choose: {
        need_condition(first);
        need_same(arguments[1], arguments[2], ",");
        Part result = arguments[1];
        result.node = builder_.step(Operation::choose, first.node, result.node, arguments[2].node);
        return result;
      }
      case Operation::square_root: {
        need_number(first);
        need_no_temperature(first);
        Part result = changed(function.operation, first, first.begin);
        result.dimension = power_of(first, 0.5);
        return result;
      }
      case Operation::absolute:
        need_number(first);
        need_no_temperature(first);
        return changed(function.operation, first, first.begin);
      default:
        need_plain(first, "the argument of " + std::string(function.name));
        return changed(function.operation, first, first.begin);
    }
  }

  std::string_view text_;
  std::span<const Symbol> symbols_;
  const WantedExpression& wanted_;
  ExpressionBuilder builder_;
  Token token_;
  int level_ = 0;
  bool bare_number_ = false;
};

}  // namespace

ParsedExpression parse_expression(std::string_view text, std::span<const Symbol> symbols,
                                  const WantedExpression& wanted) {
  try {
    return {ExpressionReader(text, symbols, wanted).read(), {}};
  } catch (ExpressionMistake& mistake) {
    return {{}, std::move(mistake)};
  }
}

bool is_word_of_expressions(std::string_view name) {
  return find_function(name) != nullptr || name == "and" || name == "or" || name == "not";
}

std::string describe(const base::Dimension& dimension) {
  if (dimension == plain) return "a plain number";
  if (is_temperature(dimension)) return "a temperature";
  return "[" + base::text_of(dimension) + "]";
}

}  // namespace biandan::quality
