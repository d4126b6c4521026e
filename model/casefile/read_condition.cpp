// Conditions of rules:
//
//   condition  = comparison { "and" comparison }
//   comparison = "level at" place [ "-" "level at" place ] operator number "m"
//              | "discharge at" reach:chainage operator number "m3/s"
//              | "hour" operator number
//              | "time" operator number unit of time
#include <cmath>

#include "model/base/text.hpp"
#include "model/base/units.hpp"
#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

using network::Comparison;

constexpr std::string_view forms =
    "'level at J3 > 4.3 m', 'level at A - level at B > 0.1 m', 'discharge at R1:500 > 2 m3/s', "
    "'hour >= 22' or 'time > 3 d', joined by 'and'";

// Where a word of the condition stands in the cell.
struct Word {
  std::string text;
  int offset = 0;  // characters before it
};

std::vector<Word> words_of(const std::string& text) {
  std::vector<Word> words;
  std::size_t i = 0;
  while (i < text.size()) {
    if (text[i] == ' ' || text[i] == '\t') {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && text[end] != ' ' && text[end] != '\t') ++end;
    words.push_back(
        {text.substr(i, end - i), character_count(std::string_view(text).substr(0, i))});
    i = end;
  }
  return words;
}

class ConditionReader {
 public:
  ConditionReader(Context& context, const Cell& cell)
      : context_(context), cell_(cell), words_(words_of(cell.text)) {}

  std::optional<network::Condition> read() {
    network::Condition condition;
    while (true) {
      const std::optional<Comparison> comparison = read_comparison();
      if (!comparison) return {};
      condition.push_back(*comparison);
      if (next_ == words_.size()) return condition;
      if (!take("and")) {
        complain("'and' or the end of the condition",
                 words_[next_].text == "or" ? "a second rule does what 'or' would" : "");
        return {};
      }
    }
  }

 private:
  bool take(std::string_view word) {
    if (next_ == words_.size() || words_[next_].text != word) return false;
    ++next_;
    return true;
  }

  Cell cell_at(std::size_t word) const {
    Cell cell = cell_;
    cell.text = word < words_.size() ? words_[word].text : std::string();
    const int offset = word < words_.size() ? words_[word].offset : character_count(cell_.text);
    // A scenario edits rules too: the text of its value starts one character after the quote.
    const bool quote = cell_.source->line_text(cell_.line).substr(byte_of(cell_), 1) == "\"";
    cell.column += offset + (quote ? 1 : 0);
    return cell;
  }

  static std::size_t byte_of(const Cell& cell) {
    const std::string_view line = cell.source->line_text(cell.line);
    int characters = 0;
    std::size_t i = 0;
    while (i < line.size() && characters + 1 < cell.column) {
      ++i;
      while (i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80) ++i;
      ++characters;
    }
    return i;
  }

  void complain(std::string_view expected, std::string suggestion = {}) const {
    const bool over = next_ == words_.size();
    context_.findings.add(cell_at(next_),
                          {over ? "condition ends too early"
                                : quote(words_[next_].text) + " is not understood in a condition",
                           std::string(expected), std::move(suggestion)});
  }

  std::optional<network::Place> read_place(bool on_reach) {
    if (!take("at") || next_ == words_.size()) {
      complain("'at' and a place");
      return {};
    }
    const Cell cell = cell_at(next_);
    const auto place = context_.place(cell);
    if (place && on_reach && !place->on_reach()) {
      context_.findings.add(
          cell, {"discharge at the node " + quote(cell.text), "a place on a reach, as R1:500",
                 "a node has no discharge of its own"});
      return {};
    }
    if (place) ++next_;
    return place;
  }

  std::optional<Comparison::Operator> read_operator() {
    if (take("<")) return Comparison::Operator::less;
    if (take("<=")) return Comparison::Operator::less_equal;
    if (take(">")) return Comparison::Operator::greater;
    if (take(">=")) return Comparison::Operator::greater_equal;
    complain("<, <=, > or >=");
    return {};
  }

  // The number, and its unit where it is a word of its own.
  std::optional<double> read_threshold(std::string_view unit) {
    if (next_ == words_.size()) {
      complain("a number in " + std::string(unit));
      return {};
    }
    const std::size_t first = next_++;
    std::string text = words_[first].text;
    while (next_ < words_.size() && words_[next_].text != "and" && words_[next_].text != "or")
      text += " " + words_[next_++].text;
    const base::Parsed<double> value = base::parse_quantity(text, unit);
    if (!value) {
      context_.findings.add(cell_at(first), {value.reason,
                                             unit == "-" ? std::string("a plain number")
                                                         : "a number in " + std::string(unit),
                                             value.suggestion});
    }
    return value.value;
  }

  bool read_level(Comparison& comparison) {
    const auto place = read_place(false);
    if (!place) return false;
    comparison.place = *place;
    if (!take("-")) return true;
    comparison.quantity = Comparison::Quantity::level_difference;
    if (!take("level")) {
      complain("'level at' and a place");
      return false;
    }
    const auto other = read_place(false);
    if (other) comparison.other = *other;
    return other.has_value();
  }

  std::optional<Comparison> read_comparison() {
    Comparison comparison;
    std::string_view unit = "m";
    if (take("level")) {
      comparison.quantity = Comparison::Quantity::level;
      if (!read_level(comparison)) return {};
    } else if (take("discharge")) {
      comparison.quantity = Comparison::Quantity::discharge;
      unit = "m3/s";
      const auto place = read_place(true);
      if (!place) return {};
      comparison.place = *place;
    } else if (take("hour")) {
      comparison.quantity = Comparison::Quantity::hour_of_day;
      unit = "-";
    } else if (take("time")) {
      comparison.quantity = Comparison::Quantity::elapsed;
      unit = "s";
    } else {
      const bool over = next_ == words_.size();
      complain(forms, over ? std::string()
                           : base::did_you_mean(words_[next_].text,
                                                {"level", "discharge", "hour", "time"}));
      return {};
    }
    const auto op = read_operator();
    if (!op) return {};
    comparison.op = *op;
    const std::size_t at = next_;
    const auto threshold = read_threshold(unit);
    if (!threshold) return {};
    comparison.threshold = *threshold;
    const bool hour = comparison.quantity == Comparison::Quantity::hour_of_day;
    if (hour && (*threshold < 0.0 || *threshold > 24.0)) {
      context_.findings.add(cell_at(at), {"hour " + number_text(*threshold), "0 to 24"});
      return {};
    }
    return comparison;
  }

  Context& context_;
  const Cell& cell_;
  std::vector<Word> words_;
  std::size_t next_ = 0;
};

}  // namespace

std::optional<network::Condition> read_condition(Context& context, const Cell& cell) {
  return ConditionReader(context, cell).read();
}

}  // namespace biandan::casefile
