// What the readers of one case share: the raw case, the names met so far and the case as it grows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/case.hpp"
#include "model/casefile/record.hpp"
#include "model/casefile/series_library.hpp"

namespace biandan::casefile {

/// Names of one kind of thing, in the order of the files.
class NameIndex {
 public:
  explicit NameIndex(std::string_view kind) : kind_(kind) {}

  /// Adds the name in field `field` of a record; a missing, malformed or second name is a finding.
  /// Things without a usable name count, so that indices agree with the rows.
  std::string add(const Record& record, std::string_view field = "name");
  /// Adds a name that no file gives.
  void add_known(const std::string& name);
  /// Leaves out an index: a thing that no file can name.
  void pass_over();

  std::optional<std::size_t> find(std::string_view name) const;
  /// The index of a name in a cell; an unknown one is a finding with its near miss.
  std::optional<std::size_t> require(const Cell& cell, Findings& findings) const;
  std::vector<std::string> names() const;
  /// False for a thing whose row or name is wrong, which is reported already.
  bool usable(std::size_t index) const { return usable_[index]; }
  std::size_t size() const { return count_; }

 private:
  struct Entry {
    std::size_t index = 0;
    std::string file;
    int line = 0;
  };

  std::string kind_;
  std::map<std::string, Entry, std::less<>> index_;
  std::size_t count_ = 0;
  std::vector<bool> usable_;
};

struct Context {
  const RawCase& raw;
  Findings& findings;
  SeriesLibrary& series;
  Case result = {};
  NameIndex nodes{"node"};
  NameIndex reaches{"reach"};
  NameIndex structures{"structure"};
  NameIndex sections{"section"};
  NameIndex constituents{"constituent"};
  NameIndex items{"item"};  ///< composed of constituents
  NameIndex processes{"process"};
  std::size_t first_storage = 0;               ///< among the nodes: junctions come first
  std::vector<std::size_t> sewage_loads = {};  ///< loads that sewage.csv gives
  std::vector<bool> length_known = {};         ///< by reach
  bool rain_given = false;
  bool wind_given = false;                 ///< or missed by the heat balance, which is reported
  bool temperature_given = false;          ///< that of all water, in [quality]
  bool closed = false;                     ///< parts without a boundary are meant
  bool flow_known = true;                  ///< false: how the flow is computed or begins is wrong
  std::vector<Cell> boundary_levels = {};  ///< where the level of each boundary is written
  std::vector<Cell> process_rates = {};    ///< where the rate of each process is written

  /// A place in open water: one in a sewer, tank or plant is a finding.
  network::Place open_place(const Record& record, std::string_view field);
  std::vector<Record> records(std::string_view table) const {
    return records_of(raw, table, findings);
  }
  /// Whether a node comes from a table of storages, whatever is wrong with its row.
  bool is_storage_row(std::size_t node) const { return node >= first_storage; }
  /// The provenance of a row, counted.
  base::Provenance provenance(const Record& record);
  /// A finding about a thing that was read before.
  void report(const base::SourcePlace& place, Complaint complaint) const;

  /// Record::may_be_misnamed, for tables with a column per constituent too.
  bool may_be_misnamed(const Record& record, std::string_view field) const;
  /// The constituent of a column or key beside others; nothing for what is none.
  std::optional<std::size_t> constituent(const Given& given) const;
  /// A level or depth to start from, or a coordinate: NaN where it is given, but not known.
  std::optional<double> start_value(const Record& record, std::string_view field) const;

  network::NodeId node(const Record& record, std::string_view field);
  network::ReachId reach(const Record& record, std::string_view field);
  network::Place place(const Record& record, std::string_view field);
  /// `J3` or `R1:500` at a cell; nothing, and a finding, when there is no such place.
  std::optional<network::Place> place(const Cell& cell);
  std::string title(const Record& record, const std::string& name) const;
};

/// Finds second rows of a reach in a table that has one of each.
class OneRowAReach {
 public:
  /// `what` as in "second row of reach 'R1'".
  explicit OneRowAReach(std::string_view what) : what_(what) {}

  /// A row of a reach; a second one is a finding.
  void add(network::ReachId reach, const Record& record);
  bool has(network::ReachId reach) const { return lines_.contains(reach.index()); }

 private:
  std::string what_;
  std::map<std::size_t, int> lines_;  // of the first row, by reach
};

/// Characters that a name may hold: letters of any script, digits, `_`, `-`, `.` and `#`.
bool is_plain_name(std::string_view name);

}  // namespace biandan::casefile
