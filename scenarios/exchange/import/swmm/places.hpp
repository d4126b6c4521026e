// Where the nodes and links of a SWMM model lie in the case: conduits that go on as one channel
// become one reach, whose inner nodes are places on it.
//
// SWMM needs a conduit for every piece of a channel; here a reach has cells. Conduits are joined
// at a junction where nothing but two of them meet, of the same shape and roughness, without a
// step, on one slope, and with the same depth and flow at the start.
#pragma once

#include <string>
#include <vector>

#include "scenarios/exchange/import/notes.hpp"
#include "scenarios/exchange/import/swmm/model.hpp"

namespace biandan::exchange::swmm {

/// Conduits in a row from a node to another.
struct Channel {
  struct Piece {
    std::size_t link = 0;
    bool forward = true;    ///< the conduit runs as the reach does
    double chainage = 0.0;  ///< at which it begins [m]
  };
  std::string name;
  std::vector<Piece> pieces;
  std::size_t from = 0, to = 0;             ///< nodes
  double length = 0.0;                      ///< [m]
  double level_from = 0.0, level_to = 0.0;  ///< bed at its ends [m]
};

struct Places {
  std::vector<Channel> channels;
  /// By node: its name here, or "reach:chainage".
  std::vector<std::string> nodes;
  /// By link: the name of the structure; of a channel the place of its middle.
  std::vector<std::string> links;
  /// By node: the links that end there.
  std::vector<std::vector<std::size_t>> links_at;
  /// By node: whether it is a node of the case, and how many channels end there.
  std::vector<bool> kept;
  std::vector<int> channel_ends;
  /// By node: of the lowest channel that ends there [m]; below everything without one.
  std::vector<double> lowest_bed;
};

/// How a link of SWMM appears in the case.
enum class Role { channel, culvert, structure, none };

/// A closed conduit is a culvert; conduits of shapes without a counterpart are noted and left out.
std::vector<Role> roles_of(const Model& model, Notes& notes);

/// Names that are the same here or hold signs of places and conditions are changed and noted.
Places places_of(const Model& model, const std::vector<Role>& roles, Notes& notes);

}  // namespace biandan::exchange::swmm
