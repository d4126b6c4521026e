// The loops over the lanes of a block do what they say, and give the same bits on every processor.
#include "solver/transport/reaction_kernels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace biandan::transport;

namespace {

using Numbers = std::vector<double>;

Numbers numbers(std::size_t count, double low) {
  std::mt19937_64 generator(20210618 + count);
  std::uniform_real_distribution<double> random(low, 3.0);
  Numbers all(count);
  for (double& one : all) one = random(generator);
  return all;
}

const ReactionKernels* const all_kernels[] = {&plain::reaction_kernels, &reaction_kernels()};

}  // namespace

TEST_CASE("four constituents side by side become rows of lanes, and come back") {
  constexpr std::size_t stride = 7, lanes = 11, column = 2;
  const std::vector<std::size_t> cells{3, 0, 1, 12, 5, 6, 7, 2, 9};
  const Numbers before = numbers(13 * stride, -1.0);
  for (const ReactionKernels* kernels : all_kernels) {
    Numbers row(4 * lanes, 77.0);
    kernels->take_four({cells, stride}, &before[column], row.data(), lanes);
    Numbers after(before.size(), 88.0);
    kernels->scatter_four({cells, stride}, row.data(), lanes, &after[column]);
    for (std::size_t state = 0; state < 4; ++state)
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const bool used = lane < cells.size();
        CHECK(row[state * lanes + lane] ==
              (used ? before[cells[lane] * stride + column + state] : 77.0));
      }
    for (std::size_t i = 0; i < after.size(); ++i) {
      const bool listed = std::ranges::count(cells, i / stride) > 0;
      const bool inside = i % stride >= column && i % stride < column + 4;
      CHECK(after[i] == (listed && inside ? before[i] : 88.0));
    }
  }
}

TEST_CASE("masses of processes forward and backward, and the same bits on every processor") {
  constexpr std::size_t processes = 8, lanes = 21;
  const LaneRange range{2, 19, lanes};
  const std::vector<std::size_t> listed{0, 1, 2, 3, 4, 7, 6};  // four that run forward, and others
  Numbers rate = numbers(processes * lanes, -3.0);
  for (std::size_t i = 0; i < 4 * lanes; ++i) rate[i] = std::abs(rate[i]);
  for (std::size_t i = 7 * lanes; i < rate.size(); ++i) rate[i] = -std::abs(rate[i]);
  const Numbers volume = numbers(lanes, 0.5);
  std::vector<std::vector<BothWays>> found;
  for (const ReactionKernels* kernels : all_kernels) {
    found.emplace_back(listed.size(), BothWays{77.0, 77.0});
    kernels->sum_masses(listed, range, rate.data(), volume.data(), found.back().data());
  }
  for (std::size_t i = 0; i < listed.size(); ++i) {
    BothWays sum;
    for (std::size_t lane = range.begin; lane < range.end; ++lane) {
      const double mass = rate[listed[i] * lanes + lane] * volume[lane];
      (mass > 0.0 ? sum.forward : sum.backward) += std::abs(mass);
    }
    const BothWays& here = found[0][i];
    CHECK(here.forward == found[1][i].forward);
    CHECK(here.backward == found[1][i].backward);
    CHECK(here.forward == doctest::Approx(sum.forward).epsilon(1e-13));
    CHECK(here.backward == doctest::Approx(sum.backward).epsilon(1e-13));
    if (sum.forward == 0.0) CHECK(here.forward == 0.0);
    if (sum.backward == 0.0) CHECK(here.backward == 0.0);
  }
}

TEST_CASE("sums of terms and the largest share agree to the last bit on every processor") {
  constexpr std::size_t processes = 5, lanes = 41;
  const LaneRange range{1, 40, lanes};
  const Numbers rate = numbers(processes * lanes, -3.0), value = numbers(lanes, 0.0);
  const std::vector<StoichiometricTerm> terms{{0, 1.5}, {3, -2.0}, {4, 0.25}, {1, -1.0}};
  const std::vector<std::size_t> first{0, 3, 3, 4};
  std::vector<Numbers> found;
  for (const ReactionKernels* kernels : all_kernels) {
    Numbers slope(3 * lanes, 0.0);
    kernels->combine(first, terms.data(), range, rate.data(), slope.data());
    slope.push_back(kernels->largest_share(range, rate.data(), value.data(), 0.5));
    found.push_back(slope);
  }
  CHECK(found[0] == found[1]);
  double largest = 0.0;
  for (std::size_t lane = range.begin; lane < range.end; ++lane) {
    const auto of = [&](std::size_t process) { return rate[process * lanes + lane]; };
    CHECK(found[0][lane] == doctest::Approx(1.5 * of(0) - 2.0 * of(3) + 0.25 * of(4)));
    CHECK(found[0][lanes + lane] == 0.0);
    CHECK(found[0][2 * lanes + lane] == -of(1));
    largest = std::max(largest, of(0) / (value[lane] + 0.5));
  }
  CHECK(found[0].back() == doctest::Approx(largest));
}
