// Tables of run.nc: series of sections and structures, what cells went through.
#pragma once

#include "scenarios/exchange/sheet.hpp"
#include "scenarios/report/language.hpp"
#include "solver/record/reader.hpp"

namespace biandan::exchange {

/// A row a section and moment: level, discharge, velocity, every constituent and composed item.
Sheet section_sheet(const record::Reader& run, report::Language language);
/// A row a structure and moment at which its setting changes: setting, discharge, rule.
Sheet structure_sheet(const record::Reader& run, report::Language language);
/// A row a cell: where it is, mean, highest and lowest of every quantity, worst class.
Sheet cell_sheet(const record::Reader& run, report::Language language);
/// The balance of water and every constituent.
Sheet balance_sheet(const record::Reader& run, report::Language language);

/// Mean, highest and lowest of a field by cell; NaN where a cell never has a value.
struct Extents {
  std::vector<double> mean, highest, lowest;
};
Extents extents_of(const record::Reader& run, const std::string& quantity);

/// "level", "depth", ..., then the constituents and composed items: all fields of cells.
std::vector<std::string> cell_quantities(const record::Reader& run);

}  // namespace biandan::exchange
