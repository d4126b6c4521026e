// Land that drains to a place (汇水区): what rain becomes there, and what it carries.
//
// Water stands on the sealed part and on the open part of a catchment, on each to a depth d [m]:
//
//   dd/dt = rain - evaporation - infiltration - q(d)         infiltration on the open part only
//   q(d)  = W sqrt(S) / (n A) (d - initial loss)^(5/3)       where d is above the initial loss
//
// with the area A of the part: a nonlinear reservoir, as in SWMM (Rossman and Huber 2016,
// EPA/600/R-15/162A, section 3.2). With
// a time of concentration what stands above the initial loss runs off at once through a triangular
// unit hydrograph instead, peak after 0.6 of that time, base 8/3 of the peak (NRCS, National
// Engineering Handbook 630, ch. 16). A paddy field has a bund in the place of the initial loss, and
// water behind it to begin with.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/error.hpp"
#include "model/base/provenance.hpp"
#include "model/base/series.hpp"
#include "model/network/ids.hpp"

namespace biandan::drainage {

enum class LandUse { urban, village, field, paddy };
inline constexpr std::string_view land_uses[] = {"urban", "village", "field", "paddy"};

/// What gathers in dry weather and leaves with the runoff, on surfaces or in pipes:
///
///   dry:  dB/dt = build_up (limit - B)       wet:  dB/dt = -coefficient q^exponent B
///
/// B [g/m2 of the catchment], q runoff in mm/h. Sources: Sartor and Boyd (1972),
/// EPA-R2-72-081; Alley and Smith (1981), Water Resources Research 17, 1161-1166.
struct WashOff {
  std::size_t constituent = 0;
  double limit = 0.0;        ///< what gathers at most [g/m2]
  double build_up = 0.0;     ///< [1/s]
  double coefficient = 0.0;  ///< of a runoff of 1 mm/h [1/s]
  double exponent = 1.0;     ///< [-]
};

/// Part of a catchment on which water stands and runs.
struct Surface {
  double share = 0.0;         ///< of the area [-]
  double initial_loss = 0.0;  ///< what is held, of a paddy field behind its bund [m]
  double infiltration = 0.0;  ///< [m/s]; infinity: nothing ever runs off
  double manning = 0.0;       ///< [s/m^(1/3)]
  double standing = 0.0;      ///< at the start of the run [m]
};

struct Catchment {
  std::string name;
  std::string title;
  std::string group;  ///< of its runoff as a load
  network::Place place;
  std::optional<double> to_chainage;  ///< where it drains along a stretch: its end [m]
  LandUse use = LandUse::urban;
  double area = 0.0;  ///< [m2]
  Surface sealed;
  Surface open;
  double width = 0.0;                        ///< W, across the flow over land [m]
  double slope = 0.0;                        ///< S [-]
  std::optional<double> concentration_time;  ///< [s]
  double dry_time = 0.0;                     ///< without rain before the start [s]
  std::vector<base::Series> concentration;   ///< of its runoff, event means [g/m3]
  std::vector<WashOff> wash_off;
  base::Provenance provenance = base::Provenance::assumed;
  base::SourcePlace source;
};

}  // namespace biandan::drainage
