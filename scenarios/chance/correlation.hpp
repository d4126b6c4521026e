// Correlated uncertain inputs (normal copula): shares of (0, 1) become normal scores, these are
// mixed by the Cholesky factor L of the matrix C = L L^T, and become shares again. Each input keeps
// its distribution; for normal ones the given value is the correlation, for others nearly the rank
// correlation, 6/pi asin(r/2).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace biandan::chance {

class Correlation {
 public:
  /// Of so many inputs, none correlated.
  explicit Correlation(std::size_t inputs);

  /// False where it is set already.
  bool set(std::size_t a, std::size_t b, double value);
  bool any() const { return any_; }

  /// To be called once all is set: false when no inputs can be correlated like this (the matrix is
  /// not positive definite).
  bool factorise();

  /// Makes independent shares correlated. Precondition: factorised.
  void mix(std::span<double> shares) const;

 private:
  double& at(std::size_t row, std::size_t column) { return factor_[row * inputs_ + column]; }
  double at(std::size_t row, std::size_t column) const { return factor_[row * inputs_ + column]; }

  std::size_t inputs_;
  bool any_ = false;
  std::vector<double> factor_;  // the matrix, then its lower factor, row by row
};

}  // namespace biandan::chance
