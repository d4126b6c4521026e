#include "tests/property/random_river.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <sstream>

#include "model/quality/kinetics_set.hpp"
#include "tests/support/river_case.hpp"

namespace biandan::test {

namespace {

using Kind = forcing::Boundary::Kind;

constexpr double hour = 3600.0;
constexpr double still_level = 2.0;
constexpr double even = 0.7;

template <class Function>
base::Series every_half_hour(double duration, Function value) {
  std::vector<double> times, values;
  for (double t = 0.0; t <= duration + hour; t += 0.5 * hour) {
    times.push_back(t);
    values.push_back(value(t));
  }
  return {times, values};
}

base::Series pulse(Dice& dice, double duration, double base, double peak) {
  const double when = dice.between(0.2, 0.8) * duration;
  const double width = dice.between(0.5, 4.0) * hour;
  return every_half_hour(duration, [=](double t) {
    return base + peak * std::exp(-(t - when) * (t - when) / (width * width));
  });
}

class Drawing {
 public:
  Drawing(Dice& dice, const RiverWish& wish) : dice_(dice), wish_(wish) {
    problem().settings.duration = hour * static_cast<double>(6 + dice_.below(4) * 6);
    problem().quality.kinetics = wish.kinetics;
    if (wish.kinetics != "none")
      problem().quality.constituents =
          quality::constituents_of(*quality::find_kinetics(wish.kinetics));
    river_.conservative("even", even);
    river_.conservative("dye", 0.0);
  }

  Case draw() {
    add_nodes();
    add_reaches();
    add_boundaries();
    const std::size_t structures = dice_.below(4);
    for (std::size_t k = 0; k < structures; ++k) add_structure(k);
    add_loads();
    if (wish_.weather) add_weather();
    return problem();
  }

 private:
  Case& problem() { return river_.problem; }
  std::size_t nodes() { return problem().network.nodes.size(); }
  network::NodeId node(std::size_t k) { return network::NodeId(k); }
  double duration() { return problem().settings.duration; }

  /// Of water that comes from somewhere: even in one constituent, random in the other.
  std::vector<base::Series> water() {
    std::vector<base::Series> result;
    for (const quality::Constituent& one : problem().quality.constituents)
      result.emplace_back(one.name == "even"  ? even
                          : one.name == "dye" ? dice_.between(0.0, 1.0)
                                              : one.initial * dice_.between(0.0, 2.0));
    return result;
  }

  void add_nodes() {
    const std::size_t count = 3 + dice_.below(6);
    for (std::size_t k = 0; k < count; ++k) {
      const std::string name = "N" + std::to_string(k);
      bed_.push_back(dice_.between(0.0, 1.0));
      // The first and the last get boundaries.
      const bool ponds = k > 0 && k + 1 < count && dice_.one_in(4);
      if (ponds)
        river_.storage(name, bed_.back(), dice_.between(500.0, 50000.0), still_level);
      else
        river_.node(name);
      problem().network.nodes.back().initial_level = still_level;
    }
  }

  void add_reaches() {
    for (std::size_t k = 1; k < nodes(); ++k) add_reach(dice_.below(k), k);
    const std::size_t loops = dice_.below(5);
    for (std::size_t k = 0; k < loops; ++k) {
      const std::size_t from = dice_.below(nodes() - 1);
      add_reach(from, from + 1 + dice_.below(nodes() - 1 - from));
    }
  }

  void add_reach(std::size_t from, std::size_t to) {
    if (dice_.one_in(2)) std::swap(from, to);
    const double length = dice_.between(60.0, 2000.0);
    const std::string name = "R" + std::to_string(problem().network.reaches.size());
    const auto id = river_.reach(name, node(from), node(to), length, dice_.between(200.0, 40.0),
                                 bed_[from], bed_[to], dice_.between(10.0, 1.0),
                                 dice_.between(0.0, 2.0), dice_.between(0.025, 0.06));
    network::Reach& reach = river_[id];
    reach.dispersion = dice_.between(0.0, 20.0);
    if (dice_.one_in(6))
      reach.initial_depth = 0.0;
    else
      reach.initial_level = still_level + dice_.between(0.0, 0.5);
  }

