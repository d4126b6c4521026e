#include "solver/transport/dispersion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "solver/transport/stencil.hpp"

namespace biandan::transport {

namespace {

/// Up to this number dispersion is explicit. A hair below 1, so that rounding makes nothing
/// negative.
constexpr double largest_explicit = 0.99;
/// Passes within a sub-step; they share one factored matrix.
constexpr int most_passes = 4;
/// Below this share of its volume at bankfull a cell does not ask for more passes.
constexpr double nearly_dry = 1e-3;

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

/// Share of its conductance that an end to the outside has in a stretch; `shift` is the s of
/// dispersion.hpp.
double end_share(Dispersion::Stretch stretch, double shift) {
  const double part = shift / (1.0 + shift);
  switch (stretch) {
    case Dispersion::Stretch::before:
      return 1.0 - part;
    case Dispersion::Stretch::after:
      return 1.0 + part;
    case Dispersion::Stretch::between:
      break;
  }
  return 1.0;
}

std::vector<std::pair<int, int>> channel_links(const grid::Grid& grid) {
  std::vector<std::pair<int, int>> links;
  for (const grid::Face& face : grid.faces)
    if (face.kind == grid::Face::Kind::channel) links.emplace_back(face.left, face.right);
  return links;
}

}  // namespace

Dispersion::Dispersion(const Case& problem, const grid::Grid& grid)
    : kernels_(&dispersion_kernels(LaneField(0, problem.quality.transported()).packs())),
      pattern_(grid.cells.size(), channel_links(grid)),
      pair_(grid.faces.size(), 0),
      conductance_(grid.faces.size()),
      open_(grid.faces.size()),
      sum_(grid.cells.size()),
      per_volume_(grid.cells.size()),
      number_(grid.cells.size()),
      given_(grid.faces.size()),
      kept_(grid.cells.size()),
      diagonal_(grid.cells.size()),
      entry_(pattern_.pairs()),
      solution_(grid.cells.size(), problem.quality.transported()) {
  std::vector<char> lone_end;
  for (std::size_t c = 0; c < grid.cells.size(); ++c) {
    const int cell = static_cast<int>(c);
    lone_end.push_back(lone_end_face(problem, grid, cell) >= 0);
    wet_volume_.push_back(lone_end.back() ? std::numeric_limits<double>::infinity()
                                          : nearly_dry * grid.cells[c].bankfull);
    first_beside_.push_back(static_cast<int>(beside_.size()));
    for (const int f : grid.faces_of(cell)) {
      const grid::Face& face = grid.faces[index(f)];
      if (face.kind == grid::Face::Kind::channel)
        beside_.push_back({face.left == cell ? face.right : face.left, f});
    }
  }
  first_beside_.push_back(static_cast<int>(beside_.size()));
  for (std::size_t f = 0; f < grid.faces.size(); ++f) {
    const grid::Face& face = grid.faces[f];
    const bool channel = face.kind == grid::Face::Kind::channel;
    link_.push_back({face.left, face.right});
    // The water of a lone reach end has its middle a quarter of the distance inside.
    const int ends = lone_end[index(face.left)] + lone_end[index(face.right)];
    const double distance = face.distance * (1.0 - 0.25 * ends);
    per_distance_.push_back(channel ? 1.0 / distance : 0.0);
    outer_.push_back(4.0 - ends);
    if (channel) pair_[f] = index(pattern_.entry(face.left, face.right) / 2);
  }
}

void Dispersion::begin(const grid::FlowField& flow, const std::vector<double>& coefficient) {
  active_ = false;
  summed_ = false;
  for (std::size_t f = 0; f < conductance_.size(); ++f) {
    conductance_[f] = coefficient[f] * per_distance_[f] * flow.face_area[f];
    active_ = active_ || conductance_[f] > 0.0;
  }
}

void Dispersion::sum_open(const std::vector<double>& volume) {
  std::fill(sum_.begin(), sum_.end(), 0.0);
  for (std::size_t f = 0; f < open_.size(); ++f) {
    const auto left = index(link_[f].left);
    const auto right = index(link_[f].right);
    const bool wet = volume[left] > 0.0 && volume[right] > 0.0;
    open_[f] = wet ? conductance_[f] : 0.0;
    sum_[left] += open_[f];
    sum_[right] += open_[f];
  }
}

ExchangeNumbers Dispersion::open_faces(double dt, Stretch stretch,
                                       const std::vector<double>& volume,
                                       const Exchange& exchange) {
  const bool all_wet = std::ranges::all_of(volume, [](double it) { return it > 0.0; });
  if (!summed_ || !all_wet) sum_open(volume);
  summed_ = all_wet;
  ExchangeNumbers numbers = kernels_->measure({.count = volume.size(),
                                               .volume = volume.data(),
                                               .sum = sum_.data(),
                                               .wet = wet_volume_.data(),
                                               .per_volume = per_volume_.data(),
                                               .number = number_.data()});
  outside_.clear();
  for (int slot = 0; slot < static_cast<int>(exchange.slot_cells().size()); ++slot) {
    if (!exchange.disperses(slot)) continue;
    const auto entrance = index(exchange.entrance(slot));
    if (open_[entrance] == 0.0) continue;
    const int cell = exchange.slot_cells()[index(slot)];
    const double whole = outer_[entrance] * open_[entrance];
    const double shift = exchange.inflow(slot) * dt * per_volume_[index(cell)];
    const double conductance = end_share(stretch, shift) * whole;
    outside_.push_back({cell, slot, conductance, 0.0, 0.0});
    number_[index(cell)] += conductance * per_volume_[index(cell)];
    numbers.largest = std::max(numbers.largest, number_[index(cell)]);
  }
  return numbers;
}

void Dispersion::book(const Outside& it, double weight, const LaneField& value,
                      Exchange& exchange) const {
  const Lanes* outer = exchange.entering(it.slot);
  for (std::size_t p = 0; p < value.packs(); ++p) {
    const Lanes mass = weight * (outer[p] - value.at(it.cell)[p]);
    exchange.in().add(p, base::max(mass, Lanes(0.0)));
    exchange.out().add(p, base::max(-mass, Lanes(0.0)));
  }
}

DispersionArrays Dispersion::arrays(double dt, const LaneField& from, LaneField& to) const {
  return {.packs = from.packs(),
          .dt = dt,
          .conductance = open_.data(),
          .per_volume = per_volume_.data(),
          .from = from.rows(),
          .to = to.rows()};
}

void Dispersion::add_outside(double dt, double share, const LaneField& from,
                             const Exchange& exchange, LaneField& to) const {
  for (const Outside& it : outside_) {
    const Lanes* outer = exchange.entering(it.slot);
    const double into = share * (it.conductance * (dt * per_volume_[index(it.cell)]));
    for (std::size_t p = 0; p < from.packs(); ++p)
      to.at(it.cell)[p] += into * (outer[p] - from.at(it.cell)[p]);
  }
}

void Dispersion::advance_explicit(double dt, Exchange& exchange, LaneField& concentration) {
  kernels_->spread(first_beside_, beside_.data(), arrays(dt, concentration, solution_));
  add_outside(dt, 1.0, concentration, exchange, solution_);
  for (const Outside& it : outside_) {
    book(it, 0.5 * dt * it.conductance, concentration, exchange);
    book(it, 0.5 * dt * it.conductance, solution_, exchange);
  }
  kernels_->spread_again(first_beside_, beside_.data(), arrays(dt, solution_, concentration));
  add_outside(dt, 0.5, solution_, exchange, concentration);
}

void Dispersion::assemble(double dt, const std::vector<double>& volume) {
  // A hair inside the bound, so that rounding leaves the explicit part of the diagonal positive.
  constexpr double bound = 1.0 - 1e-12;
  const auto implicitness = [&](double number) {
    return dt * number > 2.0 * bound ? 1.0 - bound / (dt * number) : 0.5;
  };
  std::fill(entry_.begin(), entry_.end(), 0.0);
  // Idle cells keep their value: a row of their own.
  for (std::size_t cell = 0; cell < number_.size(); ++cell) {
    kept_[cell] = number_[cell] == 0.0 ? 1.0 : volume[cell];
    diagonal_[cell] = kept_[cell];
  }
  for (std::size_t f = 0; f < open_.size(); ++f) {
    given_[f] = 0.0;
    if (open_[f] == 0.0) continue;
    const auto left = index(link_[f].left);
    const auto right = index(link_[f].right);
    const double theta = implicitness(std::max(number_[left], number_[right]));
    const double after = dt * open_[f] * theta;
    const double before = dt * open_[f] * (1.0 - theta);
    for (const auto cell : {left, right}) {
      diagonal_[cell] += after;
      kept_[cell] -= before;
    }
    given_[f] = before;
    entry_[pair_[f]] -= after;
  }
  for (Outside& it : outside_) {
    const double theta = implicitness(number_[index(it.cell)]);
    it.after = dt * it.conductance * theta;
    it.before = dt * it.conductance * (1.0 - theta);
    diagonal_[index(it.cell)] += it.after;
    kept_[index(it.cell)] -= it.before;
  }
}

void Dispersion::right_hand_sides(const LaneField& concentration, const Exchange& exchange) {
  kernels_->gather(first_beside_, beside_.data(),
                   {.packs = concentration.packs(),
                    .kept = kept_.data(),
                    .given = given_.data(),
                    .from = concentration.rows(),
                    .to = solution_.rows()});
  for (const Outside& it : outside_) {
    const Lanes* outer = exchange.entering(it.slot);
    for (std::size_t p = 0; p < concentration.packs(); ++p)
      solution_.at(it.cell)[p] += (it.before + it.after) * outer[p];
  }
}

void Dispersion::factor() {
  const auto order = pattern_.order();
  const int* first = pattern_.first().data();
  const int* column = pattern_.column().data();
  const auto fronts = pattern_.fronts();
  const math::Run* run = pattern_.runs().data();
  double* entry = entry_.data();
  const auto subtract = [entry](int target, double multiplier, int from, int count) {
    for (int k = 0; k < count; ++k) entry[target + k] -= multiplier * entry[from + k];
  };
  for (std::size_t front = 0; front + 1 < fronts.size(); ++front) {
    const int end = fronts[front + 1];
    const int rows = first[end] - first[end - 1];
    const auto listed = run;
    for (int place = fronts[front]; place < end; ++place) {
      double& pivot = diagonal_[index(order[index(place)])];
      const double inverse = 1.0 / pivot;
      pivot = inverse;
      for (int p = first[place]; p < first[place + 1]; ++p)
        diagonal_[index(column[p])] -= entry[p] * inverse * entry[p];
      for (int row = place + 1, p = first[place]; row < end; ++row, ++p)
        subtract(first[row], entry[p] * inverse, p + 1, first[row + 1] - first[row]);
      run = listed;
      const int beyond = first[place + 1] - rows;
      for (int p = beyond; p < first[place + 1]; ++p)
        for (int q = p + 1; q < first[place + 1]; q += run++->count)
          subtract(run->target, entry[p] * inverse, q, run->count);
      for (int p = first[place]; p < first[place + 1]; ++p) entry[p] *= inverse;
    }
  }
}

void Dispersion::solve() {
  kernels_->solve({.packs = solution_.packs(),
                   .order = pattern_.order(),
                   .first = pattern_.first(),
                   .column = pattern_.column(),
                   .factor = entry_.data(),
                   .inverse = diagonal_.data(),
                   .value = solution_.rows()});
}

void Dispersion::advance(double dt, Stretch stretch, const std::vector<double>& volume,
                         Exchange& exchange, LaneField& concentration) {
  const ExchangeNumbers numbers = open_faces(dt, stretch, volume, exchange);
  if (dt * numbers.largest <= largest_explicit)
    return advance_explicit(dt, exchange, concentration);
  const double wanted = std::ceil(0.5 * dt * numbers.largest_wet * (1.0 - 1e-9));
  const int passes = static_cast<int>(std::clamp(wanted, 1.0, static_cast<double>(most_passes)));
  assemble(dt / passes, volume);
  factor();
  for (int pass = 0; pass < passes; ++pass) {
    right_hand_sides(concentration, exchange);
    solve();
    for (const Outside& it : outside_) {
      book(it, it.before, concentration, exchange);
      book(it, it.after, solution_, exchange);
    }
    concentration.swap(solution_);
  }
}

void Dispersion::add_rates(const std::vector<double>& volume, Exchange& exchange,
                           const LaneField& concentration, LaneField& mass) {
  open_faces(0.0, Stretch::between, volume, exchange);
  for (std::size_t f = 0; f < link_.size(); ++f) {
    if (open_[f] == 0.0) continue;
    for (std::size_t p = 0; p < concentration.packs(); ++p) {
      const Lanes spread =
          open_[f] * (concentration.at(link_[f].right)[p] - concentration.at(link_[f].left)[p]);
      mass.at(link_[f].left)[p] += spread;
      mass.at(link_[f].right)[p] -= spread;
    }
  }
  for (const Outside& it : outside_) {
    const Lanes* outer = exchange.entering(it.slot);
    for (std::size_t p = 0; p < concentration.packs(); ++p)
      mass.at(it.cell)[p] += it.conductance * (outer[p] - concentration.at(it.cell)[p]);
    book(it, it.conductance, concentration, exchange);
  }
}

}  // namespace biandan::transport
