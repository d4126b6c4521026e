#include "solver/flow/section_tables.hpp"

#include <limits>

#include "solver/math/large_pages.hpp"

namespace biandan::flow {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

void SectionTables::add(const network::DepthTable& table) {
  first_.push_back(pieces_.size());
  count_.push_back(table.pieces().size());
  pieces_.insert(pieces_.end(), table.pieces().begin(), table.pieces().end());
  for (auto* field : {&start, &width, &slope, &area, &perimeter, &perimeter_rate, &low_, &high_})
    field->push_back(0.0);
  remember(first_.size() - 1, 0);
}

void SectionTables::pad(std::size_t lanes) {
  while (!first_.empty() && first_.size() % lanes != 0) {
    first_.push_back(first_.back());
    count_.push_back(count_.back());
    for (auto* field : {&start, &width, &slope, &area, &perimeter, &perimeter_rate, &low_, &high_})
      field->push_back(0.0);
    remember(first_.size() - 1, 0);
  }
  for (const auto* field :
       {&start, &width, &slope, &area, &perimeter, &perimeter_rate, &low_, &high_})
    math::prefer_large_pages(*field);
}

void SectionTables::remember(std::size_t table, std::size_t piece) {
  const network::DepthTable::Piece& it = pieces_[first_[table] + piece];
  start[table] = it.depth;
  width[table] = it.width;
  slope[table] = it.slope;
  area[table] = it.area;
  perimeter[table] = it.perimeter;
  perimeter_rate[table] = it.perimeter_rate;
  low_[table] = piece == 0 ? -infinity : it.depth;
  high_[table] = piece + 1 < count_[table] ? pieces_[first_[table] + piece + 1].depth : infinity;
}

void SectionTables::search(std::size_t table, double depth) {
  std::size_t piece = 0;
  while (piece + 1 < count_[table] && depth > pieces_[first_[table] + piece + 1].depth) ++piece;
  remember(table, piece);
}

void SectionTables::follow(const std::vector<double>& depth) {
  for (std::size_t table = 0; table < first_.size(); ++table)
    if (!holds(table, depth[table])) search(table, depth[table]);
}

}  // namespace biandan::flow
