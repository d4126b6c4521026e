// Ranges that were published for inputs: outside of them a value may be right, and needs a reason.
// What the schema allows is wider; the reader has seen to that.
#pragma once

#include <span>
#include <string_view>

namespace biandan::doctor {

struct PublishedRange {
  std::string_view name;  ///< of a kinetics parameter, or of a constituent that enters
  double low = 0.0;
  double high = 0.0;
  std::string_view unit;  ///< of both, as people write it; "-": a pure number
  std::string_view source;
};

/// Parameters of the kinetics, at 20 degC, by their names in the catalogue.
std::span<const PublishedRange> parameter_ranges();
const PublishedRange* find_parameter_range(std::string_view name);

/// Concentrations of loads and boundaries by constituent: up to those of strong raw sewage.
std::span<const PublishedRange> concentration_ranges();

/// Manning's roughness of channels [s/m^(1/3)].
const PublishedRange& manning_range();
/// Longitudinal dispersion coefficients of rivers [m2/s].
const PublishedRange& dispersion_range();
/// Temperature of natural water [degC].
const PublishedRange& temperature_range();

}  // namespace biandan::doctor
