// rules.csv.
//
// In SWMM a setting stays until another rule changes it; here a rule is in force from `when` to
// `until`, and else the setting of the structure holds. So a rule ends where one that sets the
// structure otherwise begins; a rule with ELSE alone on its structure gives the setting by it.
#include <algorithm>
#include <set>

#include "model/base/text.hpp"
#include "scenarios/exchange/import/swmm/control_words.hpp"

namespace biandan::exchange::swmm {

namespace {

/// One setting of a structure and when it is made.
struct Clause {
  const Control* rule = nullptr;
  std::size_t link = 0;
  double setting = 0.0;
  std::string when;
  bool otherwise = false;  ///< of ELSE
};

class RulesDraft {
 public:
  explicit RulesDraft(Drafting& drafting) : drafting_(drafting) {}

  void write() {
    for (const Control& rule : drafting_.model.controls) take(rule);
    for (std::size_t k = 0; k < drafting_.model.links.size(); ++k) {
      const Link& link = drafting_.model.links[k];
      // One that switches by its depth starts there, whatever it was at the start.
      if (link.kind == Link::Kind::pump && !link.on_at_start && !link.switches())
        drafting_.settings[k] = "0";
      add_rules_of(k);
    }
  }

 private:
  void unknown(const Control& rule, std::string said) const {
    drafting_.note(NotCarried::Why::unknown, rule.line, "[CONTROLS] " + rule.name, std::move(said));
  }

  void take(const Control& rule) {
    if (rule.broken || rule.premises.empty())
      return unknown(rule, "the rule: a line of it is wrong or missing");
    const ConditionWords words = condition_of(drafting_, rule);
    if (!words.unknown.empty())
      return unknown(rule, "the rule: no counterpart of IF " + words.unknown);
    for (const bool otherwise : {false, true})
      for (const Action& action : otherwise ? rule.otherwise : rule.actions) {
        const ActionWords done = action_of(drafting_, action);
        if (!done.unknown.empty()) {
          unknown(rule, "no counterpart of the action " + done.unknown);
          continue;
        }
        const std::string when = otherwise ? "not (" + words.condition + ")" : words.condition;
        clauses_.push_back({&rule, done.link, done.setting, when, otherwise});
      }
  }

  void add_rules_of(std::size_t link) {
    std::vector<const Clause*> all;
    for (const Clause& clause : clauses_)
      if (clause.link == link) all.push_back(&clause);
    const bool complement =
        all.size() == 2 && all[0]->rule == all[1]->rule && all[0]->otherwise != all[1]->otherwise;
    if (complement) drafting_.settings[link] = base::exact_number(all[1]->setting);
    for (const Clause* clause : all) {
      if (complement && clause->otherwise) continue;
      add(*clause, complement ? std::string() : end_of(*clause, all), complement);
    }
  }

  /// The conditions under which the structure is set otherwise.
  static std::string end_of(const Clause& clause, const std::vector<const Clause*>& all) {
    std::vector<std::string> ends;
    for (const Clause* other : all)
      if (other->setting != clause.setting && std::ranges::find(ends, other->when) == ends.end())
        ends.push_back(other->when);
    if (ends.size() == 1) return ends.front();
    std::string text;
    for (const std::string& end : ends) text += (text.empty() ? "(" : " or (") + end + ")";
    return text;
  }

  void add(const Clause& clause, std::string until, bool complement) {
    if (until.empty() && !complement)
      drafting_.note(NotCarried::Why::otherwise, clause.rule->line,
                     "[CONTROLS] " + clause.rule->name,
                     "in force while its condition holds; in SWMM its setting stays");
    const Link& link = drafting_.model.links[clause.link];
    const std::string& structure = drafting_.places.links[clause.link];
    // Once for every structure that the rule moves.
    std::string name = clause.rule->name + (clause.otherwise ? "_else" : "");
    if (!names_.insert(name).second) name += "_" + structure;
    names_.insert(name);
    std::map<std::string, std::string> row{{"name", name},
                                           {"structure", structure},
                                           {"when", clause.when},
                                           {"until", std::move(until)},
                                           {"setting", base::exact_number(clause.setting)},
                                           {"priority", base::exact_number(clause.rule->priority)}};
    if (link.travel > 0.0) row["travel [s]"] = base::exact_number(link.travel);
    drafting_
        .table("rules.csv",
               {"name", "structure", "when", "until", "setting", "travel [s]", "priority"})
        .rows.push_back(std::move(row));
  }

  Drafting& drafting_;
  std::vector<Clause> clauses_;
  std::set<std::string> names_;
};

}  // namespace

void draft_rules(Drafting& drafting) {
  RulesDraft(drafting).write();
}

}  // namespace biandan::exchange::swmm
