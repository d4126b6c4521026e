// Hydropeaking waves of the Colorado River through the Grand Canyon, measured (discharge.csv): the
// releases of a power station at RM0 pass RM88, 141.6 km below, and RM226, 222 km further, in 18
// weeks of spring and summer 2024. Each reach is one rectangular section of slope 0.0015 (the mean
// fall of the canyon), one Manning's n and a constant lateral inflow; what the sections stand for
// is storage and celerity of pools and rapids, not a bed that anybody could walk to.
//
// Calibration on the first half of the hours alone, each reach by itself, driven by the measured
// discharge above it: lateral inflows 23.4 and 2.4 m3/s (the difference of the means), width and n
// by the simplex method of Nelder and Mead (1965) on the squared error from the fourth day on, at
// cells of 2 km and steps of 600 s, from the start
//
//   B = Q / (2 D S),   n = h^(2/3) S^(1/2) / u,   u = 3/5 c,   h = Q / (B u)
//
// with celerity c and diffusivity D of the best linear wave (1.99 m/s, 2,690 m2/s and 2.34 m/s,
// 2,430 m2/s). Prediction of the second half; measure, of the hourly discharges there,
//
//   NSE = 1 - sum (Q - Q_measured)^2 / sum (Q_measured - mean)^2      Nash and Sutcliffe (1970)
//
// Bounds: 0.02 below the best linear wave, calibrated likewise: 0.905, 0.927 and 0.818. The time of
// the daily peak: within 1 h in the median of the days.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "solver/flow/flow_solver.hpp"
#include "solver/flow/initial.hpp"
#include "tests/support/figure.hpp"
#include "tests/support/figures_table.hpp"
#include "tests/support/gradually_varied.hpp"
#include "tests/support/river_case.hpp"

using namespace biandan;
using Kind = forcing::Boundary::Kind;

