#include "solver/run/refinements.hpp"

#include <algorithm>

namespace biandan::run {

namespace {

constexpr std::array<const char*, flow::reason_count> names{
    "no convergence", "more asked for than there", "switching", "steep waves", "fast water"};

}  // namespace

void Refinements::add(const flow::Refusal& refusal) {
  const bool structure = refusal.structure.valid();
  const int place = structure ? -1 - static_cast<int>(refusal.structure.index()) : refusal.cell;
  ++counts_[static_cast<std::size_t>(refusal.reason)][place];
}

std::vector<Refined> Refinements::told(const Case& problem, const grid::Grid& grid) const {
  std::vector<Refined> all;
  for (std::size_t reason = 0; reason < flow::reason_count; ++reason) {
    if (counts_[reason].empty()) continue;
    Refined refined{names[reason], 0, ""};
    long most = 0;
    for (const auto& [place, count] : counts_[reason]) {
      refined.count += count;
      if (count <= most) continue;
      most = count;
      refined.place = place < 0
                          ? problem.network.structures[static_cast<std::size_t>(-1 - place)].name
                          : grid.cells[static_cast<std::size_t>(place)].name;
    }
    all.push_back(std::move(refined));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Refined& a, const Refined& b) { return a.count > b.count; });
  return all;
}

}  // namespace biandan::run
