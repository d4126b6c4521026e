// A canal with an outfall whose load is lognormal. What it carries is conserved, so the section
// shows the load times a number: its peak is lognormal, too, and how likely it goes over the limit
// has a closed form.
#include "scenarios/study/ensemble.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "model/base/error.hpp"
#include "scenarios/chance/distribution.hpp"
#include "scenarios/study/ensemble_statistics.hpp"
#include "scenarios/study/read_case.hpp"
#include "scenarios/study/single_run.hpp"
#include "tests/support/figure.hpp"
#include "tests/unit/casefile/case_folder.hpp"

namespace {

using namespace biandan;
using doctest::Approx;

constexpr double deviation = 0.4;

void write_canal(const casefile::CaseFolder& folder) {
  folder.write("case.toml",
               "[case]\nstart = 2021-06-15T00:00:00+08:00\nduration = \"1 d\"\n"
               "[flow]\nmode = \"steady\"\nstep = \"300 s\"\n"
               "[output]\ninterval = \"6 h\"\nsections = \"1 h\"\n"
               "[quality]\nkinetics = \"none\"\n"
               "[[constituent]]\nname = \"NH3-N\"\n");
  folder.write("junctions.csv", "name,level [m]\nA,2.5\nB,2.5\n");
  folder.write("reaches.csv",
               "name,from,to,length [m],cell_length [m],manning [s/m^(1/3)],bed_from [m],"
               "bed_to [m],bottom_width [m],side_slope [-]\nR1,A,B,2000,100,0.025,0.2,0,15,2\n");
  folder.write("boundaries.csv",
               "name,node,kind,level [m],discharge [m3/s],NH3-N [mg/L]\n"
               "west,A,discharge,,8,0\neast,B,stage,2.5,,0\n");
  folder.write("loads.csv",
               "name,group,place,discharge [m3/s],NH3-N [g/s]\nD1,outfall,R1:500,0,7\n"
               "D2,other,R1:1900,0,0.1\n");
  folder.write("sections.csv", "name,place,target_class\nbridge,R1:1500,3\n");
}

std::string uncertain(const std::string& members, const std::string& more = "") {
  return "[sampling]\n" + members +
         "\n[[uncertain]]\nname = \"load\"\nkind = \"scale\"\ntable = \"loads\"\nrow = \"D1\"\n"
         "field = \"NH3-N\"\ndistribution = \"lognormal\"\nmedian = 1\ndeviation = 0.4\n"
         "[[uncertain]]\nname = \"below\"\nkind = \"scale\"\ntable = \"loads\"\nrow = \"D2\"\n"
         "field = \"NH3-N\"\ndistribution = \"uniform\"\nlow = 0\nhigh = 2\n" +
         more;
}

study::Ensemble ensemble_of(const casefile::CaseFolder& folder) {
  return study::run_ensemble(edit::read_uncertain_case(folder.path(), {}));
}

double peak_of(const study::Member& member) {
  REQUIRE_FALSE(member.failed());
  return member.shown[0].peak;
}

}  // namespace

TEST_CASE(
    "a lognormal load gives a lognormal concentration, and the probability of its closed form") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  const double middle = [&] {
    const study::SingleRun alone = study::run_single(study::read_case(folder.path()).result);
    return alone.assessment.sections[0].items[0].peak.value;
  }();
  const double exact = chance::normal_share(std::log(middle / 1.0) / deviation);
  for (const std::string method : {"plain", "latin_hypercube", "sobol"}) {
    CAPTURE(method);
    folder.write("uncertainty.toml",
                 uncertain("members = 400\nseed = 3\nmethod = \"" + method + "\""));
    const study::Ensemble ensemble = ensemble_of(folder);
    REQUIRE(ensemble.completed() == 400);
    double worst = 0.0;
    for (const study::Member& member : ensemble.members)
      worst = std::max(worst, std::abs(peak_of(member) / (middle * member.values[0]) - 1.0));
    test::figure_at_most(("peaks against load times the middle one, " + method).c_str(), worst,
                         1e-9);
    const auto statistics = study::statistics_of(ensemble, {0.5, 0.5, 0.3, 0.2});
    const chance::Probability over = statistics[0].over;
    CHECK(over.interval.low < exact);
    CHECK(over.interval.high > exact);
    // Members of a Latin hypercube and a Sobol sequence do not miss by chance.
    const double error = std::sqrt(exact * (1.0 - exact) / 400.0);
    test::figure_at_most(("probability, " + method).c_str(), std::abs(over.value - exact),
                         method == "plain" ? 3.0 * error : 0.004);
    CHECK(statistics[0].peak.middle == Approx(middle).epsilon(method == "plain" ? 0.1 : 0.005));
    CHECK(statistics[0].peak.high ==
          Approx(middle * std::exp(1.6448536 * deviation)).epsilon(method == "plain" ? 0.1 : 0.01));
    // The load above the section decides all of it, that below nothing.
    CHECK(statistics[0].drivers[0].input == 0);
    CHECK(statistics[0].drivers[0].index.value > 0.9);
    CHECK(statistics[0].drivers[0].rank_correlation == Approx(1.0));
    CHECK(statistics[0].drivers[1].index.value < 0.05);
  }
}

