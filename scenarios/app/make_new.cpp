#include <filesystem>
#include <iostream>

#include "model/casefile/write_template.hpp"
#include "scenarios/app/commands.hpp"

namespace biandan::app {

ExitCode make_new(const Options& options) {
  const std::filesystem::path folder = options.argument;
  const auto files = casefile::write_template(folder, *options.kinetics);
  std::cout << (folder / "").string() << ":";
  for (const std::string& file : files) std::cout << "  " << file;
  std::cout << "\n"
            << report::say(options.language, "fill in, then: biandan check ",
                           "填写后运行: biandan check ")
            << folder.string() << "\n";
  return ExitCode::done;
}

}  // namespace biandan::app
