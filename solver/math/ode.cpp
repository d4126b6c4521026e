#include "solver/math/ode.hpp"

#include <arkode/arkode_erkstep.h>
#include <nvector/nvector_serial.h>
#include <sundials/sundials_config.h>
#include <sundials/sundials_context.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <limits>
#include <utility>
#include <vector>

#include "model/base/real.hpp"
#include "solver/math/ode_kernels.hpp"

#if SUNDIALS_VERSION_MAJOR >= 7
#include <arkode/arkode.h>
#endif

namespace biandan::math {
namespace {

constexpr long most_steps = 1'000'000;  // of one advance; a batch that needs more is hopeless

// SUNDIALS 7 renamed what works on any stepper; these few names are all that differs.
#if SUNDIALS_VERSION_MAJOR >= 7
constexpr auto evolve = ARKodeEvolve;
constexpr auto set_user_data = ARKodeSetUserData;
constexpr auto set_weights = ARKodeWFtolerances;
constexpr auto set_constraints = ARKodeSetConstraints;
constexpr auto set_constraint_failures = ARKodeSetMaxNumConstrFails;
constexpr auto set_error_failures = ARKodeSetMaxErrTestFails;
constexpr auto set_max_steps = ARKodeSetMaxNumSteps;
constexpr auto set_initial_step = ARKodeSetInitStep;
constexpr auto set_stop_time = ARKodeSetStopTime;
constexpr auto get_local_errors = ARKodeGetEstLocalErrors;
constexpr auto get_time = ARKodeGetCurrentTime;
constexpr auto get_steps = ARKodeGetNumSteps;
constexpr auto free_memory = ARKodeFree;

SUNErrCode create_context(SUNContext* context) {
  return SUNContext_Create(SUN_COMM_NULL, context);
}
void silence(SUNContext context, void*) {
  SUNContext_ClearErrHandlers(context);
}
#else
constexpr auto evolve = ERKStepEvolve;
constexpr auto set_user_data = ERKStepSetUserData;
constexpr auto set_weights = ERKStepWFtolerances;
constexpr auto set_constraints = ERKStepSetConstraints;
constexpr auto set_constraint_failures = ERKStepSetMaxNumConstrFails;
constexpr auto set_error_failures = ERKStepSetMaxErrTestFails;
constexpr auto set_max_steps = ERKStepSetMaxNumSteps;
constexpr auto set_initial_step = ERKStepSetInitStep;
constexpr auto set_stop_time = ERKStepSetStopTime;
constexpr auto get_local_errors = ERKStepGetEstLocalErrors;
constexpr auto get_time = ERKStepGetCurrentTime;
constexpr auto get_steps = ERKStepGetNumSteps;
constexpr auto free_memory = ERKStepFree;

int create_context(SUNContext* context) {
  return SUNContext_Create(nullptr, context);
}
void silence(SUNContext, void* memory) {
  ERKStepSetErrHandlerFn(
      memory, [](int, const char*, const char*, char*, void*) {}, nullptr);
}
#endif

constexpr double runaway = 1e10;  // error reported for a step that gave no number
constexpr std::size_t lanes = 8;
using Lanes = base::Pack<lanes>;

Lanes load(const double* from) {
  std::array<double, lanes> values;
  std::copy_n(from, lanes, values.begin());
  return Lanes(values);
}

// The error of a step is that of its worst component, not a mean over the batch. A stage that ran
// away gives no number: then the error is simply large, and the step is done again.
sunrealtype largest_weighted(N_Vector x, N_Vector weight) {
  const double* values = NV_DATA_S(x);
  const double* weights = NV_DATA_S(weight);
  const auto size = static_cast<std::size_t>(NV_LENGTH_S(x));
  Lanes largest_of;
  Lanes sum_of;
  std::size_t i = 0;
  for (; i + lanes <= size; i += lanes) {
    const Lanes error = abs(load(values + i)) * load(weights + i);
    largest_of = select(error > largest_of, error, largest_of);
    sum_of += error;
  }
  double largest = 0.0;
  double sum = 0.0;  // is finite exactly where every term is
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    largest = std::max(largest, largest_of[lane]);
    sum += sum_of[lane];
  }
  for (; i < size; ++i) {
    const double error = std::abs(values[i]) * weights[i];
    largest = std::max(largest, error);
    sum += error;
  }
  return std::isfinite(sum) ? largest : runaway;
}

// The three operations that take most of a step. SUNDIALS' own are scalar loops, and its linear
// combination goes over z once for every term.

template <int terms>
void combine_terms(const sunrealtype* factors, N_Vector* x, double* z, sunindextype size) {
  std::array<const double*, terms> values;
  std::array<double, terms> factor;
  for (std::size_t term = 0; term < terms; ++term) {
    values[term] = NV_DATA_S(x[term]);
    factor[term] = factors[term];
  }
// z may be one of the x, but then element by element.
#pragma GCC ivdep
  for (sunindextype i = 0; i < size; ++i) {
    double sum = factor[0] * values[0][i];
    for (std::size_t term = 1; term < terms; ++term) sum += factor[term] * values[term][i];
    z[i] = sum;
  }
}

/// z = sum of factors[i] * x[i]
int combine(int terms, sunrealtype* factors, N_Vector* x, N_Vector z) {
  double* result = NV_DATA_S(z);
  const sunindextype size = NV_LENGTH_S(z);
  switch (terms) {
    case 1:
      combine_terms<1>(factors, x, result, size);
      return 0;
    case 2:
      combine_terms<2>(factors, x, result, size);
      return 0;
    case 3:
      combine_terms<3>(factors, x, result, size);
      return 0;
    case 4:
      combine_terms<4>(factors, x, result, size);
      return 0;
    case 5:
      combine_terms<5>(factors, x, result, size);
      return 0;
    default:
      return N_VLinearCombination_Serial(terms, factors, x, z);
  }
}

/// z = factor * x
void scale(sunrealtype factor, N_Vector x, N_Vector z) {
  const double* values = NV_DATA_S(x);
  double* result = NV_DATA_S(z);
  const auto size = static_cast<std::size_t>(NV_LENGTH_S(z));
  if (factor == 1.0) {
    if (values != result) std::copy_n(values, size, result);
    return;
  }
#pragma GCC ivdep
  for (std::size_t i = 0; i < size; ++i) result[i] = factor * values[i];
}

/// Whether x keeps "x >= 0 where asked", the only constraint used here; if not, marks in `mask`
/// where.
sunbooleantype keeps_constraints(N_Vector asked, N_Vector x, N_Vector mask) {
  const double* limits = NV_DATA_S(asked);
  const double* values = NV_DATA_S(x);
  const auto size = static_cast<std::size_t>(NV_LENGTH_S(x));
  Lanes lowest_of;
  std::size_t i = 0;
  for (; i + lanes <= size; i += lanes) {
    const Lanes bound = load(values + i) * load(limits + i);
    lowest_of = select(bound < lowest_of, bound, lowest_of);
  }
  double lowest = 0.0;
  for (std::size_t lane = 0; lane < lanes; ++lane) lowest = std::min(lowest, lowest_of[lane]);
  for (; i < size; ++i) lowest = std::min(lowest, values[i] * limits[i]);
  if (lowest == 0.0) return SUNTRUE;
  double* broken = NV_DATA_S(mask);
  for (i = 0; i < size; ++i) broken[i] = values[i] * limits[i] < 0.0 ? 1.0 : 0.0;
  return SUNFALSE;
}

// Shu and Osher's method of order 3 with the embedded order 2 of Conde, Fekete and Shadid (2021):
// weights of the stages at 0, dt and dt/2.
constexpr std::array weight{1.0 / 6.0, 1.0 / 6.0, 2.0 / 3.0};
constexpr double embedded_first = 0.291485418878409;  // of the first two
constexpr std::array embedded{embedded_first, embedded_first, 1.0 - 2.0 * embedded_first};
constexpr std::array error_weight{weight[0] - embedded[0], weight[1] - embedded[1],
                                  weight[2] - embedded[2]};

/// Of the stages for the change within a share of the step, of order 2: what the parabola through
/// the three slopes has gathered by then.
std::array<double, 3> weight_until(double share) {
  if (share == 1.0) return weight;
  const double square = share * share;
  const double cube = share * square;
  return {2.0 / 3.0 * cube - 1.5 * square + share, 2.0 / 3.0 * cube - 0.5 * square,
          2.0 * square - 4.0 / 3.0 * cube};
}

// Its first two stages make Heun's method, of order 2. The error is that of its companion of order
// 1, more than Heun's own, and four times it, so that a run that lets many steps pass with two
// stages is hardly worse for it.
constexpr std::array heun{0.5, 0.5, 0.0};
constexpr std::array heun_error{2.0, -2.0, 0.0};

/// The same of the straight line through the two slopes.
std::array<double, 3> heun_until(double share) {
  return {share - 0.5 * share * share, 0.5 * share * share, 0.0};
}

std::array<double, 3> times(double dt, const std::array<double, 3>& weights) {
  return {dt * weights[0], dt * weights[1], dt * weights[2]};
}

// With z = k dt, a decay at the rate k is estimated to err by 0.062 z^3, which has no zero but at
// z = 0. The common pairs with a fourth stage do: that of Bogacki and Shampine sees no error at all
// at z = 1, where it errs by a tenth.
class ButcherTable {
 public:
  ButcherTable() {
    std::array<sunrealtype, 3> c{0.0, 1.0, 0.5};
    std::array<sunrealtype, 9> A{0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.25, 0.25, 0.0};
    std::array<sunrealtype, 3> b = weight;
    std::array<sunrealtype, 3> lower = embedded;
    table_ = ARKodeButcherTable_Create(3, 3, 2, c.data(), A.data(), b.data(), lower.data());
  }
  ~ButcherTable() { ARKodeButcherTable_Free(table_); }
  ButcherTable(const ButcherTable&) = delete;
  ButcherTable& operator=(const ButcherTable&) = delete;

