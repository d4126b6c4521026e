// Handles of the HDF5 library that close themselves, and its failures as exceptions.
#pragma once

#include <hdf5.h>

#include <string>
#include <utility>

namespace biandan::record {

/// Owns one HDF5 identifier.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  Handle() = default;
  Handle(hid_t id, Close close) : id_(id), close_(close) {}
  Handle(Handle&& other) noexcept
      : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }

  hid_t get() const { return id_; }
  bool valid() const { return id_ >= 0; }
  /// Gives up ownership, for a close whose failure matters.
  hid_t release() { return std::exchange(id_, H5I_INVALID_HID); }

 private:
  hid_t id_ = H5I_INVALID_HID;
  Close close_ = nullptr;
};

/// Throws StorageError with the library's innermost reason.
[[noreturn]] void fail(const std::string& what);

/// Passes a good identifier or status on; fails on a negative one.
template <class Status>
Status checked(Status status, const char* what) {
  if (status < 0) fail(what);
  return status;
}

inline Handle owned(hid_t id, Handle::Close close, const char* what) {
  return Handle(checked(id, what), close);
}

/// To be called before a file is created or opened: the library must neither print its error stack
/// on stderr (a setting of each thread) nor clean up at exit. Throws std::bad_alloc where there is
/// little memory left.
void prepare_library();

}  // namespace biandan::record
