#include <set>

#include "scenarios/exchange/import/swmm/places.hpp"

namespace biandan::exchange::swmm {

namespace {

const std::set<std::string> open_shapes{"RECT_OPEN", "TRAPEZOIDAL", "TRIANGULAR",
                                        "PARABOLIC", "POWER",       "IRREGULAR"};
const std::set<std::string> closed_shapes{"CIRCULAR", "FORCE_MAIN", "FILLED_CIRCULAR",
                                          "RECT_CLOSED"};

Role role_of(const Link& link, const Model& model, Notes& notes) {
  const auto note = [&](const char* section, NotCarried::Why why, std::string said) {
    const int line = link.shape.line > 0 ? link.shape.line : link.line;
    notes.add(why, line, 1, "[" + std::string(section) + "] " + link.name, std::move(said));
  };
  if (link.kind == Link::Kind::pump) {
    const bool by_volume = model.curves.at(link.curve).kind == "PUMP1";
    if (!by_volume || model.nodes[link.from].kind == Node::Kind::storage) return Role::structure;
    note("PUMPS", NotCarried::Why::unknown,
         "a pump by the volume of a node that holds none; it was left out");
    return Role::none;
  }
  const std::string& shape = link.shape.name;
  if (shape.empty()) {
    note("XSECTIONS", NotCarried::Why::mistake, "it has no cross-section; it was left out");
    return Role::none;
  }
  if (link.kind != Link::Kind::conduit) {
    const bool round = shape == "CIRCULAR" && link.kind == Link::Kind::orifice;
    const bool square = shape == "RECT_CLOSED" || shape == "RECT_OPEN";
    if (square || round) return Role::structure;
    note("XSECTIONS", NotCarried::Why::unknown,
         "an opening of the shape " + shape + " has no counterpart; it was left out");
    return Role::none;
  }
  if (open_shapes.contains(shape)) {
    if (link.flap) note("LOSSES", NotCarried::Why::unknown, "its flap gate");
    if (link.entrance.value_or(0.0) + link.exit.value_or(0.0) > 0.0)
      note("LOSSES", NotCarried::Why::unknown, "losses at the ends of an open channel");
    return Role::channel;
  }
  if (!closed_shapes.contains(shape)) {
    note("XSECTIONS", NotCarried::Why::unknown,
         "the shape " + shape + " has no counterpart; the conduit was left out");
    return Role::none;
  }
  note("CONDUITS", NotCarried::Why::otherwise,
       "a culvert, which holds no water; the nodes at its ends hold it");
  if (shape == "FORCE_MAIN")
    note("XSECTIONS", NotCarried::Why::otherwise,
         "a circular barrel with the Manning's n of the conduit");
  if (shape == "FILLED_CIRCULAR")
    note("XSECTIONS", NotCarried::Why::otherwise, "a circular barrel without what fills it");
  if (model.nodes[link.from].kind == Node::Kind::outfall)
    note("CONDUITS", NotCarried::Why::otherwise, "it begins at an outfall");
  return Role::culvert;
}

}  // namespace

std::vector<Role> roles_of(const Model& model, Notes& notes) {
  std::vector<Role> roles;
  for (const Link& link : model.links) roles.push_back(role_of(link, model, notes));
  return roles;
}

}  // namespace biandan::exchange::swmm
