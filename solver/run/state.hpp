// Concentrations of a run: their initial values and the sums that the ledger needs.
#pragma once

#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"
#include "solver/run/ledger.hpp"

namespace biandan::run {

/// Initial concentrations [cell * constituents + constituent, g/m3]: that of the reach where one is
/// given, else the constituent's own; a node takes the mean of its reaches by channel length. What
/// a snapshot knows goes before that.
std::vector<double> initial_concentrations(const Case& problem, const grid::Grid& grid,
                                           const grid::Snapshot* start = nullptr);

/// Initial concentrations of the storage zones, laid out alike; empty where no cell has one. That
/// of the channel, unless the snapshot knows better.
std::vector<double> initial_zones(const grid::Grid& grid, const std::vector<double>& concentration,
                                  const grid::Snapshot* start = nullptr);

/// What is dissolved [g/m3] and lies on the bed [g/m2], by cell and constituent.
struct Dissolved {
  const std::vector<double>& channel;
  const std::vector<double>& zone;  ///< in storage zones; empty: none
  std::size_t transported = 0;      ///< constituents that are dissolved, the first ones
};

/// Accounts with their initial storage.
Ledger open_ledger(const Case& problem, const grid::Grid& grid, const grid::FlowField& flow,
                   const Dissolved& dissolved);

/// Books the water that crossed the inlets in a step.
void book_water(const grid::FlowField& flow, Ledger& ledger);

/// Writes what is stored now into every account.
void count_stored(const grid::Grid& grid, const grid::FlowField& flow, const Dissolved& dissolved,
                  Ledger& ledger);

/// What the checks below need to name a place and a time.
struct Scene {
  const Case& problem;
  const grid::Grid& grid;
  const grid::FlowField& flow;
  const std::vector<double>& concentration;
};

/// Throws base::RunError when an account is open by more than `ledger_tolerance`: which, by how
/// much, when, and the cell that moved most of it in the last step.
void check_ledger(const Scene& scene, const Ledger& ledger);

/// Throws base::RunError naming the first cell that holds anything but a number, or less than none.
void check_numbers(const Scene& scene);

}  // namespace biandan::run
