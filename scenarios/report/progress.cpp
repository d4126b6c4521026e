#include "scenarios/report/progress.hpp"

#include <algorithm>
#include <cmath>

#include "model/base/text.hpp"
#include "scenarios/report/number.hpp"

namespace biandan::report {

namespace {

constexpr double day = 86400.0;
constexpr int widest_bar = 40;
constexpr int narrowest_bar = 5;

std::string time_left(double seconds, Language language) {
  const auto whole = static_cast<long>(std::ceil(seconds));
  const std::string text =
      whole < 120 ? std::to_string(whole) + " s" : std::to_string((whole + 59) / 60) + " min";
  return say(language, text + " left", "剩余 " + text);
}

}  // namespace

std::string progress_text(double time, double duration, double elapsed, int width,
                          Language language) {
  const double share = duration > 0.0 ? std::clamp(time / duration, 0.0, 1.0) : 1.0;
  const std::string done = percent(share) + "  " + short_number(time / day) +
                           say(language, " of ", " / ") + short_number(duration / day) + " d";
  std::string text = done;
  if (share > 0.0) text += "  " + time_left(elapsed / share - elapsed, language);
  if (width == 0) return text;
  // One column stays free: some terminals wrap when the last one is written.
  const int room = width - 1 - base::display_width(text) - 3;
  if (room >= narrowest_bar) {
    const auto length = static_cast<std::size_t>(std::min(room, widest_bar));
    const auto full = static_cast<std::size_t>(share * static_cast<double>(length));
    return "[" + std::string(full, '#') + std::string(length - full, ' ') + "] " + text;
  }
  if (base::display_width(text) < width) return text;
  return base::display_width(done) < width ? done : percent(share);
}

Progress::Progress(std::ostream& out, int width, Language language, Clock clock)
    : out_(out), width_(width), language_(language), clock_(std::move(clock)) {}

Progress::~Progress() {
  // A run that fails must not write its message behind the bar.
  wipe();
}

void Progress::start(const run::RunView& view) {
  began_ = drawn_ = clock_();
  tenths_ = 0;
  from_ = -1.0;
  if (width_ > 0) draw(view, began_);
}

void Progress::step(const run::RunView& view) {
  const double now = clock_();
  if (from_ < 0.0) from_ = view.time - view.flow.dt;
  if (width_ > 0) {
    if (now - drawn_ >= 0.1) draw(view, now);
    return;
  }
  const auto tenths = static_cast<int>(10.0 * view.time / view.problem.settings.duration);
  if (tenths <= tenths_ || now - drawn_ < 1.0) return;
  tenths_ = tenths;
  draw(view, now);
}

void Progress::finish(const run::RunView&, const run::RunStatistics&) {
  wipe();
}

void Progress::draw(const run::RunView& view, double now) {
  const double duration = view.problem.settings.duration;
  // As if the part that an earlier program did had gone at the pace of this one.
  const double done = view.time - std::max(from_, 0.0);
  const double elapsed = done > 0.0 ? (now - began_) * view.time / done : now - began_;
  drawn_ = now;
  if (width_ > 0) {
    const std::string text = progress_text(view.time, duration, elapsed, width_, language_);
    out_ << "\r\033[K" << text << std::flush;
    visible_ = true;
    return;
  }
  out_ << progress_text(view.time, duration, elapsed, 0, language_) << std::endl;
}

void Progress::wipe() {
  if (visible_) out_ << "\r\033[K" << std::flush;
  visible_ = false;
}

double Progress::steady_seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

}  // namespace biandan::report
