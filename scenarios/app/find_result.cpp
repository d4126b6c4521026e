#include "scenarios/app/find_result.hpp"

#include <system_error>

namespace biandan::app {

namespace fs = std::filesystem;

fs::path find_result(const fs::path& run, Language language) {
  std::error_code unknown;
  if (fs::is_regular_file(run, unknown)) return run;
  if (!fs::is_directory(run, unknown))
    throw UsageError(language, "there is no folder '" + run.string() + "'",
                     "文件夹 '" + run.string() + "' 不存在");
  for (const char* name : {"run.nc.part", "run.nc"})
    if (fs::is_regular_file(run / name, unknown)) return run / name;
  throw UsageError(language,
                   "'" + run.string() +
                       "' holds no result: neither run.nc nor run.nc.part; "
                       "expected a folder that 'run' wrote",
                   "'" + run.string() +
                       "' 中没有结果: 既无 run.nc 也无 run.nc.part; "
                       "应为 run 写出的文件夹");
}

}  // namespace biandan::app
