// Advection of every constituent through all faces, conservative and without new extrema.
//
//   V1 c1 = V0 c0 + dt * (sum over entering faces Q c_face - sum over leaving faces Q c_face
//                         + entering mass - leaving water * c)
//
// V0, V1  volume of the cell at the start and the end of the sub-step, V1 = V0 + dt * net inflow
// c_face  concentration carried by a face, see math/limiter.hpp
//
// Explicit cells are advanced in the difference form
//
//   c1 = c0 + dt * (sum entering Q (c_face - c0) - sum leaving Q (c_face - c0)) / V1
//
// in which a uniform concentration gives exactly zero. A cell that gives away more than
// `largest_courant` of its water in the sub-step is implicit: all its leaving faces carry its value
// at the end,
//
//   c1 = (V0 c0 + dt * sum entering Q c_face) / (V1 + dt * leaving Q),
//
// which is free of cancellation and holds for cells that dry to nothing or start from nothing.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "model/case.hpp"
#include "solver/grid/flow_field.hpp"
#include "solver/grid/grid.hpp"
#include "solver/transport/advection_kernels.hpp"
#include "solver/transport/aerators.hpp"
#include "solver/transport/artificial_dispersion.hpp"
#include "solver/transport/exchange.hpp"
#include "solver/transport/lanes.hpp"
#include "solver/transport/passing_effects.hpp"
#include "solver/transport/stencil.hpp"
#include "solver/transport/structure_fluxes.hpp"

namespace biandan::transport {

/// Share of its water that an explicit cell may give away in a sub-step.
inline constexpr double largest_courant = 0.9;

class Advection {
 public:
  Advection(const Case& problem, const grid::Grid& grid);

  /// Takes over directions and discharges of a hydraulic step, at the concentrations of its start.
  void begin(const grid::FlowField& flow, const Exchange& exchange,
             std::span<const double> concentration);

  /// Largest share of its water that a cell gives away to other cells during the hydraulic step.
  /// Left out are nearly dry cells, which are transported implicitly, and entrances, which are
  /// explicit at any share.
  double courant(const grid::FlowField& flow) const;

  /// Moves `concentration` through the sub-step and books what crosses the outline. What the scheme
  /// spreads of its own goes to `look`, if there is one.
  void advance(const SubStep& step, Exchange& exchange, LaneField& concentration,
               ArtificialDispersion* look = nullptr);

  /// What moves in a moment: adds the change of mass of every cell [g/s] to `mass`. The sub-step
  /// stands for the moment: very short, the same volumes before and after.
  void add_rates(const SubStep& moment, const Exchange& exchange, const LaneField& concentration,
                 LaneField& mass);

  PassingEffects& effects() { return effects_; }
  const PassingEffects& effects() const { return effects_; }
  Aerators& aerators() { return aerators_; }
  const Aerators& aerators() const { return aerators_; }
  StructureFluxes& structures() { return structures_; }
  const StructureFluxes& structures() const { return structures_; }
  /// Cells that were implicit in the last sub-step.
  std::span<const int> implicit_cells() const { return implicit_; }

 private:
  enum class Kind : unsigned char { still, upwind, blended, polynomial, entrance };

  /// A face as water passes it in this hydraulic step; `up` gives, `down` takes.
  struct Passage {
    Kind moving = Kind::still;  ///< as long as water moves this way
    bool rightward = true;
    bool quintic = false;
    bool uneven = false;  ///< `far_up` is a lone reach end
    int up = -1;
    int down = -1;
    int far_up = -1;  ///< beyond `up` on the line
    int farther_up = -1;
    int far_down = -1;  ///< beyond `down` on the line
  };

