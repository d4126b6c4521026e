#include "solver/flow/cell_storage.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/pack.hpp"

namespace biandan::flow {

namespace {

constexpr double sharp_depth = 0.01;  // [m]
constexpr std::size_t lanes = 4;
using Lanes = base::Pack<lanes>;

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
  sections_.pad(lanes);
  for (auto* field : {&bed_, &factor_, &bottom_, &pit_, &depth_, &part_volume_, &part_surface_})
    field->resize(sections_.size(), 0.0);
  volume.resize(grid.cells.size());
  surface.resize(grid.cells.size());
}

void CellStorage::evaluate(const std::vector<double>& level) {
  for (std::size_t p = 0; p < cell_.size(); ++p)
    depth_[p] = level[static_cast<std::size_t>(cell_[p])] - bed_[p];
  sections_.follow(depth_);
  for (std::size_t p = 0; p < cell_.size(); p += lanes) {
    const auto load = [p](const std::vector<double>& field) {
      return Lanes::load(field.data() + p);
    };
    const Lanes depth = load(depth_);
    const Lanes factor = load(factor_);
    const Lanes slope = load(sections_.slope);
    const Lanes y = depth - load(sections_.start);
    const Lanes width = load(sections_.width) + slope * y;
    const Lanes area = load(sections_.area) + (load(sections_.width) + 0.5 * slope * y) * y;
    const Lanes pit = load(pit_);
    const auto wet = depth > Lanes(0.0);
    base::select(wet, factor * area, pit * depth).store(part_volume_.data() + p);
    base::select(depth > Lanes(sharp_depth), factor * width, base::select(wet, load(bottom_), pit))
        .store(part_surface_.data() + p);
  }
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

void CellStorage::levels_of(const std::vector<double>& stored, std::vector<double>& level,
                            std::vector<double>& across) {
  for (std::size_t c = 0; c < stored.size(); ++c) {
    const std::size_t p = first_[c];
    if (first_[c + 1] - p == 1) {
      // In the piece that the iteration ended in; the form does not cancel (model/README.md).
      const double excess = stored[c] / factor_[p] - sections_.area[p];
      const double width = sections_.width[p];
      const double root = std::sqrt(width * width + 2.0 * sections_.slope[p] * excess);
      const double depth = sections_.start[p] + 2.0 * excess / (width + root);
      if (stored[c] > 0.0 && sections_.holds(p, depth)) {
        level[c] = bed_[p] + depth;
        across[c] = factor_[p] * root;
        continue;
      }
    }
    level[c] = grid_->cells[c].level_of(stored[c], bed_[p] + depth_[p]);
    across[c] = grid_->cells[c].surface(level[c]);
  }
}

}  // namespace biandan::flow
