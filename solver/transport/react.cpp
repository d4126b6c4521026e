#include "solver/transport/react.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <sstream>
#include <utility>

#include "model/base/error.hpp"
#include "solver/math/denormals.hpp"
#include "solver/transport/lone_losses.hpp"
#include "solver/transport/reactions.hpp"

namespace biandan::transport {
namespace {

constexpr math::OdeTolerance tolerance{.relative = 1e-4, .absolute = 1e-5};

/// All of them, the largest first.
std::vector<long> divisors(long n) {
  std::vector<long> found;
  for (long divisor = n; divisor >= 1; --divisor)
    if (n % divisor == 0) found.push_back(divisor);
  return found;
}

/// Numbers of steps that a reaction step may have, the largest first.
std::vector<long> lengths(const Case& problem) {
  // Rules that read concentrations are to see those of their moment.
  if (network::reads_concentration(problem.network)) return {1};
  const double longest = problem.quality.longest_reaction_step / problem.settings.step;
  return divisors(std::max(1L, std::lround(std::floor(longest * (1.0 + 1e-9)))));
}

}  // namespace

class Reactor::Parts {
 public:
  Parts(const Case& problem, const grid::Grid& grid)
      : step_(problem.settings.step),
        lengths_(lengths(problem)),
        reactions_(problem, grid),
        losses_(problem, grid),
        // The blocks of nothing that reacts are not looked at.
        long_(reactions_.processes() == 0 ? 0 : reactions_.blocks()) {
    if (!long_.empty()) plain_.emplace(size(0), tolerance, right_side(0));
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  bool idle() const { return long_.empty() && losses_.empty(); }
  long evaluations() const { return evaluations_ + losses_.evaluations(); }
  double mean_length() const {
    return cell_calls_ > 0 ? cell_steps_ / static_cast<double>(cell_calls_) : 1.0;
  }

  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            const Made& made, const Tangents& tangents) {
    set_conditions(time, dt, concentration);
    for (std::size_t block = 0; block < long_.size(); ++block) {
      if (long_[block].steps > 0) continue;
      math::BatchOde& ode = ode_with(tangents.directions);
      if (!gather(block, flow, concentration, ode, tangents)) continue;
      advance(time, dt, ode);
      scatter(concentration, made, ode, tangents);
    }
    if (losses_long_.steps > 0) return;
    losses_.step(flow, time, dt, concentration, made.lost, tangents.directions, tangents.value);
  }

  void begin_long(const grid::FlowField& flow, double time, const CaseStep& at,
                  std::span<double> concentration, const Made& made) {
    const long most = most_steps(at);
    if (most == 1) return;
    begin_long_losses(flow, time, at, concentration, made);
    set_conditions(time, half_of(most), concentration);
    for (std::size_t block = 0; block < long_.size(); ++block) {
      if (long_[block].steps > 0 || !gather(block, flow, concentration, *plain_, {})) continue;
      const std::span<const double> y = plain_->state();
      const std::span<const double> slopes = plain_->slopes();
      const long steps = most_steps(at, 1.0 / reactions_.pace(y, slopes, long_step_measure));
      count_evaluations(*plain_);
      if (steps == 1) continue;
      long_[block] = {steps, at.number + steps};
      advance(time, half_of(steps), *plain_);
      scatter(concentration, made, *plain_, {});
    }
  }

  void end_long(const grid::FlowField& flow, double time, const CaseStep& at,
                std::span<double> concentration, const Made& made) {
    if (losses_long_.steps > 0 && losses_long_.end == at.number + 1) {
      const double half = half_of(losses_long_.steps);
      losses_long_ = {};
      losses_.step(flow, time - half, half, concentration, made.lost, 0, {});
    }
    for (const long steps : lengths_) {
      const auto due = [&](const LongStep& one) {
        return one.steps == steps && one.end == at.number + 1;
      };
      if (std::ranges::none_of(long_, due)) continue;
      const double half = half_of(steps);
      set_conditions(time - half, half, concentration);
      for (std::size_t block = 0; block < long_.size(); ++block) {
        if (!due(long_[block])) continue;
        long_[block] = {};
        if (!gather(block, flow, concentration, *plain_, {})) continue;
        advance(time - half, half, *plain_);
        scatter(concentration, made, *plain_, {});
      }
    }
  }

