// What sections show in every member of an ensemble, kept in a file while it runs, so that memory
// does not grow with the members.
//
// A row a member, of single precision and closed by a checksum:
//
//   [quantity: level, discharge, then quality::Shown] [section] [moment]
//
// The file has its whole size from the start; a row that was never written has no checksum.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/section_recorder.hpp"

namespace biandan::study {

/// Moments from the start that the sections of members are sampled at.
struct Moments {
  std::size_t count = 0;
  double interval = 0.0;  ///< between them [s]
};

/// Settings::section_interval apart, or a multiple of it where that gives more than a thousand.
Moments moments_of(const Settings& settings);

/// The row of a member, straight between the samples of its recording.
std::vector<float> row_of(const Recording& recording, const Moments& moments);

class MemberSeries {
 public:
  /// Opens the file, or makes it anew where it is of another size. Throws base::RunError naming it.
  MemberSeries(std::filesystem::path file, const Case& problem, std::size_t members);
  MemberSeries(const MemberSeries&) = delete;
  MemberSeries& operator=(const MemberSeries&) = delete;
  ~MemberSeries();

  std::size_t sections() const { return sections_; }
  std::size_t moments() const { return moments_.count; }
  std::size_t quantities() const { return quantities_; }
  std::size_t bytes() const { return members_ * row_bytes(); }

  /// Writes the row of a member. From any thread. Throws base::RunError as when the disk is full.
  void write(std::size_t member, std::span<const float> row) const;
  /// Whether the row of a member is there as it was written.
  bool holds(std::size_t member) const;
  /// Which series of a row.
  struct Place {
    std::size_t quantity = 0;
    std::size_t section = 0;
  };
  /// `count` moments of a series of a member from `first` on; without any check. Throws
  /// base::RunError.
  std::vector<float> read(std::size_t member, Place place, std::size_t first,
                          std::size_t count) const;
  /// Until the disk has it. Throws base::RunError.
  void sync() const;

 private:
  using Checksum = std::uint64_t;
  std::size_t row_values() const { return quantities_ * sections_ * moments(); }
  std::size_t row_bytes() const { return row_values() * sizeof(float) + sizeof(Checksum); }
  void read_bytes(std::size_t offset, std::span<char> bytes) const;
  [[noreturn]] void refuse() const;

  std::filesystem::path file_;
  std::size_t members_, quantities_, sections_;
  Moments moments_;
  int descriptor_ = -1;
};

}  // namespace biandan::study
