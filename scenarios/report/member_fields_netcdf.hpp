// The fields of all members over the mesh, and what their members say of every cell.
#pragma once

#include <filesystem>
#include <string>

#include "scenarios/report/ensemble_table.hpp"
#include "scenarios/study/member_fields.hpp"

namespace biandan::report {

/// fields.nc: every field that a result file has by (time, cell or face), by (member, time, cell or
/// face). Members that failed have no values. Throws RunError when the file cannot be written, here
/// and below.
void write_member_fields(const std::filesystem::path& file, const EnsembleFound& found,
                         const study::MemberFields& fields, const std::string& version);

/// map.nc: the mesh without times or members, for a map. Of the level and every shown value the
/// median and the 95 % quantile over members of the highest value at the moments of the fields; of
/// a value with a lower limit the median and the 5 % quantile of the lowest. Of a class the share
/// of members in which a cell is ever worse, `worse_than_III`, and the share of the time of all
/// members, `time_worse_than_III`; the same of black-odorous water. While a cell is dry it has no
/// value: members in which it is dry all along do not count there.
void write_member_map(const std::filesystem::path& file, const EnsembleFound& found,
                      const study::MemberFields& fields, const std::string& version);

}  // namespace biandan::report
