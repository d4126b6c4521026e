#include "scenarios/report/time_error_table.hpp"

#include <cmath>
#include <sstream>

#include "model/base/text.hpp"
#include "model/base/time.hpp"
#include "model/quality/shown.hpp"
#include "scenarios/report/number.hpp"
#include "scenarios/report/table.hpp"

namespace biandan::report {

namespace {

std::string instant(const Case& problem, double time) {
  const Settings& settings = problem.settings;
  return base::format_instant({settings.start.seconds + std::llround(time)}, settings.utc_offset);
}

}  // namespace

std::string time_error_table(const Case& problem, const study::TimeErrors& errors,
                             Language language) {
  Table table{
      {say(language, "Section", "断面"), say(language, "Item", "指标"),
       say(language, "Mean", "均值"), say(language, "Splitting, rms", "分裂误差均方根"),
       say(language, "largest", "最大"), say(language, "All steps, rms", "时间离散误差均方根"),
       say(language, "largest", "最大"), say(language, "at", "出现时间")},
      {}};
  for (const study::TimeError& row : errors.rows) {
    const quality::Shown item = quality::shown(problem.quality, row.shown);
    table.rows.push_back({{problem.sections[row.section].name, {}},
                          {item.name + " " + item.unit, {}},
                          {short_number(row.mean), {}},
                          {power(row.splitting.rms), {}},
                          {power(row.splitting.largest), {}},
                          {power(row.all.rms), {}},
                          {power(row.all.largest), {}},
                          {row.all.largest > 0.0 ? instant(problem, row.all.when) : "-", {}}});
  }
  std::string text = format(table, false) + "\n";
  if (problem.quality.longest_reaction_step > problem.settings.step)
    text += say(language, "reactions: ", "反应步长: ") + short_number(errors.reaction_length) +
            say(language, " steps of the case at a time, in the mean\n", " 个计算步长（平均）\n");
  return text +
         say(language,
             "not in these errors: those in space, of the flow, of heat, storage zones, ages and "
             "aeration\n",
             "以上不含空间离散、水流、热平衡、滞留区、水龄和曝气的误差\n") +
         say(language, "the reference took ", "参考解用时 ") +
         short_number(errors.seconds_of_together) + say(language, " s, the run ", " s, 通常计算 ") +
         short_number(errors.seconds_of_steps) + " s\n";
}

std::string time_error_csv(const Case& problem, const study::TimeErrors& errors) {
  std::ostringstream out;
  out.precision(17);
  out << "\xEF\xBB\xBF"
      << "section,item,unit,mean,splitting_rms,splitting_largest,splitting_time,"
         "all_rms,all_largest,all_time\r\n";
  for (const study::TimeError& row : errors.rows) {
    const quality::Shown item = quality::shown(problem.quality, row.shown);
    out << base::csv_cell(problem.sections[row.section].name) << "," << base::csv_cell(item.name)
        << "," << base::csv_cell(item.unit) << "," << row.mean;
    for (const study::Difference* it : {&row.splitting, &row.all})
      out << "," << it->rms << "," << it->largest << "," << instant(problem, it->when);
    out << "\r\n";
  }
  return out.str();
}

}  // namespace biandan::report
