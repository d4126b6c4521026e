#include "solver/flow/channels.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/dual.hpp"
#include "model/base/pack.hpp"

namespace biandan::flow {

namespace {

constexpr std::size_t lanes = 4;
using Lanes = base::Pack<lanes>;

Lanes load(const std::vector<double>& values, std::size_t first) {
  return Lanes::load(values.data() + first);
}

void store(const Lanes& value, std::vector<double>& values, std::size_t first) {
  value.store(values.data() + first);
}

/// Momentum that crosses several cells a step is known only from the iterates before; the weight
/// towards the end of the step grows with it, or short cells under long steps resonate.
double damped_theta(double theta, double courant) {
  return std::min(theta + 0.1 * std::max(courant - 1.0, 0.0), 1.0);
}

}  // namespace

Channels::Channels(const grid::Grid& grid) {
  for (const grid::Face& face : grid.faces) {
    if (face.kind != grid::Face::Kind::channel) break;
    const FaceSite<double> at = site_of(face);
    left_.push_back(face.left);
    right_.push_back(face.right);
    bed_.push_back(at.bed);
    bed_left_.push_back(at.bed_left);
    bed_right_.push_back(at.bed_right);
    crest_.push_back(at.crest);
    per_blend_.push_back(at.per_blend);
    pull_.push_back(at.pull);
    friction_.push_back(at.friction);
    sections_.add(face.table);
    if (!face.conveyance.empty()) tabulated_.push_back({left_.size() - 1, face.conveyance});
  }
  count_ = left_.size();
  sections_.pad(lanes);
  const std::size_t padded = sections_.size();
  for (auto* field :
       {&bed_,         &bed_left_,      &bed_right_,  &crest_,         &per_blend_,
        &pull_,        &friction_,      &level_left_, &level_right_,   &drive_,
        &per_radius_,  &radius_rate_,   &depth_,      &depth_by_left_, &depth_by_right_,
        &terms.source, &terms.old_drop, &discharge,   &velocity,       &area,
        &width,        &by_left,        &by_right})
    field->resize(padded, 0.0);
  terms.theta.resize(padded, 1.0);
  terms.inertia.resize(padded, 1.0);
}

double Channels::depth(std::size_t f, double level_left, double level_right, bool rightward) const {
  const FaceSite<double> site{bed_[f],       bed_left_[f], bed_right_[f], crest_[f],
                              per_blend_[f], pull_[f],     friction_[f]};
  return face_depth(site, level_left, level_right, rightward).depth;
}

void Channels::gather(const std::vector<double>& level) {
  for (std::size_t f = 0; f < count_; ++f) {
    level_left_[f] = level[static_cast<std::size_t>(left_[f])];
    level_right_[f] = level[static_cast<std::size_t>(right_[f])];
  }
}

void Channels::begin(const std::vector<double>& level, const std::vector<double>& old_velocity,
                     double dt, double theta) {
  gather(level);
  for (std::size_t f = 0; f < count_; ++f) {
    const double left = level_left_[f];
    const double right = level_right_[f];
    const double shallow = std::min(left - bed_left_[f], right - bed_right_[f]);
    const double share = central_share(shallow, per_blend_[f]);
    const double courant = std::abs(old_velocity[f]) * (dt * pull_[f] / network::gravity);
    terms.old_drop[f] = right - left;
    terms.theta[f] = 1.0 - share * (1.0 - damped_theta(theta, courant));
  }
}

void Channels::follow(const std::vector<double>& change) {
  for (std::size_t f = 0; f < count_; ++f) {
    const double left = change[static_cast<std::size_t>(left_[f])];
    const double right = change[static_cast<std::size_t>(right_[f])];
    discharge[f] += by_left[f] * left + by_right[f] * right;
    area[f] =
        std::max(area[f] + width[f] * (depth_by_left_[f] * left + depth_by_right_[f] * right), 0.0);
    velocity[f] = area[f] > 0.0 ? discharge[f] / area[f] : 0.0;
  }
}

void Channels::look_up_radii() {
  for (const Tabulated& it : tabulated_) {
    const auto radius = it.table.radius(base::Dual<1>::variable(depth_[it.face], 0));
    per_radius_[it.face] = radius.value > 0.0 ? 1.0 / radius.value : 0.0;
    radius_rate_[it.face] = radius.slope[0] * per_radius_[it.face];
  }
}

void Channels::evaluate(const std::vector<double>& level, double dt) {
  gather(level);
  const auto site = [&](std::size_t f) {
    return FaceSite<Lanes>{load(bed_, f),     load(bed_left_, f),  load(bed_right_, f),
                           load(crest_, f),   load(per_blend_, f), load(pull_, f),
                           load(friction_, f)};
  };
  const auto face_terms = [&](std::size_t f) {
    return FaceTerms<Lanes>{load(terms.theta, f), load(terms.inertia, f), load(terms.source, f),
                            load(terms.old_drop, f)};
  };
  for (std::size_t f = 0; f < count_; f += lanes) {
    const Lanes left = load(level_left_, f);
    const Lanes right = load(level_right_, f);
    const Lanes drive = face_drive(site(f), face_terms(f), Lanes(dt), left, right);
    const FaceDepth<Lanes> at = face_depth(site(f), left, right, drive > Lanes(0.0));
    store(drive, drive_, f);
    store(at.depth, depth_, f);
    store(at.by_left, depth_by_left_, f);
    store(at.by_right, depth_by_right_, f);
  }
  sections_.follow(depth_);
  look_up_radii();
  for (std::size_t f = 0; f < count_; f += lanes) {
    const SectionPiece<Lanes> piece{
        load(sections_.start, f), load(sections_.width, f),     load(sections_.slope, f),
        load(sections_.area, f),  load(sections_.perimeter, f), load(sections_.perimeter_rate, f)};
    const FaceDepth<Lanes> at{load(depth_, f), load(depth_by_left_, f), load(depth_by_right_, f)};
    const FaceFlow<Lanes> flow =
        channel_flow(site(f), piece, face_terms(f), Lanes(dt), at, load(drive_, f),
                     TabulatedRadius<Lanes>{load(per_radius_, f), load(radius_rate_, f)});
    store(flow.discharge, discharge, f);
    store(flow.velocity, velocity, f);
    store(flow.area, area, f);
    store(flow.width, width, f);
    store(flow.by_left, by_left, f);
    store(flow.by_right, by_right, f);
  }
}

}  // namespace biandan::flow
