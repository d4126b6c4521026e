#include "model/forcing/noise.hpp"

#include <cmath>

#include "model/base/random.hpp"

namespace biandan::forcing {

std::vector<double> noise_factors(const Noise& noise, std::span<const double> times) {
  base::Random random(noise.seed);
  std::vector<double> factors;
  factors.reserve(times.size());
  double z = 0.0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const bool remembers = i > 0 && noise.memory > 0.0;
    const double kept = remembers ? std::exp(-(times[i] - times[i - 1]) / noise.memory) : 0.0;
    z = kept * z + std::sqrt(1.0 - kept * kept) * random.normal();
    factors.push_back(std::exp(noise.deviation * (z - 0.5 * noise.deviation)));
  }
  return factors;
}

}  // namespace biandan::forcing
