// What watches a run: recording, progress, assessment. An observer never changes the run.
//
// A run may be left at the end of a step and be gone on with by a later program (checkpoint.hpp).
// What an observer has gathered by then goes through `carry`; when a run is gone on with, `start`
// is called first, as at a beginning, then `carry`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"
#include "solver/run/ledger.hpp"
#include "solver/transport/aerators.hpp"
#include "solver/transport/reach_dispersion.hpp"
#include "solver/transport/structure_fluxes.hpp"
#include "solver/transport/treatments.hpp"

namespace biandan::run {

/// The state at the end of a step (step 0: the initial state). Valid only during the call.
struct RunView {
  const Case& problem;
  const grid::Grid& grid;
  double time = 0.0;  ///< [s since start]
  long step = 0;
  const grid::FlowField& flow;            ///< of the step that led here; at step 0 of length 0
  std::span<const double> concentration;  ///< [cell * constituents + constituent], [g/m3]
  std::size_t constituents = 0;
  const Ledger& ledger;
  /// At the finish, and where an observer wants it: what a later run needs to go on.
  const grid::Snapshot* snapshot = nullptr;
  std::span<const double> zone_concentration = {};  ///< in storage zones, alike; empty: none
};

/// A place whose levels were the last to settle, and how often.
struct HardPlace {
  std::string place;
  long iterations = 0;  ///< beyond those that every step takes
};

/// How often steps were halved for one reason, and where most.
struct Refined {
  std::string reason;  ///< "no convergence", "more asked for than there", "switching", ...
  long count = 0;
  std::string place;  ///< cell or structure
};

/// What a run cost and how hard it was.
struct RunStatistics {
  std::size_t cells = 0;
  std::size_t faces = 0;
  long steps = 0;
  long newton_iterations = 0;
  long halved_steps = 0;
  std::vector<Refined> refined;         ///< by reason, none left out, the most frequent first
  long transport_steps = 0;             ///< sub-steps of transport
  long implicit_cells = 0;              ///< cell-steps transported implicitly
  std::vector<long> implicit_in_reach;  ///< of these, by reach
  std::vector<transport::ReachDispersion> dispersion;  ///< by reach; empty without transport
  std::vector<transport::AeratorTotal> aerators;       ///< by aerator of the case
  std::vector<transport::TreatmentTotal> treatments;   ///< by treatment of the case
  std::vector<transport::StructureTotal> structures;   ///< by structure of the case
  double zone_rate =
      0.0;  ///< fastest exchange with a storage zone [1/s], see StorageZones::Fastest
  std::string zone_place;  ///< and its cell
  long reaction_evaluations = 0;
  bool long_reactions = false;         ///< the case lets reaction steps be long
  double reaction_length = 1.0;        ///< mean number of steps of the case in a reaction step
  long limited_outflows = 0;           ///< cell-steps whose outflow was cut to the water there was
  double withdrawal_shortage = 0.0;    ///< [m3] asked for and not there
  double evaporation_shortage = 0.0;   ///< [m3] of the same, by evaporation
  double seepage_shortage = 0.0;       ///< [m3] of the same, by the ground
  std::vector<HardPlace> hard_places;  ///< the hardest first, five at most
  double flow_seconds = 0.0;
  double transport_seconds = 0.0;
  double reaction_seconds = 0.0;
  double seconds = 0.0;  ///< wall time of the loop
};

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void start(const RunView&) {}
  /// Whether `step` at this time is to show a snapshot, too.
  virtual bool wants_snapshot(double) const { return false; }
  virtual void step(const RunView&) {}
  virtual void finish(const RunView&, const RunStatistics&) {}
  virtual void carry(base::Archive&) {}
};

}  // namespace biandan::run
