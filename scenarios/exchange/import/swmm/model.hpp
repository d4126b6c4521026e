// What a SWMM file says of channels, structures, inflows and controls, in metres, seconds and m3/s;
// dissolved matter in mg/L.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/base/time.hpp"

namespace biandan::exchange::swmm {

/// Points of a table, x rising or equal.
using Points = std::vector<std::pair<double, double>>;

struct Options {
  double metre = 0.3048;            ///< length unit of the file [m]: feet or metres
  double discharge = 0.0283168466;  ///< flow unit of the file [m3/s]; CFS
  bool offsets_are_levels = false;
  std::string title;
  base::Instant start;         ///< of the flow, as if its clock were UTC
  double duration = 0.0;       ///< [s]; 0: the file does not say
  double report_step = 900.0;  ///< [s]
  std::string infiltration;
  double least_node_area = 1.167;  ///< surface that SWMM gives to every node [m2]
};

struct Node {
  enum class Kind { junction, storage, outfall };
  enum class Stage { free, normal, fixed, tide, series };

  std::string name;
  Kind kind = Kind::junction;
  int line = 0;
  double bed = 0.0;            ///< invert [m]
  double initial_depth = 0.0;  ///< [m]
  double area = 0.0;           ///< of a storage [m2], 0: by the table
  Points areas;                ///< of a storage: area [m2] over depth [m]
  Stage stage = Stage::free;   ///< of an outfall
  double level = 0.0;          ///< of Stage::fixed [m]
  std::string table;           ///< tide curve or series of an outfall, area curve of a storage
  std::optional<std::pair<double, double>> at;  ///< coordinates
};

struct Shape {
  std::string name;                  ///< "TRAPEZOIDAL"; empty: the file gives none
  std::array<double, 4> measures{};  ///< as in the file
  double barrels = 1.0;
  std::string transect;
  int line = 0;
};

struct Link {
  enum class Kind { conduit, pump, orifice, weir };

  std::string name;
  Kind kind = Kind::conduit;
  int line = 0;
  std::size_t from = 0, to = 0;  ///< nodes
  Shape shape;
  // Conduits.
  double length = 0.0;  ///< [m]
  double manning = 0.01;
  double level_from = 0.0, level_to = 0.0;  ///< invert at its ends [m]
  double discharge = 0.0;                   ///< at the start [m3/s]
  std::optional<double> entrance, exit;     ///< loss coefficients
  bool flap = false;
  // Orifices and weirs: crest; all structures.
  double crest = 0.0;        ///< [m]
  double coefficient = 0.0;  ///< of an orifice [-], of a weir [m^(1/2)/s]
  double travel = 0.0;       ///< time from shut to open [s]
  // Pumps.
  std::string curve;
  bool on_at_start = true;
  double start_depth = 0.0, stop_depth = 0.0;  ///< [m]
  /// Whether it starts and stops by its depth.
  bool switches() const { return start_depth > 0.0 && start_depth > stop_depth; }
  std::vector<std::pair<double, double>> vertices;
};

struct Transect {
  struct Point {
    double station = 0.0, level = 0.0;  ///< [m]
  };
  int line = 0;
  double promised = 0.0;           ///< number of points by its heading
  double left = 0.0, right = 0.0;  ///< stations of the banks [m]
  double n_left = 0.0, n_main = 0.0, n_right = 0.0;
  std::vector<Point> points;
};

struct Curve {
  std::string kind;  ///< "PUMP2", "STORAGE", in capitals
  Points points;     ///< as in the file
  int line = 0;
};

/// Factors that repeat: MONTHLY 12, DAILY 7 (from Sunday), HOURLY and WEEKEND 24.
struct Pattern {
  std::string kind;
  std::vector<double> factors;
};

/// scale * series + baseline * pattern, or average * patterns.
struct Inflow {
  std::size_t node = 0;
  std::string what;    ///< "FLOW" or a pollutant, in capitals
  bool mass = false;   ///< mass instead of concentration; of a pollutant
  std::string series;  ///< empty: none
  double unit = 1.0;   ///< of the values, to m3/s, mg/L or g/s
  double scale = 1.0;
  double baseline = 0.0;              ///< in the unit of the file
  std::vector<std::string> patterns;  ///< of the baseline
  bool dry_weather = false;
  int line = 0;
};

struct Pollutant {
  std::string name;
  int line = 0;
  double unit = 1.0;         ///< of the file [mg/L]
  double decay = 0.0;        ///< [1/d]
  double initial = 0.0;      ///< [mg/L]
  double dry_weather = 0.0;  ///< of dry-weather flow that says nothing of it [mg/L]
};

/// One comparison of a rule.
struct Premise {
  bool alternative = false;  ///< joined by OR to the one before
  std::vector<std::string> words;
};

/// One `object name STATUS|SETTING = value`.
struct Action {
  std::vector<std::string> words;
};

struct Control {
  std::string name;
  int line = 0;
  std::vector<Premise> premises;
  std::vector<Action> actions, otherwise;
  double priority = 0.0;
  bool broken = false;  ///< a line of it was skipped
};

struct Model {
  Options options;
  std::vector<Node> nodes;
  std::vector<Link> links;
  std::vector<Inflow> inflows;
  std::vector<Pollutant> pollutants;
  std::vector<Control> controls;
  // By name in capitals.
  std::map<std::string, Transect> transects;
  std::map<std::string, Curve> curves;
  std::map<std::string, Points> series;  ///< value as in the file over seconds since the start
  std::map<std::string, Pattern> patterns;
  std::map<std::string, std::size_t> node_names, link_names;
  /// Nodes, links and pollutants that the file defines and that were skipped or left out.
  std::set<std::string> left_out;
};

}  // namespace biandan::exchange::swmm
