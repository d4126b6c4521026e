// A process of the case's own: a rate as an expression, and what each constituent gains or loses
// per unit of it. Like those of the catalogue it is a transfer and sees no step, cell or file.
//
//   dc_i/dt = sum over the processes of  yield_i * rate            [g/m3/s]
//
// What an expression may name has an id, the same for all processes of a case:
//
//   surroundings   T, oxygen_saturation, depth, velocity, exchange_depth    (conditions.hpp)
//   the parameters of the kinetics that are numbers
//   the parameters of the case's own processes
//   the constituents of the case
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/quality/expression/expression.hpp"
#include "model/quality/expression/parse.hpp"
#include "model/quality/parameters.hpp"

namespace biandan::quality {

/// A parameter of a process of the case's own. Elsewhere it is called `process.parameter`.
struct OwnParameter {
  std::string name;       ///< "my_decay.k"
  std::string unit;       ///< as written, "1/d"; empty for a pure number
  double fallback = 0.0;  ///< of the process's own table, inside
};

struct UserYield {
  std::size_t constituent = 0;  ///< in Quality::constituents
  std::string written;          ///< the amount as written
  Expression amount;            ///< gain (+) or loss (-) per unit of rate [g/g], of parameters only
};

struct UserProcess {
  std::string name;
  std::string title_zh;
  std::string title_en;
  std::string formula;  ///< the rate as written
  Expression rate;      ///< [g/m3/s]
  std::vector<UserYield> yields;
};

/// The ids of symbols.
enum class Surrounding : std::size_t {
  temperature,
  oxygen_saturation,
  depth,
  velocity,
  exchange_depth
};
inline constexpr std::size_t surrounding_count =
    static_cast<std::size_t>(Surrounding::exchange_depth) + 1;

constexpr std::size_t symbol_id(Surrounding one) {
  return static_cast<std::size_t>(one);
}
constexpr std::size_t symbol_id(Parameter one) {
  return surrounding_count + static_cast<std::size_t>(one);
}
constexpr std::size_t symbol_of_own_parameter(std::size_t index) {
  return surrounding_count + parameter_count + index;
}
constexpr std::size_t symbol_of_constituent(std::size_t own_parameters, std::size_t index) {
  return surrounding_count + parameter_count + own_parameters + index;
}

/// What every process of a case may name: surroundings, parameters of the kinetics and
/// constituents, in this order.
std::vector<Symbol> common_symbols(std::span<const std::string> constituents,
                                   std::size_t own_parameters);

/// Whether a name is one of a surrounding.
bool is_surrounding(std::string_view name);

/// Constituents that the processes read or change, in rising order: they react together.
std::vector<std::size_t> constituents_of(std::span<const UserProcess> processes,
                                         std::size_t own_parameters);

/// A loss that does not end with what it consumes, or a rate that is no number.
struct UnsoundRate {
  std::size_t constituent = 0;  ///< of which something is lost where there is none of it
  bool no_number = false;
  bool steep = false;          ///< it ends, but faster and faster relative to what is left
  double rate = 0.0;           ///< [g/m3/s], and where it was found:
  double temperature = 0.0;    ///< [degC]
  double depth = 0.0;          ///< [m]
  double velocity = 0.0;       ///< [m/s]
  double concentration = 0.0;  ///< of the constituent [g/m3]
};

/// Tries a process on random places and waters, with each constituent in turn at zero and at
/// traces: what a process takes of a constituent must tend to zero with it, in proportion at least
/// (a loss of half order uses up all there is in a finite time, faster and faster), and its rate
/// must be a number. `parameters` are the values of all symbols (those of parameters are looked
/// at), `temperatures` what the water is known to have [degC], beside any.
std::optional<UnsoundRate> find_unsound(const UserProcess& process,
                                        std::span<const double> parameters,
                                        std::size_t own_parameters, std::size_t constituents,
                                        std::span<const double> temperatures = {});

}  // namespace biandan::quality
