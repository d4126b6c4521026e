#include "model/network/structure_discharge.hpp"

#include <algorithm>

namespace biandan::network {

Regime regime_of(const Structure& structure, double setting, double level_left, double level_right,
                 const Beds& beds) {
  if (setting <= 0.0) return Regime::none;
  const double high = std::max(level_left, level_right);
  const double low = std::min(level_left, level_right);
  if (const Weir* weir = std::get_if<Weir>(&structure.kind)) {
    const double crest = passable(weir->crest, beds);
    if (high <= crest) return Regime::none;
    return low > crest ? Regime::drowned_weir : Regime::free_weir;
  }
  if (const Gate* gate = std::get_if<Gate>(&structure.kind)) {
    const double sill = passable(gate->sill, beds);
    const double upstream = high - sill;
    const double downstream = low - sill;
    if (upstream <= 0.0) return Regime::none;
    const double jet = gate->contraction * setting * gate->height;
    const bool touches = jet < std::max(2.0 / 3.0 * upstream, downstream);
    if (touches) return downstream > jet ? Regime::drowned_orifice : Regime::free_orifice;
    return downstream > 2.0 / 3.0 * upstream ? Regime::drowned_weir : Regime::free_weir;
  }
  const double sump = std::max(std::get<Pump>(structure.kind).sump, beds.left);
  return level_left > sump ? Regime::pumping : Regime::none;
}

}  // namespace biandan::network
