// Tables as a workbook.
#pragma once

#include <filesystem>
#include <span>

#include "model/base/library.hpp"
#include "scenarios/exchange/sheet.hpp"

namespace biandan::exchange {

/// Rows of a sheet that a workbook holds, without the heading.
inline constexpr std::size_t most_rows = 1048575;

/// A sheet a table, the heading bold and kept in sight, with filters; times as times. No clock time
/// is in it: equal tables give equal bytes. Written aside and renamed. Throws base::RunError.
void write_xlsx(const std::filesystem::path& file, std::span<const Sheet> sheets,
                const Clock& clock);

/// libxlsxwriter
base::Library workbook_library();

}  // namespace biandan::exchange
