// Conditions of rules:
//
//   condition  = together { "or" together }
//   together   = single { "and" single }
//   single     = "not" single | "(" condition ")" | comparison
//   comparison = "level at" place [ "-" "level at" place ] operator number "m"
//              | "depth at" place operator number "m"
//              | "discharge" ( "at" place on a reach | "of" structure ) operator number "m3/s"
//              | "setting of" structure operator number
//              | constituent or item "at" place operator number unit of it
//              | "rain" operator number "mm/h"
//              | "rain" ( "last" | "next" ) number "h" operator number "mm"
//              | "hour" operator ( number | hh:mm )
//              | "weekday" operator day
//              | "date" operator ( month-day | year-month-day )
//              | "time" operator number unit of time
//   place      = node | reach:chainage | section
#include <algorithm>
#include <cmath>

#include "model/base/limits.hpp"
#include "model/base/signs.hpp"
#include "model/base/text.hpp"
#include "model/base/units.hpp"
#include "model/casefile/condition_words.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/shown_names.hpp"
#include "model/casefile/text_place.hpp"
#include "model/quality/shown.hpp"

namespace biandan::casefile {

namespace {

using network::Comparison;
using network::Condition;
using Kind = Condition::Term::Kind;
using Quantity = Comparison::Quantity;

constexpr std::string_view beginnings =
    "level, depth, discharge, setting, rain, hour, weekday, date, time, a constituent or an item";

class ConditionReader {
 public:
  ConditionReader(Context& context, const Cell& cell)
      : context_(context), cell_(cell), words_(condition_words(cell.text)) {}

  std::optional<Condition> read() {
    if (!read_any()) return {};
    if (!over()) {
      complain("'and', 'or' or the end of the condition");
      return {};
    }
    return std::move(condition_);
  }

 private:
  bool over() const { return next_ == words_.size(); }
  bool sees(std::string_view word) const { return !over() && words_[next_].plain == word; }
  bool take(std::string_view word) {
    if (!sees(word)) return false;
    ++next_;
    return true;
  }

  Cell cell_at(std::size_t word) const {
    if (word == words_.size()) return piece_of(cell_, cell_.text.size(), {});
    return piece_of(cell_, words_[word].begin, words_[word].text);
  }

  bool complain(std::string_view expected, std::string suggestion = {}) const {
    context_.findings.add(cell_at(next_),
                          {over() ? "condition ends too early"
                                  : quote(words_[next_].text) + " is not understood in a condition",
                           std::string(expected), std::move(suggestion)});
    return false;
  }

  bool read_any() { return read_joined("or", Kind::any_of); }

  /// Parts joined by `word`; one part alone is not joined.
  bool read_joined(std::string_view word, Kind kind) {
    std::size_t count = 0;
    do {
      if (!(kind == Kind::any_of ? read_joined("and", Kind::all_of) : read_single())) return false;
      ++count;
    } while (take(word));
    if (count > 1) condition_.terms.push_back({kind, count});
    return true;
  }

  bool read_single() {
    bool negated = false;
    while (take("not")) negated = !negated;
    if (!(sees("(") ? read_bracket() : read_comparison())) return false;
    if (negated) condition_.terms.push_back({Kind::negation});
    return true;
  }

  bool read_bracket() {
    if (nesting_ == base::deepest_condition) {
      context_.findings.add(cell_at(next_),
                            {"brackets nested too deeply",
                             std::to_string(base::deepest_condition) + " levels or less"});
      return false;
    }
    ++nesting_;
    ++next_;
    if (!read_any()) return false;
    if (!take(")")) return complain("'and', 'or' or ')'");
    --nesting_;
    return true;
  }

  bool short_enough() const {
    if (condition_.terms.size() <= base::longest_condition) return true;
    context_.findings.add(cell_at(0), {"the condition is too long",
                                       std::to_string(base::longest_condition) +
                                           " comparisons and words that join them or less"});
    return false;
  }

