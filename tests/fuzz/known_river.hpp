// The case of tests/broken/base as its readers leave it, for single readers to go on from.
#pragma once

#include "model/casefile/readers.hpp"

namespace biandan::fuzz {

class KnownRiver {
 public:
  KnownRiver();

  /// Its context with the given findings.
  casefile::Context& context() { return context_; }
  casefile::Findings& findings() { return findings_; }
  const casefile::Window& window() const { return settings_.window; }
  const casefile::RawCase& raw() const { return raw_; }

 private:
  casefile::Findings findings_;
  casefile::RawCase raw_;
  casefile::SettingsReading settings_;
  casefile::SeriesLibrary library_;
  casefile::Context context_;
};

}  // namespace biandan::fuzz
