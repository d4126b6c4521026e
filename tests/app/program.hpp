// Drives the built program as a person does.
#pragma once

#include <filesystem>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace biandan::testing {

struct Answer {
  int code = -1;
  std::string out;
  std::string err;
};

/// Runs `biandan` with the words of a command line in the folder, in the C locale and without a
/// terminal. `environment` holds further settings, such as "LANG=zh_CN.UTF-8"; `out`, where it is
/// not empty, is the file that stdout goes to instead of the answer.
Answer ask(const std::string& arguments, const std::filesystem::path& folder,
           const std::string& environment = "", const std::filesystem::path& out = {});

/// A folder of its own that goes when the test ends. Paths in it need no quotes.
class Folder : public test::TemporaryFolder {
 public:
  /// A copy of tests/app/canal in it.
  std::filesystem::path canal() const;
};

std::string content(const std::filesystem::path& file);
void write(const std::filesystem::path& file, const std::string& text);

/// Names of everything in a folder, sorted and joined by spaces.
std::string listing(const std::filesystem::path& folder);

}  // namespace biandan::testing
