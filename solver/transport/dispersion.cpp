#include "solver/transport/dispersion.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace biandan::transport {

namespace {

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

std::vector<std::pair<int, int>> channel_links(const grid::Grid& grid) {
  std::vector<std::pair<int, int>> links;
  for (const grid::Face& face : grid.faces)
    if (face.kind == grid::Face::Kind::channel) links.emplace_back(face.left, face.right);
  return links;
}

}  // namespace

Dispersion::Dispersion(const Case& problem, const grid::Grid& grid)
    : grid_(&grid),
      pattern_(grid.cells.size(), channel_links(grid)),
      pair_(grid.faces.size(), 0),
      cell_of_rank_(grid.cells.size()),
      conductance_(grid.faces.size()),
      open_(grid.faces.size()),
      theta_(grid.faces.size()),
      number_(grid.cells.size()),
      diagonal_(grid.cells.size()),
      entry_(pattern_.pairs()),
      solution_(grid.cells.size(), problem.quality.constituents.size()) {
  for (std::size_t cell = 0; cell < grid.cells.size(); ++cell)
    cell_of_rank_[pattern_.rank(cell)] = static_cast<int>(cell);
  for (const int rank : pattern_.column()) column_cell_.push_back(cell_of_rank_[index(rank)]);
  for (std::size_t f = 0; f < grid.faces.size(); ++f)
    if (grid.faces[f].kind == grid::Face::Kind::channel)
      pair_[f] = pattern_.entry(grid.faces[f].left, grid.faces[f].right).pair;
}

void Dispersion::begin(const grid::FlowField& flow) {
  active_ = false;
  for (std::size_t f = 0; f < conductance_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    conductance_[f] = face.kind == grid::Face::Kind::channel
                          ? face.dispersion * flow.face_area[f] / face.distance
                          : 0.0;
    active_ = active_ || conductance_[f] > 0.0;
  }
}

double Dispersion::number(const grid::FlowField& flow, const Exchange& exchange) const {
  double largest = 0.0;
  for (std::size_t cell = 0; cell < grid_->cells.size(); ++cell) {
    const double least = std::min(flow.volume_before[cell], flow.volume_after[cell]);
    if (exchange.imposed(cell) || least <= 0.0) continue;
    double sum = 0.0;
    for (const int face : grid_->faces_of(static_cast<int>(cell))) sum += conductance_[index(face)];
    largest = std::max(largest, flow.dt * sum / least);
  }
  return largest;
}

void Dispersion::choose_theta(double dt, const std::vector<double>& volume,
                              const Exchange& exchange) {
  std::fill(number_.begin(), number_.end(), 0.0);
  for (std::size_t f = 0; f < open_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    const bool wet = volume[index(face.left)] > 0.0 && volume[index(face.right)] > 0.0;
    open_[f] = wet ? conductance_[f] : 0.0;
    number_[index(face.left)] += open_[f];
    number_[index(face.right)] += open_[f];
  }
  for (std::size_t cell = 0; cell < number_.size(); ++cell)
    number_[cell] =
        number_[cell] > 0.0 && !exchange.imposed(cell) ? dt * number_[cell] / volume[cell] : 0.0;
  // A hair above the bound, so that rounding leaves the explicit part of the diagonal positive.
  constexpr double bound = 1.0 - 1e-12;
  for (std::size_t f = 0; f < theta_.size(); ++f) {
    const grid::Face& face = grid_->faces[f];
    const double worst = std::max(number_[index(face.left)], number_[index(face.right)]);
    theta_[f] = worst > 2.0 * bound ? 1.0 - bound / worst : 0.5;
  }
}

