#include "model/network/condition.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace biandan::network {

namespace {

using Kind = Condition::Term::Kind;

void add(std::string& text, double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  text.append(buffer.data(), end).push_back(' ');
}

void add(std::string& text, const Place& place) {
  add(text, place.node.value);
  add(text, place.reach.value);
  add(text, place.chainage);
}

std::string text_of(const Comparison& it, bool negated) {
  std::string text;
  add(text, static_cast<double>(it.quantity));
  add(text, it.place);
  add(text, it.other);
  add(text, it.structure.value);
  add(text, static_cast<double>(it.constituent));
  add(text, it.span);
  add(text, static_cast<double>(negated ? opposite(it.op) : it.op));
  add(text, it.threshold);
  return text;
}

// The normal form of the term that ends at `end`, which is moved to the end of the term before it:
// negations carried down to the comparisons, parts of the same joining kind merged, sorted and
// named once.
class NormalForm {
 public:
  explicit NormalForm(const Condition& condition) : terms_(condition.terms) {
    end_ = terms_.size();
  }

  std::string whole() { return terms_.empty() ? std::string() : joined(false, Kind::comparison); }

 private:
  // The parts of the next term if it is of the kind `within` after negation, else the term alone.
  std::vector<std::string> parts(bool negated, Kind within) {
    const Condition::Term& term = terms_[--end_];
    if (term.kind == Kind::comparison) return {text_of(term.comparison, negated)};
    if (term.kind == Kind::negation) return parts(!negated, within);
    const bool all = (term.kind == Kind::all_of) != negated;
    const Kind kind = all ? Kind::all_of : Kind::any_of;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < term.count; ++i) {
      std::vector<std::string> more = parts(negated, kind);
      found.insert(found.end(), more.begin(), more.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (kind == within || found.size() == 1) return found;
    std::string text(all ? "all( " : "any( ");
    for (const std::string& part : found) text += part;
    return {text + ") "};
  }

  std::string joined(bool negated, Kind within) { return parts(negated, within).front(); }

  const std::vector<Condition::Term>& terms_;
  std::size_t end_ = 0;
};

}  // namespace

Comparison::Operator opposite(Comparison::Operator op) {
  using Operator = Comparison::Operator;
  switch (op) {
    case Operator::less:
      return Operator::greater_equal;
    case Operator::less_equal:
      return Operator::greater;
    case Operator::greater:
      return Operator::less_equal;
    case Operator::greater_equal:
      return Operator::less;
    case Operator::equal:
      return Operator::not_equal;
    case Operator::not_equal:
      return Operator::equal;
  }
  return op;
}

bool equivalent(const Condition& a, const Condition& b) {
  return NormalForm(a).whole() == NormalForm(b).whole();
}

}  // namespace biandan::network
