// The two languages of everything that people read.
#pragma once

#include <string>
#include <string_view>

namespace biandan::report {

enum class Language { en, zh };

/// A text in both languages, kept side by side in the sources.
struct Text {
  std::string_view en;
  std::string_view zh;

  std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

inline std::string say(Language language, std::string_view en, std::string_view zh) {
  return std::string(Text{en, zh}.in(language));
}

}  // namespace biandan::report
