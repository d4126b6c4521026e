// What an ensemble will take of the machine, told before it begins.
#pragma once

#include <cstddef>

#include "model/case.hpp"
#include "scenarios/edit/uncertain_case.hpp"
#include "scenarios/study/member_fields.hpp"

namespace biandan::study {

struct Need {
  std::size_t run = 0;      ///< bytes of a member under way: its case and its run
  std::size_t at_once = 0;  ///< members under way
  std::size_t members = 0;  ///< bytes of what is kept in memory of all members

  std::size_t memory() const { return run * at_once + members; }
};

/// The member whose inputs all have the middle of their distributions. Throws base::CaseError.
Case middle_member(const edit::UncertainCase& of);

/// Measured on the middle member, which is begun for that; `fields`: what is recorded of members,
/// or null. Throws what a run throws.
Need need_of(const edit::UncertainCase& of, const FieldPlan* fields);

}  // namespace biandan::study
