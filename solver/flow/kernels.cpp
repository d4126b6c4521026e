#include "solver/flow/kernels.hpp"

#include "model/base/pack.hpp"
#include "solver/flow/cell_storage.hpp"
#include "solver/flow/crossing.hpp"
#include "solver/flow/momentum.hpp"

// Only packs may be computed with here: what else a header holds would exist twice under one name.
namespace biandan::flow::BIANDAN_INSTRUCTIONS {

namespace {

using Lanes = base::Pack<kernel_lanes>;

[[gnu::always_inline]] inline FaceSite<Lanes> site(const FaceArrays& it, std::size_t f) {
  return {Lanes::load(it.bed + f),     Lanes::load(it.bed_left + f),  Lanes::load(it.bed_right + f),
          Lanes::load(it.crest + f),   Lanes::load(it.per_blend + f), Lanes::load(it.pull + f),
          Lanes::load(it.friction + f)};
}

[[gnu::always_inline]] inline FaceTerms<Lanes> terms(const FaceArrays& it, std::size_t f) {
  return {Lanes::load(it.theta + f), Lanes::load(it.inertia + f), Lanes::load(it.source + f),
          Lanes::load(it.old_drop + f)};
}

void face_depths(FaceArrays it, double dt) {
  for (std::size_t f = 0; f < it.count; f += kernel_lanes) {
    const Lanes left = Lanes::load(it.level_left + f);
    const Lanes right = Lanes::load(it.level_right + f);
    const Lanes drive = face_drive(site(it, f), terms(it, f), Lanes(dt), left, right);
    const FaceDepth<Lanes> at = face_depth(site(it, f), left, right, drive > Lanes(0.0));
    drive.store(it.drive + f);
    at.depth.store(it.depth + f);
    at.by_left.store(it.depth_by_left + f);
    at.by_right.store(it.depth_by_right + f);
  }
}

void face_flows(FaceArrays it, double dt) {
  for (std::size_t f = 0; f < it.count; f += kernel_lanes) {
    const SectionPiece<Lanes> piece{
        Lanes::load(it.start + f),     Lanes::load(it.width + f),
        Lanes::load(it.slope + f),     Lanes::load(it.area + f),
        Lanes::load(it.perimeter + f), Lanes::load(it.perimeter_rate + f)};
    const FaceDepth<Lanes> at{Lanes::load(it.depth + f), Lanes::load(it.depth_by_left + f),
                              Lanes::load(it.depth_by_right + f)};
    const TabulatedRadius<Lanes> radius{Lanes::load(it.per_radius + f),
                                        Lanes::load(it.radius_rate + f)};
    const FaceFlow<Lanes> flow = channel_flow(site(it, f), piece, terms(it, f), Lanes(dt), at,
                                              Lanes::load(it.drive + f), radius);
    flow.discharge.store(it.discharge + f);
    flow.velocity.store(it.velocity + f);
    flow.area.store(it.flow_area + f);
    flow.width.store(it.surface_width + f);
    flow.by_left.store(it.by_left + f);
    flow.by_right.store(it.by_right + f);
  }
}

void storage(StorageArrays it) {
  for (std::size_t p = 0; p < it.count; p += kernel_lanes) {
    const Lanes depth = Lanes::load(it.depth + p);
    const Lanes factor = Lanes::load(it.factor + p);
    const Lanes slope = Lanes::load(it.slope + p);
    const Lanes y = depth - Lanes::load(it.start + p);
    const Lanes width = Lanes::load(it.width + p) + slope * y;
    const Lanes area = Lanes::load(it.area + p) + (Lanes::load(it.width + p) + 0.5 * slope * y) * y;
    const Lanes pit = Lanes::load(it.pit + p);
    const auto wet = depth > Lanes(0.0);
    base::select(wet, factor * area, pit * depth).store(it.volume + p);
    base::select(depth > Lanes(sharp_depth), factor * width,
                 base::select(wet, Lanes::load(it.bottom + p), pit))
        .store(it.surface + p);
  }
}

[[gnu::always_inline]] inline Beside<Lanes> beside_point(const CrossingArrays& it, std::size_t f) {
  return {Lanes::load(it.discharge + f), Lanes::load(it.velocity + f), Lanes::load(it.rate + f),
          Lanes(1.0)};
}

/// Each face takes from the points on both sides; the one before it first.
void cross(CrossingArrays it, double dt) {
  for (std::size_t f = 0; f < it.count; f += kernel_lanes)
    advection_rate(Lanes::load(it.area + f), Lanes::load(it.distance + f), Lanes(dt))
        .store(it.rate + f);
  for (std::size_t f = 0; f < it.count; f += kernel_lanes) {
    const Crossing<Lanes> at =
        cross_point(beside_point(it, f), beside_point(it, f + 1), Lanes::load(it.per_section + f),
                    Lanes::load(it.depth + f));
    at.before.inertia.store(it.inertia + f);
    at.before.source.store(it.source + f);
    at.after.inertia.store(it.inertia_before + f + 1);
    at.after.source.store(it.source_before + f + 1);
  }
  for (std::size_t f = 0; f < it.count; f += kernel_lanes) {
    const Lanes inertia = Lanes(1.0) + Lanes::load(it.inertia_before + f);
    const Lanes source = Lanes::load(it.old_velocity + f) + Lanes::load(it.source_before + f);
    (inertia + Lanes::load(it.inertia + f)).store(it.inertia + f);
    (source + Lanes::load(it.source + f)).store(it.source + f);
  }
}

}  // namespace

const Kernels kernels{face_depths, face_flows, storage, cross};

}  // namespace biandan::flow::BIANDAN_INSTRUCTIONS