  ARKodeButcherTable get() const { return table_; }

 private:
  ARKodeButcherTable table_ = nullptr;
};

std::string reason_of(int flag) {
  switch (flag) {
    case ARK_TOO_MUCH_WORK:
      return "too many internal steps";
    case ARK_ERR_FAILURE:
      return "the error stays above the tolerance at the smallest step";
    case ARK_CONSTR_FAIL:
      return "a concentration would become negative at the smallest step";
    default:
      return "the integrator gave up with code " + std::to_string(flag);
  }
}

}  // namespace

struct BatchOde::Integrator {
  Integrator(const OdeSize& of, const OdeTolerance& tol, RightSide f)
      : controlled(of.controlled),
        followed(of.controlled + of.following),
        size(of.controlled + of.following + of.carried),
        tolerance(tol),
        right_side(std::move(f)) {
    require(create_context(&context) == 0);
    for (auto* field : {&current, &stage, &first, &second, &third, &after, &passed_state})
      field->resize(size);
    y = N_VMake_Serial(static_cast<sunindextype>(size), current.data(), context);
    require(y != nullptr);
    y->ops->nvwrmsnorm = largest_weighted;
    y->ops->nvlinearcombination = combine;
    y->ops->nvscale = scale;
    y->ops->nvconstrmask = keeps_constraints;
    constraints = N_VClone(y);
    require(constraints != nullptr);
    N_VConst(0.0, constraints);
    std::fill_n(NV_DATA_S(constraints), controlled, at_least_zero);

    memory = ERKStepCreate(slope, 0.0, y, context);
    require(memory != nullptr);
    silence(context, memory);
    require(ERKStepSetTable(memory, ButcherTable().get()) == ARK_SUCCESS);
    require(set_user_data(memory, this) == ARK_SUCCESS);
    require(set_weights(memory, weights) == ARK_SUCCESS);
    require(set_max_steps(memory, most_steps) == ARK_SUCCESS);
    require(set_constraint_failures(memory, 50) == ARK_SUCCESS);
    require(set_error_failures(memory, 50) == ARK_SUCCESS);
    require(set_constraints(memory, constraints) == ARK_SUCCESS);
  }

