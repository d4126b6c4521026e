#include "scenarios/app/checkpoint.hpp"

#include <csignal>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "model/base/error.hpp"
#include "model/casefile/sha256.hpp"
#include "scenarios/report/whole_file.hpp"

namespace biandan::app {

namespace {

constexpr std::string_view name = "biandan checkpoint ";
constexpr std::string_view format = "1\n";
constexpr std::size_t digest_length = 64;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw base::RunError("'" + file.string() + "' " + what);
}

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

std::filesystem::path checkpoint_file(const std::filesystem::path& folder) {
  return folder / "run.checkpoint";
}

void write_checkpoint(const std::filesystem::path& file, Checkpoint& checkpoint) {
  base::Archive archive;
  checkpoint.carry(archive);
  std::string text(name);
  text += format;
  text += casefile::sha256(archive.bytes()) + "\n";
  text += archive.bytes();
  report::write_whole_file(file, text);
}

Checkpoint read_checkpoint(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    refuse(file, "cannot be read: there is no run to go on with, or it has ended and needs none");
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  std::string_view rest(text);
  if (!rest.starts_with(name)) refuse(file, "is not a checkpoint of biandan");
  rest.remove_prefix(name.size());
  if (!rest.starts_with(format))
    refuse(file, "is a checkpoint of another version of the program; run the case again");
  rest.remove_prefix(format.size());
  const std::size_t head = digest_length + 1;
  if (rest.size() < head || casefile::sha256(rest.substr(head)) != rest.substr(0, digest_length))
    refuse(file, "is damaged: its bytes do not match their checksum; run the case again");
  Checkpoint checkpoint;
  base::Archive archive{std::string(rest.substr(head))};
  try {
    checkpoint.carry(archive);
    archive.end();
  } catch (const base::ArchiveError& error) {
    refuse(file, std::string("is not a checkpoint of this program: ") + error.what());
  }
  return checkpoint;
}

StopSignals::StopSignals() {
  stop_asked = 0;
  handle(SIGINT, ask_to_stop);
  handle(SIGTERM, ask_to_stop);
}

StopSignals::~StopSignals() {
  handle(SIGINT, SIG_DFL);
  handle(SIGTERM, SIG_DFL);
}

bool StopSignals::asked() {
  return stop_asked != 0;
}

CheckpointKeeper::CheckpointKeeper(std::filesystem::path file, Checkpoint first,
                                   std::chrono::duration<double> interval)
    : file_(std::move(file)), checkpoint_(std::move(first)), interval_(interval) {}

run::Keeper::Wish CheckpointKeeper::ask() {
  if (StopSignals::asked()) return Wish::keep_and_stop;
  return Clock::now() - kept_ >= interval_ ? Wish::keep : Wish::go_on;
}

void CheckpointKeeper::keep(double time, const std::string& state) {
  checkpoint_.time = time;
  checkpoint_.state = state;
  write_checkpoint(file_, checkpoint_);
  kept_ = Clock::now();
}

}  // namespace biandan::app
