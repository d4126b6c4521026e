#include "model/quality/catalogue.hpp"

#include "model/quality/process/ammonia_loss.hpp"
#include "model/quality/process/ammonia_release.hpp"
#include "model/quality/process/bod_oxidation.hpp"
#include "model/quality/process/bod_settling.hpp"
#include "model/quality/process/cod_loss.hpp"
#include "model/quality/process/cod_release.hpp"
#include "model/quality/process/codmn_loss.hpp"
#include "model/quality/process/nitrification.hpp"
#include "model/quality/process/phosphorus_loss.hpp"
#include "model/quality/process/phosphorus_release.hpp"
#include "model/quality/process/phosphorus_settling.hpp"
#include "model/quality/process/reaeration.hpp"
#include "model/quality/process/sediment_oxygen_demand.hpp"

namespace biandan::quality {
namespace {

template <class P>
void speeds(std::size_t count, const double* depth, const double* velocity,
            const Conditions<double>& at, double* speed) {
  for (std::size_t i = 0; i < count; ++i) {
    speed[i] = P::template speed<double>({depth[i], velocity[i]}, at);
  }
}

template <class P>
void rates(std::size_t count, const WaterColumns& columns, const double* speed,
           const Conditions<double>& at, double* __restrict rate) {
  for (std::size_t i = 0; i < count; ++i) {
    Water<double> water;
    for (std::size_t state = 0; state < state_count; ++state) {
      water.concentration[state] = columns[state][i];
    }
    rate[i] = P::template rate<double>(water, speed[i], at);
  }
}

template <class P>
constexpr Process make() {
  return {P::name,
          P::title_en,
          P::title_zh,
          P::formula,
          P::counterpart,
          P::uses,
          P::template speed<double>,
          P::template rate<double>,
          P::template rate<StateDual>,
          P::template row<double>,
          speeds<P>,
          rates<P>};
}

constexpr std::array catalogue{
    make<BodOxidation>(),   make<BodSettling>(),
    make<CodLoss>(),        make<CodmnLoss>(),
    make<Nitrification>(),  make<AmmoniaLoss>(),
    make<PhosphorusLoss>(), make<PhosphorusSettling>(),
    make<Reaeration>(),     make<SedimentOxygenDemand>(),
    make<AmmoniaRelease>(), make<PhosphorusRelease>(),
    make<CodRelease>(),
};

}  // namespace

std::span<const Process> lumped_catalogue() {
  return catalogue;
}

}  // namespace biandan::quality
