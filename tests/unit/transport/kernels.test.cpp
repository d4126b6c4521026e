// The loops of advection and dispersion give the same bits on every processor, for any number of
// packs as for a known one.
#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "solver/transport/advection_kernels.hpp"
#include "solver/transport/dispersion_kernels.hpp"

using namespace biandan::transport;

namespace {

constexpr int cells = 103;  // and as many faces, in a ring
constexpr std::size_t count = cells;

using Numbers = std::vector<double>;

class Random {
 public:
  Numbers between(double low, double high, std::size_t size = count) {
    std::uniform_real_distribution<double> random(low, high);
    Numbers numbers(size);
    for (double& number : numbers) number = random(generator_);
    return numbers;
  }

 private:
  std::mt19937_64 generator_{20210618};
};

/// Cell i and its neighbours around the ring.
int beside(int cell, int by) {
  return (cell + by + cells) % cells;
}

Numbers advected(const AdvectionKernels& kernels, std::size_t packs) {
  Random random;
  constexpr double dt = 100.0;
  const Numbers before = random.between(900.0, 1100.0), after = random.between(900.0, 1100.0);
  const Numbers discharge = random.between(0.0, 10.0), leaving = random.between(0.0, 10.0);
  const Numbers concentration = random.between(0.0, 5.0, 4 * packs * count);
  Numbers mixed = random.between(0.0, 5.0, 4 * packs), next(concentration.size());
  Numbers increment(concentration.size()), per_before(count), per_after(count), room(count);
  const std::size_t emptied = kernels.prepare({.count = count,
                                               .dt = dt,
                                               .largest_share = 0.9,
                                               .before = before.data(),
                                               .after = after.data(),
                                               .leaving = leaving.data(),
                                               .per_before = per_before.data(),
                                               .per_after = per_after.data(),
                                               .room = room.data()});
  std::vector<StencilFace> stencils;
  std::vector<CellFace> faces;
  std::vector<int> first;
  for (int i = 0; i < cells; ++i) {
    stencils.push_back({i, beside(i, -2), beside(i, -1), i, beside(i, 1), beside(i, 2)});
    first.push_back(static_cast<int>(faces.size()));
    faces.push_back({beside(i, -1), beside(i, -1), discharge[static_cast<std::size_t>(i)]});
    faces.push_back({i, i, -discharge[static_cast<std::size_t>(beside(i, 1))]});
  }
  first.push_back(static_cast<int>(faces.size()));
  const AdvectionArrays all{.packs = packs,
                            .dt = dt,
                            .discharge = discharge.data(),
                            .before = before.data(),
                            .leaving = leaving.data(),
                            .per_before = per_before.data(),
                            .per_after = per_after.data(),
                            .room = room.data(),
                            .concentration = concentration.data(),
                            .mixed = mixed.data(),
                            .increment = increment.data(),
                            .next = next.data()};
  const std::vector<MixedCell> mixing{{.cell = 80, .first = first[80], .end = first[81]}};
  const std::vector<BlendedFace> blended{{80, 0, 80, 81}, {90, 0, 90, 91}};
  const std::span listed(stencils);
  kernels.mix(mixing, faces.data(), all);
  kernels.pass_stencils({listed.subspan(0, 50), listed.subspan(50, 21), listed.subspan(71, 5)},
                        all);
  kernels.pass_blended(blended, all);
  kernels.move(first, faces.data(), all);
  for (const Numbers* more : {&mixed, &increment, &per_before, &per_after, &room})
    next.insert(next.end(), more->begin(), more->end());
  next.push_back(static_cast<double>(emptied));
  return next;
}

Numbers dispersed(const DispersionKernels& kernels, std::size_t packs) {
  Random random;
  Numbers volume = random.between(900.0, 1100.0);
  volume[17] = 0.0;
  const Numbers sum = random.between(0.0, 2.0), wet = random.between(0.0, 2000.0);
  const Numbers conductance = random.between(0.0, 1.0);
  const Numbers concentration = random.between(0.0, 5.0, 4 * packs * count);
  Numbers per_volume(count), number(count), once(concentration.size());
  const ExchangeNumbers most = kernels.measure({.count = count,
                                                .volume = volume.data(),
                                                .sum = sum.data(),
                                                .wet = wet.data(),
                                                .per_volume = per_volume.data(),
                                                .number = number.data()});
  std::vector<Neighbour> neighbours;
  std::vector<int> first;
  for (int i = 0; i < cells; ++i) {
    first.push_back(static_cast<int>(neighbours.size()));
    for (const int by : {-1, 1}) neighbours.push_back({beside(i, by), by < 0 ? beside(i, -1) : i});
  }
  first.push_back(static_cast<int>(neighbours.size()));
  DispersionArrays all{.packs = packs,
                       .dt = 100.0,
                       .conductance = conductance.data(),
                       .per_volume = per_volume.data(),
                       .from = concentration.data(),
                       .to = once.data()};
  kernels.spread(first, neighbours.data(), all);
  Numbers twice = concentration;
  all.from = once.data();
  all.to = twice.data();
  kernels.spread_again(first, neighbours.data(), all);
  Numbers solution(concentration.size());
  kernels.gather(first, neighbours.data(),
                 {.packs = packs,
                  .kept = volume.data(),
                  .given = conductance.data(),
                  .from = concentration.data(),
                  .to = solution.data()});
  // A line: every cell is joined with the next.
  std::vector<int> order, start, column;
  for (int i = 0; i < cells; ++i) {
    order.push_back(i);
    start.push_back(i);
    if (i + 1 < cells) column.push_back(i + 1);
  }
  start.push_back(cells - 1);
  kernels.solve({.packs = packs,
                 .order = order,
                 .first = start,
                 .column = column,
                 .factor = conductance.data(),
                 .inverse = sum.data(),
                 .value = solution.data()});
  for (const Numbers* more : {&once, &per_volume, &number, &solution})
    twice.insert(twice.end(), more->begin(), more->end());
  twice.insert(twice.end(), {most.largest, most.largest_wet});
  return twice;
}

}  // namespace

TEST_CASE("loops of transport for any processor and for this one agree to the last bit") {
  for (std::size_t packs = 1; packs <= 5; ++packs) {
    CAPTURE(packs);
    const std::size_t known = packs < plain::advection_kernels.size() ? packs : 0;
    const Numbers advection = advected(plain::advection_kernels[0], packs);
    CHECK(advected(plain::advection_kernels[known], packs) == advection);
    CHECK(advected(advection_kernels(packs), packs) == advection);
    const Numbers dispersion = dispersed(plain::dispersion_kernels[0], packs);
    CHECK(dispersed(plain::dispersion_kernels[known], packs) == dispersion);
    CHECK(dispersed(dispersion_kernels(packs), packs) == dispersion);
  }
}
