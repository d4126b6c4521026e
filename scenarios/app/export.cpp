#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <utility>
#include <vector>

#include "model/base/error.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/find_result.hpp"
#include "scenarios/exchange/csv.hpp"
#include "scenarios/exchange/geojson.hpp"
#include "scenarios/exchange/result_sheets.hpp"
#include "scenarios/exchange/statement_sheets.hpp"
#include "scenarios/exchange/xlsx.hpp"
#include "scenarios/report/whole_file.hpp"

namespace biandan::app {

namespace {

namespace fs = std::filesystem;
using report::say;

constexpr const char* workbook_file = "tables.xlsx";
constexpr const char* network_file = "network.geojson";

std::string local(const exchange::Clock& clock, double seconds) {
  return base::format_instant({clock.start.seconds + std::llround(seconds)}, clock.offset);
}

/// The recorded time nearest to the one that is asked for.
std::size_t time_of(const std::string& text, const record::Reader& run,
                    const exchange::Clock& clock, Language language) {
  const std::vector<double>& times = run.times();
  const std::string span = local(clock, times.front()) + " - " + local(clock, times.back());
  const auto instant = base::parse_instant(text, clock.offset);
  const double wanted =
      instant ? static_cast<double>(instant->seconds - clock.start.seconds) : -1.0;
  if (!instant || wanted < times.front() || wanted > times.back())
    throw UsageError(language, "'--time " + text + "'; expected a time of the result, " + span,
                     "'--time " + text + "'; 应为结果中的时刻, " + span);
  const auto nearest =
      std::ranges::min_element(times, {}, [&](double time) { return std::abs(time - wanted); });
  return static_cast<std::size_t>(nearest - times.begin());
}

/// What does not fit into a workbook is told, and stands in the CSV file as a whole.
void tell_cut(const std::vector<exchange::Sheet>& sheets, Language language) {
  for (const exchange::Sheet& sheet : sheets) {
    if (sheet.rows.size() <= exchange::most_rows) continue;
    const std::string rows = std::to_string(sheet.rows.size());
    std::cerr << say(language,
                     "the workbook holds 1048575 of " + rows + " rows of '" + sheet.title + "'; " +
                         sheet.name + ".csv has all\n",
                     "工作簿只含 '" + sheet.title + "' 的 1048575 行, 共 " + rows + " 行; 全部见 " +
                         sheet.name + ".csv\n");
  }
}

}  // namespace

ExitCode export_result(const Options& options) {
  const Language language = options.language;
  const fs::path file = find_result(options.argument, language);
  const record::Reader run(file);
  const exchange::Clock clock = run.clock();
  std::optional<std::size_t> time;
  if (options.time) time = time_of(*options.time, run, clock, language);
  const fs::path folder = options.out.value_or(file.parent_path() / "export");
  report::make_folder_for(folder / workbook_file);

  std::vector<exchange::Sheet> sheets;
  const auto said = exchange::statement_sheets(file.parent_path() / "warnings.json",
                                               run.text("state_hash"), clock, language);
  if (said) sheets = *said;
  if (!run.section_names().empty()) sheets.push_back(exchange::section_sheet(run, language));
  if (!run.structure_names().empty()) sheets.push_back(exchange::structure_sheet(run, language));
  sheets.push_back(exchange::cell_sheet(run, language));
  sheets.push_back(exchange::balance_sheet(run, language));
  for (const exchange::Sheet& sheet : sheets)
    report::write_whole_file(folder / (sheet.name + ".csv"), exchange::csv(sheet, clock));
  exchange::write_xlsx(folder / workbook_file, sheets, clock);
  report::write_whole_file(folder / network_file, exchange::geojson(run, time));

  tell_cut(sheets, language);
  if (!said)
    std::cerr << say(language,
                     "without answer, months, operations and inputs: there is no warnings.json of "
                     "this result beside it\n",
                     "缺结论、月均值、调度和输入表: 旁边没有该结果的 warnings.json\n");
  std::cout << (folder / "").string() << ": " << workbook_file << "  " << network_file;
  for (const exchange::Sheet& sheet : sheets) std::cout << "  " << sheet.name << ".csv";
  std::cout << "\n"
            << say(language, "the network shows ", "河网图层为 ")
            << (time ? local(clock, run.times()[*time])
                     : say(language, "mean, highest and lowest of the run",
                           "整个模拟期的平均、最高和最低"))
            << "\n";
  return ExitCode::done;
}

}  // namespace biandan::app
