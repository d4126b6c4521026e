// Reads run.nc, or the run.nc.part of a run that did not end.
//
// Quantities are named as in the case: "level", "discharge", "velocity", "depth", "volume", or a
// constituent or composed item such as "NH3-N". Times are seconds since start().
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/base/time.hpp"
#include "solver/record/netcdf_file.hpp"

namespace biandan::record {

/// What the times of a result mean on a calendar.
struct Clock {
  base::Instant start;
  int offset = 0;  ///< of its local time [s east of UTC]
};

class Reader {
 public:
  /// Throws base::CaseError when the file is missing, cut short or not a result of this program.
  explicit Reader(const std::filesystem::path& file);

  /// The run that wrote it reached its end.
  bool complete() const { return complete_; }
  base::Instant start() const { return start_; }
  Clock clock() const;
  /// A text of the file as a whole: "title", "case_hash", "state_hash", ...; empty when missing.
  std::string text(const std::string& attribute) const;

  /// Any variable by its own name.
  bool has(const std::string& variable) const { return content_->has(variable); }
  std::vector<double> values(const std::string& variable) const;
  /// The only value of a variable, a finite number.
  double number(const std::string& variable) const;
  /// A list of texts; empty when the file has none of that name.
  std::vector<std::string> names(const std::string& variable) const;
  /// An attribute of a variable, as "units"; empty when missing.
  std::string note(const std::string& variable, const std::string& attribute) const;
  /// The variable of a quantity: constituents have names that netCDF takes.
  std::string variable_of(const std::string& quantity) const;

  const std::vector<double>& times() const { return times_; }
  const std::vector<double>& section_times() const { return section_times_; }
  const std::vector<std::string>& section_names() const { return sections_; }
  const std::vector<std::string>& structure_names() const { return structures_; }
  /// What is transported, then the items composed of it.
  const std::vector<std::string>& constituent_names() const { return constituents_; }
  /// Without the composed items: what a state of the file holds.
  std::vector<std::string> transported_names() const;
  const std::vector<std::string>& cell_names() const { return cells_; }
  const std::vector<std::string>& face_names() const { return faces_; }

  /// Over section_times().
  std::vector<double> section_series(const std::string& section, const std::string& quantity) const;
  /// "setting", "discharge", "rule" or "regime", over section_times().
  std::vector<double> structure_series(const std::string& structure,
                                       const std::string& quantity) const;
  /// By cell, or by face for "discharge", at times()[time].
  std::vector<double> field(const std::string& quantity, std::size_t time) const;
  /// The same at `count` successive times, time after time: for walks over a whole run, which
  /// would unpack every row by itself many times over.
  std::vector<double> rows(const std::string& quantity, std::size_t first, std::size_t count) const;
  /// Cells or faces of a field.
  std::size_t places(const std::string& quantity) const;
  /// At one cell or face, over times().
  std::vector<double> field_series(const std::string& quantity, std::size_t place) const;
  /// One row of the ledger ("balance_residual", ...): water, then the constituents.
  std::vector<double> balance(const std::string& name) const;

 private:
  void read_contents();
  std::vector<double> recorded(const std::string& time) const;
  std::vector<double> series(const std::string& variable, std::size_t place,
                             std::size_t rows) const;
  std::size_t index_of(const std::vector<std::string>& names, const std::string& name,
                       const char* what) const;
  template <class Work>
  auto reading(Work work) const;
  [[noreturn]] void refuse(const std::string& message, const std::string& expected = {}) const;

  std::filesystem::path file_;
  std::optional<NetcdfFile> content_;
  bool complete_ = false;
  base::Instant start_;
  std::vector<double> times_;
  std::vector<double> section_times_;
  std::vector<std::string> sections_, structures_, constituents_, variables_, cells_, faces_;
};

}  // namespace biandan::record
