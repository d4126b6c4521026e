#include "model/casefile/explain.hpp"

#include <iostream>

#include "scenarios/app/commands.hpp"

namespace biandan::app {

ExitCode explain(const Options& options) {
  std::cout << (options.argument.empty() ? casefile::explain()
                                         : casefile::explain(options.argument));
  return ExitCode::done;
}

}  // namespace biandan::app
