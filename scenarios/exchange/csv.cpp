#include "scenarios/exchange/csv.hpp"

#include <cmath>

#include "model/base/text.hpp"

namespace biandan::exchange {

namespace {

struct Text {
  const Clock& clock;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return base::csv_cell(text); }
  std::string operator()(double number) const { return base::exact_number(number); }
  std::string operator()(const Moment& moment) const {
    return base::format_instant({clock.start.seconds + std::llround(moment.seconds)}, clock.offset);
  }
};

}  // namespace

std::string csv(const Sheet& sheet, const Clock& clock) {
  std::string text = "\xEF\xBB\xBF";
  const auto end_line = [&] {
    text.pop_back();
    text += "\r\n";
  };
  for (const std::string& heading : sheet.heading) text += base::csv_cell(heading) + ",";
  end_line();
  for (const std::vector<Cell>& row : sheet.rows) {
    for (const Cell& cell : row) text += std::visit(Text{clock}, cell) + ",";
    end_line();
  }
  return text;
}

}  // namespace biandan::exchange
