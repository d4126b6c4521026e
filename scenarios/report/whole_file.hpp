// A file that is there as a whole or not at all.
#pragma once

#include <filesystem>
#include <string_view>

namespace biandan::report {

/// Writes beside the file, syncs, and renames: whoever looks sees the old file or the new one.
/// Throws base::RunError, and leaves the old file as it was, when that fails.
void write_whole_file(const std::filesystem::path& path, std::string_view text);

/// Makes the folder of a file that is to be written after long work. Throws base::RunError.
void make_folder_for(const std::filesystem::path& path);

}  // namespace biandan::report
