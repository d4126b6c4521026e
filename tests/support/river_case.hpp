// Cases built in code, for tests: nodes, prismatic or varying reaches, boundaries, structures.
#pragma once

#include <string>
#include <utility>

#include "model/case.hpp"

namespace biandan::test {

/// A case under construction. Every function returns the id of what it adds.
class RiverCase {
 public:
  RiverCase() {
    problem.settings.name = "test";
    problem.settings.flow = FlowMode::dynamic;
    problem.quality.kinetics = "none";
  }

  network::NodeId node(std::string name) {
    network::Node added;
    added.name = std::move(name);
    problem.network.nodes.push_back(added);
    return network::NodeId(problem.network.nodes.size() - 1);
  }

  /// A storage of constant surface [m2].
  network::NodeId storage(std::string name, double bed, double surface, double level) {
    const network::NodeId id = node(std::move(name));
    network::Node& added = problem.network.nodes[id.index()];
    added.storage_bed = bed;
    added.storage = network::DepthTable({{0.0, surface, 0.0, 0.0, 0.0, 0.0}});
    added.initial_level = level;
    return id;
  }

  /// A trapezoidal reach with a straight bed.
  network::ReachId reach(std::string name, network::NodeId from, network::NodeId to, double length,
                         double cell_length, double bed_from, double bed_to, double bottom_width,
                         double side_slope, double manning) {
    network::Reach added;
    added.name = std::move(name);
    added.from = from;
    added.to = to;
    added.length = length;
    added.cell_length = cell_length;
    added.manning = manning;
    added.sections.push_back(
        {0.0, network::CrossSection::trapezoid(bed_from, bottom_width, side_slope)});
    added.sections.push_back(
        {length, network::CrossSection::trapezoid(bed_to, bottom_width, side_slope)});
    problem.network.reaches.push_back(added);
    return network::ReachId(problem.network.reaches.size() - 1);
  }

  forcing::Boundary& boundary(std::string name, network::NodeId node, forcing::Boundary::Kind kind,
                              base::Series value) {
    forcing::Boundary added;
    added.name = std::move(name);
    added.node = node;
    added.kind = kind;
    added.value = std::move(value);
    added.concentration.assign(problem.quality.constituents.size(), base::Series(0.0));
    problem.forcing.boundaries.push_back(added);
    return problem.forcing.boundaries.back();
  }

  network::Structure& structure(std::string name, network::NodeId from, network::NodeId to) {
    network::Structure added;
    added.name = std::move(name);
    added.from.node = from;
    added.to.node = to;
    problem.network.structures.push_back(added);
    return problem.network.structures.back();
  }

  void conservative(std::string name, double initial) {
    quality::Constituent added;
    added.name = std::move(name);
    added.initial = initial;
    added.user_defined = true;
    problem.quality.constituents.push_back(added);
  }

  network::Reach& operator[](network::ReachId id) { return problem.network.reaches[id.index()]; }
  network::Node& operator[](network::NodeId id) { return problem.network.nodes[id.index()]; }

  Case problem;
};

}  // namespace biandan::test
