// From a case folder to a Case, or to every mistake in it at once.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "model/case.hpp"
#include "model/casefile/raw_case.hpp"

namespace biandan::casefile {

/// Reads the base case of a folder. Throws base::CaseError with all findings, in the order of file,
/// line and column. With a scenario: edit::read_case in scenarios/edit.
Case read_case(const std::filesystem::path& folder);

/// A case and the files it was read from, for messages about encodings.
struct Reading {
  Case result;
  std::vector<std::shared_ptr<const SourceFile>> files;
};

/// What a case is read for: a search for its steady flow needs no initial levels, but a level
/// boundary, whatever [flow] initial says.
enum class Purpose { run, steady_flow };

/// Resolves a raw case, as read or as edited by a scenario. Adds to the findings; the result counts
/// only when there are none. All files of the raw case and the series in use are in the hash.
Reading resolve(const RawCase& raw, Findings& findings, Purpose purpose = Purpose::run);

/// SHA-256 over the names and contents of files, in the order of their names.
std::string hash_of(const std::vector<std::shared_ptr<const SourceFile>>& files);

}  // namespace biandan::casefile
