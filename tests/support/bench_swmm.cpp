#include "tests/support/bench_swmm.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <sstream>

namespace biandan::test {

namespace {

std::string text(double value) {
  char written[32];
  return {written, std::to_chars(written, written + sizeof written, value).ptr};
}

/// SWMM parts words by blanks.
std::string word(std::string name) {
  for (char& c : name)
    if (c == ' ') c = '_';
  return name;
}

/// Hours and minutes of a time in whole minutes.
std::string clock(double seconds) {
  const long minutes = std::lround(seconds / 60.0);
  const std::string of_hour = std::to_string(minutes % 60);
  return std::to_string(minutes / 60) + ":" + (of_hour.size() < 2 ? "0" : "") + of_hour;
}

class SwmmWriter {
 public:
  explicit SwmmWriter(const Case& problem) : problem_(problem), network_(problem.network) {}

  std::string write() {
    for (const network::Reach& reach : network_.reaches) add_reach(reach);
    add_nodes();
    for (const network::Structure& structure : network_.structures) add_structure(structure);
    add_forcing();
    return joined();
  }

 private:
  const std::string& name_of(network::NodeId node) const {
    return network_.nodes[node.index()].name;
  }

  /// The node at a place: of a piece of a reach, or of the network.
  std::string node_at(const network::Place& place) const {
    if (place.node.valid()) return word(name_of(place.node));
    const network::Reach& reach = network_.reaches[place.reach.index()];
    const long piece = std::lround(place.chainage / reach.cell_length);
    if (piece == 0) return word(name_of(reach.from));
    if (piece == std::lround(reach.length / reach.cell_length)) return word(name_of(reach.to));
    return word(reach.name) + "-" + std::to_string(piece);
  }

  void add_reach(const network::Reach& reach) {
    const long pieces = std::lround(reach.length / reach.cell_length);
    const double from = reach.sections.front().section.bed, to = reach.sections.back().section.bed;
    const network::DepthTable::Piece& shape = reach.sections.front().section.table.pieces()[0];
    const network::ReachId id(static_cast<int>(&reach - network_.reaches.data()));
    for (long k = 0; k < pieces; ++k) {
      const std::string name = word(reach.name) + "_" + std::to_string(k + 1);
      const std::string up = node_at({{}, id, double(k) * reach.cell_length});
      const std::string down = node_at({{}, id, double(k + 1) * reach.cell_length});
      conduits_ << name << ' ' << up << ' ' << down << ' ' << text(reach.cell_length) << ' '
                << text(reach.manning) << " * * " << text(reach.initial_discharge) << '\n';
      sections_ << name << " TRAPEZOIDAL 10 " << text(shape.width) << ' ' << text(0.5 * shape.slope)
                << ' ' << text(0.5 * shape.slope) << '\n';
      const auto bed_at = [&](long piece) {
        return from + (to - from) * double(piece) / double(pieces);
      };
      keep_node(up, bed_at(k), reach, network_.nodes[reach.from.index()]);
      keep_node(down, bed_at(k + 1), reach, network_.nodes[reach.to.index()]);
    }
  }

  /// The first reach that ends at a node says how deep the water is there.
  void keep_node(const std::string& name, double bed, const network::Reach& reach,
                 const network::Node& end) {
    if (end.is_storage() && name == word(end.name)) return;
    const double depth =
        reach.initial_level ? *reach.initial_level - bed : reach.initial_depth.value_or(0.0);
    junctions_.try_emplace(name, bed, depth);
  }

  void add_nodes() {
    for (const forcing::Boundary& boundary : problem_.forcing.boundaries) {
      if (boundary.kind != forcing::Boundary::Kind::stage) continue;
      const std::string name = word(name_of(boundary.node));
      outfalls_ << name << ' ' << text(junctions_.at(name).first) << " TIMESERIES "
                << add_series(boundary.name, boundary.value) << " NO\n";
      junctions_.erase(name);
    }
    for (const network::Node& node : network_.nodes)
      if (node.is_storage())
        storages_ << word(node.name) << ' ' << text(node.storage_bed) << " 10 "
                  << text(*node.initial_level - node.storage_bed) << " FUNCTIONAL 0 0 "
                  << text(node.storage.pieces()[0].width) << '\n';
  }

