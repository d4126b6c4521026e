// Concentrations as transport keeps them: the constituents of a cell side by side in packs, so that
// one instruction serves several of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <new>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/base/real.hpp"

namespace biandan::transport {

using Lanes = base::Pack<4>;

/// Memory that begins with a line of the cache, so that a row of two packs is one line.
template <class T>
struct LineAllocator {
  using value_type = T;
  static constexpr std::align_val_t line{64};

  LineAllocator() = default;
  template <class U>
  LineAllocator(const LineAllocator<U>&) {}
  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), line));
  }
  void deallocate(T* memory, std::size_t) noexcept { ::operator delete(memory, line); }
  bool operator==(const LineAllocator&) const { return true; }
};

/// Value of every constituent at every place (cell or face); the last pack is filled with zeros.
class LaneField {
 public:
  LaneField() = default;
  LaneField(std::size_t places, std::size_t constituents)
      : constituents_(constituents),
        packs_((constituents + lanes - 1) / lanes),
        value_(places * packs_, Lanes(0.0)) {}

  std::size_t packs() const { return packs_; }
  std::size_t constituents() const { return constituents_; }
  std::size_t places() const { return packs_ == 0 ? 0 : value_.size() / packs_; }
  Lanes* at(std::size_t place) { return value_.data() + place * packs_; }
  const Lanes* at(std::size_t place) const { return value_.data() + place * packs_; }
  Lanes* at(int place) { return at(static_cast<std::size_t>(place)); }
  const Lanes* at(int place) const { return at(static_cast<std::size_t>(place)); }
  /// All rows as plain numbers.
  double* rows() { return reinterpret_cast<double*>(value_.data()); }
  const double* rows() const { return reinterpret_cast<const double*>(value_.data()); }

  double get(std::size_t place, std::size_t constituent) const {
    return at(place)[constituent / lanes][constituent % lanes];
  }
  void set(std::size_t place, std::size_t constituent, double number) {
    at(place)[constituent / lanes].set(constituent % lanes, number);
  }
  void fill(double number) {
    for (Lanes& pack : value_) pack = Lanes(number);
  }
  void copy(const LaneField& other) { value_ = other.value_; }
  void swap(LaneField& other) { value_.swap(other.value_); }

  void carry(base::Archive& archive) {
    std::vector<double> numbers(rows(), rows() + value_.size() * lanes);
    archive(numbers);
    std::copy_n(numbers.begin(), std::min(numbers.size(), value_.size() * lanes), rows());
  }

  /// From and to [place * stride + constituent].
  void read(std::span<const double> source, std::size_t stride);
  void write(std::span<double> target, std::size_t stride) const;

 private:
  static constexpr std::size_t lanes = base::lane_count<Lanes>;
  std::size_t bytes() const { return value_.size() * sizeof(Lanes); }
  /// Whether rows of that stride hold these constituents and nothing else, and no lane is left.
  bool is_as_in_memory(std::size_t stride) const {
    return stride == constituents_ && constituents_ == packs_ * lanes;
  }

  std::size_t constituents_ = 0;
  std::size_t packs_ = 0;
  std::vector<Lanes, LineAllocator<Lanes>> value_;
};

/// Sums per constituent that keep what rounding drops (Neumaier 1974).
class LaneSum {
 public:
  explicit LaneSum(std::size_t packs) : sum_(packs, Lanes(0.0)), rest_(packs, Lanes(0.0)) {}

  void clear();
  void add(std::size_t pack, const Lanes& term) {
    const Lanes total = sum_[pack] + term;
    const auto larger = base::abs(sum_[pack]) >= base::abs(term);
    rest_[pack] += base::select(larger, (sum_[pack] - total) + term, (term - total) + sum_[pack]);
    sum_[pack] = total;
  }
  void write(std::span<double> target) const;

 private:
  std::vector<Lanes> sum_;
  std::vector<Lanes> rest_;
};

}  // namespace biandan::transport
