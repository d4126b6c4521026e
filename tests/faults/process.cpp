#include "tests/faults/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "tests/app/program.hpp"

namespace biandan::testing {

namespace {

/// In the child: nothing but calls that a child of a fork may make.
[[noreturn]] void become(char* const* words, const char* folder, const char* out, const char* err,
                         const Confines& confines) {
  const int to_out = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  const int to_err = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (to_out < 0 || to_err < 0 || chdir(folder) != 0) _exit(126);
  dup2(to_out, STDOUT_FILENO);
  dup2(to_err, STDERR_FILENO);
  if (confines.memory > 0) {
    const rlimit limit{confines.memory, confines.memory};
    setrlimit(RLIMIT_AS, &limit);
  }
  if (confines.user != 0 && (setgid(confines.user) != 0 || setuid(confines.user) != 0)) _exit(126);
  execv(words[0], words);
  _exit(127);
}

}  // namespace

Process::Process(const std::vector<std::string>& words, const std::filesystem::path& folder,
                 const Confines& confines) {
  std::vector<std::string> all{BIANDAN_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> pointers;
  for (std::string& word : all) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string out = (said_.path() / "out").string();
  const std::string err = (said_.path() / "err").string();
  id_ = fork();
  if (id_ < 0) throw std::runtime_error("no new process");
  if (id_ == 0) become(pointers.data(), folder.c_str(), out.c_str(), err.c_str(), confines);
}

Process::~Process() {
  if (id_ > 0) {
    signal(SIGKILL);
    wait();
  }
}

void Process::signal(int number) const {
  if (id_ > 0) kill(id_, number);
}

int Process::wait() {
  int status = 0;
  waitpid(id_, &status, 0);
  id_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string Process::out() const {
  return content(said_.path() / "out");
}

std::string Process::err() const {
  return content(said_.path() / "err");
}

}  // namespace biandan::testing