  void add_boundaries() {
    const double range = dice_.between(0.0, 1.2);
    const double period = dice_.between(12.4, 4.0) * hour;
    add_boundary("tide", 0, Kind::stage, every_half_hour(duration(), [=](double t) {
                   return still_level + range * std::sin(2.0 * std::numbers::pi * t / period);
                 }));
    const double base = dice_.between(0.0, 4.0);
    add_boundary("head", nodes() - 1, Kind::discharge,
                 pulse(dice_, duration(), base, dice_.between(0.0, 10.0)));
  }

  void add_boundary(const std::string& name, std::size_t at, Kind kind, base::Series value) {
    forcing::Boundary& added = river_.boundary(name, node(at), kind, std::move(value));
    added.concentration = water();
    added.return_time = dice_.one_in(3) ? 2.0 * hour : 0.0;
  }

  void add_structure(std::size_t k) {
    const std::size_t from = dice_.below(nodes());
    const std::size_t to = (from + 1 + dice_.below(nodes() - 1)) % nodes();
    network::Structure& added = river_.structure("S" + std::to_string(k), node(from), node(to));
    const double floor = std::max(bed_[from], bed_[to]) + dice_.between(0.1, 1.5);
    const double width = dice_.between(1.0, 8.0);
    switch (dice_.below(5)) {
      case 0:
        added.kind = network::Weir{floor, width};
        break;
      case 1:
        added.kind = network::Gate{floor, width, 1.5};
        break;
      case 2:
        added.kind = network::Transfer{base::Series(0.1 * width), floor};
        break;
      case 3:
        added.kind = network::Culvert{network::Culvert::Shape::box, width, 1.0, floor, floor, 30.0};
        break;
      default:
        added.kind = pump(floor, 0.3 * width);
    }
    const bool both_ways = !std::holds_alternative<network::Pump>(added.kind) &&
                           !std::holds_alternative<network::Transfer>(added.kind);
    added.flap = both_ways && dice_.one_in(3);
    if (wish_.switches && dice_.one_in(3))
      added.setting =
          base::Series({0.0, 2.0 * hour, 4.0 * hour}, {1.0, 0.0, dice_.between(0.0, 1.0)},
                       base::Series::Between::step);
  }

  network::Pump pump(double floor, double capacity) {
    network::Pump pump{capacity, floor};
    if (!wish_.switches || dice_.one_in(2)) return pump;
    network::PumpUnit unit;
    unit.name = "unit";
    unit.capacity = capacity;
    unit.on = floor + dice_.between(0.3, 1.0);
    unit.off = unit.on - 0.25;
    pump.units = {unit};
    return pump;
  }

  network::Place anywhere() {
    network::Place place;
    const std::size_t reach = dice_.below(problem().network.reaches.size());
    place.reach = network::ReachId(reach);
    place.chainage = dice_.between(0.1, 0.9) * problem().network.reaches[reach].length;
    return place;
  }

  void add_loads() {
    const std::size_t loads = dice_.below(4);
    for (std::size_t k = 0; k < loads; ++k) {
      forcing::Load load;
      load.name = "L" + std::to_string(k);
      load.place = anywhere();
      load.discharge = pulse(dice_, duration(), dice_.between(0.0, 0.2), dice_.between(0.0, 1.0));
      load.concentration = water();
      load.mass_rate.assign(load.concentration.size(), base::Series(0.0));
      problem().forcing.loads.push_back(load);
    }
    if (!dice_.one_in(3)) return;
    forcing::Withdrawal withdrawal;
    withdrawal.name = "W";
    withdrawal.place = anywhere();
    withdrawal.discharge = base::Series(dice_.between(0.0, 1.0));
    problem().forcing.withdrawals.push_back(withdrawal);
  }

  void add_weather() {
    forcing::Weather& weather = problem().forcing.weather;
    weather.rain = base::Series(dice_.between(0.0, 30e-3 / hour));
    weather.evaporation = base::Series(dice_.between(0.0, 5e-3 / (24.0 * hour)));
    weather.rain_concentration = water();
    if (!dice_.one_in(3)) return;
    forcing::Seepage seepage;
    seepage.reach = network::ReachId(dice_.below(problem().network.reaches.size()));
    seepage.rate = base::Series(dice_.between(-1e-4, 1e-4));
    seepage.concentration = water();
    problem().forcing.seepage.push_back(seepage);
  }

