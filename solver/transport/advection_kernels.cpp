#include "solver/transport/advection_kernels.hpp"

#include "solver/math/limiter.hpp"
#include "solver/transport/rows.hpp"

// Only packs may be computed with here: what else a header holds would exist twice under one name.
namespace biandan::transport::BIANDAN_INSTRUCTIONS {

namespace {

/// Keeps rounding from pushing a face value over the universal limit, and so below zero.
constexpr double strictly = 1.0 - 1e-14;

/// Faces whose weights are computed side by side.
constexpr std::size_t side = 4;

std::size_t prepare(CellWater it) {
  const double dt = it.dt;
  std::size_t i = 0;
  Pack kept_of(0.0);
  for (; i + side <= it.count; i += side) {
    const Pack before = Pack::load(it.before + i), leaving = Pack::load(it.leaving + i);
    const Pack per_before = dt / before;
    per_before.store(it.per_before + i);
    (dt / Pack::load(it.after + i)).store(it.per_after + i);
    (strictly / (leaving * per_before) - 1.0).store(it.room + i);
    const auto kept = (before > 0.0) & (dt * leaving <= it.largest_share * before);
    kept_of += base::select(kept, Pack(1.0), Pack(0.0));
  }
  std::size_t kept = 0;
  for (std::size_t lane = 0; lane < side; ++lane) kept += static_cast<std::size_t>(kept_of[lane]);
  for (; i < it.count; ++i) {
    it.per_before[i] = dt / it.before[i];
    it.per_after[i] = dt / it.after[i];
    it.room[i] = strictly / (it.leaving[i] * it.per_before[i]) - 1.0;
    kept += it.before[i] > 0.0 && dt * it.leaving[i] <= it.largest_share * it.before[i] ? 1 : 0;
  }
  return it.count - kept;
}

/// Up to `side` faces, the last one repeated.
template <class Face>
class Group {
 public:
  Group(std::span<const Face> faces, std::size_t first)
      : faces_(faces.subspan(first)), count_(faces_.size() < side ? faces_.size() : side) {}
  std::size_t count() const { return count_; }
  const Face& operator[](std::size_t i) const { return faces_[i < count_ ? i : count_ - 1]; }
  /// A number of each, side by side.
  template <class Number>
  Pack of(Number number) const {
    Pack pack;
    for (std::size_t i = 0; i < side; ++i) pack.set(i, number((*this)[i]));
    return pack;
  }

 private:
  std::span<const Face> faces_;
  std::size_t count_;
};

/// The weights of a group, by weight and face.
class GroupWeights {
 public:
  explicit GroupWeights(const math::FaceWeights<Pack>& weights) {
    weights.a2.store(of_[0]);
    weights.a.store(of_[1]);
    weights.b.store(of_[2]);
    weights.b2.store(of_[3]);
  }
  math::FaceWeights<Pack> operator[](std::size_t i) const {
    return {Pack(of_[0][i]), Pack(of_[1][i]), Pack(of_[2][i]), Pack(of_[3][i])};
  }

