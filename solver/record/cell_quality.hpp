// What the water of every cell is worth at a moment: the single-factor class of GB 3838-2002 and
// the grade of black-odorous water, each with the item that decides. Fields of the result file and
// the lengths of a summary both read it here.
//
// Limits are those of rivers, as for sections, in storages too. The items are the constituents of
// the case, and what is composed of them, that have the name of an item of the table; which they
// are is the same for every cell.
#pragma once

#include <cstddef>
#include <vector>

#include "model/standard/assess.hpp"
#include "model/standard/black_odour.hpp"
#include "solver/run/observer.hpp"

namespace biandan::record {

/// Mean depth [m] up to which a cell is dry and has no quality: the film that evaporation leaves.
inline constexpr double dry_depth = 0.001;

/// An item of a table and the shown value (quality::Shown) that it judges.
template <class Item>
struct Judging {
  std::size_t shown = 0;
  const Item* item = nullptr;
};

/// What a case can be judged by.
struct QualityItems {
  std::vector<Judging<standard::Item>> water_class;  ///< in the order of the shown values
  std::vector<Judging<standard::BlackOdourIndicator>> black_odour;  ///< in that of the guideline
  std::vector<const standard::BlackOdourIndicator*> missing;  ///< what the case does not carry
};

/// Items that count in the class and have a limit in rivers, upper or lower; indicators that the
/// case carries in the unit of the guideline.
QualityItems quality_items(const Case& problem);

/// By cell; -1 where a cell is dry or nothing judges it.
struct CellQuality {
  std::vector<int> water_class;       ///< standard::WaterClass, 1 to 6
  std::vector<int> class_item;        ///< index into QualityItems::water_class
  std::vector<int> black_odour;       ///< standard::BlackOdour, 0 to 2
  std::vector<int> black_odour_item;  ///< index into QualityItems::black_odour, -1 at grade none
};

/// Judges all cells; `result` keeps its storage from call to call.
void judge_cells(const QualityItems& items, const run::RunView& view, CellQuality& result);

}  // namespace biandan::record