  ~Integrator() {
    if (memory != nullptr) free_memory(&memory);
    if (constraints != nullptr) N_VDestroy(constraints);
    if (y != nullptr) N_VDestroy(y);
    if (context != nullptr) SUNContext_Free(&context);
  }
  Integrator(const Integrator&) = delete;
  Integrator& operator=(const Integrator&) = delete;

  static void require(bool good) {
    if (!good) throw std::runtime_error("the ODE integrator could not be set up");
  }

  // Components that start below zero (rounding in transport) are let go; those that start at or
  // above zero must stay there.
  void constrain() {
    double* limits = NV_DATA_S(constraints);
    bool changed = false;
    for (std::size_t i = 0; i < controlled; ++i) {
      const double limit = current[i] < 0.0 ? 0.0 : at_least_zero;
      changed |= limit != limits[i];
      limits[i] = limit;
    }
    if (changed) require(set_constraints(memory, constraints) == ARK_SUCCESS);
  }

  // Most batches pass with one step, and then most of the time would go to what SUNDIALS does
  // around the stages. So the same step is tried here first: true where its error and its signs are
  // good. Where its first two stages are good enough already, the third is left out.
  bool advance_at_once(double dt, double share, const Carry& carry) {
    evaluate(0.0, current, first);
    kernels.first_stage(followed, current.data(), dt, first.data(), stage.data());
    evaluate(dt, stage, second);
    const OdeStep two = step_of(dt, heun, heun_until(share), heun_error);
    if (kernels.finish_two(controlled, two)) {
      accept(two, carry);
      return true;
    }
    kernels.second_stage(followed, current.data(), 0.25 * dt, first.data(), second.data(),
                         stage.data());
    evaluate(0.5 * dt, stage, third);
    const OdeStep three = step_of(dt, weight, weight_until(share), error_weight);
    if (!kernels.finish_three(controlled, three)) return false;
    accept(three, carry);
    return true;
  }