namespace {

constexpr double slope = 0.0015, dx = 2000.0, dt = 300.0, hour = 3600.0;
constexpr double run_out = 20000.0;  // below the last station, to its rating [m]

struct Stretch {
  double length, width, manning, lateral;
};

constexpr Stretch upper{141600.0, 38.0, 0.0804, 23.4};  // RM0 to RM88
constexpr Stretch lower{222000.0, 32.4, 0.0661, 2.4};   // RM88 to RM226

using Series = std::vector<double>;  // hourly discharges [m3/s]

/// A station of discharge.csv.
Series measured(std::size_t column) {
  Series values;
  for (const auto& row : test::figures_table("tests/verify/colorado_river/discharge.csv"))
    values.push_back(std::stod(row[column]));
  return values;
}

/// The river of one or two stretches with its run-out; `ends` are the lower ends of the stretches.
struct River {
  River(const std::vector<Stretch>& stretches, const Series& inflow);
  test::RiverCase river;
  std::vector<network::ReachId> ends;
};

River::River(const std::vector<Stretch>& stretches, const Series& inflow) {
  std::vector<Stretch> all = stretches;
  all.push_back({run_out, all.back().width, all.back().manning, 0.0});
  double bed = 0.0;
  for (const Stretch& one : all) bed += slope * one.length;
  auto from = river.node("head");
  Series times;
  for (std::size_t k = 0; k < inflow.size(); ++k) times.push_back(static_cast<double>(k) * hour);
  river.boundary("release", from, Kind::discharge, base::Series(times, inflow));
  for (const Stretch& one : all) {
    const auto to = river.node("below " + std::to_string(ends.size()));
    const double below = bed - slope * one.length;
    const auto id = river.reach("stretch " + std::to_string(ends.size()), from, to, one.length, dx,
                                bed, below, one.width, 0.0, one.manning);
    const test::TrapezoidalChannel channel{one.width, 0.0, one.manning, slope};
    river[id].initial_depth = channel.normal_depth(inflow[0]);
    river[id].initial_discharge = inflow[0];
    forcing::Load lateral;
    lateral.name = "lateral";
    lateral.place = {{}, id, 0.0};
    lateral.to_chainage = one.length;
    lateral.distributed = true;
    lateral.discharge = base::Series(one.lateral);
    if (one.lateral > 0.0) river.problem.forcing.loads.push_back(lateral);
    ends.push_back(id);
    from = to;
    bed = below;
  }
  ends.pop_back();
  auto& rating = river.boundary("rating", from, Kind::rating, base::Series(0.0));
  const test::TrapezoidalChannel channel{all.back().width, 0.0, all.back().manning, slope};
  for (double discharge = 0.0; discharge <= 1000.0; discharge += 10.0) {
    rating.rating_level.push_back(discharge > 0.0 ? channel.normal_depth(discharge) : 0.0);
    rating.rating_discharge.push_back(discharge);
  }
}

/// Hourly discharges at the lower end of every stretch.
std::vector<Series> computed(const std::vector<Stretch>& stretches, const Series& inflow) {
  const River built(stretches, inflow);
  const Case& problem = built.river.problem;
  const grid::Grid grid = grid::build_grid(problem);
  const auto start = flow::steady_state(problem, grid, flow::given_state(problem, grid));
  flow::FlowSolver solver(problem, grid, {});
  solver.set_state(0.0, start.level, start.discharge);
  std::vector<Series> found(stretches.size());
  const auto record = [&] {
    for (std::size_t k = 0; k < found.size(); ++k) {
      // Mean of the faces on both sides of the station.
      const std::size_t reach = built.ends[k].index();
      const int last = grid.reach_first_face[reach] + grid.reach_face_count[reach] - 1;
      const int next = grid.reach_first_face[reach + 1];
      const auto& discharge = solver.discharge();
      found[k].push_back(0.5 * (discharge[static_cast<std::size_t>(last)] +
                                discharge[static_cast<std::size_t>(next)]));
    }
  };
  record();
  const long steps = std::lround(static_cast<double>(inflow.size() - 1) * hour / dt);
  const long per_hour = std::lround(hour / dt);
  for (long k = 1; k <= steps; ++k) {
    REQUIRE(solver.step(static_cast<double>(k - 1) * dt, dt));
    if (k % per_hour == 0) record();
  }
  return found;
}

/// NSE of the second half.
double efficiency(const Series& found, const Series& wanted) {
  const std::size_t half = wanted.size() / 2;
  double mean = 0.0, error = 0.0, spread = 0.0;
  for (std::size_t k = half; k < wanted.size(); ++k)
    mean += wanted[k] / static_cast<double>(wanted.size() - half);
  for (std::size_t k = half; k < wanted.size(); ++k) {
    error += (found[k] - wanted[k]) * (found[k] - wanted[k]);
    spread += (wanted[k] - mean) * (wanted[k] - mean);
  }
  return 1.0 - error / spread;
}

/// Median over the days of the second half of the time between the computed and the measured peak
/// of the day [h].
double peak_error(const Series& found, const Series& wanted) {
  constexpr std::ptrdiff_t day = 24;
  Series errors;
  for (auto k = static_cast<std::ptrdiff_t>(wanted.size() / 2);
       k + day <= static_cast<std::ptrdiff_t>(wanted.size()); k += day) {
    const auto peak = [k](const Series& of) {
      return std::max_element(of.begin() + k, of.begin() + k + day) - of.begin();
    };
    errors.push_back(std::abs(static_cast<double>(peak(found) - peak(wanted))));
  }
  std::nth_element(errors.begin(), errors.begin() + static_cast<std::ptrdiff_t>(errors.size() / 2),
                   errors.end());
  return errors[errors.size() / 2];
}

}  // namespace

TEST_CASE("the waves of a power station run through the Grand Canyon") {
  const Series rm0 = measured(1), rm88 = measured(2), rm226 = measured(3);
  REQUIRE(rm0.size() == 3096);
  const auto from_rm0 = computed({upper, lower}, rm0);
  const auto from_rm88 = computed({lower}, rm88);
  test::figure_at_least("Colorado River, NSE of RM88 from RM0", efficiency(from_rm0[0], rm88),
                        0.885);
  test::figure_at_least("Colorado River, NSE of RM226 from RM88", efficiency(from_rm88[0], rm226),
                        0.907);
  test::figure_at_least("Colorado River, NSE of RM226 from RM0", efficiency(from_rm0[1], rm226),
                        0.798);
  test::figure_at_most("Colorado River, time of the daily peak at RM88 from RM0 [h]",
                       peak_error(from_rm0[0], rm88), 1.0);
  test::figure_at_most("Colorado River, time of the daily peak at RM226 from RM88 [h]",
                       peak_error(from_rm88[0], rm226), 1.0);
  test::figure_at_most("Colorado River, time of the daily peak at RM226 from RM0 [h]",
                       peak_error(from_rm0[1], rm226), 1.0);
}
