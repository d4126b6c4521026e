#include "solver/run/ledger.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::run {

void CompensatedSum::add(double term) {
  const double sum = sum_ + term;
  compensation_ += std::abs(sum_) >= std::abs(term) ? (sum_ - sum) + term : (term - sum) + sum_;
  sum_ = sum;
}

double Account::residual() const {
  CompensatedSum sum;
  sum.add(stored);
  sum.add(-initial);
  sum.add(-in.value());
  sum.add(out.value());
  sum.add(-produced.value());
  sum.add(lost.value());
  return sum.value();
}

double Account::relative() const {
  // A substance that only the bed releases has no throughput but what was produced.
  // What has decayed to almost nothing no longer has all its digits: numbers end at 1e-308.
  constexpr double almost_nothing = 1e-200;
  const double scale =
      std::max({initial + in.value() + out.value(), produced.value(), least_scale, almost_nothing});
  const double open = std::abs(residual());
  return open == 0.0 ? 0.0 : open / scale;
}

const Account& Ledger::worst_constituent() const {
  return *std::max_element(
      constituents.begin(), constituents.end(),
      [](const Account& a, const Account& b) { return a.relative() < b.relative(); });
}

}  // namespace biandan::run