  bool read_comparison() {
    Comparison comparison;
    if (!read_subject(comparison) || !read_operator(comparison)) return false;
    const auto threshold = read_threshold(comparison);
    if (!threshold) return false;
    comparison.threshold = *threshold;
    condition_.terms.push_back({Kind::comparison, 1, comparison});
    return short_enough();
  }

  /// What is compared.
  bool read_subject(Comparison& comparison) {
    const std::size_t first = next_;
    if (take("level")) return read_level(comparison);
    if (take("depth")) return read_place(Quantity::depth, comparison);
    if (take("discharge")) return read_discharge(comparison);
    if (take("setting")) return read_structure(Quantity::setting, comparison);
    if (take("rain")) return read_rain(comparison, first);
    constexpr std::pair<std::string_view, Quantity> clocks[] = {{"hour", Quantity::hour_of_day},
                                                                {"weekday", Quantity::weekday},
                                                                {"date", Quantity::date},
                                                                {"time", Quantity::elapsed}};
    for (const auto& [word, quantity] : clocks) {
      if (!take(word)) continue;
      comparison.quantity = quantity;
      return true;
    }
    return read_concentration(comparison);
  }

  bool read_level(Comparison& comparison) {
    if (!read_place(Quantity::level, comparison)) return false;
    if (!take("-")) return true;
    const network::Place first = comparison.place;
    if (!take("level")) return complain("'level at' and a place");
    if (!read_place(Quantity::level_difference, comparison)) return false;
    comparison.other = comparison.place;
    comparison.place = first;
    return true;
  }

  bool read_discharge(Comparison& comparison) {
    if (sees("of")) return read_structure(Quantity::structure_discharge, comparison);
    if (!sees("at")) return complain("'at' and a place on a reach, or 'of' and a structure");
    const std::size_t word = next_ + 1;
    if (!read_place(Quantity::discharge, comparison)) return false;
    if (comparison.place.on_reach()) return true;
    context_.findings.add(cell_at(word),
                          {"discharge at the node " + quote(words_[word].text),
                           "a place on a reach, as R1:500", "a node has no discharge of its own"});
    return false;
  }

  bool read_structure(Quantity quantity, Comparison& comparison) {
    comparison.quantity = quantity;
    if (!take("of") || over()) return complain("'of' and a structure");
    const auto structure = context_.structures.require(cell_at(next_), context_.findings);
    if (!structure) return false;
    comparison.structure = network::StructureId(*structure);
    ++next_;
    return true;
  }

  bool read_concentration(Comparison& comparison) {
    if (over() || !is_shown(context_, words_[next_].text)) {
      std::vector<std::string> known{"level", "depth",   "discharge", "setting", "rain",
                                     "hour",  "weekday", "date",      "time",    "not"};
      const std::vector<std::string> shown = shown_names(context_);
      known.insert(known.end(), shown.begin(), shown.end());
      return complain(beginnings, over() ? "" : base::did_you_mean(words_[next_].text, known));
    }
    const quality::Quality& quality = context_.result.quality;
    const auto index = quality::find_shown(quality, words_[next_].text);
    if (!index) return false;  // of an item that is wrong, which is reported
    const std::size_t constituents = quality.constituents.size();
    const bool composed = *index >= constituents;
    comparison.constituent = composed ? *index - constituents : *index;
    ++next_;
    return read_place(composed ? Quantity::composed_item : Quantity::concentration, comparison);
  }

  bool read_rain(Comparison& comparison, std::size_t first) {
    if (!context_.rain_given) {
      context_.findings.add(cell_at(first), {"the case has no rain that a rule could read",
                                             "rain in [weather] of case.toml"});
      return false;
    }
    comparison.quantity = Quantity::rain;
    if (!sees("last") && !sees("next")) return true;
    comparison.quantity = sees("last") ? Quantity::rain_before : Quantity::rain_ahead;
    const std::size_t from = ++next_;
    while (!over() && !base::is_comparison(words_[next_].plain)) ++next_;
    if (from == next_) return complain("a stretch of time, as 6 h");
    const base::Parsed<double> span = base::parse_quantity(text_of(from, next_), "s");
    if (!span || *span.value <= 0.0) {
      context_.findings.add(cell_at(from), {span ? "no stretch of time" : span.reason,
                                            "a stretch of time above 0, as 6 h", span.suggestion});
      return false;
    }
    comparison.span = *span.value;
    return true;
  }

