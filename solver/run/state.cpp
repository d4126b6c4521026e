#include "solver/run/state.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <sstream>

#include "model/base/error.hpp"
#include "model/base/time.hpp"
#include "solver/run/ledger_kernels.hpp"

namespace biandan::run {

namespace {

/// Masses by constituent, side by side.
class Masses {
 public:
  explicit Masses(std::size_t constituents) : sum_(constituents, 0.0), rest_(constituents, 0.0) {}

  /// What volumes or areas of bed, one a cell, hold of the constituents from `begin` to `end`.
  void add(const std::vector<double>& extent, std::span<const double> concentration,
           std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const HeldRows rows{extent.size(), sum_.size(), concentration.data(), extent.data()};
    ledger_kernels().add_masses(rows, begin, end, sum_.data(), rest_.data());
  }
  double value(std::size_t constituent) const { return sum_[constituent] + rest_[constituent]; }

 private:
  std::vector<double> sum_, rest_;
};

std::vector<double> of_cells(const grid::Grid& grid, double grid::Cell::*member) {
  std::vector<double> values;
  values.reserve(grid.cells.size());
  for (const grid::Cell& cell : grid.cells) values.push_back(cell.*member);
  return values;
}

/// Concentration of one constituent by reach; the constituent's own where none is given.
std::vector<double> by_reach(const Case& problem, std::size_t constituent) {
  std::vector<double> values(problem.network.reaches.size(),
                             problem.quality.constituents[constituent].initial);
  for (const quality::InitialConcentration& row : problem.quality.initial)
    if (row.constituent == constituent) values[row.reach.index()] = row.value;
  return values;
}

std::string when(const Scene& scene) {
  const double time = scene.flow.time + scene.flow.dt;
  const Settings& settings = scene.problem.settings;
  return base::format_instant({settings.start.seconds + std::llround(time)}, settings.utc_offset);
}

[[noreturn]] void not_a_number(const Scene& scene, std::size_t cell, const std::string& what,
                               double value) {
  std::ostringstream message;
  message << what << " at " << scene.grid.cells[cell].name << " became " << value << " at "
          << when(scene) << "; try a shorter [flow] step";
  throw base::RunError(message.str());
}

/// The cell that moved most of the account in the last step: its water, or its mass.
std::string busiest_cell(const Scene& scene, std::size_t account) {
  std::size_t busiest = 0;
  double most = -1.0;
  const std::size_t count = scene.problem.quality.constituents.size();
  for (std::size_t c = 0; c < scene.grid.cells.size(); ++c) {
    double moved = 0.0;
    for (const int f : scene.grid.faces_of(static_cast<int>(c)))
      moved += std::abs(scene.flow.discharge[static_cast<std::size_t>(f)]);
    if (account < count) moved *= scene.concentration[c * count + account];
    if (moved <= most) continue;
    most = moved;
    busiest = c;
  }
  return scene.grid.cells[busiest].name;
}

[[noreturn]] void ledger_open(const Scene& scene, const Account& account, std::size_t index) {
  std::ostringstream message;
  if (!std::isfinite(account.residual())) {
    message << "the masses of " << account.name << " became too large to be counted at "
            << when(scene) << "; look for a process or a boundary that makes it without end";
    throw base::RunError(message.str());
  }
  message << "the balance of " << account.name << " is open by " << account.relative()
          << " of its throughput at " << when(scene) << " (residual " << account.residual()
          << ", allowed " << ledger_tolerance << "); most of it moves at "
          << busiest_cell(scene, index);
  throw base::RunError(message.str());
}

}  // namespace

std::vector<double> initial_concentrations(const Case& problem, const grid::Grid& grid,
                                           const grid::Snapshot* start) {
  const std::size_t count = problem.quality.constituents.size();
  std::vector<double> concentration(grid.cells.size() * count, 0.0);
  for (std::size_t k = 0; k < count; ++k) {
    const std::vector<double> reach_value = by_reach(problem, k);
    std::vector<double> weighted(grid.cells.size(), 0.0);
    std::vector<double> length(grid.cells.size(), 0.0);
    for (const grid::Face& face : grid.faces) {
      if (face.kind != grid::Face::Kind::channel) continue;
      for (const int cell : {face.left, face.right}) {
        weighted[static_cast<std::size_t>(cell)] += face.distance * reach_value[face.reach.index()];
        length[static_cast<std::size_t>(cell)] += face.distance;
      }
    }
    for (std::size_t c = 0; c < grid.cells.size(); ++c)
      concentration[c * count + k] =
          length[c] > 0.0 ? weighted[c] / length[c] : problem.quality.constituents[k].initial;
  }
  if (start != nullptr)
    for (std::size_t i = 0; i < concentration.size(); ++i)
      if (!std::isnan(start->concentration[i])) concentration[i] = start->concentration[i];
  return concentration;
}

std::vector<double> initial_zones(const grid::Grid& grid, const std::vector<double>& concentration,
                                  const grid::Snapshot* start) {
  const bool any = std::any_of(grid.cells.begin(), grid.cells.end(),
                               [](const grid::Cell& cell) { return cell.zone_volume > 0.0; });
  if (!any) return {};
  std::vector<double> zone = concentration;
  if (start != nullptr && start->zone_concentration.size() == zone.size())
    for (std::size_t i = 0; i < zone.size(); ++i)
      if (!std::isnan(start->zone_concentration[i])) zone[i] = start->zone_concentration[i];
  return zone;
}

Ledger open_ledger(const Case& problem, const grid::Grid& grid, const grid::FlowField& flow,
                   const Dissolved& dissolved) {
  Ledger ledger;
  ledger.water.name = "water";
  for (const quality::Constituent& constituent : problem.quality.constituents) {
    ledger.constituents.emplace_back();
    ledger.constituents.back().name = constituent.name;
  }
  count_stored(grid, flow, dissolved, ledger);
  ledger.water.initial = ledger.water.stored;
  const std::size_t count = ledger.constituents.size();
  for (std::size_t k = 0; k < count; ++k) {
    Account& account = ledger.constituents[k];
    account.initial = account.stored;
    if (k >= dissolved.transported) continue;
    for (std::size_t c = 0; c < grid.cells.size(); ++c)
      if (flow.volume_after[c] == 0.0)
        account.of_dry_bed = std::max(account.of_dry_bed, dissolved.channel[c * count + k]);
  }
  return ledger;
}

void book_water(const grid::FlowField& flow, Ledger& ledger) {
  for (const double discharge : flow.inlet_discharge) {
    if (discharge > 0.0)
      ledger.water.in.add(discharge * flow.dt);
    else
      ledger.water.out.add(-discharge * flow.dt);
  }
}

void count_stored(const grid::Grid& grid, const grid::FlowField& flow, const Dissolved& dissolved,
                  Ledger& ledger) {
  const std::vector<double>& volume = flow.volume_after;
  ledger.water.stored = ledger_kernels().total(volume.size(), volume.data());
  const std::size_t count = ledger.constituents.size();
  const std::size_t transported = dissolved.transported;
  Masses masses(count);
  masses.add(volume, dissolved.channel, 0, transported);
  if (transported < count)
    masses.add(of_cells(grid, &grid::Cell::bed_area), dissolved.channel, transported, count);
  if (!dissolved.zone.empty())
    masses.add(of_cells(grid, &grid::Cell::zone_volume), dissolved.zone, 0, transported);
  for (std::size_t k = 0; k < count; ++k) {
    Account& account = ledger.constituents[k];
    account.stored = masses.value(k);
    const Account& water = ledger.water;
    account.least_scale =
        account.of_dry_bed * (water.initial + water.in.value() + water.out.value());
  }
}

void check_ledger(const Scene& scene, const Ledger& ledger) {
  const std::size_t count = ledger.constituents.size();
  if (!(ledger.water.relative() <= ledger_tolerance)) ledger_open(scene, ledger.water, count);
  for (std::size_t k = 0; k < count; ++k)
    if (!(ledger.constituents[k].relative() <= ledger_tolerance))
      ledger_open(scene, ledger.constituents[k], k);
}

void check_numbers(const Scene& scene) {
  const auto fine = [](std::span<const double> values) {
    return ledger_kernels().all_fine(values.size(), values.data());
  };
  if (fine(scene.flow.volume_after) && fine(scene.concentration)) return;
  const std::size_t count = scene.problem.quality.constituents.size();
  for (std::size_t c = 0; c < scene.grid.cells.size(); ++c) {
    const double volume = scene.flow.volume_after[c];
    if (!(volume >= 0.0 && volume <= runaway)) not_a_number(scene, c, "the volume", volume);
    for (std::size_t k = 0; k < count; ++k) {
      const double value = scene.concentration[c * count + k];
      if (!(value >= 0.0 && value <= runaway))
        not_a_number(scene, c, scene.problem.quality.constituents[k].name, value);
    }
  }
}

}  // namespace biandan::run