  void add_structure(const network::Structure& structure) {
    const std::string name = word(structure.name);
    const std::string ends = node_at(structure.from) + ' ' + node_at(structure.to);
    if (const auto* gate = std::get_if<network::Gate>(&structure.kind)) {
      orifices_ << name << ' ' << ends << " SIDE " << text(gate->sill) << ' '
                << text(gate->contraction) << " NO 0\n";
      sections_ << name << " RECT_CLOSED " << text(gate->height) << ' ' << text(gate->width)
                << '\n';
      add_rule(name, structure);
    } else if (const auto* weir = std::get_if<network::Weir>(&structure.kind)) {
      weirs_ << name << ' ' << ends << " TRANSVERSE " << text(weir->crest) << ' '
             << text(weir->coefficient) << " NO\n";
      sections_ << name << " RECT_OPEN 10 " << text(weir->width) << '\n';
    } else if (const auto* pump = std::get_if<network::Pump>(&structure.kind)) {
      pumps_ << name << ' ' << ends << " lift ON 0 0\n";
      // Discharge below each depth; the ramps of the case are 5 cm wide about it.
      for (std::size_t k = 0; k < pump->curve_x.size(); k += 2)
        curves_ << "lift " << (k == 0 ? "PUMP2 " : "")
                << text(0.5 * (pump->curve_x[k] + pump->curve_x[k + 1])) << ' '
                << text(pump->curve_discharge[k]) << '\n';
      curves_ << "lift 99 " << text(pump->curve_discharge.back()) << '\n';
    }
  }

  /// The one rule of the network.
  void add_rule(const std::string& gate, const network::Structure& structure) {
    const network::Rule& rule = network_.rules.front();
    const network::Comparison& high = rule.when.terms.front().comparison;
    controls_ << "RULE " << word(rule.name) << "\nIF NODE " << node_at(high.place) << " DEPTH > "
              << text(high.threshold) << "\nTHEN ORIFICE " << gate
              << " SETTING = " << text(rule.setting) << "\nELSE ORIFICE " << gate
              << " SETTING = " << text(structure.setting.at(0.0)) << "\nPRIORITY 1\n";
  }

  std::string add_series(const std::string& name, const base::Series& series) {
    for (std::size_t k = 0; k < series.times().size(); ++k)
      series_ << word(name) << ' ' << clock(series.times()[k]) << ' ' << text(series.values()[k])
              << '\n';
    return word(name);
  }

  void add_forcing() {
    for (const forcing::Boundary& boundary : problem_.forcing.boundaries)
      if (boundary.kind == forcing::Boundary::Kind::discharge)
        inflows_ << word(name_of(boundary.node)) << " FLOW "
                 << add_series(boundary.name, boundary.value) << " FLOW 1.0 1.0\n";
    for (const forcing::Load& load : problem_.forcing.loads)
      inflows_ << node_at(load.place) << " FLOW \"\" FLOW 1.0 1.0 " << text(load.discharge.at(0.0))
               << '\n';
  }

  std::string joined() const {
    std::ostringstream file;
    file << "[TITLE]\nThe benchmark network\n\n[OPTIONS]\nFLOW_UNITS CMS\nFLOW_ROUTING DYNWAVE\n"
            "LINK_OFFSETS DEPTH\nSTART_DATE 06/01/2021\nSTART_TIME 00:00:00\nEND_DATE "
            "07/01/2021\nEND_TIME 00:00:00\nREPORT_STEP 01:00:00\nROUTING_STEP 15\n\n[JUNCTIONS]\n";
    for (const auto& [name, node] : junctions_)
      file << name << ' ' << text(node.first) << " 10 " << text(node.second) << " 0 0\n";
    const std::pair<const char*, const std::ostringstream*> parts[] = {
        {"OUTFALLS", &outfalls_},  {"STORAGE", &storages_},  {"CONDUITS", &conduits_},
        {"PUMPS", &pumps_},        {"ORIFICES", &orifices_}, {"WEIRS", &weirs_},
        {"XSECTIONS", &sections_}, {"CONTROLS", &controls_}, {"INFLOWS", &inflows_},
        {"CURVES", &curves_},      {"TIMESERIES", &series_}};
    for (const auto& [section, lines] : parts) file << "\n[" << section << "]\n" << lines->str();
    return file.str();
  }

  const Case& problem_;
  const network::Network& network_;
  std::map<std::string, std::pair<double, double>> junctions_;  // bed, depth
  std::ostringstream outfalls_, storages_, conduits_, pumps_, orifices_, weirs_, sections_,
      controls_, inflows_, curves_, series_;
};

}  // namespace

std::string bench_swmm(const BenchSize& size) {
  const Case problem = bench_network(size);
  return SwmmWriter(problem).write();
}

}  // namespace biandan::test
