#include "solver/run/ledger_kernels.hpp"

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

/// Two registers, so that neither sum waits for what the other adds.
struct Eight {
  using Number = base::Pack<8>;
  static constexpr std::size_t count = 8;
  static Number load(const double* from) { return Number::load(from); }
  static void store(double* to, const Number& value) { value.store(to); }
};

template <class At>
[[gnu::always_inline]] inline void add_masses_of(At at, const HeldRows& rows, std::size_t k,
                                                 double* sum, double* rest) {
  using Number = typename At::Number;
  Sum<Number> masses{at.load(sum + k), at.load(rest + k)};
  const double* here = rows.concentration + k;
  for (std::size_t cell = 0; cell < rows.cells; ++cell, here += rows.stride)
    masses.add(Number(rows.extent[cell]) * at.load(here));
  at.store(sum + k, masses.sum);
  at.store(rest + k, masses.rest);
}

void add_masses(const HeldRows& rows, std::size_t begin, std::size_t end, double* sum,
                double* rest) {
  std::size_t k = begin;
  for (; k + Eight::count <= end; k += Eight::count) add_masses_of(Eight{}, rows, k, sum, rest);
  over(k, end, [&](auto at, std::size_t one) { add_masses_of(at, rows, one, sum, rest); });
}

bool all_fine(std::size_t count, const double* values) {
  return everywhere(0, count, [=](auto at, std::size_t i) {
    using Number = typename decltype(at)::Number;
    const Number value = at.load(values + i);
    return (value >= Number(0.0)) & (value <= Number(runaway));
  });
}

}  // namespace

const LedgerKernels ledger_kernels{total, add_masses, all_fine};

}  // namespace biandan::run::BIANDAN_INSTRUCTIONS
