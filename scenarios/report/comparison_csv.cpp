#include "scenarios/report/comparison_csv.hpp"

#include <sstream>

#include "model/base/text.hpp"
#include "model/quality/shown.hpp"

namespace biandan::report {

namespace {

constexpr double hour = 3600.0;

void write(std::ostream& out, const study::Both& both, double unit = 1.0) {
  out << "," << both.base / unit << "," << both.with / unit;
}

void write_rows(std::ostream& out, const Case& problem, const study::Comparison& comparison,
                const study::SectionChange& section) {
  for (const study::ItemChange& item : section.items)
    for (const study::LimitChange& limit : item.limits) {
      out << base::csv_cell(comparison.base) << "," << base::csv_cell(comparison.with) << ","
          << base::csv_cell(problem.sections[section.section].name) << ","
          << base::csv_cell(item.code) << ","
          << base::csv_cell(quality::shown(problem.quality, item.shown).unit) << ","
          << base::csv_cell(limit.limit.rule_set) << "," << limit.limit.value;
      write(out, item.peak);
      write(out, item.month_mean);
      write(out, limit.seconds_over, hour);
      write(out, limit.days_over);
      out << "," << standard::name_en(limit.level.base) << ","
          << standard::name_en(limit.level.with) << "\r\n";
    }
}

}  // namespace

std::string comparison_csv(const Case& problem, std::span<const study::Comparison> comparisons) {
  std::ostringstream out;
  out.precision(17);
  out << "\xEF\xBB\xBF"
      << "base,with,section,item,unit,rule_set,limit,peak_base,peak_with,month_mean_base,"
         "month_mean_with,hours_over_base,hours_over_with,days_over_base,days_over_with,"
         "level_base,level_with\r\n";
  for (const study::Comparison& comparison : comparisons)
    for (const study::SectionChange& section : comparison.sections)
      write_rows(out, problem, comparison, section);
  return out.str();
}

}  // namespace biandan::report
