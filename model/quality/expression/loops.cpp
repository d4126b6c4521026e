#include "model/quality/expression/loops.hpp"

#include <algorithm>
#include <utility>

#include "model/base/real.hpp"

namespace biandan::quality::BIANDAN_INSTRUCTIONS {

namespace {

constexpr std::size_t side = 4;
using Places = base::Pack<side>;

/// At the places from i on. `moves`: bit k tells whether operand k is an array. In packs only, and
/// all of it in here: no code of `apply` is shared with files for other instructions.
template <Operation operation, unsigned moves>
[[gnu::always_inline, gnu::flatten]] inline void at_places(std::size_t i, const double* a,
                                                           const double* b, const double* c,
                                                           double* to) {
  const auto operand = [&](std::size_t k) {
    const double* const from = k == 0 ? a : (k == 1 ? b : c);
    return (moves >> k & 1U) != 0 ? Places::load(from + i) : Places(*from);
  };
  apply<Places>(operation, operand).store(to + i);
}

template <Operation operation, unsigned moves>
[[gnu::flatten]] void loop(std::size_t count, const StepColumns& columns) {
  const auto [a, b, c] = columns.from;
  double* __restrict const to = columns.to;
  std::size_t i = 0;
  for (; i + side <= count; i += side) at_places<operation, moves>(i, a, b, c, to);
  if (i == count) return;
  // The last few, with the first of them repeated beside them.
  constexpr std::size_t operands = operand_count(operation);
  std::array<std::array<double, side>, 3> rest{};
  std::array<double, side> result;
  for (std::size_t k = 0; k < operands; ++k) {
    const bool moved = (moves >> k & 1U) != 0;
    const double* const from = columns.from[k] + (moved ? i : 0);
    std::fill_n(std::copy_n(from, moved ? count - i : 1, rest[k].begin()),
                moved ? side - (count - i) : 0, *from);
  }
  at_places<operation, moves>(0, rest[0].data(), rest[1].data(), rest[2].data(), result.data());
  std::copy_n(result.begin(), count - i, to + i);
}

template <std::size_t... I>
constexpr StepLoops all_loops(std::index_sequence<I...>) {
  return {loop<static_cast<Operation>(I / operand_ways), I % operand_ways>...};
}

}  // namespace

const StepLoops step_loops = all_loops(std::make_index_sequence<operation_count * operand_ways>{});

}  // namespace biandan::quality::BIANDAN_INSTRUCTIONS
