#include "scenarios/app/checkpoint_keeper.hpp"

#include <csignal>
#include <utility>

namespace biandan::app {

namespace {

constexpr int stopping[] = {SIGINT, SIGTERM, SIGHUP};  // the last: the terminal is gone

volatile std::sig_atomic_t stop_asked = 0;

extern "C" void ask_to_stop(int) {
  stop_asked = 1;
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  sigaction(signal, &action, nullptr);
}

}  // namespace

StopSignals::StopSignals() {
  stop_asked = 0;
  for (const int signal : stopping) handle(signal, ask_to_stop);
}

StopSignals::~StopSignals() {
  for (const int signal : stopping) handle(signal, SIG_DFL);
}

bool StopSignals::asked() {
  return stop_asked != 0;
}

CheckpointKeeper::CheckpointKeeper(std::filesystem::path file, Checkpoint first,
                                   std::chrono::duration<double> interval,
                                   std::optional<StopSignals>& signals)
    : file_(std::move(file)),
      checkpoint_(std::move(first)),
      interval_(interval),
      signals_(signals) {}

run::Keeper::Wish CheckpointKeeper::ask() {
  if (!signals_) signals_.emplace();
  if (StopSignals::asked()) return Wish::keep_and_stop;
  return !kept_ || Clock::now() - *kept_ >= interval_ ? Wish::keep : Wish::go_on;
}

void CheckpointKeeper::keep(double time, const std::string& state) {
  checkpoint_.time = time;
  checkpoint_.state = state;
  write_checkpoint(file_, checkpoint_);
  kept_ = Clock::now();
}

}  // namespace biandan::app
