#include "scenarios/app/program.hpp"

#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "model/base/error.hpp"
#include "model/base/instructions.hpp"
#include "model/casefile/toml_tree.hpp"
#include "scenarios/app/commands.hpp"
#include "scenarios/exchange/xlsx.hpp"
#include "scenarios/report/page/page.hpp"
#include "scenarios/report/warnings_json.hpp"
#include "solver/math/elimination.hpp"
#include "solver/math/ode.hpp"
#include "solver/record/netcdf_file.hpp"

namespace biandan::app {

namespace {

using report::say;

constexpr const char* version = BIANDAN_VERSION;

ExitCode dispatch(const Options& options) {
  switch (options.command) {
    case Command::check:
      return check(options);
    case Command::run:
      return run(options, version);
    case Command::resume:
      return resume(options, version);
    case Command::steady:
      return steady(options, version);
    case Command::accuracy:
      return accuracy(options);
    case Command::compare:
      return compare(options, version);
    case Command::capacity:
      return capacity(options);
    case Command::ensemble:
      return ensemble(options, version);
    case Command::doctor:
      return doctor(options);
    case Command::export_result:
      return export_result(options);
    case Command::import_case:
      return import_case(options);
    case Command::explain:
      return explain(options);
    case Command::make_new:
      return make_new(options);
    case Command::none:
      break;
  }
  // Somebody who asks nothing is shown what to ask, but a script must not take that for success.
  std::cerr << general_help(options.language);
  return ExitCode::input;
}

std::string help_of(const Options& options) {
  for (const CommandRow& row : commands()) {
    if (row.command == options.command) return command_help(row, options.language);
  }
  return general_help(options.language);
}

void print_findings(const base::CaseError& error, Language language) {
  int count = 0;
  for (const base::Finding& finding : error.findings()) {
    std::cerr << base::format(finding) << "\n";
    count += finding.count;
  }
  std::cerr << say(language, count == 1 ? "1 mistake" : std::to_string(count) + " mistakes",
                   "共 " + std::to_string(count) + " 处错误")
            << "\n";
}

/// What the program is built on, and what it does with the processor it runs on.
void print_libraries() {
  for (const base::Library& it :
       {math::ordering_library(), math::ode_library(), record::storage_library(),
        casefile::toml_library(), report::json_library(), report::chart_library(),
        exchange::workbook_library(), options_library()})
    std::cout << it.name << " " << it.version << " (" << it.licence << ")\n";
  std::cout << "built by " << BIANDAN_COMPILER << "; "
            << (base::has_wide_registers() ? "wide" : "plain") << " registers on this processor\n";
}

ExitCode answer(const Options& options) {
  if (options.help) {
    std::cout << help_of(options);
    return ExitCode::done;
  }
  if (options.version) {
    std::cout << "biandan " << version << "\n";
    if (options.verbose) print_libraries();
    return ExitCode::done;
  }
  return dispatch(options);
}

ExitCode guarded(const Options& options) {
  const Language language = options.language;
  try {
    return answer(options);
  } catch (const base::CaseError& error) {
    print_findings(error, language);
    return ExitCode::input;
  } catch (const UsageError& error) {
    std::cerr << "biandan: " << error.what() << "\n";
    return ExitCode::input;
  } catch (const base::RunError& error) {
    std::cerr << say(language, "biandan: the run failed: ", "biandan: 计算失败: ") << error.what()
              << "\n";
  } catch (const std::bad_alloc&) {
    std::cerr << say(language, "biandan: out of memory\n", "biandan: 内存不足\n");
  } catch (const std::exception& error) {
    std::cerr << say(language, "biandan: unexpected: ", "biandan: 意外错误: ") << error.what()
              << "\n";
  }
  return ExitCode::failed;
}

}  // namespace

int run_program(std::span<const std::string> arguments) {
  // A file that may grow no further is an error where it is written, as a full disk is.
  std::signal(SIGXFSZ, SIG_IGN);
  Options options;
  try {
    options = parse_options(arguments);
  } catch (const UsageError& error) {
    std::cerr << "biandan: " << error.what() << "\n"
              << say(error.language(), "see 'biandan --help'\n", "用法见 'biandan --help'\n");
    return static_cast<int>(ExitCode::input);
  }
  const ExitCode code = guarded(options);
  std::cout.flush();
  if (!std::cout && code == ExitCode::done) {
    std::cerr << say(options.language, "biandan: cannot write to the standard output\n",
                     "biandan: 无法写标准输出\n");
    return static_cast<int>(ExitCode::failed);
  }
  return static_cast<int>(code);
}

}  // namespace biandan::app
