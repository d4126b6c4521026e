#include "scenarios/exchange/import/names.hpp"

#include "model/base/text.hpp"
#include "model/casefile/context.hpp"

namespace biandan::exchange {

std::string plain_name(std::string_view wanted) {
  std::string name(base::trim(wanted));
  for (char& sign : name)
    if (!casefile::is_plain_name({&sign, 1})) sign = '_';
  // A row that begins with "##", or is "#" alone, is a comment.
  if (name == "#" || name.starts_with("##"))
    for (char& sign : name)
      if (sign == '#') sign = '_';
  return name;
}

std::string Names::take(std::string_view wanted) {
  const std::string plain = plain_name(wanted);
  if (taken_.insert(plain).second) return plain;
  return next(plain + "_");
}

std::string Names::take(std::string_view wanted, std::string_view kind) {
  const std::string plain = plain_name(wanted);
  if (taken_.insert(plain).second) return plain;
  return take(plain + std::string(kind));
}

std::string Names::next(std::string_view prefix) {
  int& last = last_[std::string(prefix)];
  std::string name;
  do name = std::string(prefix) + std::to_string(++last);
  while (!taken_.insert(name).second);
  return name;
}

}  // namespace biandan::exchange
