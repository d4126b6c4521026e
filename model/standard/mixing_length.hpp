// How far a discharge runs until a channel carries it across its whole width.
//
//   mixing length   L = (0.11 + 0.7 sqrt(s - 1.1 s^2)) u B^2 / E_y,   s = 1/2 - a / B
//   dispersion      E_y = (0.058 h + 0.0065 B) sqrt(g h I),           B / h <= 100
//   friction slope  I = (u A / K)^2
//
//   L    mixing length [m]                     a  distance of the outfall from the nearer bank [m]
//   u    mean velocity [m/s]                   B  width of the surface [m]
//   h    mean depth, area over width [m]       A  wetted area [m2]
//   E_y  transverse dispersion [m2/s]          K  conveyance, Q = K sqrt(I) [m3/s]
//   g    gravity [m/s2]                        I  friction slope [-]; the bed of a flat network
//   says
//                                                 nothing about it
//
// E_y grows as u does, so that L does not depend on the velocity: u / sqrt(g h I) =
// K / (A sqrt(g h)). Water that stands still keeps the limit.
//
// Behind the outfall, where depth and velocity are uniform and the banks reflect, the concentration
// over its mean across the channel is (method of images, after the first dilution)
//
//   c / c_mean = 1 / sqrt(4 pi x') sum_n exp(-(y' - 2n - y0')^2 / 4x') + exp(-(y' - 2n + y0')^2 /
//   4x') x' = x E_y / (u B^2),   y' = y / B,   y0' = a / B,   n over all whole numbers
//
// Sources: HJ 2.3-2018, appendix E (mixing length; E_y by Taylor); Fischer, List, Koh, Imberger and
// Brooks (1979), Mixing in Inland and Coastal Waters, ch. 5 (images; complete mixing from the bank
// within 0.4 u B^2 / E_y, from the middle within 0.1).
#pragma once

namespace biandan::standard {

/// Width over depth up to which the formula of the dispersion holds.
inline constexpr double widest_for_dispersion = 100.0;

/// The wetted channel at an outfall, all above 0.
struct WettedChannel {
  double width = 0.0;       ///< of the surface [m]
  double area = 0.0;        ///< [m2]
  double conveyance = 0.0;  ///< [m3/s]

  double depth() const { return area / width; }  ///< mean depth [m]
};

/// Transverse dispersion coefficient [m2/s] at a velocity [m/s].
double transverse_dispersion(const WettedChannel& channel, double velocity);

/// Mixing length [m] of an outfall at a distance [m] from the nearer bank, of at most half the
/// width; a larger one counts as half.
double mixing_length(const WettedChannel& channel, double from_bank);

/// Concentration over its mean across the channel, of what an outfall at the share `outfall` of the
/// width brings, at the share `across` of the width and a distance [m] above 0 from the outfall.
double bank_ratio(const WettedChannel& channel, double distance, double outfall, double across);

}  // namespace biandan::standard