void Dispersion::assemble(double dt, const std::vector<double>& volume, const Exchange& exchange,
                          const LaneField& concentration) {
  const std::size_t packs = concentration.packs();
  std::fill(entry_.begin(), entry_.end(), 0.0);
  for (std::size_t cell = 0; cell < number_.size(); ++cell) {
    const Lanes* own = concentration.at(cell);
    Lanes* right = solution_.at(cell);
    double& diagonal = diagonal_[pattern_.rank(cell)];
    // Imposed and idle cells keep their value.
    if (exchange.imposed(cell) || number_[cell] == 0.0) {
      diagonal = 1.0;
      std::copy_n(own, packs, right);
      continue;
    }
    double implicit_part = 0.0;
    double explicit_part = 0.0;
    std::fill_n(right, packs, Lanes(0.0));
    for (const int face : grid_->faces_of(static_cast<int>(cell))) {
      const double G = dt * open_[index(face)];
      if (G == 0.0) continue;
      const grid::Face& link = grid_->faces[index(face)];
      const int other = link.left == static_cast<int>(cell) ? link.right : link.left;
      const double theta = theta_[index(face)];
      implicit_part += theta * G;
      explicit_part += (1.0 - theta) * G;
      const bool known = exchange.imposed(index(other));
      const double weight = known ? G : (1.0 - theta) * G;
      const Lanes* value = concentration.at(other);
      for (std::size_t p = 0; p < packs; ++p) right[p] += weight * value[p];
      // Either cell of the pair may write it: the entry is the same from both sides.
      if (!known && link.left == static_cast<int>(cell)) entry_[pair_[index(face)]] -= theta * G;
    }
    diagonal = volume[cell] + implicit_part;
    const double kept = volume[cell] - explicit_part;
    for (std::size_t p = 0; p < packs; ++p) right[p] += kept * own[p];
  }
}

void Dispersion::factor() {
  const auto first = pattern_.first();
  const auto column = pattern_.column();
  const std::size_t* target = pattern_.target().data();
  for (std::size_t rank = 0; rank < diagonal_.size(); ++rank) {
    const double inverse = 1.0 / diagonal_[rank];
    diagonal_[rank] = inverse;
    for (std::size_t p = first[rank]; p < first[rank + 1]; ++p) {
      const double multiplier = entry_[p] * inverse;
      diagonal_[index(column[p])] -= multiplier * entry_[p];
      for (std::size_t q = p + 1; q < first[rank + 1]; ++q, ++target)
        entry_[*target] -= multiplier * entry_[q];
    }
    for (std::size_t p = first[rank]; p < first[rank + 1]; ++p) entry_[p] *= inverse;
  }
}

void Dispersion::solve() {
  const auto first = pattern_.first();
  const std::size_t packs = solution_.packs();
  for (std::size_t rank = 0; rank < diagonal_.size(); ++rank) {
    Lanes* here = solution_.at(cell_of_rank_[rank]);
    for (std::size_t q = first[rank]; q < first[rank + 1]; ++q) {
      Lanes* later = solution_.at(column_cell_[q]);
      for (std::size_t p = 0; p < packs; ++p) later[p] -= entry_[q] * here[p];
    }
    for (std::size_t p = 0; p < packs; ++p) here[p] *= diagonal_[rank];
  }
  for (std::size_t rank = diagonal_.size(); rank-- > 0;) {
    Lanes* here = solution_.at(cell_of_rank_[rank]);
    for (std::size_t q = first[rank]; q < first[rank + 1]; ++q) {
      const Lanes* later = solution_.at(column_cell_[q]);
      for (std::size_t p = 0; p < packs; ++p) here[p] -= entry_[q] * later[p];
    }
  }
}

void Dispersion::collect_given(double dt, const Exchange& exchange, const LaneField& before,
                               LaneField& given) const {
  const auto& cells = exchange.imposed_cells();
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (const int face : grid_->faces_of(cells[i])) {
      const grid::Face& link = grid_->faces[index(face)];
      const int other = link.left == cells[i] ? link.right : link.left;
      const double G = dt * open_[index(face)];
      const double theta = theta_[index(face)];
      for (std::size_t p = 0; p < before.packs(); ++p) {
        const Lanes own = before.at(cells[i])[p];
        given.at(i)[p] += G * ((1.0 - theta) * (own - before.at(other)[p]) +
                               theta * (own - solution_.at(other)[p]));
      }
    }
}

void Dispersion::advance(double dt, const std::vector<double>& volume, const Exchange& exchange,
                         LaneField& concentration, LaneField& given) {
  choose_theta(dt, volume, exchange);
  assemble(dt, volume, exchange, concentration);
  factor();
  solve();
  collect_given(dt, exchange, concentration, given);
  concentration.swap(solution_);
}

}  // namespace biandan::transport
