// [CONTROLS]: rules of lines that begin with RULE, IF, AND, OR, THEN, ELSE or PRIORITY.
#include "model/casefile/words.hpp"
#include "scenarios/exchange/import/swmm/reading.hpp"

namespace biandan::exchange::swmm {

namespace {

using casefile::quote;

class ControlsReader {
 public:
  explicit ControlsReader(const Reading& reading) : reading_(reading) {}

  void read() {
    reading_.rows("CONTROLS", [this](const RowReader& row) {
      try {
        take(row);
      } catch (const SkippedLine&) {
        // A rule that lacks a line is another rule.
        if (!rules().empty()) rules().back().broken = true;
        throw;
      }
    });
  }

 private:
  enum class Clause { none, premises, actions, otherwise };

  void take(const RowReader& row) {
    const std::string key = row.keyword(0);
    if (key == "RULE") return begin(row);
    if (key == "VARIABLE" || key == "EXPRESSION")
      row.leave_out("named values of rules have no counterpart");
    if (rules().empty()) row.skip(0, "no RULE before it");
    Control& rule = rules().back();
    if (key == "IF") return take_premise(row, rule, Clause::premises, false);
    if (key == "OR") return take_premise(row, rule, clause_, true);
    if (key == "THEN") return take_action(row, rule.actions, Clause::actions);
    if (key == "ELSE") return take_action(row, rule.otherwise, Clause::otherwise);
    if (key == "AND") return take_and(row, rule);
    if (key == "PRIORITY") {
      rule.priority = row.number(1, "a priority");
      return;
    }
    row.skip(0, quote(row.text(0, "a keyword")) +
                    "; expected RULE, IF, AND, OR, THEN, ELSE or PRIORITY");
  }

  std::vector<Control>& rules() const { return reading_.model.controls; }

  void begin(const RowReader& row) {
    Control rule;
    rule.name = row.text(1, "a name");
    rule.line = row.line();
    rules().push_back(std::move(rule));
    clause_ = Clause::none;
  }

  void take_and(const RowReader& row, Control& rule) {
    if (clause_ == Clause::actions) return take_action(row, rule.actions, clause_);
    if (clause_ == Clause::otherwise) return take_action(row, rule.otherwise, clause_);
    take_premise(row, rule, clause_, false);
  }

  void take_premise(const RowReader& row, Control& rule, Clause clause, bool alternative) {
    if (clause != Clause::premises) row.skip(0, "no IF before it");
    clause_ = clause;
    rule.premises.push_back({alternative, words_behind(row)});
  }

  void take_action(const RowReader& row, std::vector<Action>& actions, Clause clause) {
    if (rule_has_no_premise()) row.skip(0, "no IF before it");
    clause_ = clause;
    actions.push_back({words_behind(row)});
  }

  bool rule_has_no_premise() const { return rules().back().premises.empty(); }

  static std::vector<std::string> words_behind(const RowReader& row) {
    std::vector<std::string> words;
    for (std::size_t word = 1; word < row.size(); ++word) words.push_back(row.text(word, "a word"));
    return words;
  }

  const Reading& reading_;
  Clause clause_ = Clause::none;
};

}  // namespace

void read_controls(const Reading& reading) {
  ControlsReader(reading).read();
}

}  // namespace biandan::exchange::swmm
