#include "model/quality/shown.hpp"

#include <limits>

namespace biandan::quality {

Shown shown(const Quality& quality, std::size_t index) {
  const std::size_t constituents = quality.constituents.size();
  if (index < constituents) {
    const Constituent& it = quality.constituents[index];
    return {it.name, it.title_zh, it.title_en, it.unit, {}};
  }
  const Composed& it = quality.composed[index - constituents];
  return {it.name, it.title_zh, it.title_en, it.unit, it.formula};
}

std::optional<std::size_t> find_shown(const Quality& quality, std::string_view name) {
  const std::size_t constituents = quality.constituents.size();
  for (std::size_t k = 0; k < constituents; ++k)
    if (quality.constituents[k].name == name) return k;
  for (std::size_t k = 0; k < quality.composed.size(); ++k)
    if (quality.composed[k].name == name) return constituents + k;
  return std::nullopt;
}

std::string amount_unit(const Quality& quality, std::size_t constituent) {
  using Tracer = Constituent::Tracer;
  constexpr std::string_view per_litre = "/L";
  const Constituent& it = quality.constituents[constituent];
  if (quality.temperature == constituent) return "degC m3";
  if (it.tracer == Tracer::share) return "m3";
  if (it.tracer != Tracer::none) return "m3 d";
  if (it.unit == "mg/L" || it.on_bed || !it.unit.ends_with(per_litre)) return "g";
  return "1000 " + it.unit.substr(0, it.unit.size() - per_litre.size());
}

bool is_tracer(const Quality& quality, std::size_t index) {
  return index < quality.constituents.size() &&
         quality.constituents[index].tracer != Constituent::Tracer::none;
}

double shown_value(const Quality& quality, std::span<const double> concentrations,
                   std::size_t index) {
  constexpr double least_share = 1e-3;
  const std::size_t constituents = quality.constituents.size();
  if (index >= constituents)
    return value_of(quality.composed[index - constituents], concentrations);
  const Constituent& it = quality.constituents[index];
  if (it.tracer != Constituent::Tracer::exposure) return concentrations[index];
  const double share = concentrations[it.share];
  return share < least_share ? std::numeric_limits<double>::quiet_NaN()
                             : concentrations[index] / share;
}

}  // namespace biandan::quality
