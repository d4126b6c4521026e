// `doctor`: what it says of a result, of one that did not end, and of what is no result.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/app/program.hpp"

using namespace biandan::testing;
using Json = nlohmann::json;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const Folder& canal_run() {
  static const Folder folder;
  static const bool ran = [] {
    folder.canal();
    return ask("run canal --out result", folder.path()).code == 0;
  }();
  REQUIRE(ran);
  return folder;
}

}  // namespace

TEST_CASE("a result of a sound case: the answer first, and what was not looked at") {
  const auto& folder = canal_run().path();
  const std::string before = listing(folder / "result");
  const Answer answer = ask("doctor result", folder);
  CHECK(answer.code == 0);
  CHECK(answer.err == "");
  CHECK(answer.out.starts_with("2 findings: 0 serious, 2 to look at; "));
  CHECK(holds(answer.out, "\n2. look, artificial dispersion: "));
  CHECK(holds(answer.out, "\n1. look, boundary water: "));
  CHECK(holds(answer.out, " of the water at 试验桥 comes from boundary west (mean of the time)\n"));
  CHECK(holds(answer.out, "\nnothing found: end of the run, balance, "));
  CHECK(holds(answer.out, "\nnot looked at:\n"));
  CHECK(holds(answer.out, "  input ranges: needs the case: --case CASE\n"));
  CHECK(holds(answer.out, "\n  试验桥: west 9"));
  CHECK(listing(folder / "result") == before);
  CHECK(ask("doctor result/run.nc", folder).out == answer.out);
}

TEST_CASE("with the case its inputs are looked at too, and published boundaries are no finding") {
  const auto& folder = canal_run().path();
  const Answer answer = ask("doctor result --case canal", folder);
  CHECK(answer.code == 0);
  CHECK(answer.out.starts_with("1 finding: 0 serious, 1 to look at\n"));
  CHECK_FALSE(holds(answer.out, "look, boundary water"));
  CHECK_FALSE(holds(answer.out, "needs the case"));
}

TEST_CASE("the scenario of the result is that of the case, unless another is named") {
  const auto& folder = canal_run().path();
  CHECK(ask("run canal -s clean --out cleaner", folder).code == 0);
  CHECK(ask("doctor cleaner --case canal", folder).code == 0);
  const Answer other = ask("doctor result --case canal -s clean", folder);
  CHECK(other.code == 2);
  CHECK(other.err ==
        "biandan: the result is of case 'canal' as it was when it ran; 'canal' is another one, or "
        "has changed since: leave out --case, or run it again\n");
  CHECK(ask("doctor result -s clean", folder).err == "biandan: '--scenario' goes with --case\n");
}

TEST_CASE("Chinese, and JSON for machines") {
  const auto& folder = canal_run().path();
  const Answer chinese = ask("doctor result --lang zh", folder);
  CHECK(chinese.out.starts_with("2 项发现: 严重 0, 待查 2; "));
  CHECK(holds(chinese.out, "\n1. 待查, 边界来水占比: 试验桥 的水 9"));
  const Json json = Json::parse(ask("doctor result --json", folder).out);
  CHECK(json["format"] == "biandan doctor");
  CHECK(json["complete"] == true);
  CHECK(json["findings"][0]["kind"] == "one boundary");
  CHECK(json["findings"][0]["place"] == "试验桥");
  CHECK(json["findings"][0]["subject"] == "west");
  CHECK(json["findings"][0]["amount"].get<double>() > 0.9);
  CHECK(json["checks"].size() == 16);
  double sum = 0.0;
  for (const Json& share : json["water"][0]["mean"]) sum += share["share"].get<double>();
  CHECK(sum == doctest::Approx(1.0));
}

TEST_CASE("a run that did not end is looked at as far as it goes") {
  const Folder folder;
  std::filesystem::copy(canal_run().path() / "result", folder.path() / "part");
  std::filesystem::remove(folder.path() / "part/run.nc");
  CHECK(holds(ask("doctor part", folder.path()).err, "holds no result: neither run.nc nor "));
  // What a run writes at its end is missing, or of an earlier one.
  std::filesystem::copy(canal_run().path() / "result/run.nc", folder.path() / "part/run.nc");
  write(folder.path() / "part/warnings.json", "{\"run\": ");
  CHECK(holds(ask("doctor part", folder.path()).out,
              "  chatter: warnings.json cannot be read\n") == false);  // no structures to chatter
  CHECK(holds(ask("doctor part", folder.path()).out, "  steps: warnings.json cannot be read\n"));
  write(folder.path() / "part/warnings.json", "{\"run\": {\"state_hash\": \"0\"}}");
  CHECK(holds(ask("doctor part", folder.path()).out,
              "  steps: warnings.json beside the result is of another run\n"));
  std::filesystem::remove(folder.path() / "part/warnings.json");
  CHECK(
      holds(ask("doctor part", folder.path()).out, "  steps: no warnings.json beside the result"));
}

TEST_CASE("what is no result is refused in a sentence") {
  const auto& folder = canal_run().path();
  const auto err = [&](const std::string& arguments) {
    const Answer answer = ask("doctor " + arguments, folder);
    CHECK(answer.code == 2);
    CHECK(answer.out == "");
    return answer.err;
  };
  CHECK(err("nowhere") == "biandan: there is no folder 'nowhere'\n");
  CHECK(holds(err("canal"), "biandan: 'canal' holds no result: neither run.nc nor run.nc.part;"));
  CHECK(holds(err("canal/case.toml"), "canal/case.toml: this is not an HDF5 file;"));
  CHECK(holds(err(""), "doctor"));
  std::filesystem::create_directory(folder / "cut");
  const std::string whole = content(folder / "result/run.nc");
  write(folder / "cut/run.nc", whole.substr(0, whole.size() / 2));
  CHECK(holds(err("cut"), "cut/run.nc: the file is damaged or cut short"));
}
