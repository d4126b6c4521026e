#include "scenarios/study/circular_pumping.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

namespace biandan::study {

namespace {

// Of an interval; as SectionRecorder.
constexpr double time_rounding = 1e-6;

constexpr int not_reached = -1;

/// Whether a structure drives its water against the slope of the level.
bool drives(const network::Structure& structure) {
  return std::holds_alternative<network::Pump>(structure.kind) ||
         std::holds_alternative<network::Transfer>(structure.kind);
}

std::size_t index(int value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

void CircularPumpingWatch::start(const run::RunView& view) {
  pump_faces_.clear();
  found_.clear();
  const std::vector<network::Structure>& structures = view.problem.network.structures;
  for (std::size_t s = 0; s < structures.size(); ++s) {
    if (!drives(structures[s])) continue;
    for (std::size_t f = 0; f < view.grid.faces.size(); ++f)
      if (view.grid.faces[f].structure == network::StructureId(s)) pump_faces_.push_back(f);
    found_.emplace_back().pump = s;
  }
  came_by_.assign(view.grid.cells.size(), not_reached);
  reached_.reserve(view.grid.cells.size());
  last_ = view.time;
  next_ = view.time + view.problem.settings.section_interval;
}

void CircularPumpingWatch::step(const run::RunView& view) {
  const double interval = view.problem.settings.section_interval;
  if (view.time >= next_ - time_rounding * interval) sample(view);
}

void CircularPumpingWatch::finish(const run::RunView& view, const run::RunStatistics&) {
  if (view.time > last_) sample(view);
  std::erase_if(found_, [](const CircularPumping& each) { return each.seconds == 0.0; });
}

void CircularPumpingWatch::sample(const run::RunView& view) {
  for (std::size_t p = 0; p < found_.size(); ++p) {
    const double discharge = view.flow.discharge[pump_faces_[p]];
    if (!(discharge > 0.0) || !search(view, pump_faces_[p], circular_share * discharge)) continue;
    if (found_[p].seconds == 0.0) found_[p] = describe(view, pump_faces_[p]);
    found_[p].seconds += view.time - last_;
  }
  last_ = view.time;
  const double interval = view.problem.settings.section_interval;
  next_ = interval * (std::floor(view.time / interval + time_rounding) + 1.0);
}

/// Follows the water from the `to` cell of a pump, cell by cell in the order of their distance.
bool CircularPumpingWatch::search(const run::RunView& view, std::size_t pump_face, double least) {
  for (const std::size_t cell : reached_) came_by_[cell] = not_reached;
  reached_.clear();
  const grid::Face& pump = view.grid.faces[pump_face];
  reached_.push_back(index(pump.right));
  came_by_[index(pump.right)] = static_cast<int>(pump_face);
  for (std::size_t i = 0; i < reached_.size(); ++i) {
    const int cell = static_cast<int>(reached_[i]);
    for (const int f : view.grid.faces_of(cell)) {
      const grid::Face& face = view.grid.faces[index(f)];
      const bool leaves = face.left == cell;
      const double outward =
          leaves ? view.flow.discharge[index(f)] : -view.flow.discharge[index(f)];
      const std::size_t next = index(leaves ? face.right : face.left);
      if (outward <= least || came_by_[next] != not_reached) continue;
      came_by_[next] = f;
      reached_.push_back(next);
      if (next == index(pump.left)) return true;
    }
  }
  return false;
}

/// The path of the last search, backwards from the `from` cell of the pump.
CircularPumping CircularPumpingWatch::describe(const run::RunView& view,
                                               std::size_t pump_face) const {
  const grid::Face& pump = view.grid.faces[pump_face];
  CircularPumping found;
  found.pump = pump.structure.index();
  found.first = view.time;
  for (int cell = pump.left; cell != pump.right;) {
    const grid::Face& face = view.grid.faces[index(came_by_[index(cell)])];
    if (face.kind == grid::Face::Kind::structure)
      found.structures.push_back(face.structure.index());
    else if (std::find(found.reaches.begin(), found.reaches.end(), face.reach.index()) ==
             found.reaches.end())
      found.reaches.push_back(face.reach.index());
    cell = face.left == cell ? face.right : face.left;
  }
  std::reverse(found.structures.begin(), found.structures.end());
  std::reverse(found.reaches.begin(), found.reaches.end());
  return found;
}

}  // namespace biandan::study
