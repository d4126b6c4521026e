#include "tests/fuzz/known_river.hpp"

#include <filesystem>

namespace biandan::fuzz {

KnownRiver::KnownRiver()
    : raw_(*casefile::read_raw_case(std::filesystem::path(BIANDAN_SOURCE_DIR) / "tests/broken/base",
                                    findings_)),
      settings_(casefile::read_settings(raw_, findings_)),
      library_(raw_, settings_.window, findings_),
      context_{raw_, findings_, library_} {
  context_.result.settings = settings_.settings;
  read_constituents(context_);
  read_items(context_);
  read_nodes(context_);
  read_reaches(context_);
  read_structures(context_);
  read_pumps(context_);
  read_weather(context_);
  context_.rain_given = true;
  read_sections(context_);
  findings_.raise();
}

}  // namespace biandan::fuzz
