#include <cmath>
#include <string>
#include <vector>

#include "model/casefile/readers.hpp"

namespace biandan::casefile {

namespace {

struct Limits {
  std::string_view field;
  double most;
};

void check_degrees(const Context& context, const Record& record, const Limits& limits,
                   const std::optional<double>& value) {
  if (!value || !(std::abs(*value) > limits.most)) return;
  const std::string most = number_text(limits.most);
  record.findings().add(
      record.place_of(limits.field),
      {std::string(limits.field) + " " + number_text(*value) + " in " +
           quote(context.result.settings.crs) + ", which counts degrees",
       "-" + most + " to " + most + " degrees", "x is the longitude, y the latitude"});
}

/// The first row of a reach.
struct Begun {
  std::size_t reach = 0;
  Record record;
};

/// A course needs ends. Where a node is not known, that is reported.
void check_ends(const Context& context, const Begun& begun) {
  const network::Reach& reach = context.result.network.reaches[begun.reach];
  for (const network::NodeId id : {reach.from, reach.to}) {
    if (!id.valid()) continue;
    const network::Node& node = context.result.network.nodes[id.index()];
    if (node.x || node.y || !context.nodes.usable(id.index())) continue;
    begun.record.findings().add(begun.record.place(),
                                {"a course of reach " + quote(reach.name) + ", whose node " +
                                     quote(node.name) + " has no coordinates",
                                 "x and y of " + quote(node.name)});
  }
}

}  // namespace

void check_coordinates(const Context& context, const Record& record, const std::optional<double>& x,
                       const std::optional<double>& y) {
  if (!network::reference_of(context.result.settings.crs).degrees) return;
  check_degrees(context, record, {"x", 180.0}, x);
  check_degrees(context, record, {"y", 90.0}, y);
}

void read_reach_lines(Context& context) {
  std::vector<Begun> begun;
  std::vector<bool> seen(context.result.network.reaches.size(), false);
  network::ReachId last;
  for (const Record& record : context.records("reach_lines")) {
    const network::ReachId reach = context.reach(record, "reach");
    const auto x = record.number("x"), y = record.number("y");
    check_coordinates(context, record, x, y);
    if (reach.valid() && reach != last) {
      if (seen[reach.index()]) {
        context.findings.add(record.place_of("reach"),
                             {"reach " + quote(record.text("reach")) + " goes on after another",
                              "the points of a reach in one block, in order from its node 'from'"});
      } else {
        begun.push_back({reach.index(), record});
      }
      seen[reach.index()] = true;
    }
    last = reach;
    if (reach.valid() && x && y)
      context.result.network.reaches[reach.index()].line.push_back({*x, *y});
  }
  for (const Begun& one : begun) check_ends(context, one);
}

}  // namespace biandan::casefile
