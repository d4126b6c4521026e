// The built program as a process that may be stopped or killed.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"

namespace biandan::testing {

/// What a process may have; 0: as the test.
struct Confines {
  std::size_t memory = 0;  ///< most bytes of address space
  uid_t user = 0;          ///< a user without rights of its own; only root can ask for it
};

class Process {
 public:
  /// Starts `biandan` with these words in the folder.
  Process(const std::vector<std::string>& words, const std::filesystem::path& folder,
          const Confines& confines = {});
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
  test::TemporaryFolder said_;
  pid_t id_ = -1;
};

}  // namespace biandan::testing
