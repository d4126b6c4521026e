// The commands. Each throws base::CaseError or UsageError for wrong input, base::RunError or
// another exception when it fails, and returns how it ended otherwise.
#pragma once

#include <string>

#include "scenarios/app/exit_code.hpp"
#include "scenarios/app/options.hpp"

namespace biandan::app {

ExitCode check(const Options& options);
/// `version` of the program, for the result files.
ExitCode run(const Options& options, const std::string& version);
/// Goes on with the run in a result folder.
ExitCode resume(const Options& options, const std::string& version);
ExitCode steady(const Options& options, const std::string& version);
ExitCode accuracy(const Options& options);
/// Runs scenarios beside each other and says what they change at the sections.
ExitCode compare(const Options& options, const std::string& version);
/// What groups of loads may bring so that the sections keep their limits.
ExitCode capacity(const Options& options);
/// Runs members with uncertain inputs drawn, and says how likely the sections go over their limits.
ExitCode ensemble(const Options& options, const std::string& version);
/// Looks at a result and says what looks wrong in it.
ExitCode doctor(const Options& options);
/// Writes a result as tables and as a map for other programs.
ExitCode export_result(const Options& options);
/// Makes a case of a file of another program.
ExitCode import_case(const Options& options);
ExitCode explain(const Options& options);
ExitCode make_new(const Options& options);

}  // namespace biandan::app
