#include "solver/record/writer.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <limits>

#include "model/base/error.hpp"
#include "solver/record/layout_parts.hpp"
#include "solver/record/result_file.hpp"
#include "solver/record/state_hash.hpp"

namespace biandan::record {

namespace {

constexpr std::size_t rows_between_flushes = 10;  // of the fields
constexpr std::size_t waiting_limit = 512;        // rows of any track
constexpr std::chrono::seconds time_between_flushes{5};
constexpr std::size_t values_at_once = 1 << 20;  // read again, 8 MiB

/// Why a run that was left cannot be gone on with.
[[noreturn]] void refuse_rows(const std::filesystem::path& path, const std::string& what) {
  throw base::RunError("cannot go on: " + path.string() + " " + what + "; run the case again");
}

/// Runs `work`; what the library could not do becomes a RunError that names the file.
template <class Work>
void writing(const std::filesystem::path& path, const Work& work) {
  try {
    work();
  } catch (const StorageError& error) {
    refuse_to_write(path, error.what());
  }
}

bool due(double next, double interval, double time) {
  return time >= next - 1e-6 * interval;
}

double next_after(double interval, double time) {
  return (std::floor(time / interval + 1e-6) + 1.0) * interval;
}

/// The times a run will be recorded at when its steps meet them: every interval, and the end.
std::vector<double> planned_times(double interval, double duration) {
  std::vector<double> times{0.0};
  while (times.back() < duration)
    times.push_back(std::min(next_after(interval, times.back()), duration));
  return times;
}

std::vector<Variable> variables_of(const Track& track) {
  std::vector<Variable> variables{track.time};
  for (const Recorded& quantity : track.quantities) variables.push_back(quantity.variable);
  return variables;
}

std::size_t rows_at_once(const Track& track) {
  std::size_t values = 1;
  for (const Recorded& quantity : track.quantities) values += quantity.places;
  return std::max<std::size_t>(1, values_at_once / values);
}

/// Rows of all variables of a track, row by row, as they stand in the file: rounded to its type,
/// and with one value for all that is not a number.
std::uint64_t mix_rows(std::uint64_t hash, std::size_t rows, const std::vector<Variable>& variables,
                       const std::vector<std::vector<double>>& values) {
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t k = 0; k < variables.size(); ++k) {
      const std::size_t places = values[k].size() / rows;
      for (double value : std::span(values[k]).subspan(row * places, places)) {
        if (variables[k].type == Type::float32) value = static_cast<float>(value);
        hash = mix(hash, std::isnan(value) ? std::numeric_limits<double>::quiet_NaN() : value);
      }
    }
  return hash;
}

/// Copies a variable in blocks that hold whole chunks of the packed file, so that every chunk is
/// compressed once.
void copy(const NetcdfFile& from, NetcdfFile& to, const std::string& variable) {
  const std::size_t rows = to.rows(variable);
  const std::size_t columns = to.columns(variable);
  const Block chunk = to.chunk(variable);
  const std::size_t chunks =
      std::max<std::size_t>(1, values_at_once / (chunk.rows * chunk.columns));
  const std::size_t wide = chunk.columns * chunks;
  for (std::size_t row = 0; row < rows; row += chunk.rows)
    for (std::size_t column = 0; column < columns; column += wide) {
      const Block block{row, std::min(chunk.rows, rows - row), column,
                        std::min(wide, columns - column)};
      to.write(variable, block, from.read(variable, block));
    }
}

/// What a run was like, without anything that depends on a clock.
std::vector<Attribute> final_notes(const run::RunView& view, const run::RunStatistics& statistics) {
  return {{completion, at_its_end},
          {"state_hash", state_hash(view)},
          {"run_steps", static_cast<double>(statistics.steps)},
          {"run_newton_iterations", static_cast<double>(statistics.newton_iterations)},
          {"run_halved_steps", static_cast<double>(statistics.halved_steps)},
          {"run_limited_outflows", static_cast<double>(statistics.limited_outflows)},
          {"run_withdrawal_shortage_m3", statistics.withdrawal_shortage},
          {"run_evaporation_shortage_m3", statistics.evaporation_shortage},
          {"run_seepage_shortage_m3", statistics.seepage_shortage}};
}

}  // namespace

