#include "scenarios/chance/correlation.hpp"

#include <cmath>

#include "scenarios/chance/distribution.hpp"

namespace biandan::chance {

Correlation::Correlation(std::size_t inputs) : inputs_(inputs), factor_(inputs * inputs, 0.0) {
  for (std::size_t i = 0; i < inputs; ++i) at(i, i) = 1.0;
}

bool Correlation::set(std::size_t a, std::size_t b, double value) {
  if (at(a, b) != 0.0) return false;
  at(a, b) = value;
  at(b, a) = value;
  any_ = any_ || value != 0.0;
  return true;
}

bool Correlation::factorise() {
  // Below this a row follows from the rows before it up to rounding.
  constexpr double least_of_its_own = 1e-10;
  for (std::size_t row = 0; row < inputs_; ++row)
    for (std::size_t column = 0; column <= row; ++column) {
      double sum = at(row, column);
      for (std::size_t k = 0; k < column; ++k) sum -= at(row, k) * at(column, k);
      if (row != column) {
        at(row, column) = sum / at(column, column);
        continue;
      }
      if (!(sum > least_of_its_own)) return false;
      at(row, row) = std::sqrt(sum);
    }
  return true;
}

void Correlation::mix(std::span<double> shares) const {
  if (!any_) return;
  std::vector<double> score(inputs_);
  for (std::size_t i = 0; i < inputs_; ++i) score[i] = normal_quantile(shares[i]);
  for (std::size_t row = inputs_; row-- > 0;) {
    double sum = 0.0;
    for (std::size_t k = 0; k <= row; ++k) sum += at(row, k) * score[k];
    shares[row] = normal_share(sum);
  }
}

}  // namespace biandan::chance