  OdeStep step_of(double dt, const std::array<double, 3>& at_end,
                  const std::array<double, 3>& until, const std::array<double, 3>& error) {
    return {current.data(),    {first.data(), second.data(), third.data()},
            after.data(),      passed_state.data(),
            times(dt, at_end), times(dt, until),
            times(dt, error),  tolerance.relative,
            tolerance.absolute};
  }

  void accept(const OdeStep& step, const Carry& carry) {
    if (followed > controlled) {
      const std::size_t count = followed - controlled;
      const std::array<const double*, 3> beside{&first[controlled], &second[controlled],
                                                &third[controlled]};
      kernels.sum(count, &current[controlled], step.until, beside, &passed_state[controlled]);
      kernels.sum(count, &current[controlled], step.weight, beside, &after[controlled]);
    }
    current.swap(after);
    N_VSetArrayPointer(current.data(), y);
    if (carry)
      for (std::size_t i = 0; i < step.slope.size(); ++i)
        if (step.weight[i] != 0.0)
          carry({step.slope[i] + followed, size - followed}, step.until[i],
                step.weight[i] - step.until[i]);
    ++step_count;
  }

  std::span<const double> carried(std::span<const double> of) const { return of.subspan(followed); }

  void evaluate(double t, std::span<const double> at, std::span<double> derivative) {
    ++evaluation_count;
    right_side(t, at, derivative);
  }

  void advance(double dt, double share, const Carry& carry) {
    if (advance_at_once(dt, share, carry)) return;
    std::fill(current.begin() + static_cast<std::ptrdiff_t>(followed), current.end(), 0.0);
    require(ERKStepReInit(memory, slope, 0.0, y) == ARK_SUCCESS);
    constrain();
    require(set_initial_step(memory, dt) == ARK_SUCCESS);
    if (share > 0.0 && share < 1.0) evolve_to(share * dt);
    if (share < 1.0) pass();
    evolve_to(dt);
    if (share == 1.0) pass();
    if (carry) {
      carry(carried(passed_state), 1.0, -1.0);
      carry(carried(current), 0.0, 1.0);
    }
    long taken = 0;
    get_steps(memory, &taken);
    step_count += taken;
  }

