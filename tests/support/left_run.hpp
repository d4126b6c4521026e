// A run that is left after some steps and gone on with, as by one program after the other.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "solver/run/simulate.hpp"

namespace biandan::test {

/// Leaves a run after so many steps; with 0, never.
struct Leave : run::Keeper {
  explicit Leave(long after) : left(after) {}
  Wish ask() override { return --left == 0 ? Wish::keep_and_stop : Wish::go_on; }
  void keep(double, const std::string& bytes) override { state = bytes; }
  long left;
  std::string state;
};

/// `End` is an observer of the whole run; the one that saw the end is returned.
template <class End>
End run_in_parts(const Case& problem, const std::vector<long>& parts) {
  std::string state;
  for (const long part : parts) {
    End unfinished;
    run::Observer* observers[] = {&unfinished};
    Leave keeper(part);
    CHECK_THROWS_AS(run::simulate_kept(problem, observers, nullptr, keeper, state),
                    run::RunStopped);
    state = keeper.state;
  }
  End end;
  run::Observer* observers[] = {&end};
  Leave never(0);
  run::simulate_kept(problem, observers, nullptr, never, state);
  return end;
}

}  // namespace biandan::test
