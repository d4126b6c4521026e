#include "scenarios/exchange/import/notes.hpp"

#include <algorithm>
#include <tuple>

namespace biandan::exchange {

std::vector<NotCarried> Notes::sorted() const {
  std::vector<NotCarried> sorted = all_;
  std::ranges::stable_sort(
      sorted, {}, [](const NotCarried& it) { return std::tuple(it.place.line, it.place.column); });
  return sorted;
}

}  // namespace biandan::exchange
