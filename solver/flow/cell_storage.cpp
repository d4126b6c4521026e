#include "solver/flow/cell_storage.hpp"

#include <algorithm>
#include <cmath>

#include "solver/flow/kernels.hpp"
#include "solver/math/large_pages.hpp"

namespace biandan::flow {

namespace {

double bottom_surface(const grid::CellPart& part) {
  return part.factor * std::max(part.table.wetted(0.0).width, part.table.wetted(sharp_depth).width);
}

}  // namespace

CellStorage::CellStorage(const grid::Grid& grid) : grid_(&grid) {
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    first_.push_back(cell_.size());
    for (const grid::CellPart& part : grid.cells[c].parts) {
      cell_.push_back(static_cast<int>(c));
      bed_.push_back(part.bed);
      factor_.push_back(part.factor);
      bottom_.push_back(bottom_surface(part));
      pit_.push_back(part.bed <= grid.cells[c].bed ? bottom_.back() : 0.0);
      sections_.add(part.table);
    }
  }
  first_.push_back(cell_.size());
  sections_.pad(kernel_lanes);
  for (auto* field : {&bed_, &factor_, &bottom_, &pit_, &depth_, &part_volume_, &part_surface_}) {
    field->resize(sections_.size(), 0.0);
    math::prefer_large_pages(*field);
  }
  volume.resize(grid.cells.size());
  surface.resize(grid.cells.size());
  math::prefer_large_pages(first_, cell_, volume, surface);
}

void CellStorage::evaluate(const std::vector<double>& level) {
  find_pieces(level);
  kernels().storage({cell_.size(), depth_.data(), factor_.data(), bottom_.data(), pit_.data(),
                     sections_.start.data(), sections_.width.data(), sections_.slope.data(),
                     sections_.area.data(), part_volume_.data(), part_surface_.data()});
  for (std::size_t c = 0; c < volume.size(); ++c) {
    double sum = part_volume_[first_[c]];
    double across = part_surface_[first_[c]];
    for (std::size_t p = first_[c] + 1; p < first_[c + 1]; ++p) {
      sum += part_volume_[p];
      across += part_surface_[p];
    }
    volume[c] = sum;
    surface[c] = across;
  }
}

double CellStorage::width_at(std::size_t p) const {
  return depth_[p] > 0.0
             ? sections_.width[p] + sections_.slope[p] * (depth_[p] - sections_.start[p])
             : 0.0;
}

CellStorage::End CellStorage::end(std::size_t cell, int part) const {
  const std::size_t own = first_[cell] + static_cast<std::size_t>(part);
  if (depth_[own] <= 0.0) return {};
  const double y = depth_[own] - sections_.start[own];
  const double width = sections_.width[own] + sections_.slope[own] * y;
  return {sections_.area[own] + 0.5 * (sections_.width[own] + width) * y, width,
          factor_[own] * width};
}

double CellStorage::surface_of(std::size_t cell) const {
  double sum = 0.0;
  for (std::size_t p = first_[cell]; p < first_[cell + 1]; ++p) sum += factor_[p] * width_at(p);
  return sum;
}

void CellStorage::levels_of(const std::vector<double>& stored, std::vector<double>& level) const {
  for (std::size_t c = 0; c < stored.size(); ++c)
    if (!(stored[c] > 0.0 && level_nearby(c, stored[c], level[c])))
      level[c] = grid_->cells[c].level_of(stored[c], bed_[first_[c]] + depth_[first_[c]]);
}

/// Within the pieces of the last evaluation the volume is a quadratic of the level: true where it
/// leads to a level that they hold. The form does not cancel (model/README.md).
bool CellStorage::level_nearby(std::size_t cell, double stored, double& level) const {
  double curvature = 0.0;
  for (std::size_t p = first_[cell]; p < first_[cell + 1]; ++p)
    if (depth_[p] > sharp_depth) curvature += factor_[p] * sections_.slope[p];
  const double excess = stored - volume[cell];
  const double root =
      std::sqrt(std::max(surface[cell] * surface[cell] + 2.0 * curvature * excess, 0.0));
  const double rise = 2.0 * excess / (surface[cell] + root);
  for (std::size_t p = first_[cell]; p < first_[cell + 1]; ++p) {
    const double after = depth_[p] + rise;
    const bool wet = depth_[p] > sharp_depth;
    const bool stays =
        wet ? after > sharp_depth && sections_.holds(p, after) : depth_[p] <= 0.0 && after <= 0.0;
    if (!stays) return false;
  }
  level = bed_[first_[cell]] + (depth_[first_[cell]] + rise);
  return true;
}

void CellStorage::surfaces_at(const std::vector<double>& level, std::vector<double>& across) {
  find_pieces(level);
  for (std::size_t c = 0; c < across.size(); ++c) {
    double sum = 0.0;
    for (std::size_t p = first_[c]; p < first_[c + 1]; ++p)
      if (depth_[p] >= 0.0)
        sum += factor_[p] *
               (sections_.width[p] + sections_.slope[p] * (depth_[p] - sections_.start[p]));
    across[c] = sum;
  }
}

void CellStorage::find_pieces(const std::vector<double>& level) {
  for (std::size_t p = 0; p < cell_.size(); ++p)
    depth_[p] = level[static_cast<std::size_t>(cell_[p])] - bed_[p];
  sections_.follow(depth_);
}

}  // namespace biandan::flow