Writer::Writer(std::filesystem::path folder, std::string version, const std::string& name,
               Begin begin)
    : begin_(begin),
      version_(std::move(version)),
      file_(folder / name),
      part_(folder / (name + ".part")) {}

Writer::~Writer() {
  if (!filling_) return;
  try {
    write_waiting();
    write_counts();
    filling_->close();
  } catch (const std::exception&) {
    // The run has failed already and says why; the rows up to the last flush are in the file.
  }
}

void Writer::start(const run::RunView& view) {
  std::error_code error;
  std::filesystem::create_directories(file_.parent_path(), error);
  if (error) refuse_to_write(file_.parent_path(), error.message());

  Layout layout = make_layout(view, version_);
  schema_ = std::move(layout.schema);
  for (Track& track : layout.tracks) {
    for (Variable& variable : variables_of(track)) schema_.variables.push_back(std::move(variable));
    const std::size_t quantities = track.quantities.size();
    Recording recording;
    recording.track = std::move(track);
    recording.waiting.resize(quantities);
    recordings_.push_back(std::move(recording));
  }
  writing(part_, [&] { begin_ == Begin::anew ? create_part(view) : open_part(view); });
}

/// The rows of the part until then are those of the run that was left.
void Writer::open_part(const run::RunView& view) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(part_, unknown))
    refuse_rows(part_, "with the rows until then is missing");
  if (::access(part_.c_str(), R_OK | W_OK) != 0) refuse_to_write(part_, std::strerror(errno));
  try {
    filling_.emplace(NetcdfFile::reopen(part_));
  } catch (const StorageError& error) {
    refuse_rows(part_, std::string("is damaged (") + error.what() + ")");
  }
  for (Recording& recording : recordings_)
    recording.planned =
        planned_times(recording.track.interval, view.problem.settings.duration).size();
}

void Writer::carry(base::Archive& archive) {
  if (!archive.reads()) {
    writing(part_, [&] {
      write_waiting();
      write_counts();
      filling_->flush();
    });
    sync(part_);
  }
  archive(recordings_);
  if (!archive.reads()) return;
  try {
    for (const Recording& recording : recordings_) check_rows(recording);
  } catch (const StorageError& error) {
    refuse_rows(part_, std::string("is damaged (") + error.what() + ")");
  }
}

/// The part has no checksum of its own: it is filled in place, and beyond the rows until then.
void Writer::check_rows(const Recording& recording) const {
  const std::string rows = recorded_rows(recording.track.time.name);
  const std::vector<double> counts =
      filling_->has(rows) ? filling_->read(rows) : std::vector<double>{};
  const double held = counts.size() == 1 ? counts[0] : 0.0;
  const bool fits = filling_->rows(recording.track.time.name) == recording.planned;
  if (!fits || !(held >= static_cast<double>(recording.written)))
    refuse_rows(part_, "does not hold the rows until then, but those of another run");
  const std::vector<Variable> variables = variables_of(recording.track);
  std::uint64_t hash = empty_hash;
  const std::size_t at_once = rows_at_once(recording.track);
  for (std::size_t row = 0; row < recording.written; row += at_once) {
    const std::size_t count = std::min(at_once, recording.written - row);
    std::vector<std::vector<double>> values;
    for (const Variable& variable : variables)
      values.push_back(
          filling_->read(variable.name, {row, count, 0, filling_->columns(variable.name)}));
    hash = mix_rows(hash, count, variables, values);
  }
  if (hash != recording.hash)
    refuse_rows(part_, "is damaged: its rows are not those that were written");
}

