// Integration of a batch of small ordinary differential equations that do not know of each other,
// one behind the other in one vector:
//
//   dy/dt = f(t, y),   y = [ controlled | following | carried ]
//
// The controlled components steer the step: the estimated error of every one of them stays below
// relative * |y| + absolute, so the worst member of the batch decides and a stiff one among many
// idle ones is integrated like alone. The following components are integrated with them, through
// the same stages, but steer nothing (tangents of the controlled ones). The carried components are
// integrals over the call on which f does not depend (the extents of processes); they are sums over
// the same stages and cost no accuracy of their own.
//
// Method: explicit Runge-Kutta of Shu and Osher (1988), order 3, which keeps what an Euler step of
// the same length keeps, positivity above all; embedded order 2 of Conde, Fekete and Shadid (2021).
// Its first two stages are Heun's method of order 2, which keeps the same: where the error of order
// 1 within them is below a quarter of the tolerance, one step of them does for the whole call.
// By ERKStep of SUNDIALS; ode.cpp is the only file that knows SUNDIALS. Nothing is remembered from
// one call to the next: the result depends on the arguments only.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "model/base/library.hpp"

namespace biandan::math {

struct OdeTolerance {
  double relative = 1e-4;
  double absolute = 1e-5;
};

/// The batch could not be integrated. `component` is the worst controlled one.
class OdeError : public std::runtime_error {
 public:
  OdeError(const std::string& reason, std::size_t worst, double time)
      : std::runtime_error(reason), component(worst), reached(time) {}

  std::size_t component;
  double reached;  ///< how far of the interval it came [s]
};

/// Numbers of components.
struct OdeSize {
  std::size_t controlled = 0;
  std::size_t following = 0;
  std::size_t carried = 0;
};

class BatchOde {
 public:
  /// Writes f(t, y) for the whole batch into `slope`, all of it: what is left out would be read as
  /// it was found. t [s] counts from the start of the call of `advance`. May throw; the exception
  /// leaves `advance`.
  using RightSide =
      std::function<void(double t, std::span<const double> y, std::span<double> slope)>;

  BatchOde(const OdeSize& size, const OdeTolerance& tolerance, RightSide right_side);
  ~BatchOde();
  BatchOde(const BatchOde&) = delete;
  BatchOde& operator=(const BatchOde&) = delete;

  /// Takes the integrals of the carried components, `rate` being as many numbers: they are the sums
  /// over its calls in one `advance` of until * rate, up to the share of dt, and beyond * rate.
  using Carry = std::function<void(std::span<const double> rate, double until, double beyond)>;

  /// The vector y: fill it, advance, ask for it again and read it; without the carried components.
  std::span<double> state();

  /// Integrates the state over dt [s]. A controlled component that starts at or above zero never
  /// ends a step below zero: such a step is done again with a shorter one. Throws OdeError when the
  /// batch cannot be integrated; the state is then worthless. What it was after a share of dt, 0 to
  /// 1, is then in `passed()`: of order 2 within a step, of the same signs.
  void advance(double dt, double share = 1.0, const Carry& carry = {});
  std::span<const double> passed() const;

  long evaluations() const;  ///< calls of the right side since construction
  long steps() const;        ///< internal steps since construction

 private:
  struct Integrator;
  std::unique_ptr<Integrator> integrator_;
};

/// SUNDIALS
base::Library ode_library();

}  // namespace biandan::math
