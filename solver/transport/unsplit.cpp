#include "solver/transport/unsplit.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "model/base/error.hpp"

namespace biandan::transport {

namespace {

/// Sums that are carried along, each by constituent: in, out, removed and added by treatments,
/// produced, lost.
constexpr std::size_t sums = 6;

}  // namespace

Unsplit::Unsplit(const Case& problem, const grid::Grid& grid, const grid::FlowField& start,
                 Transport& transport, Reactor* reactor)
    : problem_(problem),
      grid_(grid),
      transport_(transport),
      reactor_(reactor),
      constituents_(problem.quality.constituents.size()),
      transported_(problem.quality.transported()),
      ode_({grid.cells.size() * constituents_, 0, sums * constituents_}, tolerance,
           [this](double t, std::span<const double> y, std::span<double> slope) {
             rates(t, y, slope);
           }),
      unit_(grid.cells.size()),
      depth_before_(start.depth),
      velocity_before_(start.velocity),
      volume_(grid.cells.size()),
      depth_(grid.cells.size()),
      velocity_(grid.cells.size()),
      concentration_(grid.cells.size() * constituents_),
      mass_(concentration_.size()),
      produced_(constituents_),
      lost_(constituents_) {}

/// The state of a cell is its mass over a volume that stays the same in the step, so that sums of
/// masses are kept to rounding; of the bed, mass by area.
void Unsplit::set_units(const grid::FlowField& flow) {
  for (std::size_t cell = 0; cell < unit_.size(); ++cell) {
    const double most = std::max(flow.volume_before[cell], flow.volume_after[cell]);
    unit_[cell] = most > 0.0 ? most : 1.0;
  }
}

void Unsplit::set_moment(double t, std::span<const double> y) {
  const double weight = t / flow_->dt;
  const auto between = [weight](double before, double after) {
    return (1.0 - weight) * before + weight * after;
  };
  for (std::size_t cell = 0; cell < unit_.size(); ++cell) {
    const double volume = between(flow_->volume_before[cell], flow_->volume_after[cell]);
    volume_[cell] = volume;
    depth_[cell] = between(depth_before_[cell], flow_->depth[cell]);
    velocity_[cell] = between(velocity_before_[cell], flow_->velocity[cell]);
    const double per_volume = volume > 0.0 ? unit_[cell] / volume : 0.0;
    for (std::size_t k = 0; k < constituents_; ++k) {
      const std::size_t i = cell * constituents_ + k;
      const double dissolved = volume > 0.0 ? y[i] * per_volume : kept_[i];
      concentration_[i] = k < transported_ ? dissolved : y[i];
    }
  }
}

void Unsplit::rates(double t, std::span<const double> y, std::span<double> slope) {
  set_moment(t, y);
  std::ranges::fill(mass_, 0.0);
  std::ranges::fill(produced_, 0.0);
  std::ranges::fill(lost_, 0.0);
  transport_.rates(flow_->time + t, volume_, concentration_, mass_, crossing_);
  if (reactor_ != nullptr)
    reactor_->add_rates({volume_, depth_, velocity_}, flow_->time + t, concentration_, mass_,
                        {produced_, lost_});
  for (std::size_t cell = 0; cell < unit_.size(); ++cell)
    for (std::size_t k = 0; k < constituents_; ++k) {
      const double unit = k < transported_ ? unit_[cell] : grid_.cells[cell].bed_area;
      slope[cell * constituents_ + k] = unit > 0.0 ? mass_[cell * constituents_ + k] / unit : 0.0;
    }
  const std::span<double> carried = slope.last(sums * constituents_);
  const std::vector<double>* parts[sums] = {&crossing_.in,    &crossing_.out, &crossing_.removed,
                                            &crossing_.added, &produced_,     &lost_};
  for (std::size_t s = 0; s < sums; ++s)
    std::ranges::copy(*parts[s], carried.begin() + static_cast<std::ptrdiff_t>(s * constituents_));
}

void Unsplit::fail(const math::OdeError& error) const {
  const std::size_t cell = error.component / constituents_;
  std::ostringstream text;
  text << "transport and reactions cannot be integrated together: "
       << problem_.quality.constituents[error.component % constituents_].name << " at "
       << grid_.cells[cell].name << ", " << flow_->time + error.reached
       << " s after the start: " << error.what() << " (depth " << depth_before_[cell]
       << " m at the start of the step, " << flow_->depth[cell] << " m at its end)";
  throw base::RunError(text.str());
}

void Unsplit::step(const grid::FlowField& flow, std::span<double> concentration, Booking& crossed,
                   const Made& made) {
  crossed.clear(constituents_);
  if (flow.dt <= 0.0 || constituents_ == 0) return;
  flow_ = &flow;
  set_units(flow);
  transport_.begin(flow, concentration);
  kept_.assign(concentration.begin(), concentration.end());
  const std::span<double> y = ode_.state();
  std::ranges::fill(y, 0.0);
  for (std::size_t i = 0; i < concentration.size(); ++i) {
    const std::size_t cell = i / constituents_;
    const bool dissolved = i % constituents_ < transported_;
    y[i] = concentration[i] * (dissolved ? flow.volume_before[cell] / unit_[cell] : 1.0);
  }
  try {
    ode_.advance(flow.dt, 1.0, [&](std::span<const double> rate, double until, double) {
      for (std::size_t k = 0; k < constituents_; ++k) {
        std::vector<double>* of_crossed[] = {&crossed.in, &crossed.out, &crossed.removed,
                                             &crossed.added};
        for (std::size_t s = 0; s < std::size(of_crossed); ++s)
          (*of_crossed[s])[k] += until * rate[s * constituents_ + k];
        made.produced[k] += until * rate[4 * constituents_ + k];
        made.lost[k] += until * rate[5 * constituents_ + k];
      }
    });
  } catch (const math::OdeError& error) {
    fail(error);
  }
  set_moment(flow.dt, ode_.state());
  std::ranges::copy(concentration_, concentration.begin());
  transport_.end(flow, concentration);
  depth_before_ = flow.depth;
  velocity_before_ = flow.velocity;
}

}  // namespace biandan::transport
