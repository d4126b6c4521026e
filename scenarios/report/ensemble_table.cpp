#include "scenarios/report/ensemble_table.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "model/base/time.hpp"
#include "scenarios/report/ensemble_names.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

using study::Spread;
using study::Target;
using study::TargetStatistics;

std::string spread_text(const Spread& spread) {
  return short_number(spread.low) + " / " + short_number(spread.middle) + " / " +
         short_number(spread.high);
}

std::string probability_text(const chance::Probability& it) {
  return whole_percent(it.value) + " (" + std::to_string(std::lround(100.0 * it.interval.low)) +
         "-" + std::to_string(std::lround(100.0 * it.interval.high)) + ")";
}

std::string lead_text(const EnsembleFound& found, std::size_t target) {
  const auto lead = study::lead_time(found.ensemble, target, 0.5);
  if (!lead) return "-";
  const Settings& settings = found.problem.settings;
  const base::Instant instant{settings.start.seconds + std::llround(*lead)};
  return base::format_short(instant, settings.utc_offset) + " (+" + hours(*lead) + " h)";
}

/// Targets of a section, the one most likely to be passed first, then by the share of the limit
/// that the upper members reach.
std::vector<std::size_t> ranked(const EnsembleFound& found, std::size_t section) {
  std::vector<std::size_t> order;
  for (std::size_t t = 0; t < found.ensemble.targets.size(); ++t)
    if (found.ensemble.targets[t].section == section) order.push_back(t);
  const auto nearness = [&](std::size_t t) {
    const Target& target = found.ensemble.targets[t];
    const Spread& peak = found.statistics[t].peak;
    return target.limit.sense == standard::Sense::maximum ? peak.high / target.limit.value
                                                          : target.limit.value / peak.low;
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    const double one = found.statistics[a].over.value, other = found.statistics[b].over.value;
    return one != other ? one > other : nearness(a) > nearness(b);
  });
  return order;
}

/// Those that may be passed; the first where none may.
std::vector<std::size_t> lines_of(const EnsembleFound& found, std::size_t section) {
  std::vector<std::size_t> order = ranked(found, section);
  const auto quiet = std::ranges::find_if(order, [&](std::size_t t) {
    return found.statistics[t].over.value == 0.0 && found.statistics[t].month_over.value == 0.0;
  });
  const auto kept = std::max<std::ptrdiff_t>(1, quiet - order.begin());
  if (kept < std::ssize(order)) order.resize(static_cast<std::size_t>(kept));
  return order;
}

std::string level_name(standard::WarningLevel level, Language language) {
  if (level == standard::WarningLevel::none) return "-";
  return std::string(language == Language::zh ? standard::name_zh(level)
                                              : standard::name_en(level));
}

std::vector<TableCell> row_of(const EnsembleFound& found, std::size_t t, Language language) {
  const Target& target = found.ensemble.targets[t];
  const TargetStatistics& it = found.statistics[t];
  return {{found.problem.sections[target.section].name},
          {item_name(found.problem, target, language)},
          {limit_text(found.problem, target, language)},
          {probability_text(it.over)},
          {spread_text(it.peak)},
          {probability_text(it.month_over)},
          {spread_text(it.month_mean)},
          {lead_text(found, t)},
          {it.over.value > 0.0
               ? hours(it.seconds_over.middle) + " (" + hours(it.seconds_over.high) + ")"
               : "-"},
          {level_name(it.warned, language), static_cast<Colour>(it.warned)}};
}

struct Reason {
  std::size_t count = 0;
  std::size_t first = 0;  ///< member
  std::string words;
};

std::string without_numbers(std::string text) {
  std::erase_if(text, [](unsigned char letter) {
    return std::isdigit(letter) != 0 || letter == '.' || letter == '-' || letter == 'e';
  });
  return text;
}

}  // namespace

