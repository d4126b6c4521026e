// Semi-implicit Saint-Venant on any network: one step from levels and discharges to the next.
//
//   V(z) = V_old + dt ( sum of face discharges in + inlets )                      by cell
//   Q_mean = theta Q(zL, zR) + (1 - theta) Q_old                                  by face
//
// Q(zL, zR) is the momentum equation of the face (momentum.hpp) or the formula of the structure
// (network/structure_discharge.hpp). Levels are found by Newton's method with the full,
// unsymmetric slopes of both; theta is 1 at structures and at faces that are nearly dry. After
// convergence volumes are advanced by the mean discharges, and levels follow from the volumes:
// water closes to rounding at any tolerance.
//
// Sources: Casulli and Stelling (2013); numerical choices as in solver/README.md.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "model/base/archive.hpp"
#include "model/base/dual.hpp"
#include "model/case.hpp"
#include "solver/flow/advection.hpp"
#include "solver/flow/cell_storage.hpp"
#include "solver/flow/channels.hpp"
#include "solver/flow/control.hpp"
#include "solver/flow/inflow.hpp"
#include "solver/flow/refusal.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"
#include "solver/grid/velocity.hpp"
#include "solver/math/elimination.hpp"

namespace biandan::flow {

struct FlowOptions {
  double theta = 0.6;       ///< time weight, 0.5 to 1
  double tolerance = 1e-6;  ///< largest difference between a level and what its volume says [m]
  int most_iterations = 25;
  int momentum_updates = 2;   ///< times the entering momentum is renewed within a step
  double largest_drop = 0.8;  ///< of the depth, in one iteration
  double largest_rise = 1.0;  ///< in one iteration [m]
  bool hold_forcing = false;  ///< forcing stays that of the start of the step (steady states)
  Refinement refinement;
};

class FlowSolver {
 public:
  FlowSolver(const Case& problem, const grid::Grid& grid, const FlowOptions& options);

  /// Sets the state: levels [m] by cell, discharges [m3/s] by face; fixed levels are imposed.
  /// Concentrations, here and below, are for rules that read them.
  void set_state(double time, const std::vector<double>& level,
                 const std::vector<double>& discharge, std::span<const double> concentration = {});

  /// The state between two steps, to the last bit.
  void carry(base::Archive& archive);
  /// The state as it stands, for a later run.
  void save(grid::Snapshot& snapshot) const;
  /// After set_state with the levels and discharges of the snapshot: everything else it knows.
  /// Volumes and velocities are taken over where the cells are still what they were.
  void restore(double time, const grid::Snapshot& snapshot,
               std::span<const double> concentration = {});

  /// Advances by dt. False: the state is unchanged and refusal() says why and where.
  bool step(double time, double dt, std::span<const double> concentration = {});

  /// The step that led here: consistent volumes, discharges and levels.
  const grid::FlowField& field() const { return field_; }
  const Refusal& refusal() const { return refusal_; }
  /// End-of-step discharges by face [m3/s]; field().discharge holds the means.
  const std::vector<double>& discharge() const { return discharge_; }

  long iterations() const { return iterations_; }
  /// By cell: iterations beyond those that every step takes in which its level moved most.
  const std::vector<long>& extra_iterations() const { return extra_iterations_; }
  long limited_outflows() const { return limited_outflows_; }
  double withdrawal_shortage() const { return shortage_.withdrawal; }
  const Shortage& shortage() const { return shortage_; }

 private:
  using Slopes = base::Dual<2>;

  /// Drop [m] and discharge [m3/s] of a structure in the last iteration, and side of its limit.
  struct StructureIterate {
    double drop = 0.0;
    Slopes discharge;
    int side = 0;
  };

  void begin_step(double time, double dt, std::span<const double> concentration);
  void sort_inlets();
  bool iterate(double dt);
  bool levels_fit() const;
  void assemble(double dt);
  void add_cells();
  void add_inlets(double dt);
  void add_channels(double dt);
  void add_structures(double dt);
  network::Beds beds(const grid::Face& face) const;
  static void steepen_where_reversed(const StructureIterate& last, double drop, Slopes& discharge);
  /// A face that passes a volume in the step, with its slopes by the two levels.
  void add_face(std::size_t face, double passed, double by_left, double by_right);
  void remove_fixed_rows();
  double apply_change();
  double pass_structure(std::size_t face, const std::vector<double>& level,
                        grid::FlowField& field) const;
  void pass_structures();
  double missed_by_slopes(double dt) const;
  void average_channels();
  bool advance_volumes(double dt);
  double net_inflow(std::size_t cell, const grid::FlowField& flow) const;
  bool limit_outflows(double dt);
  bool limit_outflow(std::size_t cell, double dt);
  bool too_coarse(double time, double dt, std::span<const double> concentration);
  bool switches(double time, double dt, std::span<const double> concentration);
  bool is_steep();
  bool is_fast(double dt);
  void accept(double dt);
  void fill_depths();

  const Case* case_;
  const grid::Grid* grid_;
  FlowOptions options_;
  Control control_;
  Inflow inflow_;
  Channels channels_;
  CellStorage storage_;
  MomentumAdvection advection_;
  grid::Velocities velocities_;
  std::unique_ptr<const math::EliminationPattern> pattern_;  // its address outlives a move
  math::Elimination<double> matrix_;
  struct FacePlace {
    int left = 0, right = 0;  // cells
    int by_right = 0;         // entry of row left, column right
    int by_left = 0;          // entry of row right, column left
  };
  std::vector<FacePlace> place_;  // by face
  std::vector<double> bed_;       // by cell [m]

  // State at the start of the step.
  std::vector<double> level_;
  std::vector<double> discharge_;  // by face
  std::vector<double> velocity_;   // by channel face
  std::vector<double> area_;       // by channel face
  std::vector<double> end_inflow_;

  // Inlets of the step in work.
  std::vector<double> sure_inflow_;         // by cell, what comes in at any level [m3/s]
  std::vector<std::size_t> unsure_inlets_;  // those whose discharge follows the level

  // The step in work.
  std::vector<double> trial_level_;
  std::vector<double> trial_discharge_;  // of structures, by face
  std::vector<double> net_;              // by cell, net inflow [m3/s]
  std::vector<double> residual_;  // by cell, of its volume [m3]; then the change of its level
  std::vector<double> change_;    // by cell, of the level in the last iteration [m]
  std::vector<StructureIterate> last_iterate_;
  std::vector<Slopes> last_inflow_;  // by inlet, in the last iteration
  bool beyond_limits_ = false;       // in this iteration a structure was taken beyond its limit
  grid::FlowField next_;

  grid::FlowField field_;
  Refusal refusal_;
  long iterations_ = 0;
  std::vector<long> extra_iterations_;
  long limited_outflows_ = 0;
  Shortage shortage_;
};

}  // namespace biandan::flow
