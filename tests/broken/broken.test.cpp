// Every mistake is met with its exact message. Each text of tests/broken is one broken case; run
// with BIANDAN_WRITE_EXPECTED=1 to write the messages anew, and read what changed.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "tests/broken/broken_case.hpp"

using namespace biandan::broken;

namespace {

std::vector<std::filesystem::path> broken_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("every broken case gives its exact message") {
  const std::filesystem::path home = std::filesystem::path(BIANDAN_SOURCE_DIR) / "tests/broken";
  // Of its own: two test runs on one machine would delete each other's cases.
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("biandan-broken-" + std::to_string(::getpid()));
  const bool write = std::getenv("BIANDAN_WRITE_EXPECTED") != nullptr;
  int count = 0;
  for (const std::filesystem::path& file : broken_files(home)) {
    CAPTURE(file.stem().string());
    const BrokenCase broken = read_broken_case(file);
    make_broken(broken, home / "base", folder);
    const std::string messages = messages_of(broken, folder);
    if (write) write_expected(broken, file, messages);
    CHECK(messages == (write ? messages : broken.expected));
    count += messages != "accepted\n";
  }
  std::filesystem::remove_all(folder);
  MESSAGE("broken cases: ", count);
  CHECK(count >= 50);
}