  void add_rates(const Place& place, double time, std::span<const double> concentration,
                 std::span<double> mass, const Made& made) {
    set_conditions(time, 0.0, concentration);
    slope_.resize(reactions_.states() * reactions_.lanes());
    extents_.resize(reactions_.processes() * reactions_.lanes());
    state_.resize(slope_.size());
    for (std::size_t block = 0; block < long_.size(); ++block) {
      if (!reactions_.gather(block, place, concentration, state_)) continue;
      reactions_.rates(state_, slope_, extents_);
      reactions_.add_mass(slope_, mass);
      reactions_.book(extents_, made.produced, made.lost);
    }
    losses_.add_rates(place, time, concentration, mass, made.lost);
  }

 private:
  /// A block that reacts over several steps of the case; of none as a rule.
  struct LongStep {
    long steps = 0;
    long end = 0;  ///< number of the step of the case that it does not take in any more
  };

  double half_of(long steps) const { return 0.5 * static_cast<double>(steps) * step_; }

  /// The same with all losses that act alone: they are linear, so only their share counts.
  void begin_long_losses(const grid::FlowField& flow, double time, const CaseStep& at,
                         std::span<double> concentration, const Made& made) {
    if (losses_.empty() || losses_long_.steps > 0) return;
    const double pace = losses_.pace(flow, time, concentration);
    const long steps = most_steps(at, long_step_measure.relative / pace);
    if (steps == 1) return;
    losses_long_ = {steps, at.number + steps};
    losses_.step(flow, time, half_of(steps), concentration, made.lost, 0, {});
  }

  math::OdeSize size(std::size_t directions) const {
    const std::size_t states = reactions_.states() * reactions_.lanes();
    return {states, directions * states, reactions_.processes() * reactions_.lanes()};
  }

  math::BatchOde::RightSide right_side(std::size_t directions) {
    const math::OdeSize of = size(directions);
    return [this, directions, of](double, std::span<const double> y, std::span<double> slope) {
      const auto states = y.first(of.controlled);
      reactions_.rates(states, slope.first(of.controlled), slope.last(of.carried));
      if (directions == 0) return;
      reactions_.tangents(states, directions, y.subspan(of.controlled, of.following),
                          slope.subspan(of.controlled, of.following));
    };
  }

  math::BatchOde& ode_with(std::size_t directions) {
    if (directions == 0) return *plain_;
    if (!following_ || directions_ != directions) {
      directions_ = directions;
      following_.emplace(size(directions), tolerance, right_side(directions));
    }
    return *following_;
  }

  /// All cells of a moment share these, whatever block they are in.
  void set_conditions(double time, double dt, std::span<const double> concentration) {
    if (!long_.empty()) reactions_.set_conditions(time, dt, concentration);
  }

  bool gather(std::size_t block, const grid::FlowField& flow, std::span<const double> concentration,
              math::BatchOde& ode, const Tangents& tangents) {
    const math::OdeSize of = size(tangents.directions);
    const std::span<double> y = ode.state();
    std::ranges::fill(y.last(of.carried), 0.0);
    if (!reactions_.gather(block, place_of(flow), concentration, y.first(of.controlled)))
      return false;
    const std::size_t all = concentration.size();
    for (std::size_t d = 0; d < tangents.directions; ++d)
      reactions_.gather_tangent(tangents.value.subspan(d * all, all),
                                y.subspan((d + 1) * of.controlled, of.controlled));
    return true;
  }

