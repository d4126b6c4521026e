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

bool finish(std::size_t count, const OdeStep& it) {
  double bad = 0.0;
  base::Pack<4> bad_of(0.0);
  const auto judge = [&](auto at, std::size_t i) {
    using Number = typename decltype(at)::Number;
    const Number zero(0.0);
    const Number before = at.load(it.before + i);
    const Number first = at.load(it.slope[0] + i);
    const Number second = at.load(it.slope[1] + i);
    const Number third = at.load(it.slope[2] + i);
    const Number both = first + second;
    const Number error = it.error[0] * both + it.error[2] * third;
    const Number after = before + (it.weight[0] * both + it.weight[2] * third);
    const Number passed =
        before + ((it.until[0] * first + it.until[1] * second) + it.until[2] * third);
    at.store(it.after + i, after);
    at.store(it.passed + i, passed);
    const auto signs = (base::min(after, passed) >= zero) | (before < zero);
    const auto close = base::abs(error) <= it.relative * base::abs(before) + it.absolute;
    return base::select(signs & close, zero, Number(1.0));
  };
  over(0, count, [&](auto at, std::size_t i) {
    if constexpr (decltype(at)::count == 1)
      bad += judge(at, i);
    else
      bad_of += judge(at, i);
  });
  for (std::size_t lane = 0; lane < Four::count; ++lane) bad += bad_of[lane];
  return bad == 0.0;
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

const OdeKernels ode_kernels{first_stage, second_stage, finish, sum};

}  // namespace biandan::math::BIANDAN_INSTRUCTIONS
