// One HDF5 file that every netCDF-4 reader takes for its own.
//
// netCDF-4 is HDF5 with a few rules, all kept here: each dimension is a dimension scale, each axis
// of each variable is attached to one, and creation order is tracked so that netCDF may append.
// Texts in attributes are of fixed length (QGIS reads no others), texts in variables of variable
// length. No object carries a clock time.
//
// Numbers pass as double whatever the type in the file.
#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/base/library.hpp"
#include "solver/record/schema.hpp"

namespace biandan::record {

/// The library could not read or write; what() is its reason, such as "No space left on device".
class StorageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A block of a variable: rows of the first axis, columns of the second (if there is one).
struct Block {
  std::size_t first_row = 0;
  std::size_t rows = 0;
  std::size_t first_column = 0;
  std::size_t columns = 1;
};

/// A block along up to three axes; of a variable that has fewer the first ones count.
struct Slab {
  std::array<std::size_t, most_axes> first{};
  std::array<std::size_t, most_axes> count{1, 1, 1};
};

class NetcdfFile {
 public:
  static NetcdfFile create(const std::filesystem::path& path, const Schema& schema);
  static NetcdfFile open(const std::filesystem::path& path);
  /// To write more values into.
  static NetcdfFile reopen(const std::filesystem::path& path);

  NetcdfFile(NetcdfFile&&) noexcept;
  NetcdfFile& operator=(NetcdfFile&&) noexcept;
  ~NetcdfFile();

  bool has(const std::string& variable) const;
  /// Names of all variables.
  std::vector<std::string> variables() const;
  /// Whether a variable holds texts, which read_text() reads; any other is read().
  bool holds_text(const std::string& variable) const;
  std::size_t rows(const std::string& variable) const;
  std::size_t columns(const std::string& variable) const;
  /// Rows and columns that are stored together; none for a variable in one piece.
  Block chunk(const std::string& variable) const;

  /// Writes all values of a variable.
  void write(const std::string& variable, std::span<const double> values);
  /// Writes a block, its last axis fastest.
  void write(const std::string& variable, const Slab& slab, std::span<const double> values);
  void write(const std::string& variable, const Block& block, std::span<const double> values);
  std::vector<double> read(const std::string& variable, const Block& block) const;
  std::vector<double> read(const std::string& variable) const;
  std::vector<std::string> read_text(const std::string& variable) const;

  /// An attribute of the file; none when it is missing or of another type.
  std::optional<std::string> text_attribute(const std::string& name) const;
  std::optional<int> integer_attribute(const std::string& name) const;
  /// An attribute of a variable; none when either is missing.
  std::optional<std::string> text_attribute(const std::string& variable,
                                            const std::string& name) const;

  void flush();
  /// Closes and reports what the last writes met; the destructor closes in silence.
  void close();

 private:
  struct Content;
  explicit NetcdfFile(std::unique_ptr<Content> content);
  std::unique_ptr<Content> content_;
};

/// HDF5, as it runs
base::Library storage_library();

}  // namespace biandan::record
