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

/// dt times the weighted sum of the slopes of a component.
template <class Number>
Number change(double dt, const std::array<double, 3>& weight, const Number& first,
              const Number& second, const Number& third) {
  return dt * (weight[0] * first + weight[1] * second + weight[2] * third);
}

bool finish_controlled(std::size_t count, const OdeStep& it) {
  double bad = 0.0;
  base::Pack<4> bad_of(0.0);
  const auto finish = [&](auto at, std::size_t i) {
    using Number = typename decltype(at)::Number;
    const Number before = at.load(it.before + i);
    const Number first = at.load(it.slope[0] + i);
    const Number second = at.load(it.slope[1] + i);
    const Number third = at.load(it.slope[2] + i);
    const Number error = change(it.dt, it.error_weight, first, second, third);
    const Number after = before + change(it.dt, it.weight, first, second, third);
    const Number passed = before + change(it.dt, it.passed_weight, first, second, third);
    at.store(it.after + i, after);
    at.store(it.passed + i, passed);
    const Number zero(0.0);
    const auto signs = ((after >= zero) & (passed >= zero)) | (before < zero);
    const auto close = base::abs(error) <= it.relative * base::abs(before) + it.absolute;
    return base::select(signs & close, zero, Number(1.0));
  };
  over(0, count, [&](auto at, std::size_t i) {
    if constexpr (decltype(at)::count == 1)
      bad += finish(at, i);
    else
      bad_of += finish(at, i);
  });
  for (std::size_t lane = 0; lane < 4; ++lane) bad += bad_of[lane];
  return bad == 0.0;
}

void finish(std::size_t begin, std::size_t end, const OdeStep& it) {
  over(begin, end, [&](auto at, std::size_t i) {
    const auto before = at.load(it.before + i);
    const auto first = at.load(it.slope[0] + i);
    const auto second = at.load(it.slope[1] + i);
    const auto third = at.load(it.slope[2] + i);
    at.store(it.after + i, before + change(it.dt, it.weight, first, second, third));
    at.store(it.passed + i, before + change(it.dt, it.passed_weight, first, second, third));
  });
}

}  // namespace

const OdeKernels ode_kernels{first_stage, second_stage, finish_controlled, finish};

}  // namespace biandan::math::BIANDAN_INSTRUCTIONS
