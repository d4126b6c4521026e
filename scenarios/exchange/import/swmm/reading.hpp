// What the readers of the sections of a SWMM file share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/exchange/import/notes.hpp"
#include "scenarios/exchange/import/swmm/inp_file.hpp"
#include "scenarios/exchange/import/swmm/model.hpp"
#include "scenarios/exchange/import/swmm/row_reader.hpp"

namespace biandan::exchange::swmm {

struct Reading {
  const casefile::SourceFile& file;
  const std::vector<Section>& sections;
  Notes& notes;
  Model& model;

  /// Null when the file has no such section.
  const Section* section(std::string_view name) const;

  template <class Read>
  void rows(std::string_view name, Read read) const {
    for_each_row(section(name), notes, read);
  }

  /// A name that was defined; the line is skipped where it was not.
  std::size_t node(const RowReader& row, std::size_t word, std::string_view expected) const;
  std::size_t link(const RowReader& row, std::size_t word, std::string_view expected) const;

  double metre() const { return model.options.metre; }
};

// Each reads some sections into the model, in this order.
void read_options(const Reading& reading);
void read_curves(const Reading& reading);
void read_series(const Reading& reading);
void read_nodes(const Reading& reading);
void read_links(const Reading& reading);
void read_shapes(const Reading& reading);
void read_inflows(const Reading& reading);
void read_controls(const Reading& reading);
void read_map(const Reading& reading);

/// Notes the sections that have no counterpart, and those that nobody knows.
void note_other_sections(const Reading& reading);

}  // namespace biandan::exchange::swmm
