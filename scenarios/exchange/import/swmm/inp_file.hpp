// The text of a SWMM input file (.inp): sections of lines, lines of words.
//
// A section begins with its name in brackets, of which SWMM reads the first letters only; what
// follows a semicolon is a comment; words are parted by blanks, and one between double quotes may
// hold blanks.
// Source: Rossman and Simon, SWMM 5.2 User's Manual (EPA/600/R-22/030), appendix D.
#pragma once

#include <string>
#include <vector>

#include "model/casefile/source_file.hpp"

namespace biandan::exchange::swmm {

struct Word {
  std::string text;
  int column = 0;  ///< in characters, from 1
};

struct Line {
  int number = 0;
  std::vector<Word> words;  ///< one or more
};

struct Section {
  std::string name;  ///< as SWMM calls it, without brackets, "JUNCTIONS"; of others as written
  bool known = false;
  int line = 0;  ///< of its first heading
  std::vector<Line> lines;
};

/// The sections in the order of the file, each once. Lines before the first section belong to one
/// without a name.
std::vector<Section> sections_of(const casefile::SourceFile& file);

/// Letters of ASCII large, as SWMM compares names and keywords.
std::string in_capitals(std::string_view text);

}  // namespace biandan::exchange::swmm
