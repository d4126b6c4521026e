// Cost of processes of a case's own beside the shipped ones that they copy: the rates alone, for a
// block of cells and one evaluation, and a whole reaction step with one process copied. The bar is
// a ratio of 5. Shipped processes of a set are computed all in one, for less than each alone: the
// mean over the set is shown beside.
#include <chrono>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "model/quality/expression/block.hpp"
#include "model/quality/kinetics_set.hpp"
#include "model/quality/lumped.hpp"
#include "solver/math/denormals.hpp"
#include "tests/bench/process/single_processes.hpp"
#include "tests/support/expressions.hpp"
#include "tests/unit/react/pond_case.hpp"

using namespace biandan;

namespace {

constexpr std::size_t block = 32;  // as the reactor has
constexpr std::size_t cells = 1024;
constexpr int evaluations = 1000;

/// Shortest wall time of a call [ns]; `prepare` runs before each and does not count.
template <class Prepare, class Work>
double nanoseconds(int repetitions, Prepare prepare, Work work) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < repetitions; ++i) {
    prepare();
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::nano> passed =
        std::chrono::steady_clock::now() - start;
    best = std::min(best, passed.count());
  }
  return best;
}

struct Copy {
  std::string_view process;
  std::string_view rate;  ///< the same with the parameters of the kinetics
};

/// As in single_processes.hpp.
constexpr Copy copies[] = {
    {"cod_loss", "cod_loss_rate * cod_loss_theta^(T - 20 degC) * COD"},
    {"bod_settling", "bod_settling_velocity / exchange_depth * BOD5"},
    {"nitrification",
     "nitrification_rate * nitrification_theta^(T - 20 degC) * [NH3-N] * DO / "
     "(nitrification_oxygen_half_saturation + DO)"},
    {"bod_oxidation",
     "bod_oxidation_rate * bod_oxidation_theta^(T - 20 degC) * BOD5 * DO / "
     "(bod_oxygen_half_saturation + DO)"},
    {"sediment_oxygen_demand",
     "sediment_oxygen_demand * sediment_oxygen_demand_theta^(T - 20 degC) / exchange_depth * DO / "
     "(sediment_oxygen_half_saturation + DO)"},
    {"cod_release", "cod_release * release_theta^(T - 20 degC) / exchange_depth"},
};

/// Rates of shipped processes, in the mean over them [ns per cell and evaluation].
double shipped_rates(const quality::SideBySide& all, std::size_t processes) {
  const auto at = quality::conditions(24.0, quality::default_parameters());
  const std::vector<double> column(block, 3.0);
  const std::vector<const double*> water(quality::state_count, column.data());
  std::vector<double> speed(processes * block, 1e-6), other(processes * block, 8.0);
  std::vector<double> rate(processes * block);
  const quality::ProcessRows rows{block, speed.data(), other.data(), rate.data()};
  const double cost = nanoseconds(
      50, [] {},
      [&] {
        for (int i = 0; i < evaluations; ++i) all.rates(block, water.data(), at, rows);
      });
  return cost / static_cast<double>(processes * block) / evaluations;
}

/// The same of a process of the case's own.
double own_rates(const Copy& copy) {
  std::vector<std::vector<double>> columns(quality::symbol_of_constituent(0, 6),
                                           std::vector<double>(block, 3.0));
  std::vector<const double*> pointers;
  std::vector<double> fixed;
  for (const auto& column : columns) pointers.push_back(column.data());
  for (const auto& column : columns) fixed.push_back(column.front());
  for (const auto& info : quality::parameters()) fixed[quality::symbol_id(info.id)] = info.fallback;
  std::vector<double> rate(block);
  quality::ExpressionBlock own(test::expression_of(copy.rate), 1, block);
  own.fix(0, fixed);
  own.place(0, 0, block, pointers);
  const double cost = nanoseconds(
      50, [] {},
      [&] {
        for (int i = 0; i < evaluations; ++i) own.rates(0, 0, block, pointers, rate.data());
      });
  return cost / static_cast<double>(block) / evaluations;
}

/// A reaction step of the lumped set [ns per cell], nitrification shipped or copied.
double step_cost(bool copied) {
  test::Ponds ponds(cells);
  if (copied) {
    ponds.set("nitrification_rate", 0.0);
    test::add_process(
        ponds.problem.quality, "copy", "k * theta^(T - 20 degC) * [NH3-N] * DO / (K + DO)",
        {{"k", "0.1 1/d"}, {"theta", "1.08"}, {"K", "1 mg/L"}}, {{4, -1.0}, {0, -4.57}});
  }
  transport::Reactor reactor(ponds.problem, ponds.grid);
  const auto prepare = [&] { ponds.fill({7.0, 3.0, 15.0, 4.0, 0.8, 0.15}); };
  return nanoseconds(200, prepare, [&] { ponds.step(reactor, 0.0, 900.0); }) / cells;
}

}  // namespace

int main() {
  const math::FlushDenormals flush;
  std::printf("rates of a block of %zu cells, ns per cell and evaluation\n", block);
  std::printf("%-24s %12s %12s %8s\n", "process", "shipped", "own", "ratio");
  for (std::size_t i = 0; i < std::size(copies); ++i) {
    const double shipped = shipped_rates(bench::single_processes()[i], 1);
    const double own = own_rates(copies[i]);
    std::printf("%-24s %12.2f %12.2f %8.1f\n", std::string(copies[i].process).c_str(), shipped, own,
                own / shipped);
  }
  const quality::KineticsSet& set = *quality::find_kinetics("lumped");
  std::printf("%-24s %12.2f\n", "all of the lumped set",
              shipped_rates(*set.side_by_side, set.catalogue.size()));
  const double before = step_cost(false);
  const double after = step_cost(true);
  std::printf("\nreaction step of the lumped set, %zu cells, ns per cell\n", cells);
  std::printf("%-24s %12.1f %12.1f %8.2f\n", "nitrification copied", before, after, after / before);
}
