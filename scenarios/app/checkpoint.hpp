// The file from which a run that was left is gone on with.
//
//   first line    biandan checkpoint 1
//   second line   SHA-256 of all bytes behind it
//   then          the case and the state, as base::Archive writes them
//
// It is written aside, synced and renamed, so there is always a whole one: the last or the one
// before. It is for the build that wrote it.
#pragma once

#include <filesystem>
#include <string>

#include "model/base/archive.hpp"

namespace biandan::app {

struct Checkpoint {
  std::string program;      ///< its version
  std::string case_folder;  ///< absolute
  std::string scenario;     ///< empty: none
  std::string case_hash;    ///< of every file that was read
  double time = 0.0;        ///< of the state [s since start]
  std::string state;        ///< of run::Keeper

  void carry(base::Archive& archive) {
    archive(program, case_folder, scenario, case_hash, time, state);
  }
};

/// folder/run.checkpoint
std::filesystem::path checkpoint_file(const std::filesystem::path& folder);

/// Throws RunError naming the file.
void write_checkpoint(const std::filesystem::path& file, Checkpoint& checkpoint);
/// Throws RunError naming the file: none there, not a checkpoint, of another format, damaged.
Checkpoint read_checkpoint(const std::filesystem::path& file);

}  // namespace biandan::app
