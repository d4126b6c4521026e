#include "solver/record/trial.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <new>

namespace biandan::record {

namespace {

constexpr int came_back = 0;
constexpr int threw = 1;
constexpr int out_of_memory = 2;
constexpr unsigned longest = 120;  // [s]

/// Of the address space of this process beyond what it has.
void limit_memory(std::uint64_t more) {
  std::uint64_t pages = 0;
  if (!(std::ifstream("/proc/self/statm") >> pages)) return;
  const std::uint64_t now = pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  const rlimit limit{now + more, now + more};
  ::setrlimit(RLIMIT_AS, &limit);
}

/// It ends in silence, and as the system would have it.
void be_quiet() {
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL}) std::signal(signal, SIG_DFL);
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
}

[[noreturn]] void read_and_exit(const std::function<void()>& read, std::uint64_t more_memory) {
  be_quiet();
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  ::alarm(longest);
  limit_memory(more_memory);
  try {
    read();
  } catch (const std::bad_alloc&) {
    ::_exit(out_of_memory);
  } catch (...) {
    ::_exit(threw);
  }
  ::_exit(came_back);
}

}  // namespace

Trial try_out(const std::function<void()>& read, std::uint64_t more_memory) {
  const pid_t child = ::fork();
  if (child < 0) return Trial::well;
  if (child == 0) read_and_exit(read, more_memory);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return Trial::well;
  if (!WIFEXITED(status) || WEXITSTATUS(status) == out_of_memory) return Trial::ended;
  return WEXITSTATUS(status) == came_back ? Trial::well : Trial::failed;
}

}  // namespace biandan::record