TEST_CASE("a member has the bits that it has alone, on one flow with all others") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  folder.write("uncertainty.toml", uncertain("members = 200"));
  const edit::UncertainCase of = edit::read_uncertain_case(folder.path(), {});
  const study::Ensemble ensemble = study::run_ensemble(of);
  CHECK(ensemble.flows < 200);
  for (const std::size_t m : {0, 7, 23}) {
    const Case alone = edit::member_case(of, ensemble.members[m].values, "alone");
    CHECK(study::run_single(alone).state_hash == ensemble.members[m].state_hash);
  }
}

TEST_CASE("an ensemble that is left and gone on with ends in the same values") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  folder.write("uncertainty.toml", uncertain("members = 400"));
  const edit::UncertainCase of = edit::read_uncertain_case(folder.path(), {});
  study::Ensemble whole = study::run_ensemble(of);
  study::Ensemble left = study::run_ensemble(of, [](study::Ensemble&) { return false; });
  CHECK_FALSE(left.finished());
  CHECK(left.ended() > 0);
  base::Archive written;
  left.carry(written);
  base::Archive archive(written.bytes());
  study::Ensemble begun;
  begun.carry(archive);
  archive.end();
  study::Ensemble gone_on = study::run_ensemble(of, {}, begun);
  CHECK(gone_on.finished());
  CHECK(gone_on.over == whole.over);
  for (std::size_t m = 0; m < whole.members.size(); ++m) {
    CHECK(gone_on.members[m].values == whole.members[m].values);
    CHECK(gone_on.members[m].state_hash == whole.members[m].state_hash);
    CHECK(peak_of(gone_on.members[m]) == peak_of(whole.members[m]));
  }
}

TEST_CASE("what fails in keeping members is thrown when all threads are back") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  folder.write("uncertainty.toml", uncertain("members = 400"));
  const edit::UncertainCase of = edit::read_uncertain_case(folder.path(), {});
  CHECK_THROWS_WITH_AS(
      study::run_ensemble(of, [](study::Ensemble&) -> bool { throw base::RunError("disk full"); }),
      "disk full", base::RunError);
}

TEST_CASE("shares over time and the lead are those of the members") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  folder.write("uncertainty.toml", uncertain("members = 40"));
  const study::Ensemble ensemble = ensemble_of(folder);
  REQUIRE(ensemble.over.size() == 1);
  REQUIRE(ensemble.over[0].size() == 25);
  CHECK(ensemble.over[0].front() == 0);
  const auto statistics = study::statistics_of(ensemble, {1.0, 1.0, 1.0, 0.01});
  // Water reaches the section after some hours, and stays.
  CHECK(static_cast<double>(ensemble.over[0].back()) == Approx(40.0 * statistics[0].over.value));
  const auto lead = study::lead_time(ensemble, 0, 0.1);
  REQUIRE(lead);
  const auto by = static_cast<std::size_t>(std::ceil(*lead / 3600.0));
  CHECK(ensemble.over[0][by] >= 4);
  CHECK(ensemble.over[0][by - 1] < 4);
  CHECK_FALSE(study::lead_time(ensemble, 0, 0.99));
  // Red needs one member in a hundred here, all others all.
  CHECK(statistics[0].warned == (statistics[0].level[3] >= 0.01 ? standard::WarningLevel::red
                                                                : standard::WarningLevel::none));
}