 private:
  double of_[4][side];
};

using StencilGroup = Group<StencilFace>;

/// Courant numbers of the cells above.
[[gnu::always_inline]] inline Pack courant(const StencilGroup& faces, const AdvectionArrays& it) {
  return faces.of([&](const StencilFace& f) { return it.discharge[f.face] * it.per_before[f.up]; });
}

[[gnu::always_inline]] inline math::FaceWeights<Pack> quintic(const StencilGroup& faces,
                                                              const AdvectionArrays& it) {
  return math::quintic_weights(courant(faces, it));
}

[[gnu::always_inline]] inline math::FaceWeights<Pack> cubic(const StencilGroup& faces,
                                                            const AdvectionArrays& it) {
  return math::cubic_weights(courant(faces, it));
}

[[gnu::always_inline]] inline math::FaceWeights<Pack> uneven(const StencilGroup& faces,
                                                             const AdvectionArrays& it) {
  return math::cubic_weights(
      faces.of([&](const StencilFace& f) { return it.before[f.far_up]; }),
      faces.of([&](const StencilFace& f) { return it.before[f.up]; }),
      faces.of([&](const StencilFace& f) { return it.before[f.down]; }),
      faces.of([&](const StencilFace& f) { return it.dt * it.discharge[f.face]; }));
}

template <std::size_t known, auto weights_of>
void pass_of_kind(std::span<const StencilFace> faces, AdvectionArrays it) {
  const Rows<known> rows(it.packs);
  const auto row = [&](int cell) { return rows.at(it.concentration, cell); };
  for (std::size_t first = 0; first < faces.size(); first += side) {
    const StencilGroup group(faces, first);
    const GroupWeights weights(weights_of(group, it));
    for (std::size_t i = 0; i < group.count(); ++i) {
      const StencilFace& at = group[i];
      const double *farther_up = row(at.farther_up), *far_up = row(at.far_up), *up = row(at.up),
                   *down = row(at.down), *far_down = row(at.far_down);
      double* increment = rows.at(it.increment, at.face);
      const math::FaceWeights<Pack> weight = weights[i];
      const Pack room = Pack(it.room[at.up]);
      for (std::size_t p = 0; p < rows.packs(); ++p) {
        const Pack a = load(up, p) - load(far_up, p);
        const Pack b = load(down, p) - load(up, p);
        const Pack value = math::polynomial_increment(weight, load(far_up, p) - load(farther_up, p),
                                                      a, b, load(far_down, p) - load(down, p));
        store(increment, p, math::universal_limit(value, a, b, room));
      }
    }
  }
}

template <std::size_t known>
void pass_stencils(StencilFaces faces, AdvectionArrays it) {
  pass_of_kind<known, quintic>(faces.quintic, it);
  pass_of_kind<known, cubic>(faces.cubic, it);
  pass_of_kind<known, uneven>(faces.uneven, it);
}

template <std::size_t known>
void mix(std::span<const MixedCell> cells, const CellFace* faces, AdvectionArrays it) {
  const Rows<known> rows(it.packs);
  for (const MixedCell& at : cells) {
    const double* own = rows.at(it.concentration, at.cell);
    double* mean = rows.at(it.mixed, at.row);
    double water = at.water;
    for (std::size_t p = 0; p < rows.packs(); ++p)
      store(mean, p, load(mean, p) - Pack(water) * load(own, p));
    for (int f = at.first; f < at.end; ++f) {
      if (faces[f].flow <= 0.0) continue;
      water += faces[f].flow;
      const Pack flow = Pack(faces[f].flow);
      const double* from = rows.at(it.concentration, faces[f].from);
      for (std::size_t p = 0; p < rows.packs(); ++p)
        store(mean, p, load(mean, p) + flow * (load(from, p) - load(own, p)));
    }
    const Pack inverse = Pack(water > 0.0 ? 1.0 / water : 0.0);
    for (std::size_t p = 0; p < rows.packs(); ++p)
      store(mean, p, load(own, p) + inverse * load(mean, p));
  }
}

template <std::size_t known>
void pass_blended(std::span<const BlendedFace> faces, AdvectionArrays it) {
  const Rows<known> rows(it.packs);
  for (const BlendedFace& at : faces) {
    const double* up = rows.at(it.concentration, at.up);
    const double* down = rows.at(it.concentration, at.down);
    const double* mixed = rows.at(it.mixed, at.mixed);
    double* increment = rows.at(it.increment, at.face);
    const Pack nu = Pack(it.leaving[at.up] * it.per_before[at.up]);
    for (std::size_t p = 0; p < rows.packs(); ++p)
      store(increment, p,
            math::blended_increment(load(up, p) - load(mixed, p), load(down, p) - load(up, p), nu));
  }
}

template <std::size_t known>
void move(std::span<const int> first, const CellFace* faces, AdvectionArrays it) {
  const Rows<known> rows(it.packs);
  constexpr std::size_t width = Rows<known>::together;
  for (std::size_t cell = 0; cell + 1 < first.size(); ++cell)
    for (std::size_t pack = 0; pack < rows.packs(); pack += width) {
      const double* own = rows.at(it.concentration, cell, pack);
      std::array<Pack, width> sum;
      for (std::size_t p = 0; p < width; ++p) sum[p] = load(own, p);
      for (const CellFace* at = faces + first[cell]; at != faces + first[cell + 1]; ++at) {
        const Pack share = Pack(at->flow * it.per_after[cell]);
        const double* from = rows.at(it.concentration, at->from, pack);
        const double* increment = rows.at(it.increment, at->face, pack);
        for (std::size_t p = 0; p < width; ++p)
          sum[p] += share * ((load(from, p) - load(own, p)) + load(increment, p));
      }
      double* next = rows.at(it.next, cell, pack);
      for (std::size_t p = 0; p < width; ++p) store(next, p, sum[p]);
    }
}

template <std::size_t known>
constexpr AdvectionKernels kernels_of{prepare, mix<known>, pass_stencils<known>,
                                      pass_blended<known>, move<known>};

}  // namespace

const AdvectionKernelsByPacks advection_kernels{kernels_of<0>, kernels_of<1>, kernels_of<2>,
                                                kernels_of<3>, kernels_of<4>};

}  // namespace biandan::transport::BIANDAN_INSTRUCTIONS