  void pass() { std::ranges::copy(current, passed_state.begin()); }

  void evolve_to(double time) {
    require(set_stop_time(memory, time) == ARK_SUCCESS);
    sunrealtype reached = 0.0;
    const int flag = evolve(memory, time, y, &reached, ARK_NORMAL);
    if (failure) std::rethrow_exception(std::exchange(failure, nullptr));
    if (flag < 0) fail(flag);
  }

  [[noreturn]] void fail(int flag) {
    sunrealtype reached = 0.0;
    get_time(memory, &reached);
    std::size_t worst = 0;
    N_Vector error = N_VClone(y);
    if (error != nullptr && get_local_errors(memory, error) == ARK_SUCCESS) {
      const double* errors = NV_DATA_S(error);
      double largest = -1.0;
      for (std::size_t i = 0; i < controlled; ++i) {
        const double scaled = flag == ARK_CONSTR_FAIL ? -current[i] / tolerance.absolute
                                                      : std::abs(errors[i]) * weight_of(current[i]);
        if (std::isnan(scaled) || scaled > largest) {
          worst = i;
          largest = std::isnan(scaled) ? std::numeric_limits<double>::infinity() : scaled;
        }
      }
    }
    if (error != nullptr) N_VDestroy(error);
    throw OdeError(reason_of(flag), worst, reached);
  }

  double weight_of(double value) const {
    return 1.0 / (tolerance.relative * std::abs(value) + tolerance.absolute);
  }

  // No exception may pass through the C library: it waits here until the library has returned.
  static int slope(sunrealtype t, N_Vector state, N_Vector derivative, void* user) {
    auto& self = *static_cast<Integrator*>(user);
    try {
      self.evaluate(t, {NV_DATA_S(state), self.size}, {NV_DATA_S(derivative), self.size});
    } catch (...) {
      self.failure = std::current_exception();
      return -1;
    }
    return 0;
  }

  static int weights(N_Vector state, N_Vector of_values, void* user) {
    const auto& self = *static_cast<const Integrator*>(user);
    const double* values = NV_DATA_S(state);
    double* result = NV_DATA_S(of_values);
    for (std::size_t i = 0; i < self.controlled; ++i) result[i] = self.weight_of(values[i]);
    std::fill(result + self.controlled, result + self.size, 0.0);
    return 0;
  }

  static constexpr double at_least_zero = 1.0;  // SUNDIALS' code for "y >= 0"

  std::size_t controlled;
  std::size_t followed;  // with the controlled ones before them
  std::size_t size;
  OdeTolerance tolerance;
  RightSide right_side;
  SUNContext context = nullptr;
  N_Vector y = nullptr;
  N_Vector constraints = nullptr;
  void* memory = nullptr;
  std::exception_ptr failure;
  std::vector<double> current;  // of y
  std::vector<double> stage, first, second, third, after, passed_state;
  const OdeKernels& kernels = ode_kernels();
  long evaluation_count = 0;
  long step_count = 0;
};

BatchOde::BatchOde(const OdeSize& size, const OdeTolerance& tolerance, RightSide right_side)
    : integrator_(std::make_unique<Integrator>(size, tolerance, std::move(right_side))) {}

BatchOde::~BatchOde() = default;

std::span<double> BatchOde::state() {
  return std::span(integrator_->current).first(integrator_->followed);
}

std::span<const double> BatchOde::passed() const {
  return std::span(integrator_->passed_state).first(integrator_->followed);
}

void BatchOde::advance(double dt, double share, const Carry& carry) {
  integrator_->advance(dt, share, carry);
}

long BatchOde::evaluations() const {
  return integrator_->evaluation_count;
}

long BatchOde::steps() const {
  return integrator_->step_count;
}

base::Library ode_library() {
  return {"SUNDIALS", SUNDIALS_VERSION, "BSD-3-Clause"};
}

}  // namespace biandan::math
