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
        long_(reactions_.processes() == 0 ? 0 : reactions_.blocks()),
        refused_(long_.size(), false) {
    if (!long_.empty()) plain_.emplace(size(0), tolerance, right_side(0));
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  void carry(base::Archive& archive) {
    archive(long_, refused_, losses_, evaluations_, cell_halves_, cell_steps_);
  }
  bool idle() const { return long_.empty() && losses_.empty(); }
  long evaluations() const { return evaluations_ + losses_.evaluations(); }
  double mean_length() const {
    return cell_halves_ > 0 ? cell_steps_ / static_cast<double>(cell_halves_) : 1.0;
  }

  void step(const grid::FlowField& flow, double time, double dt, std::span<double> concentration,
            const Made& made, const Tangents& tangents) {
    set_conditions({time, time + dt}, concentration);
    for (std::size_t block = 0; block < long_.size(); ++block) {
      math::BatchOde& ode = ode_with(tangents.directions);
      if (!gather(block, flow, concentration, ode, tangents)) continue;
      integrate(time, dt, 1.0, ode);
      scatter(concentration, ode, tangents);
    }
    reactions_.book(made, made);
    losses_.step(flow, time, dt, concentration, made.lost, tangents.directions, tangents.value);
  }

  void cross(const grid::FlowField& flow, const Moment& at, std::span<double> concentration,
             const Made& made, const Passed& passed) {
    const double shown = std::max(at.time, at.reacted);
    losses_.cross(flow, at.reacted, shown, at.ahead, concentration, passed.concentration,
                  passed.made.lost, made.lost);
    for (const Stretch& stretch : plan(flow, at, concentration)) {
      set_conditions(stretch, concentration);
      const double share = (shown - stretch.from) / (stretch.to - stretch.from);
      for (std::size_t block = 0; block < long_.size(); ++block) {
        if (stretch_[block] != stretch || !gather(block, flow, concentration, *plain_, {}))
          continue;
        integrate(stretch.from, stretch.to - stretch.from, share, *plain_);
        reactions_.scatter(plain_->passed(), passed.concentration);
        reactions_.scatter(plain_->state(), concentration);
      }
    }
    reactions_.book(passed.made, made);
  }

  void add_rates(const Place& place, double time, std::span<const double> concentration,
                 std::span<double> mass, const Made& made) {
    set_conditions({time, time}, concentration);
    slope_.resize(reactions_.states() * reactions_.lanes());
    extents_.resize(reactions_.processes() * reactions_.lanes());
    state_.resize(slope_.size());
    for (std::size_t block = 0; block < long_.size(); ++block) {
      if (!reactions_.gather(block, place, concentration, state_)) continue;
      reactions_.rates(state_, slope_, extents_);
      reactions_.add_mass(slope_, mass);
      reactions_.extend(extents_, 1.0, 0.0);
    }
    reactions_.book(made, made);
    losses_.add_rates(place, time, concentration, mass, made.lost);
  }

 private:
  struct Stretch {
    double from = 0.0;  // [s]
    double to = 0.0;
    auto operator<=>(const Stretch&) const = default;
  };

  /// What every block is to react now; returns each length that occurs.
  std::vector<Stretch> plan(const grid::FlowField& flow, const Moment& at,
                            std::span<const double> concentration) {
    stretch_.assign(long_.size(), {at.reacted, at.ahead});
    for (std::size_t block = 0; block < long_.size(); ++block) {
      LongStep& here = long_[block];
      if (!here.begun()) continue;
      const bool ends = at.next && at.next->number == here.end;
      const double half = steps_.half_of(here.steps);
      stretch_[block] = ends ? Stretch{at.time - half, at.ahead} : Stretch{};
      if (ends) here = {};
    }
    if (at.next) choose_long(flow, at, concentration);
    std::vector<Stretch> all = stretch_;
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::erase_if(all, [](const Stretch& one) { return one.from == one.to; });
    return all;
  }

  /// Blocks that may take more than one step of the case from now on. To find out costs as much as
  /// a step, so one that may not is asked again only now and then.
  void choose_long(const grid::FlowField& flow, const Moment& at,
                   std::span<const double> concentration) {
    const long most = steps_.most(*at.next);
    if (most == 1) return;
    set_conditions({at.time, at.time + steps_.half_of(most)}, concentration);
    for (std::size_t block = 0; block < long_.size(); ++block) {
      if (long_[block].begun() || (refused_[block] && !steps_.may_ask_again(*at.next))) continue;
      if (!gather(block, flow, concentration, *plain_, {})) continue;
      const long steps = chosen_steps(*at.next);
      refused_[block] = steps == 1;
      if (steps == 1) continue;
      long_[block] = {steps, at.next->number + steps};
      stretch_[block].to = at.time + steps_.half_of(steps);
    }
  }

  /// How many steps of the case the reaction step of the block in work may have. One with a cell
  /// that is dry now, and may not be so at its end, has none of several.
  long chosen_steps(const CaseStep& at) {
    if (!reactions_.all_hold_water()) return 1;
    const auto y = plain_->state().first(size(0).controlled);
    evaluations_ += Reactions::waters_tried * static_cast<long>(reactions_.cells());
    return steps_.most(at, 1.0 / reactions_.relative_change(y, error_));
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
  void set_conditions(const Stretch& stretch, std::span<const double> concentration) {
    if (!long_.empty())
      reactions_.set_conditions(stretch.from, stretch.to - stretch.from, concentration);
  }

  bool gather(std::size_t block, const grid::FlowField& flow, std::span<const double> concentration,
              math::BatchOde& ode, const Tangents& tangents) {
    const math::OdeSize of = size(tangents.directions);
    const std::span<double> y = ode.state();
    if (!reactions_.gather(block, place_of(flow), concentration, y.first(of.controlled)))
      return false;
    const std::size_t all = concentration.size();
    for (std::size_t d = 0; d < tangents.directions; ++d)
      reactions_.take(tangents.value.subspan(d * all, all),
                      y.subspan((d + 1) * of.controlled, of.controlled));
    return true;
  }

  void integrate(double time, double dt, double share, math::BatchOde& ode) {
    try {
      ode.advance(dt, share, [this](std::span<const double> rates, double until, double beyond) {
        reactions_.extend(rates, until, beyond);
      });
    } catch (const math::OdeError& error) {
      std::ostringstream text;
      text << "reactions of " << reactions_.describe(error.component) << ", "
           << time + error.reached << " s after the start: " << error.what() << " (depth "
           << reactions_.depth_of(error.component) << " m)";
      throw base::RunError(text.str());
    }
    count_evaluations(ode);
    const long halves = share > 0.0 && share < 1.0 ? 2 : 1;
    cell_halves_ += halves * static_cast<long>(reactions_.cells());
    cell_steps_ += dt / steps_.half_of(1) * static_cast<double>(reactions_.cells());
  }

  void scatter(std::span<double> concentration, math::BatchOde& ode, const Tangents& tangents) {
    const std::size_t states = size(0).controlled;
    const std::span<const double> y = ode.state();
    reactions_.scatter(y.first(states), concentration);
    const std::size_t all = concentration.size();
    for (std::size_t d = 0; d < tangents.directions; ++d)
      reactions_.scatter(y.subspan((d + 1) * states, states), tangents.value.subspan(d * all, all));
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
  std::vector<LongStep> long_;               // by block
  std::vector<bool> refused_;                // whether it was not to take one
  std::vector<Stretch> stretch_;             // by block, that it reacts now
  std::optional<math::BatchOde> plain_;      // where something reacts
  std::optional<math::BatchOde> following_;  // the same with tangents
  std::size_t directions_ = 0;
  std::vector<double> state_, slope_, extents_;
  long counted_ = 0;
  long counted_following_ = 0;
  long evaluations_ = 0;
  long cell_halves_ = 0;     // halves of reaction steps, summed over cells,
  double cell_steps_ = 0.0;  // and the halves of steps of the case that they stand for
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

void Reactor::cross(const grid::FlowField& flow, const Moment& at, std::span<double> concentration,
                    const Made& made, const Passed& passed) {
  const math::FlushDenormals flush;
  parts_->cross(flow, at, concentration, made, passed);
}

void Reactor::add_rates(const Place& place, double time, std::span<const double> concentration,
                        std::span<double> mass, const Made& made) {
  parts_->add_rates(place, time, concentration, mass, made);
}

void Reactor::carry(base::Archive& archive) {
  parts_->carry(archive);
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
