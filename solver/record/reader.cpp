#include "solver/record/reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <string_view>

#include "model/base/error.hpp"
#include "model/base/limits.hpp"
#include "solver/record/layout.hpp"
#include "solver/record/seal.hpp"
#include "solver/record/trial.hpp"

namespace biandan::record {

namespace {

constexpr const char* wanted = "a run.nc written by biandan run";
constexpr const char* undamaged = "a file as biandan wrote it; copy it again, or repeat the run";

bool begins_like_hdf5(const std::filesystem::path& file) {
  std::array<char, 8> head{};
  std::ifstream stream(file, std::ios::binary);
  stream.read(head.data(), head.size());
  return std::string_view(head.data(), head.size()) == std::string_view("\x89HDF\r\n\x1a\n", 8);
}

/// All that a reader may ever ask for.
void read_whole(const std::filesystem::path& file) {
  const NetcdfFile content = NetcdfFile::open(file);
  for (const char* attribute : {"source", "title", "time_coverage_start", "case_name", "scenario",
                                "case_hash", "state_hash", completion})
    content.text_attribute(attribute);
  for (const std::string& variable : content.variables())
    content.holds_text(variable) ? void(content.read_text(variable)) : void(content.read(variable));
}

/// Enough for every variable of a file that is not packed, one after the other, as doubles.
std::uint64_t memory_for(const std::filesystem::path& file) {
  constexpr std::uint64_t least = std::uint64_t{1} << 28;
  return least + 3 * static_cast<std::uint64_t>(std::filesystem::file_size(file));
}

std::vector<std::string> texts(const NetcdfFile& file, const std::string& variable) {
  return file.has(variable) ? file.read_text(variable) : std::vector<std::string>{};
}

}  // namespace

void Reader::refuse(const std::string& message, const std::string& expected) const {
  base::Finding finding;
  finding.place.file = file_.string();
  finding.message = message;
  finding.expected = expected;
  throw base::CaseError(std::vector<base::Finding>{finding});
}

/// Runs `work`; a part of the file that cannot be read is a mistake of the input.
template <class Work>
auto Reader::reading(Work work) const {
  try {
    return work();
  } catch (const StorageError& error) {
    refuse("the file is damaged or cut short (" + std::string(error.what()) + ")", undamaged);
  }
}

Reader::Reader(const std::filesystem::path& file) : file_(file) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) refuse("there is no such file", wanted);
  if (std::ifstream probe(file, std::ios::binary); !probe)
    refuse("the file cannot be opened", wanted);
  if (!begins_like_hdf5(file)) refuse("this is not an HDF5 file", wanted);

  reading([&] {
    const Seal seal = inspect_seal(file);
    if (seal == Seal::broken)
      refuse("the file is damaged: its bytes do not match the checksum at its end", undamaged);
    const Trial trial =
        seal == Seal::missing ? try_out([&] { read_whole(file); }, memory_for(file)) : Trial::well;
    const auto refuse_damaged = [&] {
      refuse("the file is damaged: what it holds cannot be read", undamaged);
    };
    if (trial == Trial::ended) refuse_damaged();
    content_ = NetcdfFile::open(file);
    const std::string source = content_->text_attribute("source").value_or("");
    if (!source.starts_with("Biandan ")) refuse("this file was not written by biandan", wanted);
    const int version = content_->integer_attribute("format_version").value_or(0);
    if (version != format_version)
      refuse("the file has format " + std::to_string(version) + " of " + source,
             "format " + std::to_string(format_version) + "; repeat the run");
    if (trial == Trial::failed) refuse_damaged();
    read_contents();
    // A file that is still written has no checksum yet.
    const bool still_written = !complete_ && content_->has(recorded_rows("time"));
    if (!still_written && seal == Seal::missing)
      refuse(
          "the checksum at its end is missing: the file was cut short, or changed by another "
          "program",
          undamaged);
  });
}

void Reader::read_contents() {
  const auto begin = base::parse_instant(text("time_coverage_start"), 0);
  if (!begin) refuse("the file has no time_coverage_start", wanted);
  start_ = *begin;
  complete_ = text(completion) == at_its_end;
  cells_ = texts(*content_, "mesh1d_node_id");
  faces_ = texts(*content_, "face_id");
  sections_ = texts(*content_, "section_id");
  structures_ = texts(*content_, "structure_id");
  constituents_ = texts(*content_, "constituent_id");
  variables_ = texts(*content_, "constituent_variable");
  if (cells_.empty() || variables_.size() != constituents_.size())
    refuse("the file lacks its list of cells or constituents", wanted);

  times_ = recorded("time");
  section_times_ = recorded("section_time");
}

