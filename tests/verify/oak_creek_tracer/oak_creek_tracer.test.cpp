// Measured salt slugs (scenarios/cases/oak-creek): the record of the upper logger enters a uniform
// channel, the record of the lower logger is what the end of the stretch must give.
//
//   NSE = 1 - sum (modelled - observed)^2 / sum (observed - mean observed)^2
//
// u and D are those fitted with the exact solution of the advection-dispersion equation, whose NSE
// and peak a converged scheme must reach; dx 0.5 m, dt 10 s.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/channel.hpp"
#include "tests/support/figure.hpp"

namespace {

using namespace biandan;

struct Stretch {
  const char* file;
  double length;      ///< between the loggers [m]
  double discharge;   ///< [m3/s]
  double u;           ///< [m/s]
  double D;           ///< [m2/s]
  double efficiency;  ///< NSE of the exact solution
  double peak;        ///< of the exact solution [mg/L]
  double peak_time;   ///< of the exact solution [s]
};

constexpr Stretch stretches[] = {
    {"reach_1.csv", 80.5, 0.01174, 0.0354, 0.167, 0.983, 105.2, 1990.0},
    {"reach_2.csv", 67.0, 0.01131, 0.0637, 0.110, 0.991, 196.7, 1470.0},
    {"reach_4.csv", 92.0, 0.01200, 0.0494, 0.128, 0.989, 145.4, 1820.0},
};

struct Record {
  std::vector<double> times;
  std::vector<double> values;
};

Record read_record(const std::string& folder, const char* file) {
  const std::string path =
      std::string(BIANDAN_SOURCE_DIR) + "/scenarios/cases/oak-creek/" + folder + "/" + file;
  std::ifstream stream(path);
  REQUIRE_MESSAGE(stream.good(), path);
  Record record;
  std::string line;
  std::getline(stream, line);
  while (std::getline(stream, line)) {
    const auto comma = line.find(',');
    if (comma == std::string::npos || line[0] == '#') continue;
    record.times.push_back(std::stod(line.substr(0, comma)));
    record.values.push_back(std::stod(line.substr(comma + 1)));
  }
  return record;
}

double efficiency(const std::vector<double>& modelled, const std::vector<double>& observed) {
  double mean = 0.0;
  for (const double value : observed) mean += value / static_cast<double>(observed.size());
  double error = 0.0;
  double spread = 0.0;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    error += (modelled[i] - observed[i]) * (modelled[i] - observed[i]);
    spread += (observed[i] - mean) * (observed[i] - mean);
  }
  return 1.0 - error / spread;
}

}  // namespace

TEST_CASE("Oak Creek salt slugs") {
  for (const Stretch& stretch : stretches) {
    const Record inlet = read_record("series", stretch.file);
    const Record observed = read_record("observations", stretch.file);
    constexpr double dt = 10.0;
    test::Channel channel({.length = stretch.length + 25.0,
                           .dx = 0.5,
                           .area = stretch.discharge / stretch.u,
                           .dispersion = stretch.D,
                           .inlet = {base::Series(inlet.times, inlet.values)}});
    const std::size_t cell = channel.cell_at(stretch.length);
    std::vector<double> times{0.0};
    std::vector<double> values{0.0};
    for (int step = 0; step * dt < observed.times.back(); ++step) {
      channel.step(step * dt, dt, stretch.u);
      times.push_back((step + 1) * dt);
      values.push_back(channel.at(cell));
    }
    const base::Series curve(times, values);
    std::vector<double> modelled;
    for (const double time : observed.times) modelled.push_back(curve.at(time));
    const auto peak = std::max_element(values.begin(), values.end());
    const double peak_time = times[static_cast<std::size_t>(peak - values.begin())];
    const double found = efficiency(modelled, observed.values);
    const std::string name = std::string("Oak Creek ") + stretch.file;
    std::printf("%s: NSE %.4f, peak %.1f mg/L at %.0f s\n", name.c_str(), found, *peak, peak_time);
    test::figure_at_most((name + ": NSE less that of the exact solution [-]").c_str(),
                         std::abs(found - stretch.efficiency), 0.003);
    test::figure_at_most((name + ": peak [%]").c_str(),
                         100.0 * std::abs(*peak / stretch.peak - 1.0), 2.0);
    test::figure_at_most((name + ": time of peak [s]").c_str(),
                         std::abs(peak_time - stretch.peak_time), 20.0);
    CHECK(channel.lowest() >= 0.0);
  }
}
