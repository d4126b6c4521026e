// A result that is there as a whole, or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "solver/record/netcdf_file.hpp"
#include "solver/run/ledger.hpp"

namespace biandan::record {

/// Makes the file beside its place, lets `fill` write the values, seals, syncs and renames. Throws
/// RunError that names it and says what to do.
void write_result(const std::filesystem::path& file, const Schema& schema,
                  const std::function<void(NetcdfFile&)>& fill);

void write_balance(const run::Ledger& ledger, NetcdfFile& file);

/// Throws the RunError that a result cannot be written.
[[noreturn]] void refuse_to_write(const std::filesystem::path& path, const std::string& reason);

/// Until the disk has it. Throws such a RunError.
void sync(const std::filesystem::path& path);

}  // namespace biandan::record
