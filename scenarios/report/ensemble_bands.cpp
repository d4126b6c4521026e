#include "scenarios/report/ensemble_bands.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenarios/chance/statistics.hpp"

namespace biandan::report {

std::vector<double> bands_of(const std::vector<study::Member>& members,
                             const study::MemberSeries& series, study::MemberSeries::Place place,
                             std::size_t first, std::size_t count) {
  std::vector<std::vector<double>> of_moment(count);
  for (std::size_t m = 0; m < members.size(); ++m) {
    if (members[m].failed()) continue;
    const std::vector<float> part = series.read(m, place, first, count);
    for (std::size_t k = 0; k < count; ++k)
      if (!std::isnan(part[k])) of_moment[k].push_back(static_cast<double>(part[k]));
  }
  std::vector<double> bands(band_quantiles.size() * count,
                            std::numeric_limits<double>::quiet_NaN());
  for (std::size_t k = 0; k < count; ++k) {
    if (of_moment[k].empty()) continue;
    std::ranges::sort(of_moment[k]);
    for (std::size_t p = 0; p < band_quantiles.size(); ++p)
      bands[p * count + k] = chance::quantile(of_moment[k], band_quantiles[p]);
  }
  return bands;
}

}  // namespace biandan::report
