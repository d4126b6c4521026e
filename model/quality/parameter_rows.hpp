// Rows of the registry of parameters: the shapes they have in common, in outside units, and the
// sources that several share.
#pragma once

#include <string_view>

#include "model/quality/parameters.hpp"

namespace biandan::quality {

using Choices = std::span<const std::string_view>;

inline constexpr std::string_view engineering = "engineering default";
inline constexpr std::string_view chapra = "Chapra (1997), Surface Water-Quality Modeling";
inline constexpr std::string_view bowie =
    "Bowie et al. (1985), Rates, Constants, and Kinetics Formulations, EPA/600/3-85/040";
inline constexpr std::string_view taihu =
    "engineering default within the range measured in Taihu plain rivers by Feng et al. (2017), "
    "Acta Scientiae Circumstantiae 37(3):878";

inline constexpr std::string_view qual2k =
    "Chapra, Pelletier and Tao (2008), QUAL2K, version 2.11, documentation";

inline constexpr double mg_per_day = 1e-3 * per_day;  // mg/(m2 d) in g/(m2 s)

constexpr ParameterInfo rate(Parameter id, std::string_view name, double value, double maximum,
                             std::string_view help_en, std::string_view help_zh,
                             std::string_view source) {
  return {id, name,    "1/d",   per_day, value * per_day, 0.0, maximum * per_day,
          {}, help_en, help_zh, source};
}

constexpr ParameterInfo theta(Parameter id, std::string_view name, double value,
                              std::string_view help_en, std::string_view help_zh,
                              std::string_view source) {
  return {id, name, "-", 1.0, value, 0.9, 1.2, {}, help_en, help_zh, source};
}

constexpr ParameterInfo velocity(Parameter id, std::string_view name, double value, double maximum,
                                 std::string_view help_en, std::string_view help_zh,
                                 std::string_view source) {
  return {id, name,    "m/d",   per_day, value * per_day, 0.0, maximum * per_day,
          {}, help_en, help_zh, source};
}

constexpr ParameterInfo bed_flux(Parameter id, std::string_view name, double value, double maximum,
                                 std::string_view help_en, std::string_view help_zh,
                                 std::string_view source) {
  return {id, name,    "mg/(m2 d)", mg_per_day, value * mg_per_day, 0.0, maximum * mg_per_day,
          {}, help_en, help_zh,     source};
}

constexpr ParameterInfo half_saturation(Parameter id, std::string_view name, double value,
                                        std::string_view help_en, std::string_view help_zh,
                                        std::string_view source) {
  return {id, name, "mg/L", 1.0, value, 1e-3, 10.0, {}, help_en, help_zh, source};
}

constexpr ParameterInfo choice(Parameter id, std::string_view name, Choices words,
                               std::string_view help_en, std::string_view help_zh,
                               std::string_view source) {
  return {id,    name,    "-",     1.0,   0.0, 0.0, static_cast<double>(words.size() - 1),
          words, help_en, help_zh, source};
}

constexpr ParameterInfo number(Parameter id, std::string_view name, std::string_view unit,
                               double scale, double value, double minimum, double maximum,
                               std::string_view help_en, std::string_view help_zh,
                               std::string_view source) {
  return {id, name,    unit,    scale, value * scale, minimum * scale, maximum * scale,
          {}, help_en, help_zh, source};
}

/// The rows of the parameters that only the set `full` uses (full/parameters.cpp).
std::span<const ParameterInfo> full_parameters();

}  // namespace biandan::quality
