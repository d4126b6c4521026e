// Initial concentrations: [quality.initial] of the whole network, initial.csv of single reaches.
#include <algorithm>
#include <span>

#include "model/base/text.hpp"
#include "model/casefile/readers.hpp"
#include "model/casefile/text_place.hpp"

namespace biandan::casefile {

namespace {

/// What of a row goes before a stored state: `bed`, `all` or constituents by name.
class Replacing {
 public:
  Replacing(Context& context, const Cell& cell) : context_(context), cell_(cell) {}

  void mark(std::span<quality::InitialConcentration> values) const {
    if (!context_.result.settings.stored) {
      context_.findings.add(cell_, {"values in place of a stored state, and no such state",
                                    "initial = \"<path>/run.nc\" in [flow], or an empty cell"});
      return;
    }
    constexpr std::string_view between = ", \t";
    std::size_t begin = cell_.text.find_first_not_of(between);
    while (begin != std::string::npos) {
      const std::size_t end = std::min(cell_.text.find_first_of(between, begin), cell_.text.size());
      mark_word(piece_of(cell_, begin, cell_.text.substr(begin, end - begin)), values);
      begin = cell_.text.find_first_not_of(between, end);
    }
  }

 private:
  void mark_word(const Cell& word, std::span<quality::InitialConcentration> values) const {
    const auto& constituents = context_.result.quality.constituents;
    const bool all = word.text == "all";
    const bool bed = word.text == "bed";
    const auto index = context_.constituents.find(word.text);
    if (!all && !bed && !index) {
      context_.findings.add(
          word, {"unknown constituent " + quote(word.text), "bed, all or constituents of the case",
                 base::did_you_mean(word.text, context_.constituents.names())});
      return;
    }
    bool any = false;
    for (quality::InitialConcentration& value : values) {
      if (!all && !(bed && constituents[value.constituent].on_bed) && value.constituent != index)
        continue;
      value.before_state = any = true;
    }
    if (any) return;
    const std::string what = all ? "" : bed ? " of the bed" : " of " + word.text;
    context_.findings.add(word,
                          {"no value" + what + " in the row that could replace the stored one",
                           "a value in the row"});
  }

  Context& context_;
  const Cell& cell_;
};

void read_initial_row(Context& context, const Record& row, network::ReachId reach) {
  auto& initial = context.result.quality.initial;
  const std::size_t first = initial.size();
  bool complete = true;  // what is wrong with a value is reported
  for (const Given& given : row.all()) {
    const auto index = context.constituent(given);
    if (!index) continue;
    const auto value = row.number(given);
    complete = complete && value && reach.valid();
    if (value && reach.valid()) initial.push_back({reach, *index, *value});
  }
  const Cell* replacing = row.cell("replaces_state");
  if (replacing != nullptr && complete)
    Replacing(context, *replacing).mark(std::span(initial).subspan(first));
}

}  // namespace

void read_initial_everywhere(Context& context) {
  const Record record = settings_record(context.raw, "quality.initial", context.findings);
  for (const Given& given : record.all()) {
    const auto index = context.constituent(given);
    if (!index) {
      report_unknown_constituent(context, given);
      continue;
    }
    quality::Constituent& constituent = context.result.quality.constituents[*index];
    constituent.initial = record.number(given).value_or(constituent.initial);
    constituent.initial_given = true;
  }
}

void read_initial_rows(Context& context) {
  check_constituent_columns(context, "initial");
  OneRowAReach rows("row");
  for (const Record& row : context.records("initial")) {
    const network::ReachId reach = context.reach(row, "reach");
    rows.add(reach, row);
    read_initial_row(context, row, reach);
  }
}

}  // namespace biandan::casefile
