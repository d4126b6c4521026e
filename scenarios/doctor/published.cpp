#include "scenarios/doctor/published.hpp"

#include <algorithm>
#include <array>

namespace biandan::doctor {

namespace {

constexpr std::string_view qual2e =
    "Brown and Barnwell (1987), QUAL2E, EPA/600/3-87/007, Table III-3";
constexpr std::string_view feng =
    "Feng et al. (2017), Acta Scientiae Circumstantiae 37(3):878, rivers of the Taihu plain";
constexpr std::string_view guo =
    "Guo et al. (2020), Sci. Total Environ. 713:136456, channels of the Taihu plain";
constexpr std::string_view nitrification_sources =
    "Guo et al. (2020), Sci. Total Environ. 713:136456, and QUAL2E (1987), Table III-3";
constexpr std::string_view zison = "Zison et al. (1978) in Bowie et al. (1985)";
constexpr std::string_view chapra_sod = "Chapra (1997), Table 25.1";
constexpr std::string_view releases =
    "Zhang et al. (2024), Taihu plain, to Sun et al., Slender West Lake, Yangzhou";
constexpr std::string_view phosphorus_releases =
    "J. Chem. 2021:7451832, northern Taihu, to Sun et al., Slender West Lake, Yangzhou";
constexpr std::string_view sewage = "strong raw sewage, Metcalf and Eddy (1991)";

constexpr std::array parameters{
    PublishedRange{"bod_oxidation_rate", 0.02, 3.4, "1/d", qual2e},
    PublishedRange{"cbod_fast_oxidation_rate", 0.02, 3.4, "1/d", qual2e},
    PublishedRange{"cbod_slow_oxidation_rate", 0.02, 3.4, "1/d", qual2e},
    PublishedRange{"codmn_loss_rate", 0.0296, 0.4106, "1/d", feng},
    PublishedRange{"nitrification_rate", 0.022, 1.175, "1/d", nitrification_sources},
    PublishedRange{"ammonia_loss_rate", 0.0, 1.175, "1/d", guo},
    PublishedRange{"nitrite_oxidation_rate", 0.2, 2.0, "1/d", qual2e},
    PublishedRange{"nitrogen_hydrolysis_rate", 0.02, 0.4, "1/d", qual2e},
    PublishedRange{"phosphorus_hydrolysis_rate", 0.01, 0.7, "1/d", qual2e},
    PublishedRange{"phosphorus_loss_rate", 0.0555, 0.5725, "1/d", feng},
    PublishedRange{"phytoplankton_growth_rate", 1.0, 3.0, "1/d", qual2e},
    PublishedRange{"phytoplankton_respiration_rate", 0.05, 0.5, "1/d", qual2e},
    PublishedRange{"algae_nitrogen_half_saturation", 0.01, 0.3, "mg/L", qual2e},
    PublishedRange{"algae_phosphorus_half_saturation", 0.001, 0.05, "mg/L", qual2e},
    PublishedRange{"coliform_dieoff_rate", 0.05, 4.0, "1/d", qual2e},
    PublishedRange{"sediment_oxygen_demand", 0.05, 10.0, "g/(m2 d)", chapra_sod},
    PublishedRange{"sediment_oxygen_demand_theta", 1.04, 1.13, "-", zison},
    PublishedRange{"ammonia_release", 0.14, 90.1, "mg/(m2 d)", releases},
    PublishedRange{"phosphorus_release", 0.5, 58.8, "mg/(m2 d)", phosphorus_releases},
};

constexpr std::array concentrations{
    PublishedRange{"BOD5", 0.0, 400.0, "mg/L", sewage},
    PublishedRange{"COD", 0.0, 1000.0, "mg/L", sewage},
    PublishedRange{"NH3-N", 0.0, 50.0, "mg/L", sewage},
    PublishedRange{"TP", 0.0, 15.0, "mg/L", sewage},
    PublishedRange{"TN", 0.0, 85.0, "mg/L", sewage},
    // Twice the saturation at 10 degC: more is not reached by the densest blooms.
    PublishedRange{"DO", 0.0, 22.6, "mg/L", "twice the saturation at 10 degC, APHA (1992)"},
};

constexpr PublishedRange manning{"manning", 0.01, 0.15, "s/m^(1/3)",
                                 "Chow (1959), Table 5-6, lined canals to weedy streams"};
constexpr PublishedRange dispersion{"dispersion", 0.0, 1500.0, "m2/s",
                                    "Fischer et al. (1979), Table 5.3, up to the Missouri"};
constexpr PublishedRange temperature{"temperature", -0.5, 40.0, "degC",
                                     "natural water between freezing and cooling outfalls"};

}  // namespace

std::span<const PublishedRange> parameter_ranges() {
  return parameters;
}

const PublishedRange* find_parameter_range(std::string_view name) {
  const auto found = std::ranges::find(parameters, name, &PublishedRange::name);
  return found == parameters.end() ? nullptr : &*found;
}

std::span<const PublishedRange> concentration_ranges() {
  return concentrations;
}

const PublishedRange& manning_range() {
  return manning;
}

const PublishedRange& dispersion_range() {
  return dispersion;
}

const PublishedRange& temperature_range() {
  return temperature;
}

}  // namespace biandan::doctor
