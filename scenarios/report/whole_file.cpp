#include "scenarios/report/whole_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "model/base/error.hpp"

namespace biandan::report {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int reason) {
  throw base::RunError("cannot write '" + path.string() + "': " + std::strerror(reason));
}

// 0, or the reason why not.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(descriptor) == 0 ? 0 : errno;
}

}  // namespace

void make_folder_for(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  if (error) fail(path, error.value());
}

void write_whole_file(const std::filesystem::path& path, std::string_view text) {
  const std::string beside = path.string() + ".part";
  const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail(path, errno);
  int reason = write_all(descriptor, text);
  if (::close(descriptor) != 0 && reason == 0) reason = errno;
  if (reason == 0 && ::rename(beside.c_str(), path.c_str()) != 0) reason = errno;
  if (reason != 0) {
    ::unlink(beside.c_str());
    fail(path, reason);
  }
}

}  // namespace biandan::report
