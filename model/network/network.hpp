// The river network as data: nodes, reaches, structures and the rules that move them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/network/cross_section.hpp"
#include "model/network/drawn_line.hpp"
#include "model/network/ids.hpp"
#include "model/network/resistance.hpp"
#include "model/network/rule.hpp"
#include "model/network/structure.hpp"

namespace biandan::network {

/// A junction of reaches, or a storage (polder, pond) when `storage` is not empty. A node with a
/// boundary is a node like any other.
struct Node {
  std::string name;
  std::string title;           ///< name for people, may be Chinese; the name itself when not given
  std::optional<double> x, y;  ///< coordinates [m or degrees, see Case::crs]
  double storage_bed = 0.0;    ///< lowest level of the storage [m]
  DepthTable storage;          ///< surface [m2] over depth above storage_bed
  std::optional<double> initial_level;  ///< [m]
  /// A sewer or tank: no weather reaches its water, and nothing reacts in it.
  bool enclosed = false;
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool is_storage() const { return !storage.empty(); }

  bool operator==(const Node&) const = default;
};

/// Where the dispersion coefficient of a reach comes from (longitudinal_dispersion.hpp).
enum class DispersionBy { given, fischer, elder };

/// A stretch of channel between two nodes. Chainage counts from `from`; discharge is positive
/// from `from` to `to`.
struct Reach {
  struct SectionAt {
    double chainage = 0.0;
    CrossSection section;

    bool operator==(const SectionAt&) const = default;
  };

  std::string name;
  std::string title;
  NodeId from;
  NodeId to;
  double length = 0.0;             ///< [m]
  double cell_length = 0.0;        ///< target cell length [m]
  double manning = 0.025;          ///< Manning's n [s/m^(1/3)]
  RoughnessCurve roughness_curve;  ///< instead of one n; empty: none
  Composition composition = Composition::single;
  double dispersion = 0.0;  ///< longitudinal dispersion coefficient [m2/s]
  DispersionBy dispersion_by = DispersionBy::given;
  double zone_area = 0.0;               ///< of the storage zone beside the channel [m2]; 0: none
  double zone_exchange = 0.0;           ///< share of the channel's water that changes places [1/s]
  std::vector<SectionAt> sections;      ///< in order of chainage, one or more
  std::vector<Point> line;              ///< its course on a map between its nodes; empty: straight
  std::optional<double> initial_level;  ///< [m]; otherwise from the nodes, linear between them
  std::optional<double> initial_depth;  ///< [m], above the bed; instead of a level
  double initial_discharge = 0.0;       ///< [m3/s]
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;

  bool operator==(const Reach&) const = default;
};

/// Number of cells of equal length that a reach is cut into, as near its cell length as goes: a
/// whole number, and of any size.
double cells_of(const Reach& reach);

/// Cross-section at a chainage, interpolated between the surveyed ones, constant beyond them.
CrossSection section_at(const Reach& reach, double chainage);

/// What resists the flow in a section of the reach.
SectionResistance resistance_of(const Reach& reach, const CrossSection& section);
/// Whether area over perimeter and one n say it all.
bool has_simple_resistance(const Reach& reach);

struct Network {
  std::vector<Node> nodes;
  std::vector<Reach> reaches;
  std::vector<Structure> structures;
  std::vector<Rule> rules;

  bool operator==(const Network&) const = default;
};

/// Whether a rule reads a concentration: then the flow depends on what the water carries and cannot
/// be computed ahead of it.
bool reads_concentration(const Network& network);

/// Name of a place for people: "J3" or "R2 at 1250 m".
std::string describe(const Network& network, const Place& place);

}  // namespace biandan::network
