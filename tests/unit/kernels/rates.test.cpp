// Speeds, rates and rows of every process of the catalogue over every number type.
#include <tuple>

#include "model/quality/kinetics_set.hpp"
#include "tests/support/lumped_processes.hpp"
#include "tests/unit/kernels/check_kernel.hpp"

namespace biandan::kernels {

namespace {

using Processes = test::LumpedProcesses;

constexpr std::size_t process_count = std::tuple_size_v<Processes>;

/// Defaults where no loss or release is zero, so that every slope is seen.
quality::Parameters<double> lively_parameters() {
  quality::Parameters<double> parameters = quality::default_parameters();
  for (const quality::ParameterInfo& info : quality::parameters()) {
    double& number = parameters[info.id];
    if (info.choices.empty() && number == 0.0) number = 0.01 * info.maximum;
  }
  return parameters;
}

/// Inputs: temperature, depth, velocity, then the concentrations of the states.
constexpr std::size_t inputs = 3 + quality::state_count;

template <class Process, class Real>
Real rate_of(const std::array<Real, inputs>& x, const quality::Conditions<Real>& at) {
  const quality::Site<Real> site{x[1], x[2]};
  quality::Water<Real> water;
  for (std::size_t s = 0; s < quality::state_count; ++s) water.concentration[s] = x[3 + s];
  const auto speed = Process::speed(site, at);
  const Real extent = Process::rate(water, speed, at);
  // In 1/d: the numbers of the books, and a scale at which differences can be taken.
  Real gain(0.0);
  for (const Real& entry : Process::row(at.parameter)) gain = gain + entry * extent;
  return gain * 86400.0;
}

template <class Real, std::size_t... I>
std::array<Real, process_count> rates(const std::array<Real, inputs>& x,
                                      const quality::Parameters<double>& plain,
                                      std::index_sequence<I...>) {
  quality::Parameters<Real> parameters;
  for (std::size_t p = 0; p < quality::parameter_count; ++p)
    parameters.values[p] = Real(plain.values[p]);
  const auto at = quality::conditions(x[0], parameters);
  return {rate_of<std::tuple_element_t<I, Processes>>(x, at)...};
}

Points<inputs> waters() {
  return points_in<inputs>({{{2.0, 33.0},
                             {0.2, 5.0},
                             {0.01, 1.5},
                             {0.2, 12.0},
                             {0.5, 10.0},
                             {5.0, 60.0},
                             {1.0, 15.0},
                             {0.05, 6.0},
                             {0.02, 0.8}}});
}

}  // namespace

TEST_CASE("every process of the catalogue is tested here") {
  CHECK(quality::lumped_catalogue().size() == process_count);
}

TEST_CASE("kernel: rates of all processes") {
  quality::Parameters<double> parameters = lively_parameters();
  for (const auto formula :
       {quality::ReaerationFormula::automatic, quality::ReaerationFormula::oconnor_dobbins,
        quality::ReaerationFormula::churchill, quality::ReaerationFormula::owens_gibbs,
        quality::ReaerationFormula::given})
    for (const auto saturation :
         {quality::SaturationFormula::apha, quality::SaturationFormula::gb3838}) {
      parameters[quality::Parameter::reaeration_formula] = static_cast<double>(formula);
      parameters[quality::Parameter::oxygen_saturation_formula] = static_cast<double>(saturation);
      CAPTURE(static_cast<int>(formula));
      const auto kernel = [&](const auto& x) {
        return rates(x, parameters, std::make_index_sequence<process_count>{});
      };
      check_kernel(kernel, waters(), 1e-6, 1e-5);
    }
}

TEST_CASE("kernel: rates in anoxic and still water are finite, and so are their slopes") {
  const quality::Parameters<double> parameters = lively_parameters();
  using D = base::Dual<2>;
  std::array<D, inputs> x;
  for (std::size_t i = 0; i < inputs; ++i) x[i] = D(0.0);
  x[0] = D(20.0);
  x[2] = D::variable(0.0, 0);
  x[3] = D::variable(0.0, 1);
  for (const D& rate : rates(x, parameters, std::make_index_sequence<process_count>{})) {
    CHECK(std::isfinite(rate.value));
    CHECK(std::isfinite(rate.slope[0]));
    CHECK(std::isfinite(rate.slope[1]));
  }
}

}  // namespace biandan::kernels