double Reader::number(const std::string& variable) const {
  const std::vector<double> found = values(variable);
  if (found.size() != 1 || !std::isfinite(found[0]))
    refuse("'" + variable + "' holds no single number", wanted);
  return found[0];
}

/// The file of a run that did not end has room for all its rows and says how many it has.
std::vector<double> Reader::recorded(const std::string& time) const {
  if (!content_->has(time)) return {};
  std::vector<double> times = content_->read(time);
  if (const std::string count = recorded_rows(time); content_->has(count)) {
    const double rows = number(count);
    if (rows < 0.0) refuse("'" + count + "' is " + std::to_string(rows), wanted);
    if (rows < static_cast<double>(times.size())) times.resize(static_cast<std::size_t>(rows));
  }
  // Calendar times are computed from these; those of a run are far within.
  double last = -base::longest_time;
  for (const double one : times) {
    if (!(one > last && one < base::longest_time))
      refuse("'" + time + "' holds no times that rise", wanted);
    last = one;
  }
  return times;
}

std::string Reader::text(const std::string& attribute) const {
  return content_->text_attribute(attribute).value_or("");
}

std::vector<double> Reader::values(const std::string& variable) const {
  return reading([&] {
    if (!content_->has(variable)) refuse("it does not hold '" + variable + "'");
    return content_->read(variable);
  });
}

std::vector<std::string> Reader::names(const std::string& variable) const {
  return reading([&] { return texts(*content_, variable); });
}

std::vector<std::string> Reader::transported_names() const {
  const std::vector<std::string> formulas = names("constituent_formula");
  std::vector<std::string> transported;
  for (std::size_t k = 0; k < constituents_.size(); ++k)
    if (formulas.empty() || formulas.at(k).empty()) transported.push_back(constituents_[k]);
  return transported;
}

Clock Reader::clock() const {
  return {start_, base::parse_offset(text("utc_offset")).value_or(0)};
}

std::string Reader::note(const std::string& variable, const std::string& attribute) const {
  return reading([&] { return content_->text_attribute(variable, attribute).value_or(""); });
}

std::string Reader::variable_of(const std::string& quantity) const {
  const auto found = std::ranges::find(constituents_, quantity);
  if (found == constituents_.end()) return quantity;
  return variables_[static_cast<std::size_t>(found - constituents_.begin())];
}

std::size_t Reader::index_of(const std::vector<std::string>& names, const std::string& name,
                             const char* what) const {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    std::string known;
    for (const std::string& other : names) known += (known.empty() ? "" : ", ") + other;
    refuse("it has no " + std::string(what) + " '" + name + "'", "one of: " + known);
  }
  return static_cast<std::size_t>(found - names.begin());
}

std::vector<double> Reader::series(const std::string& variable, std::size_t place,
                                   std::size_t rows) const {
  return reading([&] {
    if (!content_->has(variable)) refuse("it does not hold '" + variable + "'");
    if (place >= content_->columns(variable))
      refuse("'" + variable + "' has no place " + std::to_string(place));
    return content_->read(variable, {0, rows, place, 1});
  });
}

std::vector<double> Reader::section_series(const std::string& section,
                                           const std::string& quantity) const {
  return series("section_" + variable_of(quantity), index_of(sections_, section, "section"),
                section_times_.size());
}

std::vector<double> Reader::structure_series(const std::string& structure,
                                             const std::string& quantity) const {
  return series("structure_" + quantity, index_of(structures_, structure, "structure"),
                section_times_.size());
}

std::vector<double> Reader::field(const std::string& quantity, std::size_t time) const {
  return rows(quantity, time, 1);
}

std::vector<double> Reader::rows(const std::string& quantity, std::size_t first,
                                 std::size_t count) const {
  const std::string variable = variable_of(quantity);
  return reading([&] {
    if (!content_->has(variable)) refuse("it does not hold '" + variable + "'");
    if (first + count > times_.size())
      refuse("it has no time " + std::to_string(first + count - 1));
    return content_->read(variable, {first, count, 0, content_->columns(variable)});
  });
}

std::size_t Reader::places(const std::string& quantity) const {
  const std::string variable = variable_of(quantity);
  return reading([&] {
    if (!content_->has(variable)) refuse("it does not hold '" + variable + "'");
    return content_->columns(variable);
  });
}

std::vector<double> Reader::field_series(const std::string& quantity, std::size_t place) const {
  return series(variable_of(quantity), place, times_.size());
}

std::vector<double> Reader::balance(const std::string& name) const {
  return reading([&] { return content_->read(name); });
}

}  // namespace biandan::record
