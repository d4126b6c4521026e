#include "scenarios/exchange/import/swmm/control_words.hpp"

#include <cmath>
#include <map>

#include "model/base/text.hpp"
#include "model/base/time.hpp"
#include "scenarios/exchange/import/swmm/inp_file.hpp"
#include "scenarios/exchange/import/swmm/times.hpp"

namespace biandan::exchange::swmm {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// `<` seen from the other side.
std::string turned(const std::string& op) {
  if (op.starts_with('<')) return ">" + op.substr(1);
  if (op.starts_with('>')) return "<" + op.substr(1);
  return op;
}

/// Of a premise that holds at no moment of the run.
constexpr const char* never = "never";

class PremiseReader {
 public:
  explicit PremiseReader(const Drafting& drafting) : drafting_(drafting), model_(drafting.model) {}

  /// Empty where the premise has no counterpart.
  std::string read(const std::vector<std::string>& words) const {
    if (words.size() < 4) return {};
    const std::string object = in_capitals(words[0]);
    if (object == "SIMULATION") return of_clock(in_capitals(words[1]), words[2], words[3]);
    if (words.size() < 5) return {};
    const std::string quantity = in_capitals(words[2]);
    if (object == "NODE") return of_node(words, quantity);
    return of_link(words[1], quantity, words[3], words[4]);
  }

 private:
  static bool orders(const std::string& op) {
    return op == "<" || op == "<=" || op == ">" || op == ">=";
  }

  /// Empty where no node has the name.
  std::string place(const std::string& name) const {
    const auto found = model_.node_names.find(in_capitals(name));
    return found == model_.node_names.end() ? std::string() : drafting_.places.nodes[found->second];
  }

  std::string of_node(const std::vector<std::string>& words, const std::string& quantity) const {
    const std::string at = place(words[1]);
    const std::string& op = words[3];
    if (at.empty() || !orders(op)) return {};
    if (quantity == "HEAD" && in_capitals(words[4]) == "NODE" && words.size() >= 7) {
      const std::string other = place(words[5]);
      if (other.empty() || in_capitals(words[6]) != "HEAD") return {};
      return "level at " + at + " - level at " + other + " " + op + " 0 m";
    }
    const auto value = base::parse_number(words[4]);
    if (!value || words.size() > 5 || (quantity != "HEAD" && quantity != "DEPTH")) return {};
    return (quantity == "HEAD" ? "level at " : "depth at ") + at + " " + op + " " +
           base::exact_number(*value * model_.options.metre) + " m";
  }

  std::string of_link(const std::string& name, const std::string& quantity, std::string op,
                      const std::string& written) const {
    const auto found = model_.link_names.find(in_capitals(name));
    if (found == model_.link_names.end()) return {};
    const std::size_t k = found->second;
    const bool channel = drafting_.roles[k] == Role::channel;
    const std::string& place = drafting_.places.links[k];
    if (place.empty()) return {};
    const std::string status = in_capitals(written);
    if (quantity == "STATUS" && !channel && op == "=")
      return "setting of " + place + (status == "ON" || status == "OPEN" ? " > 0" : " <= 0");
    const auto value = base::parse_number(written);
    if (!value || !orders(op)) return {};
    // No setting is above 1 here.
    if (quantity == "SETTING" && (*value > 1.0 || (*value == 1.0 && op == ">"))) return {};
    if (quantity == "SETTING" && !channel)
      return "setting of " + place + " " + op + " " + base::exact_number(*value);
    if (quantity == "DEPTH" && channel)
      return "depth at " + place + " " + op + " " +
             base::exact_number(*value * model_.options.metre) + " m";
    if (quantity != "FLOW") return {};
    double discharge = *value * model_.options.discharge;
    if (channel && is_turned(k)) {
      discharge = -discharge;
      op = turned(op);
    }
    return (channel ? "discharge at " : "discharge of ") + place + " " + op + " " +
           base::exact_number(discharge) + " m3/s";
  }

