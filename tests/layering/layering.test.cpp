// The layout is a promise: who includes whom, where a third-party word may stand, what lies at the
// top. Each check is also shown a planted mistake, so that it cannot pass by looking at nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/layering/check.hpp"

using namespace biandan::layering;

namespace {

std::string listed(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += "\n  " + line;
  return text;
}

std::vector<std::string> judged(const std::string& path, const std::string& text) {
  return forbidden_includes({{path, text}});
}

}  // namespace

TEST_CASE("no include breaks the table of arrows") {
  const auto files = read_sources(BIANDAN_SOURCE_DIR);
  REQUIRE(files.size() > 30);
  const auto found = forbidden_includes(files);
  INFO(listed(found));
  CHECK(found.empty());
}

TEST_CASE("every file opens the namespace of its folder") {
  const auto found = wrong_namespaces(read_sources(BIANDAN_SOURCE_DIR));
  INFO(listed(found));
  CHECK(found.empty());
}

TEST_CASE("nothing else stands at the top of the repository") {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(BIANDAN_SOURCE_DIR)) {
    names.push_back(entry.path().filename().string());
  }
  REQUIRE(names.size() >= 6);
  const auto found = strangers(names);
  INFO(listed(found));
  CHECK(found.empty());
}

#ifdef BIANDAN_PROGRAM
TEST_CASE("the program carries SUNDIALS in itself") {
  const auto libraries = needed_libraries(BIANDAN_PROGRAM);
  INFO(listed(libraries));
  CHECK(std::ranges::any_of(libraries, [](auto& name) { return name.starts_with("libc.so"); }));
  CHECK(
      std::ranges::none_of(libraries, [](auto& name) { return name.starts_with("libsundials"); }));
}
#endif

#ifdef BIANDAN_WIDE_OBJECTS
TEST_CASE("code for one instruction set leaves no copy that the rest of the program may call") {
  const auto found = shared_symbols(BIANDAN_WIDE_OBJECTS);
  INFO(listed(found));
  CHECK(found.empty());
}
#endif

TEST_CASE("planted: arrows that are forbidden are seen, allowed ones are not") {
  CHECK(judged("solver/flow/step.cpp", "#include \"solver/transport/advect.hpp\"\n") ==
        std::vector<std::string>{
            "solver/flow/step.cpp:1: solver/flow may not include solver/transport/advect.hpp"});
  CHECK(judged("solver/transport/advect.cpp", "\n #  include \"solver/flow/step.hpp\"").size() ==
        1);
  CHECK(judged("model/base/units.cpp", "#include \"model/network/graph.hpp\"").size() == 1);
  CHECK(judged("model/quality/rates.hpp", "#include \"solver/math/sparse.hpp\"").size() == 1);
  CHECK(judged("solver/record/writer.cpp", "#include \"solver/run/simulate.hpp\"").size() == 1);
  CHECK(judged("scenarios/edit/scale.cpp", "#include \"solver/grid/grid.hpp\"").size() == 1);
  CHECK(judged("scenarios/app/main.cpp", "#include \"tests/layering/check.hpp\"").size() == 1);
  CHECK(judged("model/network/graph.cpp", "#include \"graph.hpp\"").size() == 1);
  CHECK(judged("model/weather/rain.hpp", "").size() == 1);

  CHECK(judged("solver/flow/step.cpp", "#include \"solver/flow/step.hpp\"").empty());
  CHECK(judged("solver/record/writer.cpp", "#include \"solver/run/observer.hpp\"").empty());
  CHECK(judged("tests/unit/base/units.test.cpp", "#include \"model/base/units.hpp\"").empty());
  CHECK(
      judged("model/network/graph.cpp", "#include <vector>\n// #include \"solver/x.hpp\"").empty());
}

TEST_CASE("planted: third-party headers outside their module are seen") {
  CHECK(judged("model/base/units.cpp", "#include <toml++/toml.h>").size() == 1);
  CHECK(judged("solver/run/loop.cpp", "#include <hdf5.h>").size() == 1);
  CHECK(judged("solver/transport/react.cpp", "#include <arkode/arkode_erkstep.h>").size() == 1);
  CHECK(judged("solver/flow/step.cpp", "#include <Eigen/SparseCore>").size() == 1);
  CHECK(judged("scenarios/study/run.cpp", "#include <boost/program_options.hpp>").size() == 1);
  CHECK(judged("scenarios/app/main.cpp", "#include <nlohmann/json.hpp>").size() == 1);
  CHECK(judged("model/casefile/read.cpp", "#include <toml++/toml.h>").empty());

  const std::string sundials = "#include <sundials/sundials_context.h>\n";
  CHECK(forbidden_includes({{"solver/math/ode.cpp", sundials}}).empty());
  CHECK(forbidden_includes({{"solver/math/a.cpp", sundials}, {"solver/math/b.cpp", sundials}}) ==
        std::vector<std::string>{
            "SUNDIALS is known to more than one file: solver/math/a.cpp solver/math/b.cpp"});
}

TEST_CASE("planted: a wrong namespace and a stranger at the top are seen") {
  CHECK(wrong_namespaces({{"model/base/a.cpp", "namespace biandan::network {\n"}}).size() == 2);
  CHECK(wrong_namespaces({{"model/base/a.cpp", "int a;\n"}}).size() == 1);
  CHECK(wrong_namespaces({{"model/base/a.cpp", "namespace biandan::base {\n"}}).empty());
  CHECK(wrong_namespaces({{"model/case.hpp", "namespace biandan {\n"}}).empty());
  CHECK(wrong_namespaces({{"scenarios/app/main.cpp", "int main() {}\n"}}).empty());

  CHECK(strangers({"CMakeLists.txt", ".ci", "build-test", "docs", "Makefile"}) ==
        std::vector<std::string>{"docs", "Makefile"});
}