/// The file appears under its name once it is whole.
void Writer::create_part(const run::RunView& view) {
  Schema schema = schema_;
  schema.attributes.push_back({completion, "partial: the run did not end"});
  for (Recording& recording : recordings_) {
    const std::string& time = recording.track.time.name;
    std::vector<double> times =
        planned_times(recording.track.interval, view.problem.settings.duration);
    recording.planned = times.size();
    Dimension& rows = *std::ranges::find(schema.dimensions, time, &Dimension::name);
    rows = {time, times.size(), false};
    std::ranges::find(schema.variables, time, &Variable::name)->values = std::move(times);
    schema.variables.push_back({recorded_rows(time),
                                Type::int32,
                                {},
                                {{"long_name", "Rows of " + time + " recorded so far"}},
                                std::vector<double>{0.0},
                                false});
  }
  const std::filesystem::path beside = file_.string() + ".starting.part";
  try {
    filling_.emplace(NetcdfFile::create(beside, schema));
    for (Recording& recording : recordings_) record(recording, view);
    flush(view.ledger);
    std::filesystem::rename(beside, part_);
  } catch (const std::filesystem::filesystem_error& error) {
    refuse_to_write(part_, error.code().message());
  } catch (const StorageError&) {
    filling_.reset();
    std::error_code error;
    std::filesystem::remove(beside, error);
    throw;
  }
}

void Writer::step(const run::RunView& view) {
  for (Recording& recording : recordings_)
    if (due(recording.next, recording.track.interval, view.time)) record(recording, view);
  const bool full = recordings_.front().times.size() >= rows_between_flushes ||
                    recordings_.back().times.size() >= waiting_limit;
  if (full || std::chrono::steady_clock::now() - flushed_ >= time_between_flushes)
    writing(part_, [&] { flush(view.ledger); });
}

void Writer::finish(const run::RunView& view, const run::RunStatistics& statistics) {
  for (Recording& recording : recordings_)
    if (recording.last < view.time) record(recording, view);
  writing(part_, [&] { flush(view.ledger); });
  pack(view, statistics);
  filling_.reset();
  std::error_code error;
  std::filesystem::remove(part_, error);
}

void Writer::record(Recording& recording, const run::RunView& view) {
  recording.times.push_back(view.time);
  recording.last = view.time;
  recording.next = next_after(recording.track.interval, view.time);
  for (std::size_t q = 0; q < recording.waiting.size(); ++q) {
    const Recorded& quantity = recording.track.quantities[q];
    std::vector<double>& rows = recording.waiting[q];
    rows.resize(rows.size() + quantity.places);
    quantity.sample(view, std::span(rows).last(quantity.places));
  }
}

void Writer::write_waiting() {
  for (Recording& recording : recordings_) {
    const std::size_t rows = recording.times.size();
    if (rows == 0) continue;
    if (recording.written + rows > recording.planned)
      throw StorageError("the run is recorded beyond its duration");
    const std::vector<Variable> variables = variables_of(recording.track);
    std::vector<std::vector<double>> values{std::move(recording.times)};
    for (std::vector<double>& waiting : recording.waiting) values.push_back(std::move(waiting));
    for (std::size_t k = 0; k < variables.size(); ++k)
      filling_->write(variables[k].name, Block{recording.written, rows, 0, values[k].size() / rows},
                      values[k]);
    recording.hash = mix_rows(recording.hash, rows, variables, values);
    recording.times.clear();
    recording.waiting.assign(recording.waiting.size(), {});
    recording.written += rows;
  }
}

/// Once the values are in the file: the counts of rows that rest on them.
void Writer::write_counts() {
  filling_->flush();
  for (const Recording& recording : recordings_) {
    const auto rows = static_cast<double>(recording.written);
    filling_->write(recorded_rows(recording.track.time.name), std::span(&rows, 1));
  }
}

void Writer::flush(const run::Ledger& ledger) {
  write_waiting();
  write_counts();
  write_balance(ledger, *filling_);
  filling_->flush();
  flushed_ = std::chrono::steady_clock::now();
}

void Writer::pack(const run::RunView& view, const run::RunStatistics& statistics) {
  Schema packed = schema_;
  for (Attribute& attribute : final_notes(view, statistics))
    packed.attributes.push_back(std::move(attribute));
  for (const Recording& recording : recordings_)
    for (Dimension& dimension : packed.dimensions)
      if (dimension.name == recording.track.time.name)
        dimension = {dimension.name, recording.written, true};

  add_reach_findings(statistics, packed);
  if (view.snapshot != nullptr) add_state(view, packed);
  write_result(file_, packed, [&](NetcdfFile& file) {
    write_balance(view.ledger, file);
    for (const Recording& recording : recordings_)
      for (const Variable& variable : variables_of(recording.track))
        copy(*filling_, file, variable.name);
  });
}

}  // namespace biandan::record
