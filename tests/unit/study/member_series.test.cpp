#include "scenarios/study/member_series.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "model/base/error.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;

namespace {

Case problem_of(double duration, double interval, std::size_t sections) {
  Case problem;
  problem.settings.duration = duration;
  problem.settings.section_interval = interval;
  problem.sections.resize(sections);
  problem.quality.constituents.resize(1);
  return problem;
}

/// Of a level that rises by `slope` a second, a discharge of 7, and a constituent of 0.1.
std::vector<float> row(std::size_t sections, double slope) {
  study::Recording recording;
  recording.times = {0.0, 100.0, 3600.0};
  for (std::size_t s = 0; s < sections; ++s) {
    study::SectionSeries series;
    for (const double time : recording.times) series.level.push_back(slope * time);
    series.discharge.assign(3, 7.0);
    series.shown.assign(1, std::vector<double>(3, 0.1));
    recording.sections.push_back(series);
  }
  return study::row_of(recording, study::moments_of(problem_of(3600.0, 600.0, 1).settings));
}

}  // namespace

TEST_CASE("moments are a section interval apart, or a multiple that keeps them few") {
  const auto of = [](double days, double interval) {
    return study::moments_of(problem_of(days * 86400.0, interval, 1).settings);
  };
  CHECK(of(1.0, 3600.0).count == 25);
  CHECK(of(1.0, 300.0).interval == 300.0);
  CHECK(of(30.0, 300.0).interval == 3600.0);
  CHECK(of(30.0, 300.0).count == 721);
  CHECK(of(5.0, 300.0).interval == 600.0);
  CHECK(of(365.0, 300.0).interval == 3600.0 * 16.0);
  // A run that is no multiple of it ends between two moments.
  CHECK(of(0.99, 3600.0).count == 24);
}

TEST_CASE("rows are what sections showed, straight between samples, and are known to be whole") {
  const casefile::CaseFolder folder;
  const Case problem = problem_of(3600.0, 600.0, 2);
  const std::filesystem::path file = folder.path() / "members.part";
  const study::MemberSeries series(file, problem, 5);
  CHECK(std::filesystem::file_size(file) == series.rows().bytes());
  CHECK_FALSE(series.rows().holds(3));
  series.rows().write(3, row(2, 0.01));
  CHECK(series.rows().holds(3));
  CHECK_FALSE(series.rows().holds(2));
  CHECK(series.read(3, {0, 1}, 0, 7) == std::vector<float>{0, 6, 12, 18, 24, 30, 36});
  CHECK(series.read(3, {1, 0}, 2, 3) == std::vector<float>{7, 7, 7});
  CHECK(series.read(3, {2, 1}, 6, 1) == std::vector<float>{0.1f});
}

TEST_CASE("a file that is there is gone on with; of another size it begins anew") {
  const casefile::CaseFolder folder;
  const Case problem = problem_of(3600.0, 600.0, 1);
  const std::filesystem::path file = folder.path() / "members.part";
  study::MemberSeries(file, problem, 3).rows().write(1, row(1, 0.01));
  CHECK(study::MemberSeries(file, problem, 3).rows().holds(1));
  CHECK_FALSE(study::MemberSeries(file, problem, 4).rows().holds(1));
}

TEST_CASE("a bit that is wrong is noticed") {
  const casefile::CaseFolder folder;
  const Case problem = problem_of(3600.0, 600.0, 1);
  const std::filesystem::path file = folder.path() / "members.part";
  const study::MemberSeries series(file, problem, 2);
  series.rows().write(0, row(1, 0.01));
  series.rows().write(1, row(1, 0.02));
  {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(9);
    bytes.put('x');
  }
  CHECK_FALSE(series.rows().holds(0));
  CHECK(series.rows().holds(1));
}

TEST_CASE("a place where nothing can be written is named") {
  CHECK_THROWS_WITH_AS(
      study::MemberSeries("/proc/nowhere/members.part", problem_of(3600.0, 600.0, 1), 2),
      doctest::Contains("cannot write /proc/nowhere/members.part"), base::RunError);
}
