#include "scenarios/doctor/water_origin.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>

#include "scenarios/doctor/rows.hpp"

namespace biandan::doctor {

namespace {

constexpr const char* boundary_prefix = "boundary ";

/// Sweeps over cells that water runs through in circles end here: a change of no account.
constexpr double still_changing = 1e-9;
constexpr int most_sweeps = 2000;

struct Link {
  int face = 0;
  int other = 0;
  double sign = 1.0;  ///< of the discharge that comes in through it
};

class Tracer {
 public:
  Tracer(const record::Reader& result, WaterOrigin& origin);

  /// From one row to the next.
  void advance(double dt, std::span<const double> before, std::span<const double> after,
               std::span<const double> discharge_before, std::span<const double> discharge_after);
  double share(std::size_t cell, std::size_t origin) const {
    return share_[cell * origins_ + origin];
  }

 private:
  void sort_cells();
  void fill(std::size_t cell, double dt);
  double mix(std::size_t cell, double dt);
  double entering(const Link& link) const {
    return link.sign * discharge_[static_cast<std::size_t>(link.face)];
  }
  std::span<const Link> links(std::size_t cell) const {
    return std::span(link_).subspan(first_[cell], first_[cell + 1] - first_[cell]);
  }

  std::size_t origins_;
  std::vector<Link> link_;          // by cell
  std::vector<std::size_t> first_;  // by cell, into link_; cells + 1
  std::vector<int> source_;         // by cell, the origin of what enters there from outside
  std::vector<double> share_;       // [cell * origins + origin]
  std::vector<double> held_;        // the same, V0 c0 + dt r+ of the interval
  std::vector<double> outside_;     // by cell, r [m3/s]
  std::vector<double> capacity_;    // by cell, V1 + dt out [m3]
  std::vector<double> discharge_;   // by face [m3/s]
  std::vector<double> before_;      // by cell [m3]
  std::vector<std::size_t> order_;  // cells, upstream before downstream as far as that goes
  std::vector<int> waiting_;        // by cell, cells upstream that are not in the order yet
  std::vector<double> mixed_;       // of the cell in hand
  bool circles_ = false;
};

/// Boundaries go before loads: what enters at such a cell is nearly all theirs.
std::vector<int> sources(const record::Reader& result, WaterOrigin& origin) {
  const std::vector<std::string> names = result.names("state_inlet_id");
  const std::vector<double> cells =
      names.empty() ? std::vector<double>{} : result.values("state_inlet_cell");
  std::vector<std::size_t> boundary_cells;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!names[i].starts_with(boundary_prefix)) continue;
    origin.boundaries.push_back(names[i].substr(std::string_view(boundary_prefix).size()));
    boundary_cells.push_back(static_cast<std::size_t>(cells.at(i)));
  }
  std::vector<int> source(result.cell_names().size(), static_cast<int>(origin.unknown()));
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!names[i].starts_with("withdrawal ") && !names[i].starts_with("evaporation "))
      source.at(static_cast<std::size_t>(cells.at(i))) = static_cast<int>(origin.lateral());
  for (std::size_t b = 0; b < boundary_cells.size(); ++b)
    source.at(boundary_cells[b]) = static_cast<int>(b);
  return source;
}

Tracer::Tracer(const record::Reader& result, WaterOrigin& origin)
    : source_(sources(result, origin)) {
  origins_ = origin.count();
  const std::size_t cells = result.cell_names().size();
  std::vector<std::vector<Link>> by_cell(cells);
  if (!result.face_names().empty()) {
    const std::vector<double> ends = result.values("mesh1d_edge_nodes");
    for (std::size_t f = 0; 2 * f + 1 < ends.size(); ++f) {
      const int left = static_cast<int>(ends[2 * f]);
      const int right = static_cast<int>(ends[2 * f + 1]);
      by_cell.at(static_cast<std::size_t>(left)).push_back({static_cast<int>(f), right, -1.0});
      by_cell.at(static_cast<std::size_t>(right)).push_back({static_cast<int>(f), left, 1.0});
    }
  }
  first_.assign(1, 0);
  for (const std::vector<Link>& links : by_cell) {
    link_.insert(link_.end(), links.begin(), links.end());
    first_.push_back(link_.size());
  }
  share_.assign(cells * origins_, 0.0);
  for (std::size_t c = 0; c < cells; ++c) share_[c * origins_ + origin.initial()] = 1.0;
  held_.resize(share_.size());
  outside_.resize(cells);
  capacity_.resize(cells);
  before_.resize(cells);
  waiting_.resize(cells);
}

