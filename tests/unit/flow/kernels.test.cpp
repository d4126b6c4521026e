// The loops over faces and cells give the same bits on every processor.
#include "solver/flow/kernels.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>
#include <random>
#include <vector>

using namespace biandan;

namespace {

constexpr std::size_t count = 4096;

class Fields {
 public:
  explicit Fields(unsigned seed) : generator_(seed) {}

  double* between(double low, double high) {
    std::uniform_real_distribution<double> random(low, high);
    fields_.emplace_back(flow::filled_up(count));
    for (double& number : fields_.back()) number = random(generator_);
    return fields_.back().data();
  }
  double* zeros() { return fields_.emplace_back(flow::filled_up(count), 0.0).data(); }
  const std::vector<std::vector<double>>& all() const { return fields_; }

 private:
  std::mt19937_64 generator_;
  std::vector<std::vector<double>> fields_;
};

flow::FaceArrays faces(Fields& it) {
  flow::FaceArrays faces;
  faces.count = count;
  for (auto* bed : {&faces.bed, &faces.bed_left, &faces.bed_right}) *bed = it.between(0.0, 1.0);
  faces.crest = it.between(0.5, 1.0);
  faces.per_blend = it.between(1.0, 20.0);
  faces.pull = it.between(0.01, 0.3);
  faces.friction = it.between(0.002, 0.02);
  faces.theta = it.between(0.5, 1.0);
  faces.inertia = it.between(1.0, 2.0);
  faces.source = it.between(-1.0, 1.0);
  faces.old_drop = it.between(-0.1, 0.1);
  for (auto* level : {&faces.level_left, &faces.level_right}) *level = it.between(0.4, 3.0);
  faces.start = it.between(0.0, 0.1);
  faces.width = it.between(1.0, 20.0);
  faces.slope = it.between(0.0, 4.0);
  faces.area = it.between(0.0, 5.0);
  faces.perimeter = it.between(1.0, 25.0);
  faces.perimeter_rate = it.between(0.0, 5.0);
  faces.per_radius = it.between(-1.0, 1.0);  // half of them without a table
  faces.radius_rate = it.between(0.0, 1.0);
  for (auto* result :
       {&faces.drive, &faces.depth, &faces.depth_by_left, &faces.depth_by_right, &faces.discharge,
        &faces.velocity, &faces.flow_area, &faces.surface_width, &faces.by_left, &faces.by_right})
    *result = it.zeros();
  return faces;
}

flow::StorageArrays parts(Fields& it) {
  flow::StorageArrays parts;
  parts.count = count;
  parts.depth = it.between(-0.1, 0.1);
  parts.factor = it.between(50.0, 100.0);
  parts.bottom = it.between(1.0, 1000.0);
  parts.pit = it.between(0.0, 1000.0);
  parts.start = it.between(0.0, 0.01);
  parts.width = it.between(1.0, 20.0);
  parts.slope = it.between(0.0, 4.0);
  parts.area = it.between(0.0, 5.0);
  for (auto* result : {&parts.volume, &parts.surface}) *result = it.zeros();
  return parts;
}

flow::CrossingArrays crossing(Fields& it) {
  flow::CrossingArrays faces;
  faces.count = count;
  faces.discharge = it.between(-30.0, 30.0);
  faces.velocity = it.between(-1.0, 1.0);
  faces.area = it.between(1.0, 60.0);
  faces.old_velocity = it.between(-1.0, 1.0);
  faces.distance = it.between(20.0, 500.0);
  faces.per_section = it.between(0.02, 0.5);
  faces.depth = it.between(0.2, 3.0);
  for (auto* result :
       {&faces.rate, &faces.inertia_before, &faces.source_before, &faces.inertia, &faces.source})
    *result = it.zeros();
  return faces;
}

Fields computed(const flow::Kernels& kernels) {
  Fields fields(20210618);
  const flow::FaceArrays at = faces(fields);
  kernels.face_depths(at, 300.0);
  kernels.face_flows(at, 300.0);
  kernels.storage(parts(fields));
  kernels.cross(crossing(fields), 300.0);
  return fields;
}

}  // namespace

TEST_CASE("kernels for any processor and for this one agree to the last bit") {
  const Fields plain = computed(flow::plain::kernels);
  const Fields here = computed(flow::kernels());
  long differing = 0;
  long nonzero = 0;
  for (std::size_t field = 0; field < plain.all().size(); ++field)
    for (std::size_t k = 0; k < count; ++k) {
      const double a = plain.all()[field][k];
      const double b = here.all()[field][k];
      differing += std::bit_cast<std::uint64_t>(a) != std::bit_cast<std::uint64_t>(b);
      nonzero += a != 0.0;
    }
  CHECK(differing == 0);
  CHECK(nonzero > 40 * static_cast<long>(count));
}
