// How far a run is: one line that rewrites itself on a terminal, plain lines elsewhere.
#pragma once

#include <chrono>
#include <functional>
#include <ostream>
#include <string>

#include "scenarios/report/language.hpp"
#include "solver/run/observer.hpp"

namespace biandan::report {

/// "[#####     ] 42 %  12.6 of 30 d  2 s left", cut to a width in columns; for width 0 the whole
/// text without the bar.
std::string progress_text(double time, double duration, double elapsed, int width,
                          Language language);

/// On a terminal redraws at most ten times a second and wipes its line at the end. Elsewhere a line
/// at each tenth of the run, but none within the first second or within a second of the last.
class Progress : public run::Observer {
 public:
  /// Wall time in seconds since any fixed moment.
  using Clock = std::function<double()>;

  /// `width` in columns of the terminal; 0 when `out` is not one.
  Progress(std::ostream& out, int width, Language language, Clock clock = steady_seconds);
  ~Progress() override;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void start(const run::RunView& view) override;
  void step(const run::RunView& view) override;
  void finish(const run::RunView& view, const run::RunStatistics& statistics) override;

  static double steady_seconds();

 private:
  void draw(const run::RunView& view, double now);
  void wipe();

  std::ostream& out_;
  int width_;
  Language language_;
  Clock clock_;
  double began_ = 0.0;
  double drawn_ = 0.0;
  double from_ = -1.0;  // where the steps begin [s]: a run may be gone on with
  int tenths_ = 0;
  bool visible_ = false;
};

}  // namespace biandan::report
