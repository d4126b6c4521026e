// What goes wrong around a run: it is killed, stopped, its files are damaged, the disk or the
// memory ends. Nothing may be lost beyond the last checkpoint, and no half file may stand under a
// whole name. BIANDAN_KILLS sets how often runs are killed (20).
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>

#include "tests/app/program.hpp"
#include "tests/faults/process.hpp"
#include "tests/support/figure.hpp"

using namespace biandan::testing;
namespace fs = std::filesystem;

namespace {

using Seconds = std::chrono::duration<double>;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string zhonglou() {
  return std::string(BIANDAN_SOURCE_DIR) + "/scenarios/cases/zhonglou";
}

/// Twelve of its days, which are long enough to be killed in.
void copy_some_days(const fs::path& to) {
  fs::copy(zhonglou(), to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  std::string settings = content(to / "case.toml");
  const std::string whole = "duration = \"30 d\"";
  REQUIRE(holds(settings, whole));
  write(to / "case.toml",
        settings.replace(settings.find(whole), whole.size(), "duration = \"12 d\""));
}

/// Of the case that Unbroken puts into the folder.
std::vector<std::string> run_words(const std::string& out) {
  return {"run", "some_days", "--out", out, "--quiet", "--checkpoint", "0.1"};
}
std::vector<std::string> resume_words(const std::string& out) {
  return {"resume", out, "--quiet", "--checkpoint", "0.1"};
}

/// The run that nothing stops, and how long it takes.
struct Unbroken {
  explicit Unbroken(const Folder& folder) {
    copy_some_days(folder.path() / "some_days");
    const auto begun = std::chrono::steady_clock::now();
    Process whole(run_words("unbroken"), folder.path());
    REQUIRE(whole.wait() == 0);
    took = std::chrono::steady_clock::now() - begun;
    result = content(folder.path() / "unbroken/run.nc");
    warnings = content(folder.path() / "unbroken/warnings.json");
    REQUIRE(result.size() > 10000);
  }
  /// Whether a folder holds the same files and no others.
  void check(const fs::path& folder) const {
    CHECK(listing(folder) == "report.html run.nc warnings.json");
    CHECK((content(folder / "run.nc") == result));
    CHECK((content(folder / "warnings.json") == warnings));
  }
  Seconds took{};
  std::string result, warnings;
};

/// A run of which a checkpoint is there.
void leave_a_run(const Folder& folder, const Unbroken& whole, int number) {
  for (int tries = 0; tries < 20; ++tries) {
    Process run(run_words("left"), folder.path());
    std::this_thread::sleep_for(0.5 * whole.took);
    run.signal(number);
    run.wait();
    if (fs::exists(folder.path() / "left/run.checkpoint")) return;
  }
  FAIL("no run could be left");
}

}  // namespace

TEST_CASE("a run that is killed again and again ends in the bytes of the one that is not") {
  const char* const wanted = std::getenv("BIANDAN_KILLS");
  const int least = wanted != nullptr ? std::atoi(wanted) : 20;
  const Folder folder;
  const Unbroken whole(folder);
  const fs::path out = folder.path() / "killed";
  std::mt19937 random(20261127);
  std::uniform_real_distribution<double> share(0.0, 1.1);
  int kills = 0;
  int ends = 0;
  while (kills < least) {
    const bool goes_on = fs::exists(out / "run.checkpoint");
    Process run(goes_on ? resume_words("killed") : run_words("killed"), folder.path());
    std::this_thread::sleep_for(share(random) * whole.took);
    run.signal(SIGKILL);
    const int code = run.wait();
    if (code == 0) {
      whole.check(out);
      fs::remove_all(out);
      ++ends;
      continue;
    }
    INFO(run.err());
    REQUIRE(code == -SIGKILL);
    ++kills;
    // A result under its whole name is whole.
    if (fs::exists(out / "run.nc")) CHECK((content(out / "run.nc") == whole.result));
  }
  if (fs::exists(out / "run.checkpoint")) {
    Process last(resume_words("killed"), folder.path());
    CHECK(last.wait() == 0);
    whole.check(out);
    ++ends;
  }
  MESSAGE("figure: runs killed = " << kills
                                   << ", of these lost = 0, ended as the unbroken one = " << ends);
  CHECK(ends > 0);
}

TEST_CASE("SIGTERM, SIGINT and SIGHUP at any moment keep the run and say how to go on") {
  const Folder folder;
  const Unbroken whole(folder);
  const fs::path out = folder.path() / "stopped";
  std::mt19937 random(7);
  std::uniform_real_distribution<double> share(0.0, 1.05);
  int stops = 0;
  for (int i = 0; i < 12; ++i) {
    const int number = std::array{SIGTERM, SIGINT, SIGHUP}.at(static_cast<std::size_t>(i % 3));
    Process run({"run", "some_days", "--out", "stopped", "--quiet"}, folder.path());
    std::this_thread::sleep_for(share(random) * whole.took);
    run.signal(number);
    const int code = run.wait();
    INFO(run.err());
    if (code == 0) {  // it was at its end
      whole.check(out);
    } else if (code == -number) {  // it had not begun to listen
      CHECK_FALSE(fs::exists(out / "run.nc"));
    } else {
      ++stops;
      CHECK(code == 5);
      CHECK(holds(run.err(), "biandan: stopped at 2021-0"));
      CHECK(holds(run.err(), "go on with: biandan resume stopped\n"));
      Process rest({"resume", "stopped", "--quiet"}, folder.path());
      CHECK(rest.wait() == 0);
      whole.check(out);
    }
    fs::remove_all(out);
  }
  MESSAGE("figure: runs told to stop = 12, of these stopped and gone on with = " << stops);
  CHECK(stops > 0);
}

TEST_CASE(
    "a checkpoint that is cut or has a wrong bit is refused by name, and nothing is touched") {
  const Folder folder;
  const Unbroken whole(folder);
  leave_a_run(folder, whole, SIGKILL);
  const fs::path file = folder.path() / "left/run.checkpoint";
  const std::string good = content(file);
  const std::string rows = content(folder.path() / "left/run.nc.part");
  std::mt19937 random(1);
  const auto refused = [&](const std::string& bad) {
    write(file, bad);
    Process resumed(resume_words("left"), folder.path());
    CHECK(resumed.wait() == 3);
    CHECK(holds(resumed.err(), "'left/run.checkpoint' is "));
    CHECK((content(folder.path() / "left/run.nc.part") == rows));
  };
  for (int i = 0; i < 20; ++i) refused(good.substr(0, random() % good.size()));
  for (int i = 0; i < 40; ++i) {
    std::string bad = good;
    bad[random() % bad.size()] ^= static_cast<char>(1 << random() % 8);
    refused(bad);
  }
  refused(good + "x");
  fs::remove(file);
  Process without(resume_words("left"), folder.path());
  CHECK(without.wait() == 3);
  CHECK(
      holds(without.err(), "'left/run.checkpoint' cannot be read: there is no run to go on with"));
  write(file, good);
  Process resumed(resume_words("left"), folder.path());
  CHECK(resumed.wait() == 0);
  whole.check(folder.path() / "left");
}

TEST_CASE("a wrong bit in the rows until then is refused, or touches nothing that counts") {
  const Folder folder;
  const Unbroken whole(folder);
  leave_a_run(folder, whole, SIGKILL);
  const fs::path left = folder.path() / "left";
  fs::copy(left, folder.path() / "kept");
  const std::string good = content(left / "run.nc.part");
  std::mt19937 random(2);
  int refused = 0;
  int flips = 0;
  for (; flips < 20; ++flips) {
    fs::remove_all(left);
    fs::copy(folder.path() / "kept", left);
    std::string bad = good;
    const std::size_t place = random() % bad.size();
    bad[place] ^= static_cast<char>(1 << random() % 8);
    write(left / "run.nc.part", bad);
    Process resumed({"resume", "left", "--quiet"}, folder.path());
    const int code = resumed.wait();
    CAPTURE(place);
    INFO(resumed.err());
    if (code == 0) {
      whole.check(left);
      continue;
    }
    CHECK(code == 3);
    CHECK(holds(resumed.err(), "left/run.nc.part"));
    ++refused;
  }
  MESSAGE("figure: bits turned in the rows of a left run = " << flips
                                                             << ", of these refused = " << refused);
  CHECK(refused > 0);
}

TEST_CASE("one run at a time writes into a folder") {
  const Folder folder;
  copy_some_days(folder.path() / "some_days");
  Process first(run_words("out"), folder.path());
  while (!fs::exists(folder.path() / "out/run.checkpoint"))
    std::this_thread::sleep_for(Seconds(0.001));
  for (const auto& words : {run_words("out"), resume_words("out")}) {
    Process second(words, folder.path());
    CHECK(second.wait() == 3);
    CHECK(holds(second.err(), "another run writes into 'out'; wait for its end or choose another"));
  }
  CHECK(first.wait() == 0);
  CHECK(listing(folder.path() / "out") == "report.html run.nc warnings.json");
}

TEST_CASE("a run that starts from a stored state is gone on with only while that is the same") {
  const Folder folder;
  fs::copy(zhonglou(), folder.path() / "case", fs::copy_options::recursive);
  Process source({"run", "case", "--out", "source", "--quiet"}, folder.path());
  REQUIRE(source.wait() == 0);
  const fs::path settings = folder.path() / "case/case.toml";
  std::string text = content(settings);
  text.replace(text.find("initial = \"steady\""), 18, "initial = \"../source/run.nc\"");
  write(settings, text);
  Process run({"run", "case", "--out", "out", "--quiet"}, folder.path());
  while (!fs::exists(folder.path() / "out/run.checkpoint"))
    std::this_thread::sleep_for(Seconds(0.001));
  run.signal(SIGTERM);
  REQUIRE(run.wait() == 5);
  const std::string stored = content(folder.path() / "source/run.nc");
  write(folder.path() / "source/run.nc", stored.substr(0, stored.size() / 2));
  Process changed({"resume", "out"}, folder.path());
  CHECK(changed.wait() == 3);
  CHECK(holds(changed.err(), "or the state that it starts from, have changed since the run was"));
  write(folder.path() / "source/run.nc", stored);
  Process rest({"resume", "out", "--quiet"}, folder.path());
  CHECK(rest.wait() == 0);
}

TEST_CASE("a run is not gone on with when its case has changed, nor without its rows") {
  const Folder folder;
  fs::copy(zhonglou(), folder.path() / "case", fs::copy_options::recursive);
  Process whole({"run", "case", "--out", "whole", "--quiet"}, folder.path());
  REQUIRE(whole.wait() == 0);
  Process run({"run", "case", "--out", "out", "--quiet", "--checkpoint", "0"}, folder.path());
  while (!fs::exists(folder.path() / "out/run.checkpoint"))
    std::this_thread::sleep_for(Seconds(0.001));
  run.signal(SIGKILL);
  REQUIRE(run.wait() == -SIGKILL);

  const fs::path table = folder.path() / "case/loads.csv";
  const std::string before = content(table);
  write(table, before + "\n");
  Process changed({"resume", "out"}, folder.path());
  CHECK(changed.wait() == 3);
  CHECK(holds(changed.err(), "have changed since the run was begun; run the case again"));
  write(table, before);

  fs::remove(folder.path() / "out/run.nc.part");
  Process anew({"resume", "out", "--quiet"}, folder.path());
  CHECK(anew.wait() == 0);
  CHECK(holds(anew.err(),
              "the rows until then are gone with 'out/run.nc.part'; the run begins anew"));
  CHECK((content(folder.path() / "out/run.nc") == content(folder.path() / "whole/run.nc")));
}

TEST_CASE("a full disk ends a run with its reason, and leaves nothing under a whole name") {
  const Folder folder;
  const fs::path disk = folder.path() / "disk";
  fs::create_directory(disk);
  for (const std::string size : {"256k", "4m", "22500k"}) {
    if (mount("none", disk.c_str(), "tmpfs", 0, ("size=" + size).c_str()) != 0) {
      MESSAGE("left out: only root may mount a small disk");
      return;
    }
    CAPTURE(size);
    Process run({"run", zhonglou(), "--out", "disk/out", "--quiet", "--checkpoint", "0"},
                folder.path());
    const int code = run.wait();
    CHECK(code == 3);
    CHECK(holds(run.err(), "cannot write"));
    CHECK(holds(run.err(), "disk/out/run."));
    CHECK(holds(run.err(), "No space left on device"));
    CHECK_FALSE(fs::exists(disk / "out/run.nc"));
    CHECK_FALSE(fs::exists(disk / "out/warnings.json"));
    umount(disk.c_str());
  }
}

TEST_CASE("a disk that may only be read ends a run before it begins") {
  const Folder folder;
  const fs::path disk = folder.path() / "disk";
  fs::create_directory(disk);
  if (mount("none", disk.c_str(), "tmpfs", MS_RDONLY, nullptr) != 0) {
    MESSAGE("left out: only root may mount a disk");
    return;
  }
  Process run({"run", zhonglou(), "--out", "disk/out", "--quiet"}, folder.path());
  CHECK(run.wait() == 3);
  CHECK(run.err() ==
        "biandan: the run failed: cannot write disk/out: Read-only file system; free some space or "
        "choose a folder "
        "you may write to with --out\n");
  umount(disk.c_str());
}

TEST_CASE("a checkpoint that cannot be written ends a run, which is gone on with afterwards") {
  const Folder folder;
  const Unbroken whole(folder);
  const fs::path out = folder.path() / "left";
  Process run(run_words("left"), folder.path());
  while (!fs::exists(out / "run.checkpoint")) std::this_thread::sleep_for(Seconds(0.01));
  fs::create_directory(out / "run.checkpoint.part");  // where it is written aside
  CHECK(run.wait() == 3);
  CHECK(holds(run.err(), "cannot write 'left/run.checkpoint': Is a directory"));
  CHECK_FALSE(fs::exists(out / "run.nc"));
  fs::remove(out / "run.checkpoint.part");
  Process rest(resume_words("left"), folder.path());
  CHECK(rest.wait() == 0);
  whole.check(out);
}

TEST_CASE("a folder without the right to write, a case without the right to read") {
  if (geteuid() != 0) {
    MESSAGE("left out: only root may become another user");
    return;
  }
  constexpr Confines nobody{0, 65534};
  const Folder folder;
  fs::permissions(folder.path(), fs::perms::others_all, fs::perm_options::add);
  fs::create_directory(folder.path() / "closed");  // root's, and for others to look at only
  Process run({"run", zhonglou(), "--out", "closed/out", "--quiet"}, folder.path(), nobody);
  CHECK(run.wait() == 3);
  CHECK(holds(run.err(), "cannot write closed/out: Permission denied; free some space or choose"));

  fs::copy(zhonglou(), folder.path() / "case", fs::copy_options::recursive);
  fs::permissions(folder.path() / "case/reaches.csv", fs::perms::owner_all);
  Process check({"check", "case"}, folder.path(), nobody);
  CHECK(check.wait() == 2);
  CHECK(holds(check.err(), "case/reaches.csv"));
  CHECK(holds(check.err(), "Permission denied"));
}

TEST_CASE("too little memory ends a run with its reason") {
  const Folder folder;
  // From 34 to 46 MB memory used to end within the library that writes results, which crashed.
  for (const std::size_t megabytes : {34, 36, 38, 39, 40, 41, 42, 46, 60, 80, 120}) {
    CAPTURE(megabytes);
    // With less than it takes to load the program the system ends it, before it can say anything.
    Process loaded({"--version"}, folder.path(), {megabytes << 20, 0});
    if (loaded.wait() != 0) continue;
    Process run({"run", zhonglou(), "--out", "out", "--quiet"}, folder.path(),
                {megabytes << 20, 0});
    const int code = run.wait();
    CHECK((code == 0 || code == 3));
    if (code == 3) CHECK(holds(run.err(), "memory"));
    if (code != 0) CHECK_FALSE(fs::exists(folder.path() / "out/run.nc"));
  }
}
