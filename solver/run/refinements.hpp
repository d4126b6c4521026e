// Counts of the steps that were halved, by reason and place.
#pragma once

#include <array>
#include <map>
#include <vector>

#include "model/base/archive.hpp"
#include "solver/flow/refusal.hpp"
#include "solver/grid/grid.hpp"
#include "solver/run/observer.hpp"

namespace biandan::run {

class Refinements {
 public:
  void add(const flow::Refusal& refusal);
  void carry(base::Archive& archive) { archive(counts_); }
  /// The most frequent reason first, each with its most frequent place.
  std::vector<Refined> told(const Case& problem, const grid::Grid& grid) const;

 private:
  /// By cell, or -1 - structure.
  std::array<std::map<int, long>, flow::reason_count> counts_;
};

}  // namespace biandan::run
