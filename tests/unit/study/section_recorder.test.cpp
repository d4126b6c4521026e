// Which steps the recorder takes, and from which cell and face.
#include "scenarios/study/section_recorder.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace biandan;
using namespace biandan::study;

namespace {

// Two cells and one face, a section at the left node.
struct Watched {
  Watched() {
    problem.settings.section_interval = 300.0;
    problem.sections.resize(1);
    problem.quality.constituents.resize(2);
    problem.sections[0].place.node = network::NodeId(0);
    mesh.cells.resize(2);
    mesh.faces.resize(1);
    mesh.faces[0].left = 0;
    mesh.faces[0].right = 1;
    mesh.face_list = {0, 0};
    mesh.face_list_start = {0, 1, 2};
    mesh.node_cell = {0, 1};
    flow.level = {3.4, 3.3};
    flow.discharge = {5.0};
  }

  run::RunView view(double time) {
    flow.level[0] = 3.4 + time;
    concentration = {time, 2 * time, -1.0, -2.0};
    return {problem, mesh, time, 0, flow, concentration, 2, ledger};
  }

  std::vector<double> times_of(const std::vector<double>& steps) {
    SectionRecorder recorder;
    recorder.start(view(0.0));
    for (const double time : steps) recorder.step(view(time));
    recorder.finish(view(steps.back()), {});
    return recorder.recording().times;
  }

  Case problem;
  grid::Grid mesh;
  grid::FlowField flow;
  run::Ledger ledger;
  std::vector<double> concentration;
};

}  // namespace

TEST_CASE("samples are those of the start, of each interval and of the end") {
  Watched watched;
  CHECK(watched.times_of({100, 200, 300, 400, 500, 600, 650}) ==
        std::vector<double>{0, 300, 600, 650});
  CHECK(watched.times_of({250, 500, 750, 1000}) == std::vector<double>{0, 500, 750, 1000});
  CHECK(watched.times_of({900, 1800}) == std::vector<double>{0, 900, 1800});
  CHECK(watched.times_of({300.0 - 1e-9, 600.0}) == std::vector<double>{0, 300.0 - 1e-9, 600});
}

TEST_CASE("values are those of the step") {
  Watched watched;
  SectionRecorder recorder;
  recorder.start(watched.view(0.0));
  recorder.step(watched.view(310.0));
  const Recording& recording = recorder.recording();
  REQUIRE(recording.sections.size() == 1);
  CHECK(recording.sections[0].level == std::vector<double>{3.4, 313.4});
  CHECK(recording.sections[0].discharge == std::vector<double>{5.0, 5.0});
  CHECK(recording.sections[0].shown[0] == std::vector<double>{0.0, 310.0});
  CHECK(recording.sections[0].shown[1] == std::vector<double>{0.0, 620.0});
}