TEST_CASE("members that draw what cannot be fail alone, with the draw in the reason") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  folder.write("uncertainty.toml",
               uncertain("members = 20",
                         "[[uncertain]]\nname = \"slope\"\nkind = \"set\"\ntable = \"reaches\"\n"
                         "row = \"R1\"\nfield = \"side_slope\"\ndistribution = \"uniform\"\n"
                         "low = -1\nhigh = 3\n"));
  const study::Ensemble ensemble = ensemble_of(folder);
  CHECK(ensemble.completed() < 20);
  CHECK(ensemble.completed() > 10);
  for (const study::Member& member : ensemble.members) {
    CHECK(member.failed() == (member.values[2] < 0.0));
    if (member.failed()) CHECK(member.failure.find("uncertainty.toml:") != std::string::npos);
  }
}

TEST_CASE("noise on a series and years of it, drawn for each member") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  folder.write("series/q.csv",
               "time,a [m3/s]\n1991-06-15 00:00,16\n1991-06-17 00:00,16\n2021-06-15 00:00,8\n"
               "2021-06-15 12:00,8\n2021-06-16 00:00,8\n");
  folder.write("boundaries.csv",
               "name,node,kind,level [m],discharge [m3/s],NH3-N [mg/L]\n"
               "west,A,discharge,,q:a,0\neast,B,stage,2.5,,0\n");
  folder.write(
      "uncertainty.toml",
      "[sampling]\nmembers = 20\n[[uncertain]]\nname = \"gusts\"\nkind = \"noise_series\"\n"
      "series = \"q:a\"\ndeviation = 0.1\nmemory = \"6 h\"\n[[uncertain]]\n"
      "name = \"year\"\nkind = \"year_of_series\"\nseries = \"q:a\"\n"
      "distribution = \"choice\"\nchoices = [1991, 2021]\n");
  const study::Ensemble ensemble = ensemble_of(folder);
  REQUIRE(ensemble.completed() == 20);
  std::set<double> peaks;
  for (const study::Member& member : ensemble.members) {
    // Twice the water, half the concentration, and noise of a tenth on it.
    const double expected = 0.5 * (member.values[1] == 0.0 ? 0.5 : 1.0) * 7.0 / 4.0;
    CHECK(peak_of(member) == Approx(expected).epsilon(0.35));
    CHECK(member.values[0] == std::floor(member.values[0]));
    peaks.insert(peak_of(member));
  }
  CHECK(peaks.size() == 20);
}

TEST_CASE("choices of series by weight, correlated inputs, in one ensemble") {
  const casefile::CaseFolder folder;
  write_canal(folder);
  folder.write("series/q.csv",
               "time,a [m3/s],b [m3/s]\n2021-06-15 00:00,8,16\n2021-06-16 00:00,8,16\n");
  folder.write("boundaries.csv",
               "name,node,kind,level [m],discharge [m3/s],NH3-N [mg/L]\n"
               "west,A,discharge,,q:a,0\neast,B,stage,2.5,,0\n");
  folder.write("uncertainty.toml",
               uncertain("members = 100",
                         "[[uncertain]]\nname = \"river\"\nkind = \"replace_series\"\n"
                         "series = \"q:a\"\ndistribution = \"choice\"\nchoices = [\"q:a\", "
                         "\"q:b\"]\nweights = [3, 1]\n"
                         "[[correlation]]\nbetween = [\"load\", \"below\"]\nvalue = 0.9\n"));
  const study::Ensemble ensemble = ensemble_of(folder);
  REQUIRE(ensemble.completed() == 100);
  CHECK(std::ranges::count_if(ensemble.members, [](const study::Member& member) {
          return member.values[2] == 1.0;
        }) == 25);
  double with = 0.0, without = 0.0;
  for (const study::Member& member : ensemble.members) {
    const double per_load = peak_of(member) / member.values[0];
    (member.values[2] == 1.0 ? with : without) = per_load;
  }
  CHECK(with == Approx(0.5 * without).epsilon(1e-3));
  std::vector<double> load, below;
  for (const study::Member& member : ensemble.members) {
    load.push_back(member.values[0]);
    below.push_back(member.values[1]);
  }
  CHECK(chance::rank_correlation(load, below) > 0.8);
}
