// ensemble.nc: what sections showed in every member, its bands, and what was drawn, for xarray and
// every other reader of netCDF.
#pragma once

#include <filesystem>
#include <string>

#include "scenarios/report/ensemble_table.hpp"
#include "scenarios/study/member_series.hpp"

namespace biandan::report {

/// Series by (member, section, time) and their quantiles by (quantile, section, time), shares of
/// members over each limit by (limit, time), results by (member, limit), draws by (member, input).
/// Members that failed have no values. Throws RunError when the file cannot be written.
void write_ensemble_netcdf(const std::filesystem::path& file, const EnsembleFound& found,
                           const study::MemberSeries& series, const std::string& version);

}  // namespace biandan::report
