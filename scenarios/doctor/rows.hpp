// The rows of a field one after another, read many at a time: the file is packed in chunks of
// hundreds of rows, and a row alone would unpack all of a chunk.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "solver/record/reader.hpp"

namespace biandan::doctor {

class Rows {
 public:
  Rows(const record::Reader& result, std::string quantity)
      : result_(result), quantity_(std::move(quantity)), width_(result.places(quantity_)) {}

  /// By cell or face, valid until the next call.
  std::span<const double> at(std::size_t row) {
    if (row < first_ || row >= first_ + count_) {
      first_ = row;
      count_ = std::min(rows_at_once, result_.times().size() - row);
      values_ = result_.rows(quantity_, first_, count_);
    }
    return std::span<const double>(values_).subspan((row - first_) * width_, width_);
  }
  std::size_t width() const { return width_; }

 private:
  static constexpr std::size_t rows_at_once = 512;  // as many as a chunk of the file holds

  const record::Reader& result_;
  std::string quantity_;
  std::size_t width_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  std::vector<double> values_;
};

}  // namespace biandan::doctor
