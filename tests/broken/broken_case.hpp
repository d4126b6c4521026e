// A broken case as one text: what is changed in the case of tests/broken/base, and the whole
// message.
//
//   What is wrong, in words.
//   --- change reaches.csv        lines after `-` are replaced by those after `+`; without `-`
//   -old line                     the new ones are added at the end
//   +new line
//   --- write gates.csv           the whole file
//   ...
//   --- bytes gates.csv           the same with escapes \xNN and without the last line end
//   --- delete pumps.csv
//   --- scenario storm            reads the case with a scenario
//   --- expect                    everything that is said, or `accepted`
//   reaches.csv:3:4: ...
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace biandan::broken {

struct BrokenCase {
  struct Step {
    std::string action;
    std::string file;
    std::vector<std::string> lines;
  };

  std::string head;  ///< the text up to the expected message
  std::vector<Step> steps;
  std::optional<std::string> scenario;
  std::string expected;
};

BrokenCase read_broken_case(const std::filesystem::path& file);

/// Copies the base case to a folder and breaks it there.
void make_broken(const BrokenCase& broken, const std::filesystem::path& base,
                 const std::filesystem::path& folder);

/// Every message of reading the case, with paths inside the case folder; "accepted\n" without any.
std::string messages_of(const BrokenCase& broken, const std::filesystem::path& folder);

/// The text of the case with another expected message.
void write_expected(const BrokenCase& broken, const std::filesystem::path& file,
                    const std::string& messages);

}  // namespace biandan::broken
