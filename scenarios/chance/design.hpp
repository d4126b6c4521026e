// Which members an ensemble has: shares of (0, 1) by member and input.
//
//   plain             independent uniform numbers
//   latin_hypercube   each input takes every n-th of its range once (McKay, Beckman, Conover 1979,
//                     Technometrics 21, 239-245)
//   sobol             a Sobol sequence (direction numbers of Joe and Kuo 2008, SIAM Journal on
//                     Scientific Computing 30, 2635-2654), shifted by random numbers modulo 1
//
// The same seed gives the same design on every machine. In plain and sobol designs a member does
// not hang on how many there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace biandan::chance {

enum class Method { plain, latin_hypercube, sobol };

/// A Sobol sequence has no more dimensions than these.
inline constexpr std::size_t most_sobol_inputs = 3667;

class Design {
 public:
  /// Precondition: members and inputs > 0; for sobol at most `most_sobol_inputs`.
  Design(Method method, std::size_t members, std::size_t inputs, std::uint64_t seed);

  std::size_t members() const { return shares_.size() / inputs_; }
  std::span<const double> member(std::size_t member) const {
    return std::span(shares_).subspan(member * inputs_, inputs_);
  }

 private:
  std::size_t inputs_;
  std::vector<double> shares_;
};

}  // namespace biandan::chance
