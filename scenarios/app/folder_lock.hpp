// One run at a time writes into a folder.
#pragma once

#include <filesystem>
#include <vector>

namespace biandan::app {

/// Holds the folder, which is made where it is missing, until this goes or the program ends,
/// however it ends. Leaves no file behind, nor a folder that it made and nobody wrote into. Where
/// the file system has no locks it holds nothing.
class FolderLock {
 public:
  /// Throws RunError where another run holds it, or it cannot be made.
  explicit FolderLock(const std::filesystem::path& folder);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  std::vector<std::filesystem::path> made_;  ///< folders, the innermost first
  int descriptor_ = -1;
};

}  // namespace biandan::app
