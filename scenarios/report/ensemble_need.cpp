#include "scenarios/report/ensemble_need.hpp"

#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

std::string bytes_text(std::size_t bytes) {
  constexpr double mega = 1024.0 * 1024.0;
  const double size = static_cast<double>(bytes) / mega;
  return size < 1024.0 ? short_number(size) + " MB" : short_number(size / 1024.0) + " GB";
}

}  // namespace

std::string need_line(const study::Need& need, std::size_t disk, Language language) {
  const std::string memory = bytes_text(need.memory()), run = bytes_text(need.run);
  const std::string most = std::to_string(need.at_once), file = bytes_text(disk);
  return say(language,
             "memory: up to " + memory + " (" + run + " a member, at most " + most +
                 " under way); disk while it runs: " + file + "\n",
             "内存: 至多 " + memory + " (每个成员 " + run + ", 同时最多 " + most +
                 " 个); 计算期间磁盘: " + file + "\n");
}

}  // namespace biandan::report
