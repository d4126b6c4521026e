#include "solver/transport/passing_effects.hpp"

#include <algorithm>
#include <cmath>

namespace biandan::transport {

void PassingEffects::begin(const grid::FlowField& flow, std::span<const double> concentration) {
  treatments_.begin(flow);
  weirs_.begin(flow, concentration);
  clear_booking();
  faces_ = weirs_.faces();
  for (const Treatments::Running& it : treatments_.running()) faces_.push_back(it.face);
  std::ranges::sort(faces_);
  faces_.erase(std::unique(faces_.begin(), faces_.end()), faces_.end());
}

void PassingEffects::book(std::size_t face, double water, const Lanes* above) {
  treatments_.book(face, water, above);
  if (!std::ranges::binary_search(weirs_.faces(), face)) return;
  const std::size_t pack = weirs_.pack_of_oxygen();
  const double mass = weirs_.taken_up(face, water, treatments_.behind(face, pack, above[pack]));
  (mass > 0.0 ? taken_up_ : given_off_) += std::abs(mass);
}

void PassingEffects::add_to(std::span<double> removed, std::span<double> added) const {
  treatments_.removed().write(removed);
  treatments_.added().write(added);
  if (weirs_.faces().empty()) return;
  added[weirs_.oxygen()] += taken_up_;
  removed[weirs_.oxygen()] += given_off_;
}

void PassingEffects::clear_booking() {
  treatments_.clear_booking();
  taken_up_ = given_off_ = 0.0;
}

}  // namespace biandan::transport
