// The ledger of water and of every constituent:
//
//   stored - initial = in - out + produced - lost,   residual / (initial + gross in + gross out) <=
//   1e-11
#pragma once

#include <string>
#include <vector>

#include "model/base/archive.hpp"

namespace biandan::run {

/// A sum that keeps what rounding drops (Neumaier 1974).
class CompensatedSum {
 public:
  void add(double term);
  double value() const { return sum_ + compensation_; }
  void carry(base::Archive& archive) { archive(sum_, compensation_); }

 private:
  double sum_ = 0.0;
  double compensation_ = 0.0;
};

/// One account: water [m3] or a constituent [g].
struct Account {
  std::string name;
  double initial = 0.0;
  double stored = 0.0;
  CompensatedSum in;        ///< gross, over boundaries and loads
  CompensatedSum out;       ///< gross, over boundaries and withdrawals
  CompensatedSum produced;  ///< by reactions and bed release
  CompensatedSum lost;      ///< by reactions and settling

  /// A dry cell shows the concentration that its bed was given; the first water takes it along up
  /// to rounding, which is then measured against that of all water at this concentration.
  double of_dry_bed = 0.0;   ///< [g/m3]
  double least_scale = 0.0;  ///< [g]

  void carry(base::Archive& archive) {
    archive(name, initial, stored, in, out, produced, lost, of_dry_bed, least_scale);
  }

  double residual() const;
  /// |residual| / (initial + gross in + gross out), or over what was produced, or that water could
  /// take from a dry bed, where that is more.
  double relative() const;
};

struct Ledger {
  Account water;
  std::vector<Account> constituents;

  void carry(base::Archive& archive) { archive(water, constituents); }

  /// Largest relative residual of the constituents, and whose it is.
  const Account& worst_constituent() const;
};

/// The bound every run must keep.
inline constexpr double ledger_tolerance = 1e-11;

}  // namespace biandan::run
