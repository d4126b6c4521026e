#include "solver/run/ledger.hpp"

#include <doctest/doctest.h>

using namespace biandan;

TEST_CASE("a compensated sum keeps what rounding drops") {
  run::CompensatedSum sum;
  sum.add(1e16);
  for (int k = 0; k < 1000; ++k) sum.add(1.0);
  sum.add(-1e16);
  CHECK(sum.value() == 1000.0);
}

TEST_CASE("an account is closed when stored = initial + in - out + produced - lost") {
  run::Account account;
  account.initial = 10.0;
  account.in.add(5.0);
  account.out.add(3.0);
  account.produced.add(2.0);
  account.lost.add(1.5);
  account.stored = 12.5;
  CHECK(account.residual() == 0.0);
  CHECK(account.relative() == 0.0);
  account.stored = 12.6;
  CHECK(account.residual() == doctest::Approx(0.1));
  CHECK(account.relative() == doctest::Approx(0.1 / 18.0));
}

TEST_CASE("the worst constituent is the one furthest open") {
  run::Ledger ledger;
  for (const char* name : {"COD", "TP"}) {
    ledger.constituents.emplace_back();
    ledger.constituents.back().name = name;
    ledger.constituents.back().initial = ledger.constituents.back().stored = 1.0;
  }
  ledger.constituents[1].stored = 1.1;
  CHECK(ledger.worst_constituent().name == "TP");
}

TEST_CASE("an account of almost nothing is not open by the digits that numbers have no room for") {
  run::Account account;
  account.initial = 4e-301;
  account.stored = 4e-301 - 3e-303;
  CHECK(account.relative() < 1e-100);
  account.initial = 1e-30;
  account.stored = 0.5e-30;
  CHECK(account.relative() > 0.4);
}
