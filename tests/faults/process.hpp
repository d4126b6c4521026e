// The built program as a process that may be stopped or killed.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace biandan::testing {

class Process {
 public:
  /// Starts `biandan` with these words in the folder. `memory`: most bytes of address space, 0 for
  /// no limit.
  Process(const std::vector<std::string>& words, const std::filesystem::path& folder,
          std::size_t memory = 0);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void signal(int number) const;
  /// Its exit code, or -signal.
  int wait();
  /// What it said, once it has ended.
  std::string out() const;
  std::string err() const;

 private:
  std::filesystem::path said_;
  pid_t id_ = -1;
};

}  // namespace biandan::testing
