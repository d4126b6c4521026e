#include "solver/run/ledger_kernels.hpp"

#include <limits>

#include "model/base/loops.hpp"

namespace biandan::run::BIANDAN_INSTRUCTIONS {

namespace {

using namespace base::BIANDAN_INSTRUCTIONS;

/// Sums, and what their rounding dropped.
template <class Number>
struct Sum {
  Number sum{0.0};
  Number rest{0.0};

  [[gnu::always_inline]] void add(const Number& term) {
    const Number more = sum + term;
    const Number taken = more - sum;
    rest += (sum - (more - taken)) + (term - taken);
    sum = more;
  }
};

double total(std::size_t count, const double* values) {
  Sum<base::Pack<4>> side_by_side;
  Sum<double> all;
  over(0, count, [&](auto at, std::size_t i) {
    if constexpr (decltype(at)::count == 1)
      all.add(at.load(values + i));
    else
      side_by_side.add(at.load(values + i));
  });
  for (std::size_t lane = 0; lane < Four::count; ++lane) {
    all.add(side_by_side.sum[lane]);
    all.rest += side_by_side.rest[lane];
  }
  return all.sum + all.rest;
}

void add_masses(const HeldRows& rows, std::size_t begin, std::size_t end, double* sum,
                double* rest) {
  over(begin, end, [&](auto at, std::size_t k) {
    using Number = typename decltype(at)::Number;
    Sum<Number> masses{at.load(sum + k), at.load(rest + k)};
    const double* here = rows.concentration + k;
    for (std::size_t cell = 0; cell < rows.cells; ++cell, here += rows.stride)
      masses.add(Number(rows.extent[cell]) * at.load(here));
    at.store(sum + k, masses.sum);
    at.store(rest + k, masses.rest);
  });
}

bool all_fine(std::size_t count, const double* values) {
  double bad = 0.0;
  base::Pack<4> bad_of(0.0);
  const auto judge = [](const auto& value) {
    using Number = std::remove_cvref_t<decltype(value)>;
    const auto fine =
        (value >= Number(0.0)) & (value <= Number(std::numeric_limits<double>::max()));
    return base::select(fine, Number(0.0), Number(1.0));
  };
  over(0, count, [&](auto at, std::size_t i) {
    if constexpr (decltype(at)::count == 1)
      bad += judge(at.load(values + i));
    else
      bad_of += judge(at.load(values + i));
  });
  for (std::size_t lane = 0; lane < Four::count; ++lane) bad += bad_of[lane];
  return bad == 0.0;
}

}  // namespace

const LedgerKernels ledger_kernels{total, add_masses, all_fine};

}  // namespace biandan::run::BIANDAN_INSTRUCTIONS
