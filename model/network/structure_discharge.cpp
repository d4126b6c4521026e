#include "model/network/structure_discharge.hpp"

#include <algorithm>

namespace biandan::network {

Regime regime_of(const Structure& structure, double setting, double level_left,
                 double level_right) {
  if (setting <= 0.0) return Regime::none;
  const double high = std::max(level_left, level_right);
  const double low = std::min(level_left, level_right);
  if (const Weir* weir = std::get_if<Weir>(&structure.kind)) {
    if (high <= weir->crest) return Regime::none;
    return low > weir->crest ? Regime::drowned_weir : Regime::free_weir;
  }
  if (const Gate* gate = std::get_if<Gate>(&structure.kind)) {
    const double upstream = high - gate->sill;
    const double downstream = low - gate->sill;
    if (upstream <= 0.0) return Regime::none;
    const double jet = gate->contraction * setting * gate->height;
    const bool touches = jet < std::max(2.0 / 3.0 * upstream, downstream);
    if (touches) return downstream > jet ? Regime::drowned_orifice : Regime::free_orifice;
    return downstream > 2.0 / 3.0 * upstream ? Regime::drowned_weir : Regime::free_weir;
  }
  return level_left > std::get<Pump>(structure.kind).sump ? Regime::pumping : Regime::none;
}

}  // namespace biandan::network