void Tracer::advance(double dt, std::span<const double> before, std::span<const double> after,
                     std::span<const double> discharge_before,
                     std::span<const double> discharge_after) {
  discharge_.resize(discharge_before.size());
  for (std::size_t f = 0; f < discharge_.size(); ++f)
    discharge_[f] = 0.5 * (discharge_before[f] + discharge_after[f]);
  for (std::size_t c = 0; c < outside_.size(); ++c) {
    double net = 0.0;
    double leaving = 0.0;
    for (const Link& link : links(c)) {
      net += entering(link);
      leaving += std::max(0.0, -entering(link));
    }
    outside_[c] = (after[c] - before[c]) / dt - net;
    capacity_[c] = after[c] + dt * (leaving + std::max(0.0, -outside_[c]));
    before_[c] = before[c];
  }
  sort_cells();
  for (std::size_t c = 0; c < outside_.size(); ++c) fill(c, dt);
  for (int sweep = 0; sweep < most_sweeps; ++sweep) {
    double change = 0.0;
    for (const std::size_t c : order_) change = std::max(change, mix(c, dt));
    if (!circles_ || change < still_changing) break;
  }
}

/// Kahn's order along the flow; cells in circles, and those behind them, at its end.
void Tracer::sort_cells() {
  order_.clear();
  for (std::size_t c = 0; c < waiting_.size(); ++c) {
    waiting_[c] = 0;
    for (const Link& link : links(c)) waiting_[c] += entering(link) > 0.0;
    if (waiting_[c] == 0) order_.push_back(c);
  }
  for (std::size_t i = 0; i < order_.size(); ++i)
    for (const Link& link : links(order_[i]))
      if (entering(link) < 0.0 && --waiting_[static_cast<std::size_t>(link.other)] == 0)
        order_.push_back(static_cast<std::size_t>(link.other));
  circles_ = order_.size() < waiting_.size();
  for (std::size_t c = 0; c < waiting_.size() && circles_; ++c)
    if (waiting_[c] > 0) order_.push_back(c);
}

void Tracer::fill(std::size_t cell, double dt) {
  for (std::size_t o = 0; o < origins_; ++o)
    held_[cell * origins_ + o] = before_[cell] * share_[cell * origins_ + o];
  held_[cell * origins_ + static_cast<std::size_t>(source_[cell])] +=
      dt * std::max(0.0, outside_[cell]);
}

/// Returns the largest change of a share. A cell that neither holds nor passes water keeps its
/// shares.
double Tracer::mix(std::size_t cell, double dt) {
  if (!(capacity_[cell] > 0.0)) return 0.0;
  const auto begin = held_.begin() + static_cast<std::ptrdiff_t>(cell * origins_);
  mixed_.assign(begin, begin + static_cast<std::ptrdiff_t>(origins_));
  for (const Link& link : links(cell)) {
    const double inflow = dt * entering(link);
    if (inflow <= 0.0) continue;
    const double* from = &share_[static_cast<std::size_t>(link.other) * origins_];
    for (std::size_t o = 0; o < origins_; ++o) mixed_[o] += inflow * from[o];
  }
  double change = 0.0;
  for (std::size_t o = 0; o < origins_; ++o) {
    double& share = share_[cell * origins_ + o];
    const double renewed = mixed_[o] / capacity_[cell];
    change = std::max(change, std::abs(renewed - share));
    share = renewed;
  }
  return change;
}

}  // namespace

WaterOrigin trace_water(const record::Reader& result) {
  WaterOrigin origin;
  const std::vector<double>& times = result.times();
  if (result.section_names().empty()) return origin;
  const bool known = result.has("section_cell") &&
                     (result.names("state_inlet_id").empty() || result.has("state_inlet_cell"));
  origin.state = !known             ? WaterOrigin::State::older_file
                 : times.size() < 2 ? WaterOrigin::State::too_few_rows
                                    : WaterOrigin::State::traced;
  if (origin.state != WaterOrigin::State::traced) return origin;

  Tracer tracer(result, origin);
  const std::vector<double> cells = result.values("section_cell");
  origin.mean.assign(cells.size(), std::vector<double>(origin.count(), 0.0));
  origin.at_end = origin.mean;
  const bool faces = !result.face_names().empty();
  Rows volume(result, "volume");
  std::optional<Rows> discharge;
  if (faces) discharge.emplace(result, "discharge");
  const double span = times.back() - times.front();
  std::vector<double> before, flow_before;
  for (std::size_t row = 0; row < times.size(); ++row) {
    const std::span<const double> after = volume.at(row);
    const std::span<const double> flow = faces ? discharge->at(row) : std::span<const double>{};
    if (row > 0) tracer.advance(times[row] - times[row - 1], before, after, flow_before, flow);
    // Straight lines between the rows.
    const double weight =
        (times[std::min(row + 1, times.size() - 1)] - times[row > 0 ? row - 1 : 0]) / (2.0 * span);
    for (std::size_t s = 0; s < cells.size(); ++s)
      for (std::size_t o = 0; o < origin.count(); ++o) {
        origin.at_end[s][o] = tracer.share(static_cast<std::size_t>(cells[s]), o);
        origin.mean[s][o] += weight * origin.at_end[s][o];
      }
    before.assign(after.begin(), after.end());
    flow_before.assign(flow.begin(), flow.end());
  }
  return origin;
}

}  // namespace biandan::doctor
