#include "model/casefile/explain.hpp"

#include <iostream>

#include "scenarios/app/commands.hpp"
#include "scenarios/edit/read_case.hpp"

namespace biandan::app {

ExitCode explain(const Options& options) {
  std::optional<Case> problem;
  if (options.case_folder) problem = edit::read_case(*options.case_folder, {}).result;
  const quality::Quality* own = problem ? &problem->quality : nullptr;
  std::cout << (options.argument.empty() ? casefile::explain(own)
                                         : casefile::explain(options.argument, own));
  return ExitCode::done;
}

}  // namespace biandan::app
