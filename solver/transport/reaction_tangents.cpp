// Tangents of the reactions of a block: how a small change of the concentrations goes on.
#include <algorithm>

#include "solver/transport/reactions.hpp"

namespace biandan::transport {

/// Of the rates of one lane by the states, [process][state].
void Reactions::slopes_of_lane(std::span<const double> y, const LaneRun& run, std::size_t lane) {
  const std::size_t count = column_.size();
  slope_.assign(processes() * count, 0.0);
  here_.resize(count);
  for (std::size_t state = 0; state < count; ++state) here_[state] = y[state * block_ + lane];
  for (std::size_t j = 0; j < catalogue_.size(); ++j) {
    if (!running_[j]) continue;
    const quality::Pace<double> pace(speed_[j * block_ + lane], other_[j * block_ + lane]);
    catalogue_[j].slopes(here_.data(), pace, conditions_[run.group], &slope_[j * count]);
  }
  for (std::size_t j = 0; j < own_->size(); ++j)
    own_->slopes(j, run.group, lane, {&slope_[(first_own() + j) * count], count});
  for (std::size_t j = 0; j < losing_.size(); ++j)
    slope_[(first_losing() + j) * count + losing_[j]] =
        speed_[(first_losing() + j) * block_ + lane];
}

void Reactions::tangents(std::span<const double> y, std::size_t directions,
                         std::span<const double> delta, std::span<double> slope) {
  const std::size_t count = column_.size();
  std::ranges::fill(slope, 0.0);
  for (const LaneRun& run : runs_) {
    for (std::size_t lane = run.begin; lane < run.begin + run.count; ++lane) {
      slopes_of_lane(y, run, lane);
      for (std::size_t d = 0; d < directions; ++d) {
        const std::size_t first = d * count * block_ + lane;
        for (std::size_t j = 0; j < processes(); ++j) {
          double rate = 0.0;
          for (std::size_t state = 0; state < count; ++state)
            rate += slope_[j * count + state] * delta[first + state * block_];
          for (const quality::StateYield& yield : rows_[run.group * processes() + j])
            slope[first + yield.state * block_] += yield.amount * rate;
        }
      }
    }
  }
}

}  // namespace biandan::transport
