#include "solver/flow/channels.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/dual.hpp"
#include "solver/flow/kernels.hpp"
#include "solver/math/large_pages.hpp"

namespace biandan::flow {

namespace {

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
  sections_.pad(kernel_lanes);
  const std::size_t padded = filled_up(count_);
  for (auto* field :
       {&bed_,         &bed_left_,      &bed_right_,  &crest_,         &per_blend_,
        &pull_,        &friction_,      &level_left_, &level_right_,   &drive_,
        &per_radius_,  &radius_rate_,   &depth_,      &depth_by_left_, &depth_by_right_,
        &terms.source, &terms.old_drop, &discharge,   &velocity,       &area,
        &width,        &by_left,        &by_right}) {
    field->resize(padded, 0.0);
    math::prefer_large_pages(*field);
  }
  terms.theta.resize(padded, 1.0);
  terms.inertia.resize(padded, 1.0);
  math::prefer_large_pages(terms.theta, terms.inertia, left_, right_);
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

FaceArrays Channels::arrays() {
  return {count_,
          bed_.data(),
          bed_left_.data(),
          bed_right_.data(),
          crest_.data(),
          per_blend_.data(),
          pull_.data(),
          friction_.data(),
          terms.theta.data(),
          terms.inertia.data(),
          terms.source.data(),
          terms.old_drop.data(),
          level_left_.data(),
          level_right_.data(),
          sections_.start.data(),
          sections_.width.data(),
          sections_.slope.data(),
          sections_.area.data(),
          sections_.perimeter.data(),
          sections_.perimeter_rate.data(),
          per_radius_.data(),
          radius_rate_.data(),
          drive_.data(),
          depth_.data(),
          depth_by_left_.data(),
          depth_by_right_.data(),
          discharge.data(),
          velocity.data(),
          area.data(),
          width.data(),
          by_left.data(),
          by_right.data()};
}

void Channels::evaluate(const std::vector<double>& level, double dt) {
  gather(level);
  kernels().face_depths(arrays(), dt);
  sections_.follow(depth_);
  look_up_radii();
  kernels().face_flows(arrays(), dt);
}

}  // namespace biandan::flow
