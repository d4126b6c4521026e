// Records a run as run.nc: fields over the mesh, series of sections and structures, the ledger.
//
// While the run goes on, run.nc.part has room for every row and is filled in place: rows are
// written and synced with the file after ten fields or five seconds, whichever comes first. Nothing
// but values changes after its first moment, so a run killed at any time leaves a readable file,
// and a disk that is too small is noticed at the start. When the run is done, the rows are packed
// into compressed chunks beside it, synced to the disk and renamed to run.nc. Packing makes its
// bytes independent of when flushes happened: equal runs give equal files. The state at the end is
// added in full precision, for a later run to start from (start_state.hpp).
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "solver/record/begin.hpp"
#include "solver/record/bit_hash.hpp"
#include "solver/record/layout.hpp"
#include "solver/record/netcdf_file.hpp"
#include "solver/run/observer.hpp"

namespace biandan::record {

class Writer : public run::Observer {
 public:
  /// Writes into `folder`, which is made when missing. `version` is that of the program. A run that
  /// is gone on with goes on with the rows in run.nc.part.
  Writer(std::filesystem::path folder, std::string version, const std::string& name = "run.nc",
         Begin begin = Begin::anew);
  /// Without finish(): what was recorded stays in run.nc.part.
  ~Writer() override;
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;
  void carry(base::Archive& archive) override;

  /// folder/run.nc, or the other name
  const std::filesystem::path& file() const { return file_; }

 private:
  /// A track with the rows that wait to be written.
  struct Recording {
    Track track;
    double next = 0.0;   ///< time from which a row is due [s]
    double last = -1.0;  ///< time of the last row [s]
    std::size_t written = 0;
    std::uint64_t hash = empty_hash;  ///< of the values in the written rows
    std::size_t planned = 0;          ///< rows the file has room for
    std::vector<double> times;
    std::vector<std::vector<double>> waiting;  ///< by quantity, row after row

    /// Where no row waits.
    void carry(base::Archive& archive) { archive(next, last, written, hash); }
  };

  void record(Recording& recording, const run::RunView& view);
  void create_part(const run::RunView& view);
  void open_part(const run::RunView& view);
  void check_rows(const Recording& recording) const;
  void write_waiting();
  void write_counts();
  void flush(const run::Ledger& ledger);
  void pack(const run::RunView& view, const run::RunStatistics& statistics);

  Begin begin_;
  std::string version_;
  std::filesystem::path file_;
  std::filesystem::path part_;
  Schema schema_;
  std::vector<Recording> recordings_;
  std::optional<NetcdfFile> filling_;
  std::chrono::steady_clock::time_point flushed_;
};

}  // namespace biandan::record