  Dice& dice_;
  RiverWish wish_;
  RiverCase river_;
  std::vector<double> bed_;  // by node
};

template <class Item>
std::vector<Item> in_order(const std::vector<Item>& items, const std::vector<std::size_t>& order) {
  std::vector<Item> result;
  for (const std::size_t k : order) result.push_back(items[k]);
  return result;
}

/// Where each went.
std::vector<std::size_t> places_of(const std::vector<std::size_t>& order) {
  std::vector<std::size_t> places(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) places[order[k]] = k;
  return places;
}

/// Every place of a case, whoever names it.
template <class Use>
void each_place(Case& problem, const Use& use) {
  for (network::Structure& one : problem.network.structures) {
    use(one.from);
    use(one.to);
  }
  for (forcing::Load& one : problem.forcing.loads) use(one.place);
  for (forcing::Withdrawal& one : problem.forcing.withdrawals) use(one.place);
}

}  // namespace

Case random_river(Dice& dice, const RiverWish& wish) {
  return Drawing(dice, wish).draw();
}

std::string describe(const Case& problem) {
  std::ostringstream text;
  const network::Network& network = problem.network;
  text << problem.settings.duration / hour << " h\n";
  for (const network::Node& node : network.nodes)
    if (node.is_storage()) text << node.name << " is a storage above " << node.storage_bed << "\n";
  for (const network::Reach& reach : network.reaches) {
    text << reach.name << " " << network.nodes[reach.from.index()].name << "-"
         << network.nodes[reach.to.index()].name << " " << reach.length << " m in "
         << network::cells_of(reach);
    if (reach.initial_depth) text << ", dry";
    if (reach.initial_level) text << ", level " << *reach.initial_level;
    text << "\n";
  }
  for (const network::Structure& one : network.structures)
    text << one.name << " kind " << one.kind.index() << " " << network::describe(network, one.from)
         << "-" << network::describe(network, one.to) << (one.flap ? " flap" : "") << "\n";
  for (const forcing::Load& load : problem.forcing.loads)
    text << load.name << " at " << network::describe(network, load.place) << "\n";
  for (const forcing::Withdrawal& one : problem.forcing.withdrawals)
    text << one.name << " at " << network::describe(network, one.place) << "\n";
  return text.str();
}

Case reordered(const Case& problem, Dice& dice) {
  Case result = problem;
  network::Network& network = result.network;
  const auto nodes = dice.order(network.nodes.size());
  const auto reaches = dice.order(network.reaches.size());
  network.nodes = in_order(network.nodes, nodes);
  network.reaches = in_order(network.reaches, reaches);
  network.structures = in_order(network.structures, dice.order(network.structures.size()));
  forcing::Forcing& forcing = result.forcing;
  forcing.boundaries = in_order(forcing.boundaries, dice.order(forcing.boundaries.size()));
  forcing.loads = in_order(forcing.loads, dice.order(forcing.loads.size()));

  const auto node_place = places_of(nodes);
  const auto reach_place = places_of(reaches);
  const auto renamed_node = [&](network::NodeId& id) {
    if (id.valid()) id = network::NodeId(node_place[id.index()]);
  };
  const auto renamed_reach = [&](network::ReachId& id) {
    if (id.valid()) id = network::ReachId(reach_place[id.index()]);
  };
  for (network::Reach& reach : network.reaches) {
    renamed_node(reach.from);
    renamed_node(reach.to);
  }
  for (forcing::Boundary& boundary : forcing.boundaries) renamed_node(boundary.node);
  for (forcing::Seepage& seepage : forcing.seepage) renamed_reach(seepage.reach);
  each_place(result, [&](network::Place& place) {
    renamed_node(place.node);
    renamed_reach(place.reach);
  });
  return result;
}

Case mirrored(const Case& problem) {
  Case result = problem;
  for (network::Reach& reach : result.network.reaches) {
    std::swap(reach.from, reach.to);
    reach.initial_discharge = -reach.initial_discharge;
    std::ranges::reverse(reach.sections);
    for (network::Reach::SectionAt& section : reach.sections)
      section.chainage = reach.length - section.chainage;
  }
  each_place(result, [&](network::Place& place) {
    if (place.on_reach())
      place.chainage = result.network.reaches[place.reach.index()].length - place.chainage;
  });
  return result;
}

}  // namespace biandan::test
