// Outfalls so near to an assessed section that the channel has not carried their water across its
// width when it passes there. The river is one-dimensional: each concentration is a mean over the
// section, which is then too low at the bank of the outfall and too high at the other one.
//
// An outfall is a point load, or that of a sewer or treatment plant; the section is the nearest one
// along the channels (network/channel_way), upstream or downstream, since flow in a looped network
// turns. Between the two the channel is taken as it is at the outfall. Formulas:
// standard/mixing_length.hpp. The ratio at the bank belongs to what the outfall brings, not to the
// concentration of the river.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/base/archive.hpp"
#include "model/case.hpp"
#include "model/network/channel_way.hpp"
#include "solver/grid/grid.hpp"
#include "solver/grid/snapshot.hpp"
#include "solver/run/observer.hpp"

namespace biandan::study {

/// What the widths, depths and velocities are those of.
enum class MixingBasis {
  tables,      ///< levels and discharges that the tables give for the start
  stored,      ///< the state of an earlier run that the case starts from
  prescribed,  ///< the prescribed flow at the start
  means        ///< means over a run: of levels, and of velocities whatever their direction
};

/// An outfall and the section that its water reaches unmixed.
struct UnmixedOutfall {
  std::string name;  ///< of the load, sewer or plant
  network::Place place;
  std::size_t section = 0;
  double distance = 0.0;           ///< along the channels [m]
  double mixing_length = 0.0;      ///< [m], more than the distance
  double width = 0.0;              ///< of the surface at the outfall [m]
  double depth = 0.0;              ///< mean depth there [m]
  double velocity = 0.0;           ///< there [m/s], without sign
  double dispersion = 0.0;         ///< transverse [m2/s]
  std::optional<double> bank;      ///< concentration over its mean at the outfall's bank; none at
                                   ///< the outfall itself
  std::optional<double> far_bank;  ///< and at the other bank

  bool too_wide() const;  ///< wider over its depth than the formula of the dispersion was made for
};

struct Mixing {
  MixingBasis basis = MixingBasis::tables;
  std::size_t outfalls = 0;             ///< with a way to a section
  std::size_t dry = 0;                  ///< of these without water, not judged
  std::vector<UnmixedOutfall> unmixed;  ///< loads in their order, then sewers and plants
};

/// Levels and velocities by cell, as `basis` says.
Mixing check_mixing(const Case& problem, const grid::Grid& grid, const std::vector<double>& level,
                    const std::vector<double>& velocity, MixingBasis basis);

/// With what is known of the flow before a run: a stored state, a prescribed flow, or the tables as
/// a run reads them. A steady start is not looked for.
Mixing check_mixing(const Case& problem, const grid::Grid& grid, const grid::Snapshot* stored);

/// With the means over a run.
class MixingWatch : public run::Observer {
 public:
  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;
  void carry(base::Archive& archive) override { archive(level_, velocity_, stepped_); }

  const Mixing& found() const { return found_; }

 private:
  std::vector<double> level_;     // by cell, of the start, then sums over time [m s]
  std::vector<double> velocity_;  // by cell, the same [m]
  bool stepped_ = false;
  bool wanted_ = false;  // there are outfalls and sections
  Mixing found_;
};

}  // namespace biandan::study
