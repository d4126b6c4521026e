// A row of numbers for every member of an ensemble, kept in a file while it runs, so that memory
// does not grow with the members.
//
// Rows are of single precision, all of one length, each closed by a checksum. The file has its
// whole size from the start; a row that was never written has no checksum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace biandan::study {

class RowFile {
 public:
  /// Opens the file, or makes it anew where it is of another size. Throws base::RunError naming it.
  RowFile(std::filesystem::path file, std::size_t rows, std::size_t values);
  RowFile(const RowFile&) = delete;
  RowFile& operator=(const RowFile&) = delete;
  ~RowFile();

  std::size_t bytes() const { return rows_ * row_bytes(); }

  /// Writes a row. From any thread. Throws base::RunError as when the disk is full.
  void write(std::size_t row, std::span<const float> values) const;
  /// Whether a row is there as it was written.
  bool holds(std::size_t row) const;
  /// `count` numbers of a row from `first` on; without any check. Throws base::RunError.
  std::vector<float> read(std::size_t row, std::size_t first, std::size_t count) const;
  /// Until the disk has it. Throws base::RunError.
  void sync() const;

 private:
  using Checksum = std::uint64_t;
  std::size_t row_bytes() const { return values_ * sizeof(float) + sizeof(Checksum); }
  void read_bytes(std::size_t offset, std::span<char> bytes) const;
  [[noreturn]] void refuse() const;

  std::filesystem::path file_;
  std::size_t rows_, values_;
  int descriptor_ = -1;
};

}  // namespace biandan::study
