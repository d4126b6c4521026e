#include "scenarios/app/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "model/base/error.hpp"

namespace biandan::app {

FolderLock::FolderLock(const std::filesystem::path& folder) {
  std::error_code error;
  for (std::filesystem::path missing = folder; !missing.empty() && !exists(missing, error);
       missing = missing.parent_path())
    made_.push_back(missing);
  std::filesystem::create_directories(folder, error);
  if (error)
    throw base::RunError("cannot write " + folder.string() + ": " + error.message() +
                         "; free some space or choose a folder you may write to with --out");
  descriptor_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return;
  ::close(descriptor_);
  throw base::RunError("another run writes into '" + folder.string() +
                       "'; wait for its end or choose another folder with --out");
}

FolderLock::~FolderLock() {
  std::error_code error;  // of a folder that is not empty
  for (const std::filesystem::path& folder : made_) std::filesystem::remove(folder, error);
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace biandan::app
