// A run that can be left and gone on with.
//
// After every step of the case the run asks its keeper. Where that wants it, the whole state goes
// to it as bytes: of the flow, the water, the ledger, and of every observer. A later run of the
// same case, by the same build, that begins from these bytes ends in the same bits.
#pragma once

#include <stdexcept>
#include <string>

namespace biandan::run {

class Keeper {
 public:
  virtual ~Keeper() = default;

  enum class Wish { go_on, keep, keep_and_stop };
  virtual Wish ask() = 0;
  /// `time`: of the state [s since start].
  virtual void keep(double time, const std::string& state) = 0;
};

/// The run stopped because its keeper wanted it; what was kept last is its state.
class RunStopped : public std::runtime_error {
 public:
  explicit RunStopped(double when) : std::runtime_error("the run was stopped"), time(when) {}

  double time;  ///< [s since start]
};

}  // namespace biandan::run
