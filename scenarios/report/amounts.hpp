// Amounts of constituents in tables for people: kg, what is no mass in its own unit.
#pragma once

#include <cstddef>
#include <string>

#include "model/case.hpp"

namespace biandan::report {

/// Whether an amount is more than what is left of tanks that were rinsed again and again [g].
bool is_told(double amount);
/// Whether it is a mass: bacteria, temperatures and tracers are none.
bool is_mass(const Case& problem, std::size_t constituent);
/// "NH3-N [kg]".
std::string amount_heading(const Case& problem, std::size_t constituent);
/// Of an amount as the ledger counts it.
std::string amount_text(const Case& problem, std::size_t constituent, double amount);

}  // namespace biandan::report
