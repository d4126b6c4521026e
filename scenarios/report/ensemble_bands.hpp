// Quantiles of what sections showed in the members, over time.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "scenarios/study/ensemble.hpp"
#include "scenarios/study/member_series.hpp"

namespace biandan::report {

inline constexpr std::array<double, 5> band_quantiles{0.05, 0.25, 0.5, 0.75, 0.95};

/// [quantile][moment] of `count` moments from `first` on, of the members that completed and have a
/// value then; NaN where none has.
std::vector<double> bands_of(const std::vector<study::Member>& members,
                             const study::MemberSeries& series, study::MemberSeries::Place place,
                             std::size_t first, std::size_t count);

}  // namespace biandan::report
