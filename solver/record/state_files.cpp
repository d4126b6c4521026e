#include "solver/record/state_files.hpp"

#include <cmath>
#include <limits>
#include <utility>

#include "model/base/time.hpp"
#include "solver/record/layout_parts.hpp"
#include "solver/record/result_file.hpp"
#include "solver/record/state_hash.hpp"

namespace biandan::record {

namespace {

constexpr double same_time = 1e-6;  // [s]

/// 2021-06-12T0800, or with seconds where the interval is no whole number of minutes.
std::string stamp(const Settings& settings, double time) {
  const base::Instant instant{settings.start.seconds + std::llround(time)};
  std::string text = base::format_iso(instant, settings.utc_offset).substr(0, 19);
  std::erase(text, ':');
  const bool whole_minutes = std::fmod(settings.state_interval, 60.0) == 0.0;
  return text.substr(0, 8) + text.substr(8, whole_minutes ? 7 : 9);
}

}  // namespace

StateFiles::StateFiles(const Case& problem, const std::filesystem::path& folder,
                       std::string version)
    : interval_(problem.settings.state_interval),
      folder_(folder / "states"),
      version_(std::move(version)),
      next_(interval_ > 0.0 ? interval_ : std::numeric_limits<double>::infinity()) {}

bool StateFiles::wants_snapshot(double time) const {
  return time >= next_ - same_time;
}

void StateFiles::step(const run::RunView& view) {
  if (!wants_snapshot(view.time)) return;
  next_ = (std::floor(view.time / interval_ + same_time) + 1.0) * interval_;
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) refuse_to_write(folder_, error.message());

  Schema schema = make_layout(view, version_).schema;
  schema.attributes.push_back({completion, at_its_end});
  schema.attributes.push_back({"state_hash", state_hash(view)});
  add_state(view, schema);
  write_result(folder_ / (stamp(view.problem.settings, view.time) + ".nc"), schema,
               [&](NetcdfFile& file) { write_balance(view.ledger, file); });
}

}  // namespace biandan::record
