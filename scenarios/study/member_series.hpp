// What sections show in every member of an ensemble, a row of a file each (row_file.hpp):
//
//   [quantity: level, discharge, then quality::Shown] [section] [moment]
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "scenarios/study/row_file.hpp"
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
  /// Throws base::RunError as RowFile does, here and below.
  MemberSeries(std::filesystem::path file, const Case& problem, std::size_t members);

  std::size_t sections() const { return sections_; }
  std::size_t moments() const { return moments_; }
  std::size_t quantities() const { return quantities_; }
  const RowFile& rows() const { return rows_; }

  /// Which series of a row.
  struct Place {
    std::size_t quantity = 0;
    std::size_t section = 0;
  };
  /// `count` moments of a series of a member from `first` on; without any check.
  std::vector<float> read(std::size_t member, Place place, std::size_t first,
                          std::size_t count) const;

 private:
  std::size_t quantities_, sections_, moments_;
  RowFile rows_;
};

}  // namespace biandan::study
