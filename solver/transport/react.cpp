#include "solver/transport/react.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include "model/base/error.hpp"
#include "solver/math/denormals.hpp"
#include "solver/math/ode.hpp"
#include "solver/transport/lone_losses.hpp"
#include "solver/transport/reactions.hpp"

namespace biandan::transport {
namespace {

constexpr math::OdeTolerance tolerance{.relative = 1e-4, .absolute = 1e-5};

}  // namespace

class Reactor::Parts {
 public:
  Parts(const Case& problem, const grid::Grid& grid)
      : steps_(problem),
        error_(problem.quality.reaction_step_error),
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
      if (long_[block].begun()) continue;
      math::BatchOde& ode = ode_with(tangents.directions);
      if (!gather(block, flow, concentration, ode, tangents)) continue;
      integrate(time, dt, ode);
      scatter(concentration, made, ode, tangents);
    }
    if (losses_long_.begun()) return;
    losses_.step(flow, time, dt, concentration, made.lost, tangents.directions, tangents.value);
  }

  /// First all blocks choose, those that take the longest step begin, then the others: each with
  /// the temperature and light of its own half.
  void begin_long(const grid::FlowField& flow, double time, const CaseStep& at,
                  std::span<double> concentration, const Made& made) {
    const long most = steps_.most(at);
    if (most == 1) return;
    begin_long_losses(flow, time, at, concentration, made);
    set_conditions(time, steps_.half_of(most), concentration);
    for (std::size_t block = 0; block < long_.size(); ++block) {
      if (long_[block].begun() || !gather(block, flow, concentration, *plain_, {})) continue;
      const long steps = chosen_steps(at);
      if (steps == 1) continue;
      long_[block] = {steps, at.number + steps};
      if (steps == most) advance(time, steps_.half_of(steps), concentration, made);
    }
    for (const long steps : steps_.lengths())
      if (steps > 1 && steps < most)
        advance_all(flow, time, {steps, at.number + steps}, concentration, made);
  }

  void end_long(const grid::FlowField& flow, double time, const CaseStep& at,
                std::span<double> concentration, const Made& made) {
    if (losses_long_.ends_with(at)) {
      const double half = steps_.half_of(losses_long_.steps);
      losses_long_ = {};
      losses_.step(flow, time - half, half, concentration, made.lost, 0, {});
    }
    for (const long steps : steps_.lengths()) {
      advance_all(flow, time - steps_.half_of(steps), {steps, at.number + 1}, concentration, made);
    }
    for (LongStep& one : long_)
      if (one.ends_with(at)) one = {};
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
  /// How many steps of the case the reaction step of the block in work may have. One with a cell
  /// that is dry now, and may not be so at its end, has none of several.
  long chosen_steps(const CaseStep& at) {
    if (!reactions_.all_hold_water()) return 1;
    const auto y = plain_->state().first(size(0).controlled);
    evaluations_ += Reactions::waters_tried * static_cast<long>(reactions_.cells());
    return steps_.most(at, 1.0 / reactions_.relative_change(y, error_));
  }

  /// Half of a long step, from `time` on, of all blocks that are in one like it.
  void advance_all(const grid::FlowField& flow, double time, const LongStep& like,
                   std::span<double> concentration, const Made& made) {
    const auto alike = [&](const LongStep& one) {
      return one.steps == like.steps && one.end == like.end;
    };
    if (std::ranges::none_of(long_, alike)) return;
    const double half = steps_.half_of(like.steps);
    set_conditions(time, half, concentration);
    for (std::size_t block = 0; block < long_.size(); ++block)
      if (alike(long_[block]) && gather(block, flow, concentration, *plain_, {}))
        advance(time, half, concentration, made);
  }

  /// The block in work.
  void advance(double time, double dt, std::span<double> concentration, const Made& made) {
    integrate(time, dt, *plain_);
    scatter(concentration, made, *plain_, {});
  }

  void begin_long_losses(const grid::FlowField& flow, double time, const CaseStep& at,
                         std::span<double> concentration, const Made& made) {
    if (losses_.empty() || losses_long_.begun()) return;
    // They are linear, so only their share counts.
    const long steps = steps_.most(at, error_ / losses_.fastest(time, concentration));
    if (steps == 1) return;
    losses_long_ = {steps, at.number + steps};
    losses_.step(flow, time, steps_.half_of(steps), concentration, made.lost, 0, {});
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
      reactions_.take(tangents.value.subspan(d * all, all),
                      y.subspan((d + 1) * of.controlled, of.controlled));
    return true;
  }

  void integrate(double time, double dt, math::BatchOde& ode) {
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
    cell_steps_ += dt / steps_.half_of(1) * static_cast<double>(reactions_.cells());
  }

  void scatter(std::span<double> concentration, const Made& made, math::BatchOde& ode,
               const Tangents& tangents) {
    const math::OdeSize of = size(tangents.directions);
    const std::span<const double> y = ode.state();
    reactions_.scatter(y.first(of.controlled), concentration);
    reactions_.book(y.last(of.carried), made.produced, made.lost);
    const std::size_t all = concentration.size();
    for (std::size_t d = 0; d < tangents.directions; ++d)
      reactions_.scatter(y.subspan((d + 1) * of.controlled, of.controlled),
                         tangents.value.subspan(d * all, all));
  }

  void count_evaluations(const math::BatchOde& ode) {
    long& counted = &ode == &*plain_ ? counted_ : counted_following_;
    evaluations_ += (ode.evaluations() - counted) * static_cast<long>(reactions_.cells());
    counted = ode.evaluations();
  }

  LongSteps steps_;
  double error_;  // that half of a long step may make
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