  bool is_turned(std::size_t link) const {
    for (const Channel& channel : drafting_.places.channels)
      for (const Channel::Piece& piece : channel.pieces)
        if (piece.link == link) return !piece.forward;
    return false;
  }

  std::string of_clock(const std::string& quantity, const std::string& op,
                       const std::string& written) const {
    if (quantity == "TIME" || quantity == "CLOCKTIME") {
      const auto seconds = parse_clock(written);
      if (!seconds || !orders(op)) return {};
      const bool later = op.starts_with('>');
      if (quantity == "TIME" && later && *seconds >= model_.options.duration) return never;
      if (quantity == "TIME") return "time " + op + " " + base::exact_number(*seconds) + " s";
      return "hour " + op + " " + base::exact_number(*seconds / 3600.0);
    }
    const std::string days = op == "<>" ? "!=" : op;
    if (quantity == "DATE") {
      const auto date = parse_date(written);
      if (!date) return {};
      const double from_start = static_cast<double>(date->seconds - model_.options.start.seconds);
      const bool after = from_start > model_.options.duration;
      const bool before = from_start <= -86400.0;
      if ((after && (op == "=" || op.starts_with('>'))) ||
          (before && (op == "=" || op == "<" || op == "<=")))
        return never;
      return "date " + days + " " + base::format_instant(*date, 0).substr(0, 10);
    }
    if (quantity == "DAY") {
      // From Sunday there, from Monday here; an order of days is another one then.
      const auto day = base::parse_number(written);
      if (!day || (days != "=" && days != "!=")) return {};
      return "weekday " + days + " " + base::exact_number(*day == 1.0 ? 7.0 : *day - 1.0);
    }
    return {};
  }

  const Drafting& drafting_;
  const Model& model_;
};

}  // namespace

ConditionWords condition_of(const Drafting& drafting, const Control& rule) {
  const PremiseReader reader(drafting);
  std::vector<std::vector<std::string>> sums;  // of alternatives, all of which must hold
  for (const Premise& premise : rule.premises) {
    const std::string words = reader.read(premise.words);
    if (words.empty()) return {{}, joined(premise.words)};
    if (!premise.alternative || sums.empty()) sums.emplace_back();
    if (words != never) sums.back().push_back(words);
  }
  std::string all;
  for (const std::vector<std::string>& sum : sums) {
    if (sum.empty())
      return {{}, joined(rule.premises.front().words) + " in this run: it never holds"};
    std::string alternatives;
    for (const std::string& words : sum)
      alternatives += (alternatives.empty() ? "" : " or ") + words;
    const bool brackets = sum.size() > 1 && sums.size() > 1;
    all += (all.empty() ? "" : " and ") + (brackets ? "(" + alternatives + ")" : alternatives);
  }
  return {all, {}};
}

ActionWords action_of(const Drafting& drafting, const Action& action) {
  const std::vector<std::string>& words = action.words;
  ActionWords result;
  result.unknown = joined(words);
  if (words.size() != 5) return result;
  const auto found = drafting.model.link_names.find(in_capitals(words[1]));
  if (found == drafting.model.link_names.end()) return result;
  result.link = found->second;
  const Role role = drafting.roles[result.link];
  if (role != Role::structure && role != Role::culvert) return result;
  const std::string value = in_capitals(words[4]);
  const bool status = in_capitals(words[2]) == "STATUS";
  if (status && (value == "ON" || value == "OPEN")) {
    result.setting = 1.0;
  } else if (status && (value == "OFF" || value == "CLOSED")) {
    result.setting = 0.0;
  } else {
    const auto number = base::parse_number(value);
    if (status || !number || *number < 0.0 || *number > 1.0) return result;
    result.setting = *number;
  }
  result.unknown.clear();
  return result;
}

}  // namespace biandan::exchange::swmm
