#include "solver/transport/treatments.hpp"

#include <algorithm>
#include <limits>

#include "solver/grid/structure_faces.hpp"

namespace biandan::transport {

namespace {

constexpr double no_bound = std::numeric_limits<double>::max();

}  // namespace

Treatments::Treatments(const Case& problem, const grid::Grid& grid)
    : problem_(problem),
      removed_(LaneField(0, problem.quality.transported()).packs()),
      added_(removed_) {
  const std::size_t count = problem.drainage.treatments.size();
  const std::size_t constituents = problem.quality.transported();
  if (count == 0) return;
  const std::vector<std::size_t> face_of = grid::structure_faces(problem, grid);
  for (const drainage::Treatment& it : problem.drainage.treatments)
    face_.push_back(face_of[it.structure.index()]);
  of_face_.assign(grid.faces.size(), -1);
  for (LaneField* field : {&kept_, &at_least_, &at_most_, &removed_by_, &added_by_})
    *field = LaneField(count, constituents);
  kept_.fill(1.0);
  at_most_.fill(no_bound);
  totals_.assign(count, {0.0, 0.0, std::vector<double>(constituents, 0.0),
                         std::vector<double>(constituents, 0.0)});
}

void Treatments::set_effects(std::size_t treatment, double from, double to) {
  const auto& effects = problem_.drainage.treatments[treatment].effects;
  for (std::size_t k = 0; k < std::min(effects.size(), kept_.constituents()); ++k) {
    const drainage::Effect& effect = effects[k];
    if (!effect.changes()) continue;
    kept_.set(treatment, k, 1.0 - effect.removal.mean(from, to));
    if (!effect.at_most) continue;
    const double bound = effect.at_most->mean(from, to);
    at_most_.set(treatment, k, bound);
    if (effect.exactly) at_least_.set(treatment, k, bound);
  }
}

void Treatments::begin(const grid::FlowField& flow) {
  for (const Running& it : running_) of_face_[it.face] = -1;
  running_.clear();
  clear_booking();
  const double end = flow.time + flow.dt;
  for (std::size_t t = 0; t < face_.size(); ++t) {
    const double discharge = flow.discharge[face_[t]];
    if (!(discharge > 0.0)) continue;
    const drainage::Treatment& it = problem_.drainage.treatments[t];
    const double share = it.setting.mean(flow.time, end) * std::min(1.0, it.capacity / discharge);
    set_effects(t, flow.time, end);
    of_face_[face_[t]] = static_cast<int>(running_.size());
    running_.push_back({t, face_[t], share});
  }
}

Lanes Treatments::treated(const Running& at, std::size_t pack, const Lanes& above) const {
  const Lanes left =
      base::min(base::max(kept_.at(at.treatment)[pack] * above, at_least_.at(at.treatment)[pack]),
                at_most_.at(at.treatment)[pack]);
  return above + at.share * (left - above);
}

void Treatments::book(std::size_t face, double water, const Lanes* above) {
  if (of_face_.empty() || of_face_[face] < 0) return;
  const Running& at = running_[static_cast<std::size_t>(of_face_[face])];
  const Lanes zero(0.0);
  for (std::size_t p = 0; p < kept_.packs(); ++p) {
    const Lanes mass = water * (above[p] - treated(at, p, above[p]));
    const Lanes out = base::max(mass, zero);
    const Lanes in = base::max(zero - mass, zero);
    removed_.add(p, out);
    added_.add(p, in);
    removed_by_.at(at.treatment)[p] += out;
    added_by_.at(at.treatment)[p] += in;
  }
}

void Treatments::clear_booking() {
  removed_.clear();
  added_.clear();
  removed_by_.fill(0.0);
  added_by_.fill(0.0);
}

void Treatments::add_to_totals(const grid::FlowField& flow) {
  for (const Running& it : running_) {
    TreatmentTotal& total = totals_[it.treatment];
    const double water = flow.dt * flow.discharge[it.face];
    total.treated += it.share * water;
    total.passed_by += (1.0 - it.share) * water;
    for (std::size_t k = 0; k < total.removed.size(); ++k) {
      total.removed[k] += removed_by_.get(it.treatment, k);
      total.added[k] += added_by_.get(it.treatment, k);
    }
  }
}

}  // namespace biandan::transport
