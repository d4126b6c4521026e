#include "model/base/random.hpp"

#include <cmath>
#include <numbers>

namespace biandan::base {

// SplitMix64 (Steele, Lea, Flood 2014, OOPSLA '14, 453-472).
std::uint64_t Random::bits() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

double Random::share() {
  // The middle of one of 2^52 pieces: neither 0 nor 1.
  constexpr double piece = 1.0 / 4503599627370496.0;
  return (static_cast<double>(bits() >> 12) + 0.5) * piece;
}

std::size_t Random::below(std::size_t count) {
  return static_cast<std::size_t>(share() * static_cast<double>(count));
}

// Box and Muller (1958, The Annals of Mathematical Statistics 29, 610-611).
double Random::normal() {
  const double radius = std::sqrt(-2.0 * std::log(share()));
  return radius * std::cos(2.0 * std::numbers::pi * share());
}

}  // namespace biandan::base
