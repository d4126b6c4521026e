#include "solver/transport/dispersion_coefficient.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/real.hpp"
#include "model/network/gate_discharge.hpp"
#include "model/network/longitudinal_dispersion.hpp"

namespace biandan::transport {

namespace {

/// Hydraulic radius below which a face carries nothing that could spread [m].
constexpr double smallest_radius = 1e-6;

}  // namespace

DispersionCoefficient::DispersionCoefficient(const Case& problem, const grid::Grid& grid)
    : case_(&problem),
      grid_(&grid),
      sum_(problem.network.reaches.size()),
      weight_(problem.network.reaches.size(), 0.0) {
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const grid::Face& face = grid.faces[f];
    value_.push_back(face.dispersion);
    if (face.kind != grid::Face::Kind::channel) continue;
    const network::Reach& reach = problem.network.reaches[face.reach.index()];
    if (reach.dispersion_by != network::DispersionBy::given) by_flow_.push_back(f);
  }
}

DispersionCoefficient::Formulas DispersionCoefficient::formulas(std::size_t f,
                                                                const grid::FlowField& flow) const {
  const grid::Face& face = grid_->faces[f];
  if (!(flow.face_area[f] > 0.0)) return {};
  const double deepest = face.table.depth_of(flow.face_area[f]);
  const auto wetted = face.table.wetted(deepest);
  const double velocity = std::abs(flow.discharge[f]) / wetted.area;
  const double depth = wetted.area / wetted.width;
  const double radius = wetted.area / wetted.perimeter;
  if (radius < smallest_radius) return {};
  // Sf = n^2 u^2 / R^(4/3); a table of conveyance gives the radius that holds n.
  const double holding = face.conveyance.empty() ? radius : face.conveyance.radius(deepest);
  const double n = face.conveyance.empty() ? face.manning : 1.0;
  const double resisted = n / base::cbrt(holding * holding);
  const double shear = std::sqrt(network::gravity * radius) * resisted * velocity;
  return {network::fischer_dispersion(velocity, wetted.width, depth, shear),
          network::elder_dispersion(depth, shear)};
}

double DispersionCoefficient::from_flow(std::size_t f, const grid::FlowField& flow) const {
  const network::Reach& reach = case_->network.reaches[grid_->faces[f].reach.index()];
  const Formulas found = formulas(f, flow);
  const bool fischer = reach.dispersion_by == network::DispersionBy::fischer;
  const quality::Mixing& mixing = case_->quality.mixing;
  return std::clamp(fischer ? found.fischer : found.elder, mixing.dispersion_floor,
                    mixing.dispersion_cap);
}

void DispersionCoefficient::update(const grid::FlowField& flow) {
  for (const std::size_t f : by_flow_) value_[f] = from_flow(f, flow);
}

void DispersionCoefficient::add_to_means(const grid::FlowField& flow, double steps) {
  for (std::size_t f = 0; f < value_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    if (face.kind != grid::Face::Kind::channel) continue;
    const double weight = steps * flow.dt * face.distance;
    const Formulas found = formulas(f, flow);
    MeanDispersion& sum = sum_[face.reach.index()];
    sum.used += weight * value_[f];
    sum.fischer += weight * found.fischer;
    sum.elder += weight * found.elder;
    weight_[face.reach.index()] += weight;
  }
}

std::vector<MeanDispersion> DispersionCoefficient::means() const {
  std::vector<MeanDispersion> means = sum_;
  for (std::size_t r = 0; r < means.size(); ++r) {
    if (weight_[r] == 0.0) continue;
    means[r].used /= weight_[r];
    means[r].fischer /= weight_[r];
    means[r].elder /= weight_[r];
  }
  return means;
}

}  // namespace biandan::transport
