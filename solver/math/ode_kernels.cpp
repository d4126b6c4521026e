#include "solver/math/ode_kernels.hpp"

#include "model/base/loops.hpp"

namespace biandan::math::BIANDAN_INSTRUCTIONS {

namespace {

using namespace base::BIANDAN_INSTRUCTIONS;

void first_stage(std::size_t count, const double* before, double length, const double* slope,
                 double* stage) {
  over(0, count, [=](auto at, std::size_t i) {
    at.store(stage + i, at.load(before + i) + length * at.load(slope + i));
  });
}

void second_stage(std::size_t count, const double* before, double length, const double* slope,
                  const double* other, double* stage) {
  over(0, count, [=](auto at, std::size_t i) {
    at.store(stage + i, at.load(before + i) + length * (at.load(slope + i) + at.load(other + i)));
  });
}

/// Where components are good enough.
template <class At, class Number>
[[gnu::always_inline]] inline auto judge(At at, std::size_t i, const OdeStep& it,
                                         const Number& before, const Number& change,
                                         const Number& change_until, const Number& error) {
  const Number zero(0.0);
  const Number after = before + change;
  const Number passed = before + change_until;
  at.store(it.after + i, after);
  at.store(it.passed + i, passed);
  const auto signs = (base::min(after, passed) >= zero) | (before < zero);
  const auto close = base::abs(error) <= it.relative * base::abs(before) + it.absolute;
  return signs & close;
}

bool finish_two(std::size_t count, OdeStep it) {
  return everywhere(0, count, [=](auto at, std::size_t i) {
    const auto before = at.load(it.before + i);
    const auto first = at.load(it.slope[0] + i);
    const auto second = at.load(it.slope[1] + i);
    return judge(at, i, it, before, it.weight[0] * (first + second),
                 it.until[0] * first + it.until[1] * second, it.error[0] * (first - second));
  });
}

bool finish_three(std::size_t count, OdeStep it) {
  return everywhere(0, count, [=](auto at, std::size_t i) {
    const auto before = at.load(it.before + i);
    const auto first = at.load(it.slope[0] + i);
    const auto second = at.load(it.slope[1] + i);
    const auto third = at.load(it.slope[2] + i);
    const auto both = first + second;
    return judge(at, i, it, before, it.weight[0] * both + it.weight[2] * third,
                 (it.until[0] * first + it.until[1] * second) + it.until[2] * third,
                 it.error[0] * both + it.error[2] * third);
  });
}

void sum(std::size_t count, const double* before, const std::array<double, 3>& weight,
         const std::array<const double*, 3>& slope, double* sum) {
  over(0, count, [&](auto at, std::size_t i) {
    const auto change = (weight[0] * at.load(slope[0] + i) + weight[1] * at.load(slope[1] + i)) +
                        weight[2] * at.load(slope[2] + i);
    at.store(sum + i, at.load(before + i) + change);
  });
}

}  // namespace

const OdeKernels ode_kernels{first_stage, second_stage, finish_two, finish_three, sum};

}  // namespace biandan::math::BIANDAN_INSTRUCTIONS
