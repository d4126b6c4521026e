#include "model/network/structure_discharge.hpp"

#include <algorithm>

namespace biandan::network {

namespace {

Regime regime(const Weir& weir, const Operation&, double high, double low, const Beds& beds) {
  const double crest = passable(weir.crest, beds);
  if (high <= crest) return Regime::none;
  return low > crest ? Regime::drowned_weir : Regime::free_weir;
}

Regime over_sill(double upstream, double downstream) {
  return downstream > 2.0 / 3.0 * upstream ? Regime::drowned_weir : Regime::free_weir;
}

Regime regime(const Gate& gate, const Operation& operation, double high, double low,
              const Beds& beds) {
  const double sill = passable(gate.sill, beds);
  const double upstream = high - sill;
  const double downstream = low - sill;
  if (upstream <= 0.0) return Regime::none;
  const double jet = gate.contraction * operation.setting * gate.height;
  if (gate.formula == Gate::Formula::energy) {
    const bool touches = jet < std::max(2.0 / 3.0 * upstream, downstream);
    if (touches) return downstream > jet ? Regime::drowned_orifice : Regime::free_orifice;
    return over_sill(upstream, downstream);
  }
  const double tail = std::max(downstream, 0.0);
  const Opening<double> open = energy_opening(1e9, upstream, tail);
  const double open_flow =
      open.depth * std::sqrt(2.0 * gravity) * rounded_sqrt(open.drop, rounding_head);
  if (momentum_jet(jet, upstream, tail) >= open_flow) return over_sill(upstream, downstream);
  return downstream > conjugate_depth(jet, upstream) ? Regime::drowned_orifice
                                                     : Regime::free_orifice;
}

Regime regime(const Culvert& culvert, const CulvertEnd& up, const CulvertEnd& down, double high,
              double low) {
  const double inlet = inlet_control(culvert, up, high);
  const double outlet = outlet_control(culvert, up, down, high, low);
  if (inlet <= 0.0 || high <= down.floor) return Regime::none;
  if (inlet < outlet) return Regime::culvert_inlet;
  const double depth = outlet_depth(culvert, down, high, low);
  const bool full =
      high - up.floor >= clear_height(culvert, up) && depth >= clear_height(culvert, down);
  if (full) return Regime::culvert_full;
  return low - down.floor >= depth ? Regime::culvert_drowned : Regime::culvert_free;
}

}  // namespace

std::optional<double> lowest_drawn(const Structure& structure, const Beds& beds) {
  if (const Transfer* transfer = std::get_if<Transfer>(&structure.kind))
    return std::max(transfer->lowest, beds.left);
  if (const Pump* pump = std::get_if<Pump>(&structure.kind)) return std::max(pump->sump, beds.left);
  return {};
}

int side_of_limit(const Structure& structure, double level_left, double level_right,
                  const Beds& beds) {
  if (const auto lowest = lowest_drawn(structure, beds)) {
    if (level_left <= *lowest) return -1;
    return level_left >= *lowest + pump_full_depth ? 1 : 0;
  }
  if (!structure.flap) return 0;
  const double drop = level_left - level_right - opening_head(structure);
  return drop > 0.0 ? 1 : -1;
}

Regime regime_of(const Structure& structure, const Operation& operation, double level_left,
                 double level_right, const Beds& beds) {
  if (operation.setting <= 0.0) return Regime::none;
  if (structure.flap) {
    level_left -= structure.flap_head;
    if (level_left <= level_right) return Regime::flap_shut;
  }
  const double high = std::max(level_left, level_right);
  const double low = std::min(level_left, level_right);
  if (const Weir* weir = std::get_if<Weir>(&structure.kind))
    return regime(*weir, operation, high, low, beds);
  if (const Gate* gate = std::get_if<Gate>(&structure.kind))
    return regime(*gate, operation, high, low, beds);
  if (const Culvert* culvert = std::get_if<Culvert>(&structure.kind)) {
    const CulvertEnd from(culvert->invert_from, beds.left);
    const CulvertEnd to(culvert->invert_to, beds.right);
    return level_left < level_right ? regime(*culvert, to, from, high, low)
                                    : regime(*culvert, from, to, high, low);
  }
  if (level_left <= *lowest_drawn(structure, beds)) return Regime::none;
  if (std::holds_alternative<Pump>(structure.kind)) return Regime::pumping;
  return operation.wanted > 0.0 ? Regime::transferring : Regime::none;
}

}  // namespace biandan::network