std::string ensemble_table(const EnsembleFound& found, Style style) {
  const Language language = style.language;
  Table table;
  for (const Text& title :
       {Text{"Section", "断面"}, Text{"Item", "项目"}, Text{"Limit", "限值"},
        Text{"Over", "超标概率"}, Text{"Peak 5/50/95 %", "峰值 5/50/95 %"},
        Text{"Month over", "月均超标概率"}, Text{"Month mean 5/50/95 %", "月均值 5/50/95 %"},
        Text{"Half are over by", "半数成员超标时刻"},
        Text{"Hours 50 % (95 %)", "超标小时 50 % (95 %)"}, Text{"Level", "预警"}})
    table.heading.emplace_back(title.in(language));
  for (std::size_t s = 0; s < found.problem.sections.size(); ++s)
    for (const std::size_t t : lines_of(found, s)) table.rows.push_back(row_of(found, t, language));
  return format(table, style.coloured);
}

std::string driver_lines(const EnsembleFound& found, Language language) {
  constexpr std::size_t most = 3;
  constexpr double felt = 0.02;
  std::string text;
  for (std::size_t s = 0; s < found.problem.sections.size(); ++s) {
    const std::vector<std::size_t> lines = lines_of(found, s);
    if (lines.empty()) continue;
    std::vector<study::Driver> drivers = found.statistics[lines.front()].drivers;
    // Of noise a seed was drawn, which tells nothing; of few members an index may be chance.
    std::erase_if(drivers, [&](const study::Driver& it) {
      return it.index.interval.low <= 0.0 ||
             found.uncertainty.inputs[it.input].edit.noise.has_value();
    });
    std::string named;
    for (std::size_t i = 0; i < std::min(most, drivers.size()); ++i) {
      const study::Driver& it = drivers[i];
      if (it.index.value < felt) break;
      named += (named.empty()              ? ""
                : language == Language::zh ? "、"
                                           : ", ") +
               found.uncertainty.inputs[it.input].edit.name + " " + whole_percent(it.index.value) +
               " (" + std::to_string(std::lround(100.0 * it.index.interval.low)) + "-" +
               std::to_string(std::lround(100.0 * it.index.interval.high)) + ")" +
               (it.rank_correlation < 0.0 ? say(language, ", the less the more", "（反向）") : "");
    }
    if (named.empty()) continue;
    const Target& target = found.ensemble.targets[lines.front()];
    text += found.problem.sections[s].name + ": " +
            say(language, "the spread of the peak of ", "峰值离散的来源, ") +
            item_name(found.problem, target, language) + say(language, " comes from ", ": ") +
            named + "\n";
  }
  return text;
}

std::string members_lines(const study::Ensemble& ensemble, Language language) {
  const std::string all = std::to_string(ensemble.members.size());
  const std::string completed = std::to_string(ensemble.completed());
  std::string text = say(language, "members: " + completed + " of " + all,
                         "成员: " + all + " 个中完成 " + completed + " 个");
  const auto halved = std::ranges::count_if(ensemble.members, [](const study::Member& member) {
    return member.with_half_steps && !member.failed();
  });
  if (halved > 0)
    text += say(language, ", " + std::to_string(halved) + " with half the steps",
                ", 其中步长减半 " + std::to_string(halved) + " 个");
  text += "\n";
  if (ensemble.completed() < ensemble.members.size())
    text += say(language,
                "the members that failed are in none of these figures, which hold for the draws of "
                "the others only\n",
                "失败成员不计入以上任何数字, 结果只对其余成员的抽样成立\n");
  // Reasons that differ in their numbers only are told once: how many, the first, its words.
  std::map<std::string, Reason> reasons;
  for (std::size_t m = 0; m < ensemble.members.size(); ++m) {
    if (!ensemble.members[m].failed()) continue;
    const std::string& why = ensemble.members[m].failure;
    ++reasons.emplace(without_numbers(why), Reason{0, m + 1, why}).first->second.count;
  }
  std::size_t told = 0;
  for (const auto& [kind, reason] : reasons) {
    if (++told > 3) {
      text +=
          say(language, "  and other reasons, in ensemble.json\n", "  其余原因见 ensemble.json\n");
      break;
    }
    const std::string number = std::to_string(reason.count);
    const std::string first = std::to_string(reason.first);
    text += say(language, "  failed: " + number + ", the first is member " + first + ": ",
                "  失败 " + number + " 个, 首个为成员 " + first + ": ") +
            reason.words + "\n";
  }
  return text;
}

}  // namespace biandan::report
