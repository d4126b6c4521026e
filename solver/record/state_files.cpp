#include "solver/record/state_files.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
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

/// Whether a file is named as those of this program are.
bool is_stamped(const std::filesystem::path& file) {
  const std::string name = file.stem().string();
  constexpr std::string_view pattern = "dddd-dd-ddTdddddd";
  const bool long_enough = name.size() == pattern.size() || name.size() + 2 == pattern.size();
  return file.extension() == ".nc" && long_enough &&
         std::equal(name.begin(), name.end(), pattern.begin(), [](char letter, char wanted) {
           return wanted == 'd' ? letter >= '0' && letter <= '9' : letter == wanted;
         });
}

}  // namespace

StateFiles::StateFiles(const Case& problem, const std::filesystem::path& folder,
                       std::string version, Begin begin)
    : interval_(problem.settings.state_interval),
      folder_(folder / "states"),
      version_(std::move(version)),
      begin_(begin),
      next_(interval_ > 0.0 ? interval_ : std::numeric_limits<double>::infinity()) {}

void StateFiles::start(const run::RunView&) {
  std::error_code error;
  if (std::filesystem::is_symlink(folder_, error))
    refuse_to_write(folder_, "it is a link, and what it leads to may be somebody else's");
  if (begin_ == Begin::anew && std::filesystem::is_directory(folder_, error)) {
    for (const auto& entry : std::filesystem::directory_iterator(folder_, error))
      if (is_stamped(entry.path())) std::filesystem::remove(entry.path(), error);
    std::filesystem::remove(folder_, error);  // where nothing else is in it
  }
  if (!std::isfinite(next_)) return;
  std::filesystem::create_directories(folder_, error);
  if (error) refuse_to_write(folder_, error.message());
}

bool StateFiles::wants_snapshot(double time) const {
  return time >= next_ - same_time;
}

void StateFiles::step(const run::RunView& view) {
  if (!wants_snapshot(view.time)) return;
  next_ = (std::floor(view.time / interval_ + same_time) + 1.0) * interval_;

  Schema schema = make_layout(view, version_).schema;
  schema.attributes.push_back({completion, at_its_end});
  schema.attributes.push_back({"state_hash", state_hash(view)});
  add_state(view, schema);
  write_result(folder_ / (stamp(view.problem.settings, view.time) + ".nc"), schema,
               [&](NetcdfFile& file) { write_balance(view.ledger, file); });
}

}  // namespace biandan::record
