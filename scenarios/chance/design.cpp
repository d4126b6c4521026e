#include "scenarios/chance/design.hpp"

#include <boost/random/sobol.hpp>
#include <cmath>
#include <numeric>
#include <utility>

#include "model/base/random.hpp"

namespace biandan::chance {

namespace {

void fill_plain(std::size_t inputs, base::Random random, std::vector<double>& shares) {
  // Every member has a beginning of its own.
  for (std::size_t m = 0; m < shares.size() / inputs; ++m) {
    base::Random own(random.bits());
    for (std::size_t i = 0; i < inputs; ++i) shares[m * inputs + i] = own.share();
  }
}

void fill_latin(std::size_t inputs, base::Random random, std::vector<double>& shares) {
  const std::size_t members = shares.size() / inputs;
  std::vector<std::size_t> stratum(members);
  for (std::size_t i = 0; i < inputs; ++i) {
    std::iota(stratum.begin(), stratum.end(), std::size_t{0});
    for (std::size_t m = members; m > 1; --m) std::swap(stratum[m - 1], stratum[random.below(m)]);
    for (std::size_t m = 0; m < members; ++m)
      shares[m * inputs + i] =
          (static_cast<double>(stratum[m]) + random.share()) / static_cast<double>(members);
  }
}

void fill_sobol(std::size_t inputs, base::Random random, std::vector<double>& shares) {
  std::vector<double> shift(inputs);
  for (double& one : shift) one = random.share();
  boost::random::sobol sequence(inputs);
  constexpr double range = 18446744073709551616.0;  // 2^64
  constexpr double least = 1.0 / 9007199254740992.0;
  for (double& share : shares) {
    const std::size_t i = static_cast<std::size_t>(&share - shares.data()) % inputs;
    const double point = static_cast<double>(sequence()) / range + shift[i];
    share = point - std::floor(point);
    if (share < least) share = least;
  }
}

}  // namespace

Design::Design(Method method, std::size_t members, std::size_t inputs, std::uint64_t seed)
    : inputs_(inputs), shares_(members * inputs) {
  const base::Random random(seed);
  if (method == Method::plain) fill_plain(inputs, random, shares_);
  if (method == Method::latin_hypercube) fill_latin(inputs, random, shares_);
  if (method == Method::sobol) fill_sobol(inputs, random, shares_);
}

}  // namespace biandan::chance
