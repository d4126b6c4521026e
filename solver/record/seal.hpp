// The last line of a result: a checksum of every byte in front of it.
//
//   <new line> biandan sha256 <64 hexadecimal digits> <new line>
//
// It stands behind the end that HDF5 knows of, where every reader of HDF5 leaves it alone. HDF5 has
// checksums for some of its structures only, and a bit that is wrong in the others is read as a
// value. A program that changes a result drops the line, so a result without it is not as written.
#pragma once

#include <filesystem>

namespace biandan::record {

/// Adds the line. Throws StorageError.
void seal(const std::filesystem::path& file);

enum class Seal { whole, broken, missing };
/// Reads the whole file. Throws StorageError.
Seal inspect_seal(const std::filesystem::path& file);

}  // namespace biandan::record
