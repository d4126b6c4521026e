#include "solver/record/trial.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <new>

namespace biandan::record {

namespace {

constexpr int came_back = 0;
constexpr int out_of_memory = 1;
constexpr unsigned longest = 120;  // [s]

/// Of the address space of this process beyond what it has.
void limit_memory(std::uint64_t more) {
  std::uint64_t pages = 0;
  if (!(std::ifstream("/proc/self/statm") >> pages)) return;
  const std::uint64_t now = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  const rlimit limit{now + more, now + more};
  ::setrlimit(RLIMIT_AS, &limit);
}

[[noreturn]] void try_out(const std::function<void()>& read, std::uint64_t more_memory) {
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::alarm(longest);
  limit_memory(more_memory);
  try {
    read();
  } catch (const std::bad_alloc&) {
    ::_exit(out_of_memory);
  } catch (...) {
    // Whoever reads it in earnest meets the same, and says so.
  }
  ::_exit(came_back);
}

}  // namespace

bool comes_back(const std::function<void()>& read, std::uint64_t more_memory) {
  const pid_t child = ::fork();
  if (child < 0) return true;
  if (child == 0) try_out(read, more_memory);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return true;
  return WIFEXITED(status) && WEXITSTATUS(status) == came_back;
}

}  // namespace biandan::record
