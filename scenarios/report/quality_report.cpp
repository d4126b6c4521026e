#include "scenarios/report/quality_report.hpp"

#include "model/base/time.hpp"
#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

using standard::BlackOdour;
using standard::BlackOdourIndicator;

std::string when(const Case& problem, double time) {
  const base::Instant instant{problem.settings.start.seconds + static_cast<std::int64_t>(time)};
  return base::format_short(instant, problem.settings.utc_offset);
}

std::string kilometres(double length) {
  return length > 0.0 ? short_number(length / 1000.0) : "0";
}

std::string name_of(const BlackOdourIndicator& indicator, Language language) {
  return say(language, indicator.name_en, indicator.name_zh);
}

std::string over_text(const Case& problem, const study::TimeOver& over, Language language) {
  return say(language, " from ", ", 自 ") + when(problem, over.first.value_or(0.0)) + ", " +
         hours(over.seconds) + say(language, " h", " 小时");
}

std::string section_line(const Case& problem, const study::BlackOdourSection& section,
                         Language language) {
  std::string text =
      say(language, "black-odorous: ", "黑臭: ") + problem.sections[section.section].name + " " +
      say(language, standard::name_en(section.grade), standard::name_zh(section.grade));
  if (section.grade == BlackOdour::severe)
    text += over_text(problem, section.severe, language) +
            say(language, ", mild or worse", ", 轻度及以上");
  text += over_text(problem, section.mild, language);
  std::string items;
  for (const study::BlackOdourItem& item : section.items)
    items += say(language, items.empty() ? ": " : ", ", items.empty() ? ": " : "、") +
             name_of(*item.indicator, language) + " " + short_number(item.worst.value) + " " +
             std::string(item.indicator->unit);
  return text + items;
}

std::string basis_line(const study::BlackOdourResult& result, bool none, Language language) {
  std::string text = say(language, "black odour: ", "黑臭评价: ");
  if (none) text += say(language, "no section; ", "无断面; ");
  text += say(language, "judged by ", "依据 ");
  std::string judged;
  for (const auto& entry : result.items.black_odour)
    judged += say(language, judged.empty() ? "" : ", ", judged.empty() ? "" : "、") +
              name_of(*entry.item, language);
  std::string missing;
  for (const BlackOdourIndicator* indicator : result.items.missing)
    missing += say(language, missing.empty() ? "; not judged, since not in the case: " : ", ",
                   missing.empty() ? "; 未评价(案例无此项): " : "、") +
               name_of(*indicator, language);
  return text + judged + missing;
}

}  // namespace

std::string river_line(const Case& problem, const study::RiverQuality& river, Language language) {
  if (river.items.water_class.empty() || !(river.length > 0.0)) return "";
  const double most = river.worst_class.over_class_iii();
  const std::string total = kilometres(river.length);
  if (!(most > 0.0))
    return say(language, "river: none of " + total + " km worse than class III at any time",
               "河长: 共 " + total + " km, 各时刻均无劣于III类河段");
  const std::string time = when(problem, river.worst_class.time);
  const std::string end = kilometres(river.end.over_class_iii());
  std::string text =
      say(language,
          "river: " + kilometres(most) + " of " + total + " km worse than class III at most (" +
              time + "), " + end + " km at the end",
          "河长: 劣于III类最多 " + kilometres(most) + " km, 共 " + total + " km (" + time +
              "), 结束时 " + end + " km");
  const study::RiverLengths& worst = river.worst_black_odour;
  if (!(worst.black_odorous() > 0.0)) return text;
  const std::string odorous = kilometres(worst.black_odorous());
  const std::string severe = kilometres(worst.black_odour[2]);
  return text + say(language,
                    "; black-odorous " + odorous + " km at most (" + when(problem, worst.time) +
                        "), of these " + severe + " km severe",
                    "; 黑臭最多 " + odorous + " km (" + when(problem, worst.time) + "), 其中重度 " +
                        severe + " km");
}

std::vector<std::string> black_odour_lines(const Case& problem,
                                           const study::BlackOdourResult& result,
                                           Language language) {
  std::vector<std::string> lines;
  if (result.sections.empty() || result.items.black_odour.empty()) return lines;
  for (const study::BlackOdourSection& section : result.sections)
    if (section.grade != BlackOdour::none)
      lines.push_back(section_line(problem, section, language));
  const bool none = lines.empty();
  lines.push_back(basis_line(result, none, language));
  return lines;
}

}  // namespace biandan::report
