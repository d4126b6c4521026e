// Registry of the kinetics parameters: what each is, its unit, default, range and source. The case
// reader, `explain` and the processes all take them from here.
//
// A parameter counts everywhere, or in one reach (quality::ParameterValue). Values are in inside
// units (1/s, m/s, g/(m2 s), g/m3, m); `unit` is the unit people write, `scale` the inside value of
// one such unit. A parameter with `choices` is written by one of its words and its value is the
// index of the word.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace biandan::quality {

inline constexpr double per_day = 1.0 / 86400.0;  ///< inside value of 1/d [1/s]

enum class Parameter : std::size_t {
  bod_oxidation_rate,
  bod_oxidation_theta,
  bod_oxygen_half_saturation,
  bod_ultimate_ratio,
  bod_settling_velocity,
  cod_loss_rate,
  cod_loss_theta,
  codmn_loss_rate,
  codmn_loss_theta,
  nitrification_rate,
  nitrification_theta,
  nitrification_oxygen_half_saturation,
  ammonia_loss_rate,
  ammonia_loss_theta,
  phosphorus_loss_rate,
  phosphorus_loss_theta,
  phosphorus_settling_velocity,
  reaeration_formula,
  reaeration_rate,
  reaeration_surface_transfer,
  reaeration_surface_by,
  reaeration_theta,
  oxygen_saturation_formula,
  sediment_oxygen_demand,
  sediment_oxygen_demand_theta,
  sediment_oxygen_half_saturation,
  ammonia_release,
  phosphorus_release,
  cod_release,
  release_theta,
  minimum_exchange_depth,
  altitude,
  // Those that only the set `full` uses.
  cbod_hydrolysis_rate,
  cbod_hydrolysis_theta,
  cbod_slow_oxidation_rate,
  cbod_fast_oxidation_rate,
  cbod_oxidation_theta,
  cbod_oxygen_half_saturation,
  cbod_settling_velocity,
  cod_refractory_loss_rate,
  cod_refractory_loss_theta,
  nitrogen_hydrolysis_rate,
  nitrogen_hydrolysis_theta,
  nitrogen_settling_velocity,
  nitrite_oxidation_rate,
  nitrite_oxidation_theta,
  denitrification_rate,
  denitrification_theta,
  denitrification_oxygen_half_saturation,
  denitrification_cbod_half_saturation,
  bed_denitrification_velocity,
  phosphorus_hydrolysis_rate,
  phosphorus_hydrolysis_theta,
  organic_phosphorus_settling_velocity,
  phosphate_sorption,
  solids_settling_velocity,
  resuspension_rate,
  critical_shear_velocity,
  shear_manning,
  algae_carbon_ratio,
  algae_nitrogen_ratio,
  algae_phosphorus_ratio,
  algae_oxygen_ratio,
  algae_organic_share,
  algae_nitrogen_half_saturation,
  algae_phosphorus_half_saturation,
  algae_ammonia_preference,
  phytoplankton_growth_rate,
  phytoplankton_respiration_rate,
  phytoplankton_death_rate,
  phytoplankton_theta,
  phytoplankton_settling_velocity,
  phytoplankton_light_half_saturation,
  bottom_algae_growth,
  bottom_algae_respiration_rate,
  bottom_algae_death_rate,
  bottom_algae_excretion_rate,
  bottom_algae_nitrogen_minimum,
  bottom_algae_nitrogen_uptake_rate,
  bottom_algae_nitrogen_storage,
  bottom_algae_phosphorus_minimum,
  bottom_algae_phosphorus_uptake_rate,
  bottom_algae_phosphorus_storage,
  bottom_algae_theta,
  bottom_algae_light_half_saturation,
  light_share,
  light_extinction_background,
  light_extinction_solids,
  light_extinction_chlorophyll,
  bed_demand_rate,
  bed_nitrogen_rate,
  bed_phosphorus_rate,
  bed_decay_theta,
  bed_ammonia_release_rate,
  bed_ammonia_loss_rate,
  bed_phosphate_release_rate,
  bed_phosphate_anoxic_release_rate,
  coliform_dieoff_rate,
  coliform_theta,
  coliform_light_dieoff,
  coliform_settling_velocity,
  bod5_fast_share,
  bod5_slow_share,
  codmn_degradable_share,
  codmn_refractory_share,
  transparency_coefficient,
};
inline constexpr std::size_t parameter_count =
    static_cast<std::size_t>(Parameter::transparency_coefficient) + 1;

/// Values of Parameter::reaeration_formula.
enum class ReaerationFormula { automatic, oconnor_dobbins, churchill, owens_gibbs, given };
/// Values of Parameter::reaeration_surface_by.
enum class SurfaceTransferBy { given, wind };
/// Values of Parameter::oxygen_saturation_formula.
enum class SaturationFormula { apha, gb3838 };

struct ParameterInfo {
  Parameter id;
  std::string_view name;  ///< as in `[quality.parameters]` and reach_parameters.csv
  std::string_view unit;  ///< outside unit, "-" for a pure number
  double scale;           ///< inside value of one outside unit
  double fallback;        ///< default, inside
  double minimum;         ///< inside, allowed itself
  double maximum;         ///< inside, allowed itself
  std::span<const std::string_view> choices;  ///< empty for numbers
  std::string_view help_en;
  std::string_view help_zh;
  std::string_view source;  ///< of the default
};

/// All parameters, in the order of the enumeration.
std::span<const ParameterInfo> parameters();

/// Those that are temperature factors, by the end of their names.
std::span<const Parameter> temperature_factors();

/// The parameter of that name; nullptr when there is none.
const ParameterInfo* find_parameter(std::string_view name);

/// A value for every parameter, over the number type: parameters may differ from lane to lane, or
/// carry slopes of their own.
template <class Real>
struct Parameters {
  std::array<Real, parameter_count> values{};

  const Real& operator[](Parameter id) const { return values[static_cast<std::size_t>(id)]; }
  Real& operator[](Parameter id) { return values[static_cast<std::size_t>(id)]; }
};

/// Every parameter at its default.
Parameters<double> default_parameters();

}  // namespace biandan::quality
