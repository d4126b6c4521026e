// What an ensemble will take of the machine, told before it begins.
#pragma once

#include <cstddef>

#include "scenarios/edit/uncertain_case.hpp"

namespace biandan::study {

struct Need {
  std::size_t run = 0;      ///< bytes of a member under way: its case and its run
  std::size_t at_once = 0;  ///< members under way
  std::size_t members = 0;  ///< bytes of what is kept in memory of all members

  std::size_t memory() const { return run * at_once + members; }
};

/// Measured on the middle member, which is made and begun for that. Throws what a run throws.
Need need_of(const edit::UncertainCase& of);

}  // namespace biandan::study
