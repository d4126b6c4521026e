// Many depth tables side by side, each with the piece that its depth was in last: depths move
// little from one iteration to the next, so that the search is rare and the formulas run over
// arrays.
#pragma once

#include <cstddef>
#include <vector>

#include "model/network/depth_table.hpp"

namespace biandan::flow {

class SectionTables {
 public:
  void add(const network::DepthTable& table);
  /// Fills up to a multiple of `lanes` with copies of the last table.
  void pad(std::size_t lanes);
  std::size_t size() const { return first_.size(); }

  /// Remembers the piece that holds every depth [m]; the first one for depths below zero.
  void follow(const std::vector<double>& depth);
  /// Whether a depth lies in the remembered piece.
  bool holds(std::size_t table, double depth) const {
    return depth > low_[table] && depth <= high_[table];
  }

  // The remembered pieces, by table; fields as in network::DepthTable::Piece.
  std::vector<double> start, width, slope, area, perimeter, perimeter_rate;

 private:
  void remember(std::size_t table, std::size_t piece);
  void search(std::size_t table, double depth);

  std::vector<network::DepthTable::Piece> pieces_;  // of all tables
  std::vector<std::size_t> first_;                  // by table, its first piece
  std::vector<std::size_t> count_;                  // by table
  std::vector<double> low_, high_;                  // by table, where the remembered piece holds
};

}  // namespace biandan::flow