  std::string text_of(std::size_t from, std::size_t to) const {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += (i > from ? " " : "") + words_[i].text;
    return text;
  }

  bool read_place(Quantity quantity, Comparison& comparison) {
    comparison.quantity = quantity;
    if (!take("at") || over()) return complain("'at' and a place");
    const auto place = read_place_name(quantity);
    if (place) comparison.place = *place;
    return place.has_value();
  }

  /// A section, whose name may have several words, or a node or reach:chainage.
  std::optional<network::Place> read_place_name(Quantity quantity) {
    const std::size_t first = next_;
    std::size_t end = first;
    constexpr std::size_t most_words = 20;
    while (end < words_.size() && end < first + most_words &&
           !base::is_comparison(words_[end].plain))
      ++end;
    for (; end > first; --end) {
      const std::size_t begin = words_[first].begin;
      const std::string name = cell_.text.substr(begin, words_[end - 1].end - begin);
      const auto section = context_.sections.find(name);
      if (!section) continue;
      next_ = end;
      return place_of_section(name, *section, first, quantity);
    }
    const auto place = read_word_as_place();
    if (place) ++next_;
    return place;
  }

  /// A level or discharge looks at a node first, as in files that know no other places.
  std::optional<network::Place> place_of_section(const std::string& name, std::size_t section,
                                                 std::size_t word, Quantity quantity) const {
    const network::Place place = context_.result.sections[section].place;
    if (const auto node = context_.nodes.find(name)) {
      const network::Place other{network::NodeId(*node), {}, 0.0};
      const bool dissolved =
          quantity == Quantity::concentration || quantity == Quantity::composed_item;
      if (!dissolved || place == other) return other;
      context_.findings.add(cell_at(word), {quote(name) + " is a node and a section elsewhere",
                                            "the place of the section as reach:chainage",
                                            "or another name for the section"});
      return {};
    }
    if (!place.node.valid() && !place.on_reach()) return {};  // reported with the section
    return place;
  }

  std::optional<network::Place> read_word_as_place() const {
    const Cell cell = cell_at(next_);
    const bool known = cell.text.find(':') != std::string::npos || context_.nodes.find(cell.text) ||
                       context_.reaches.find(cell.text);
    if (known) return context_.place(cell);
    std::vector<std::string> names = context_.nodes.names();
    const std::vector<std::string> sections = context_.sections.names();
    names.insert(names.end(), sections.begin(), sections.end());
    context_.findings.add(cell,
                          {"unknown place " + quote(cell.text), "a node, reach:chainage or section",
                           base::did_you_mean(cell.text, names)});
    return {};
  }

  /// Equality is asked of what is counted in days only: the rest never is exactly one value.
  bool read_operator(Comparison& comparison) {
    using Operator = Comparison::Operator;
    constexpr std::pair<std::string_view, Operator> operators[] = {
        {"<", Operator::less},           {"<=", Operator::less_equal}, {">", Operator::greater},
        {">=", Operator::greater_equal}, {"=", Operator::equal},       {"!=", Operator::not_equal}};
    const bool days =
        comparison.quantity == Quantity::weekday || comparison.quantity == Quantity::date;
    for (const auto& [word, op] : operators) {
      const bool equality = op == Operator::equal || op == Operator::not_equal;
      if ((equality && !days) || !take(word)) continue;
      comparison.op = op;
      return true;
    }
    return complain(days ? "<, <=, >, >=, = or !=" : "<, <=, > or >=");
  }

