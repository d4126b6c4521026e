// A file appears as a whole or stays as it was.
#include "scenarios/report/whole_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "model/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace biandan;

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a new file, and one that replaces another; nothing stays beside") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "警告.json";
  report::write_whole_file(path, "one\n");
  CHECK(content(path) == "one\n");
  report::write_whole_file(path, "two\n");
  CHECK(content(path) == "two\n");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a folder that is not there is an error that names the file") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "missing" / "warnings.json";
  CHECK_THROWS_AS(report::write_whole_file(path, "text"), base::RunError);
  try {
    report::write_whole_file(path, "text");
  } catch (const base::RunError& error) {
    CHECK(std::string(error.what()) ==
          "cannot write '" + path.string() + "': No such file or directory");
  }
}

TEST_CASE("a full device leaves the old file") {
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "warnings.json";
  report::write_whole_file(path, "old\n");
  std::filesystem::create_symlink("/dev/full", path.string() + ".part");
  CHECK_THROWS_AS(report::write_whole_file(path, "new\n"), base::RunError);
  CHECK(content(path) == "old\n");
}
