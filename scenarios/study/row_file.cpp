#include "scenarios/study/row_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "solver/record/bit_hash.hpp"
#include "solver/record/result_file.hpp"

namespace biandan::study {

namespace {

/// Never that of a row that was not written, which is all zeros.
std::uint64_t checksum_of(std::span<const float> values) {
  std::uint64_t hash = record::empty_hash;
  for (const float value : values) hash = record::mix(hash, static_cast<double>(value));
  return hash | 1u;
}

}  // namespace

RowFile::RowFile(std::filesystem::path file, std::size_t rows, std::size_t values)
    : file_(std::move(file)), rows_(rows), values_(values) {
  std::error_code error;
  if (!file_.parent_path().empty()) std::filesystem::create_directories(file_.parent_path(), error);
  descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor_ < 0) refuse();
  struct stat found {};
  const auto wanted = static_cast<off_t>(bytes());
  if (::fstat(descriptor_, &found) != 0) refuse();
  if (found.st_size == wanted) return;
  if (::ftruncate(descriptor_, 0) != 0 || ::ftruncate(descriptor_, wanted) != 0) refuse();
}

RowFile::~RowFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void RowFile::refuse() const {
  record::refuse_to_write(file_, std::strerror(errno));
}

void RowFile::write(std::size_t row, std::span<const float> values) const {
  std::vector<char> bytes(row_bytes());
  const Checksum checksum = checksum_of(values);
  std::memcpy(bytes.data(), values.data(), values.size() * sizeof(float));
  std::memcpy(bytes.data() + values.size() * sizeof(float), &checksum, sizeof checksum);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto wrote = ::pwrite(descriptor_, bytes.data() + done, bytes.size() - done,
                                static_cast<off_t>(row * row_bytes() + done));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) refuse();
    done += static_cast<std::size_t>(wrote);
  }
}

void RowFile::read_bytes(std::size_t offset, std::span<char> bytes) const {
  while (!bytes.empty()) {
    const auto got = ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) refuse();
    offset += static_cast<std::size_t>(got);
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

bool RowFile::holds(std::size_t row) const {
  std::vector<char> bytes(row_bytes());
  read_bytes(row * row_bytes(), bytes);
  std::vector<float> values(values_);
  Checksum checksum = 0;
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  std::memcpy(&checksum, bytes.data() + values.size() * sizeof(float), sizeof checksum);
  return checksum == checksum_of(values);
}

std::vector<float> RowFile::read(std::size_t row, std::size_t first, std::size_t count) const {
  std::vector<float> values(count);
  read_bytes(row * row_bytes() + first * sizeof(float),
             {reinterpret_cast<char*>(values.data()), values.size() * sizeof(float)});
  return values;
}

void RowFile::sync() const {
  if (::fsync(descriptor_) != 0) refuse();
}

}  // namespace biandan::study
