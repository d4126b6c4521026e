#include <utility>

#include "model/casefile/readers.hpp"

namespace biandan::casefile {

void read_weather(Context& context) {
  const Record record = settings_record(context.raw, "weather", context.findings);
  context.rain_given = record.has("rain");
  auto rain = record.varying("rain", context.series);
  if (rain) context.result.forcing.weather.rain = std::move(*rain);
}

}  // namespace biandan::casefile
