// Where cells lie on a map: the pieces of the course of their reaches, halfway to their neighbours.
#pragma once

#include <vector>

#include "solver/record/reader.hpp"

namespace biandan::record {

struct Point {
  double x = 0.0;
  double y = 0.0;
};

/// Two points or more.
using Course = std::vector<Point>;

/// By cell; empty for a cell of a node. Chainages are taken in proportion to the course as it is
/// drawn.
std::vector<Course> cell_courses(const Reader& run);

}  // namespace biandan::record