  void turn(std::size_t face, bool rightward);
  /// The faces by kind, as the loops take them.
  void list_faces(const Exchange& exchange);
  void list_stencil(std::size_t face);
  /// The row of what enters a cell, given at its first blended face.
  int mixed_row(int cell, const Exchange& exchange);
  /// Shows the cells on both sides of a face where its water comes from.
  void show(std::size_t face);
  AdvectionArrays arrays(const SubStep& step, const LaneField& concentration);
  void prepare_cells(const SubStep& step);
  void mix_inflow(const SubStep& step, const Exchange& exchange, const LaneField& concentration);
  /// The values that faces add to those of the cells above: all that explicit cells give.
  void pass_faces(const SubStep& step, const Exchange& exchange, const LaneField& concentration);
  void pass_entrance(std::size_t face, const SubStep& step, const Exchange& exchange,
                     const LaneField& concentration);
  /// What stands in a nearly dry cell below is no neighbour to draw a line to.
  bool stands_apart(const Passage& passage, const SubStep& step) const;
  /// Implicit cells give their new value later, and get that of the cell above them.
  void hold_implicit(const SubStep& step);
  void clear_increment(std::size_t face);
  void advance_entrance(std::size_t face, const SubStep& step, const Exchange& exchange,
                        const LaneField& concentration);
  void look_at(const SubStep& step, const Exchange& exchange, const LaneField& concentration,
               ArtificialDispersion& look) const;
  void add_inlets(const SubStep& step, const Exchange& exchange, const LaneField& concentration);
  void solve_implicit(const SubStep& step, const Exchange& exchange,
                      const LaneField& concentration);
  void order_implicit();
  /// Returns the largest relative change.
  double solve_implicit_cell(std::size_t cell, const SubStep& step, const Exchange& exchange,
                             const LaneField& concentration);
  /// What implicit cells give to explicit ones.
  void pass_on(const LaneField& concentration);
  /// What structures change of all that enters a cell where blended faces begin,
  void mix_changed(const LaneField& concentration);
  /// of what explicit cells have given to explicit ones,
  void pass_changed(const LaneField& concentration);
  /// and in all.
  void book_changed(const SubStep& step, const LaneField& concentration);
  /// Devices in explicit cells; books all.
  void aerate(const SubStep& step, const LaneField& concentration);
  /// That of a cell, or null.
  const Aerators::Aerated* aerated(std::size_t cell) const {
    return aerated_.empty() || aerated_[cell] < 0
               ? nullptr
               : &aerators_.cells()[static_cast<std::size_t>(aerated_[cell])];
  }
  void book_structures(const SubStep& step, const LaneField& concentration);
  /// The row that the cell above a face gives: of an implicit one the new one.
  const Lanes* given(std::size_t face, const LaneField& concentration) const;
  /// Concentration that the cell below a face gets.
  Lanes carried(std::size_t face, std::size_t pack, const LaneField& concentration) const;

  const grid::Grid* grid_;
  const AdvectionKernels* kernels_;
  Stencils stencils_;
  PassingEffects effects_;
  Aerators aerators_;
  std::vector<int> aerated_;  // by cell, its place in Aerators::cells(), or -1; empty without any
  std::vector<double> brought_;  // by place there, to implicit cells in the sub-step [g]
  StructureFluxes structures_;
  std::vector<char> channel_;     // by face
  std::vector<Passage> passage_;  // by face
  std::vector<Kind> kind_;        // by face, in this step
  std::vector<Kind> listed_;      // by face, as it stands in the lists below
  std::vector<StencilFace> quintic_, cubic_, uneven_;
  std::vector<BlendedFace> blended_;
  std::vector<std::size_t> entrances_;                       // faces
  std::vector<MixedCell> mixing_;                            // where blended faces begin
  std::vector<double> discharge_;                            // by face, its size [m3/s]
  std::vector<CellFace> cell_face_;                          // by cell, as in Grid::face_list
  std::vector<std::array<std::size_t, 2>> seen_left_right_;  // by face, its places there
  std::vector<double> leaving_;     // by cell, all water that leaves it [m3/s]
  std::vector<char> feeds_;         // by cell, whether water leaves it through a face
  std::vector<char> is_entrance_;   // by cell, whether it has an entrance (exchange.hpp)
  std::vector<double> dry_volume_;  // by cell [m3]
  std::vector<double> per_before_;  // by cell, dt / volume at the start
  std::vector<double> per_after_;   // by cell, dt / volume at the end; 0 unless explicit
  std::vector<double> room_;        // by cell, see math::universal_limit
  std::vector<char> is_implicit_;   // by cell
  std::vector<int> implicit_;       // in the order in which water runs through them
  bool cyclic_ = false;             // whether water runs in a circle through implicit cells
  std::vector<int> row_of_;         // by cell, its row in `mixed_`, -1 without
  LaneField mixed_;                 // by cell of `mixing_`, mean concentration of entering water
  LaneField increment_;             // by face, c_face - c_up
  LaneField next_;                  // by cell
};

}  // namespace biandan::transport
