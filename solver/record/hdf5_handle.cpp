#include "solver/record/hdf5_handle.hpp"

#include <cstddef>
#include <new>

#include "solver/record/netcdf_file.hpp"

namespace biandan::record {

namespace {

/// HDF5 hides the words of the operating system inside its own: "..., error message = 'No space
/// left on device', ...".
std::string reason_in(const std::string& description) {
  const std::string mark = "error message = '";
  const std::size_t begin = description.find(mark);
  if (begin == std::string::npos) return description;
  const std::size_t from = begin + mark.size();
  return description.substr(from, description.find('\'', from) - from);
}

herr_t keep_innermost(unsigned depth, const H5E_error2_t* error, void* target) {
  if (depth == 0 && error->desc != nullptr) *static_cast<std::string*>(target) = error->desc;
  return 0;
}

/// Where memory ends while it opens a file the library damages its heap (1.10.8), so what it may
/// need must be there before.
void require_room() {
  constexpr std::size_t room = std::size_t{16} << 20;
  ::operator delete(::operator new(room));
}

}  // namespace

void fail(const std::string& what) {
  std::string innermost;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &innermost);
  H5Eclear2(H5E_DEFAULT);
  throw StorageError(innermost.empty() ? what : reason_in(innermost));
}

void prepare_library() {
  require_room();
  // After a failed close (a full disk) the library's own clean-up at exit would crash. Every file
  // is closed by its owner; there is nothing left to clean.
  static const herr_t no_clean_up = H5dont_atexit();
  static_cast<void>(no_clean_up);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

}  // namespace biandan::record
