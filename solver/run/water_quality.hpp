// What the water of one run carries, from one step of its flow to the next: transport, heat,
// storage zones, ages and reactions, with the ledger and those who watch. The flow is
// computed elsewhere (simulate.cpp) and may carry the water of several runs.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/flow/hydraulics.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"
#include "solver/run/ledger.hpp"
#include "solver/run/observer.hpp"
#include "solver/run/simulate.hpp"
#include "solver/run/state.hpp"
#include "solver/transport/ageing.hpp"
#include "solver/transport/heat.hpp"
#include "solver/transport/react.hpp"
#include "solver/transport/storage_zones.hpp"
#include "solver/transport/transport.hpp"
#include "solver/transport/unsplit.hpp"

namespace biandan::run {

/// A step of the case, or a part of it where it did not converge as a whole.
struct Part {
  double time = 0.0;
  double dt = 0.0;
  double next_dt = 0.0;                     ///< of what follows; 0 at the end
  std::optional<transport::CaseStep> next;  ///< the step of the case that follows, if one does

  double end() const { return time + dt; }
};

class WaterQuality {
 public:
  explicit WaterQuality(const Task& task);

  /// Takes the flow, in its initial state, that will carry it, and opens the ledger.
  void join(const flow::Hydraulics& hydraulics, Integration integration);
  void start();
  /// Reactions in the first half of the first step; not where a state is gone on with.
  void begin(double first_dt, const transport::CaseStep& first);

  /// What comes before the flow of a step; nothing when a step that failed has already had it.
  void before_flow(const Part& part);
  /// What comes after it. Throws RunError when the ledger does not close.
  void after_flow(const Part& part);
  void show(double time, long step) const;
  /// Completes the statistics by what it did and shows the end.
  RunStatistics finish(double time, RunStatistics statistics) const;

  /// All that the rest of the run hangs on, beside the flow.
  void carry(base::Archive& archive);

  const Case& problem() const { return case_; }
  const grid::Grid& grid() const { return grid_; }
  /// Concentrations at the end of the last completed step.
  const std::vector<double>& shown() const { return shown_; }

 private:
  enum class Order { zones_first, zones_last };
  void accompany_until(double time, Order order);
  void react_across(const transport::Moment& at);
  void travel(transport::Booking& crossed);
  void clear_changes();
  void book_changes();
  void book(const transport::Booking& crossed);
  const grid::FlowField& flow() const { return hydraulics_->field(); }
  Dissolved dissolved() const { return {shown_, zone_, case_.quality.transported()}; }
  void tell(RunStatistics& statistics) const;
  RunView view(double time, long step) const;
  grid::Snapshot snapshot() const;

  const Case& case_;
  std::span<Observer* const> observers_;
  const grid::Snapshot* start_;
  grid::Grid grid_;
  std::vector<double> concentration_;  // that has reacted up to reacted_
  std::vector<double> zone_;           // in storage zones
  std::vector<double> shown_;          // at the end of the last completed step
  const flow::Hydraulics* hydraulics_ = nullptr;
  transport::Transport transport_;
  transport::Heat heat_;
  transport::Reactor reactor_;
  transport::StorageZones zones_;
  transport::Ageing ageing_;
  std::optional<transport::Unsplit> unsplit_;  // in the place of the steps of transport,
  bool together_ = false;                      // and of reactions
  Ledger ledger_;
  std::vector<double> produced_;  // within the water, and not booked yet
  std::vector<double> lost_;
  std::vector<double> produced_ahead_;  // the same, beyond what is shown
  std::vector<double> lost_ahead_;
  double reacted_ = 0.0;      // [s]
  double accompanied_ = 0.0;  // heat, ages and storage zones are here [s]
  double transport_seconds_ = 0.0;
  double reaction_seconds_ = 0.0;
};

}  // namespace biandan::run