  void advance(double time, double dt, math::BatchOde& ode) {
    try {
      ode.advance(dt);
    } catch (const math::OdeError& error) {
      std::ostringstream text;
      text << "reactions of " << reactions_.describe(error.component) << ", "
           << time + error.reached << " s after the start: " << error.what() << " (depth "
           << reactions_.depth_of(error.component) << " m)";
      throw base::RunError(text.str());
    }
    count_evaluations(ode);
    cell_calls_ += static_cast<long>(reactions_.cells());
    cell_steps_ += 2.0 * dt / step_ * static_cast<double>(reactions_.cells());
  }

  void scatter(std::span<double> concentration, const Made& made, math::BatchOde& ode,
               const Tangents& tangents) {
    const math::OdeSize of = size(tangents.directions);
    const std::span<const double> y = ode.state();
    reactions_.scatter(y.first(of.controlled), concentration);
    reactions_.book(y.last(of.carried), made.produced, made.lost);
    const std::size_t all = concentration.size();
    for (std::size_t d = 0; d < tangents.directions; ++d)
      reactions_.scatter_tangent(y.subspan((d + 1) * of.controlled, of.controlled),
                                 tangents.value.subspan(d * all, all));
  }

  void count_evaluations(const math::BatchOde& ode) {
    long& counted = &ode == &*plain_ ? counted_ : counted_following_;
    evaluations_ += (ode.evaluations() - counted) * static_cast<long>(reactions_.cells());
    counted = ode.evaluations();
  }

  /// The longest reaction step that may begin with this step of the case, with half of it within a
  /// length of time [s].
  long most_steps(const CaseStep& at, double half = std::numeric_limits<double>::infinity()) const {
    const auto fits = [&](long steps) {
      return at.number % steps == 0 && steps <= at.left && half_of(steps) <= half;
    };
    const auto found = std::ranges::find_if(lengths_, fits);
    return found == lengths_.end() ? 1 : *found;
  }

  double step_;
  std::vector<long> lengths_;
  Reactions reactions_;
  LoneLosses losses_;
  std::vector<LongStep> long_;  // by block
  LongStep losses_long_;
  std::optional<math::BatchOde> plain_;      // where something reacts
  std::optional<math::BatchOde> following_;  // the same with tangents
  std::size_t directions_ = 0;
  std::vector<double> state_, slope_, extents_;
  long counted_ = 0;
  long counted_following_ = 0;
  long evaluations_ = 0;
  long cell_calls_ = 0;
  double cell_steps_ = 0.0;  // steps of the case that these calls stand for
};

Reactor::Reactor(const Case& problem, const grid::Grid& grid)
    : parts_(std::make_unique<Parts>(problem, grid)) {}

Reactor::~Reactor() = default;
Reactor::Reactor(Reactor&&) noexcept = default;
Reactor& Reactor::operator=(Reactor&&) noexcept = default;

void Reactor::step(const grid::FlowField& flow, double time, double dt,
                   std::span<double> concentration, const Made& made, const Tangents& tangents) {
  if (idle() || dt == 0.0) return;
  const math::FlushDenormals flush;
  parts_->step(flow, time, dt, concentration, made, tangents);
}

void Reactor::begin_long(const grid::FlowField& flow, double time, const CaseStep& at,
                         std::span<double> concentration, const Made& made) {
  const math::FlushDenormals flush;
  parts_->begin_long(flow, time, at, concentration, made);
}

void Reactor::end_long(const grid::FlowField& flow, double time, const CaseStep& at,
                       std::span<double> concentration, const Made& made) {
  const math::FlushDenormals flush;
  parts_->end_long(flow, time, at, concentration, made);
}

void Reactor::add_rates(const Place& place, double time, std::span<const double> concentration,
                        std::span<double> mass, const Made& made) {
  parts_->add_rates(place, time, concentration, mass, made);
}

bool Reactor::idle() const {
  return parts_->idle();
}

long Reactor::evaluations() const {
  return parts_->evaluations();
}

double Reactor::mean_length() const {
  return parts_->mean_length();
}

}  // namespace biandan::transport
