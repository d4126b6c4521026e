#include "scenarios/exchange/import/swmm/names.hpp"

#include <string_view>

namespace biandan::exchange::swmm {

std::string Names::take(const std::string& wanted, const std::string& kind) {
  constexpr std::string_view signs = ": ,;()<>=!\"'";
  std::string name = wanted;
  for (char& c : name)
    if (signs.find(c) != std::string_view::npos) c = '_';
  if (taken_.contains(name)) name += kind;
  const std::string first = name;
  for (int number = 2; taken_.contains(name); ++number) name = first + "_" + std::to_string(number);
  taken_.insert(name);
  return name;
}

}  // namespace biandan::exchange::swmm
