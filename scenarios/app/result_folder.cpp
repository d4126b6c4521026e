#include "scenarios/app/result_folder.hpp"

#include <system_error>

namespace biandan::app {

namespace {

std::filesystem::path folder_of(const Case& problem, const Options& options) {
  if (options.out) return *options.out;
  const std::string run = problem.scenario.empty() ? "base" : problem.scenario;
  return std::filesystem::path("out") / problem.settings.name / run;
}

void check_folder(const std::filesystem::path& folder, Language language) {
  std::error_code unknown;
  for (std::filesystem::path part = folder; !part.empty(); part = part.parent_path()) {
    if (std::filesystem::exists(part, unknown) && !std::filesystem::is_directory(part, unknown)) {
      throw UsageError(language,
                       "cannot write into '" + folder.string() + "': '" + part.string() +
                           "' is a file, not a folder",
                       "无法写入 '" + folder.string() + "': '" + part.string() + "' 不是文件夹");
    }
    if (part == part.parent_path()) break;
  }
}

}  // namespace

std::filesystem::path result_folder(const Case& problem, const Options& options) {
  std::filesystem::path folder = folder_of(problem, options);
  check_folder(folder, options.language);
  return folder;
}

}  // namespace biandan::app