  std::string unit_of(const Comparison& comparison) const {
    switch (comparison.quantity) {
      case Quantity::level:
      case Quantity::level_difference:
      case Quantity::depth:
        return "m";
      case Quantity::discharge:
      case Quantity::structure_discharge:
        return "m3/s";
      case Quantity::concentration:
        return context_.result.quality.constituents[comparison.constituent].unit;
      case Quantity::composed_item:
        return context_.result.quality.composed[comparison.constituent].unit;
      case Quantity::rain:
        return "mm/h";
      case Quantity::rain_before:
      case Quantity::rain_ahead:
        return "mm";
      case Quantity::elapsed:
        return "s";
      default:
        return "-";
    }
  }

  std::string expected_for(const Comparison& comparison) const {
    switch (comparison.quantity) {
      case Quantity::hour_of_day:
        return "0 to 24, or hours and minutes as 22:30";
      case Quantity::weekday:
        return "1 (Monday) to 7, Mon to Sun or 周一 to 周日";
      case Quantity::date:
        return "a month and a day as 06-15, or a date as 2021-06-15";
      case Quantity::setting:
        return "a plain number from 0 to 1";
      default:
        break;
    }
    const std::string unit = unit_of(comparison);
    return unit == "-" ? "a plain number" : "a number in " + unit;
  }

  /// A number and its unit: as many words before the next joining word or bracket as make one.
  std::optional<double> read_threshold(Comparison& comparison) {
    constexpr std::size_t most_words = 6;
    const std::size_t first = next_;
    std::size_t end = first;
    while (end < words_.size() && end < first + most_words && !joins(words_[end].plain)) ++end;
    const std::string expected = expected_for(comparison);
    if (first == end) {
      complain(expected);
      return {};
    }
    for (next_ = end; next_ > first; --next_) {
      const auto value = parse_threshold(text_of(first, next_), comparison);
      if (value) return value.value;
    }
    const auto value = parse_threshold(text_of(first, std::min(first + 2, end)), comparison);
    context_.findings.add(cell_at(first), {value.reason, expected, value.suggestion});
    return {};
  }

  static bool joins(std::string_view plain) {
    return plain == "and" || plain == "or" || plain == ")";
  }

  base::Parsed<double> parse_threshold(const std::string& text, Comparison& comparison) const {
    switch (comparison.quantity) {
      case Quantity::hour_of_day:
        return parse_hour(text);
      case Quantity::weekday:
        return parse_weekday(text);
      case Quantity::date:
        if (const auto day = parse_month_day(text)) {
          comparison.quantity = Quantity::month_day;
          return {static_cast<double>(*day), {}, {}};
        }
        if (const auto day = parse_day(text)) return {day, {}, {}};
        return {{}, quote(text) + " is not a day", {}};
      case Quantity::setting:
        return parse_setting(text);
      case Quantity::concentration:
      case Quantity::composed_item:
        return parse_shown(text, unit_of(comparison));
      default:
        return base::parse_quantity(text, unit_of(comparison));
    }
  }

  /// In the unit of the constituent or item, since that is what a rule sees.
  static base::Parsed<double> parse_shown(const std::string& text, const std::string& unit) {
    base::Parsed<double> value = base::parse_quantity(text, unit);
    if (value) value.value = base::parse_unit(unit).value->from_inside(*value.value);
    return value;
  }

  static base::Parsed<double> parse_setting(const std::string& text) {
    base::Parsed<double> setting = base::parse_quantity(text, "-");
    if (setting && (*setting.value < 0.0 || *setting.value > 1.0))
      return {{}, "setting of " + text, {}};
    return setting;
  }

  Context& context_;
  const Cell& cell_;
  std::vector<ConditionWord> words_;
  std::size_t next_ = 0;
  int nesting_ = 0;
  Condition condition_;
};

}  // namespace

std::optional<Condition> read_condition(Context& context, const Cell& cell) {
  return ConditionReader(context, cell).read();
}

}  // namespace biandan::casefile
