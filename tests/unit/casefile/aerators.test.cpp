// Aeration devices, as a case gives them.
#include <doctest/doctest.h>

#include "model/casefile/read_case.hpp"
#include "tests/unit/casefile/case_folder.hpp"

using namespace biandan;
using casefile::CaseFolder;
using doctest::Approx;

TEST_CASE("a rate, or power times efficiency, in any units") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("series/aerator.csv", "time,on [%]\n2021-06-15 00:00,100\n2021-06-15 06:00,0\n");
  folder.write("aerators.csv",
               "name,title,place,sotr [g/s],power [W],efficiency [g/kJ],alpha,beta,setting [-],"
               "provenance\n"
               "A1,一号,R1:500,5,,,,,aerator:on,measured\n"
               "A2,,P1,,7500,0.5,0.6,0.9,0.25,\n"
               "A3,,J2,5,11000,,,,,\n");
  const Case problem = casefile::read_case(folder.path());
  const auto& devices = problem.forcing.aerators;
  REQUIRE(devices.size() == 3);
  CHECK(devices[0].title == "一号");
  CHECK(devices[0].place.chainage == 500.0);
  CHECK(devices[0].standard_rate == 5.0);
  CHECK(devices[0].alpha == 0.85);
  CHECK(devices[0].beta == 0.95);
  CHECK(devices[0].theta == 1.024);
  CHECK_FALSE(devices[0].power);
  CHECK(devices[0].setting.between() == base::Series::Between::step);
  CHECK(devices[0].setting.at(5.0 * 3600.0) == 1.0);
  CHECK(devices[0].setting.at(7.0 * 3600.0) == 0.0);
  CHECK(devices[0].provenance == base::Provenance::measured);
  CHECK(devices[1].title == "A2");
  CHECK(devices[1].place.node == network::NodeId(4));
  CHECK(devices[1].standard_rate == Approx(3.75));
  CHECK(devices[1].power == Approx(7500.0));
  CHECK(devices[1].alpha == 0.6);
  CHECK(devices[1].setting.at(0.0) == 0.25);
  CHECK(devices[2].power == Approx(11000.0));
}

TEST_CASE("a table without rows is a case without devices") {
  const CaseFolder folder;
  folder.copy_base();
  folder.write("aerators.csv", "name,place,sotr [kg/h]\n");
  CHECK(casefile::read_case(folder.path()).forcing.aerators.empty());
}
