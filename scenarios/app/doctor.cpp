#include <filesystem>
#include <iostream>
#include <optional>

#include "model/base/error.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/app/find_result.hpp"
#include "scenarios/doctor/checks.hpp"
#include "scenarios/doctor/replay.hpp"
#include "scenarios/report/doctor_json.hpp"
#include "scenarios/report/doctor_text.hpp"
#include "scenarios/report/read_statements.hpp"
#include "scenarios/report/water_origin_table.hpp"
#include "scenarios/study/read_case.hpp"

namespace biandan::app {

namespace {

namespace fs = std::filesystem;
using report::say;

constexpr const char* statements_file = "warnings.json";

/// The case of the result. Throws UsageError where it is another one, or was changed since.
std::optional<Case> case_of(const Options& options, const record::Reader& result) {
  const Language language = options.language;
  if (!options.case_folder) {
    if (!options.scenario) return std::nullopt;
    throw UsageError(language, "'--scenario' goes with --case", "'--scenario' 须与 --case 同用");
  }
  std::optional<std::string> scenario = options.scenario;
  const std::string recorded = result.text("scenario");
  if (!scenario && !recorded.empty()) scenario = recorded;
  Case problem = study::read_case(*options.case_folder, scenario).result;
  if (problem.hash == result.text("case_hash")) return problem;
  const std::string ran = result.text("case_name") + (recorded.empty() ? "" : " " + recorded);
  throw UsageError(language,
                   "the result is of case '" + ran + "' as it was when it ran; '" +
                       options.case_folder->string() +
                       "' is another one, or has changed since: leave out --case, or run it again",
                   "结果属于计算时的案例 '" + ran + "'; '" + options.case_folder->string() +
                       "' 不是该案例或已被修改: 去掉 --case, 或重新计算");
}

}  // namespace

ExitCode doctor(const Options& options) {
  const fs::path file = find_result(options.argument, options.language);
  const record::Reader result(file);
  const std::optional<Case> problem = case_of(options, result);
  doctor::Evidence evidence = doctor::gather(result, file.string());
  report::ReadStatements said = report::read_statements(file.parent_path() / statements_file,
                                                        result.text("state_hash"), result.start());
  evidence.statements = std::move(said.statements);
  evidence.no_statements = result.complete() ? said.why_not : doctor::Reason::not_ended;
  if (problem) evidence.problem = &*problem;
  if (problem && !evidence.statements) evidence.statements = doctor::replay(result, *problem);
  const doctor::Diagnosis diagnosis = doctor::examine(evidence);
  const record::Clock clock = result.clock();
  if (options.json) {
    std::cout << report::diagnosis_json(diagnosis, evidence, clock);
    return ExitCode::done;
  }
  std::cout << report::diagnosis_text(diagnosis, clock, options.language);
  const std::string origins =
      report::water_origin_lines(evidence.origin, result.section_names(), options.language);
  if (!origins.empty()) std::cout << "\n" << origins;
  return ExitCode::done;
}

}  // namespace biandan::app
