// How much of everything an input may hold. A case that asks for more is refused with the place and
// the limit, before it costs memory or time: the mistake is nearly always a unit, a typing error or
// the wrong file. Everything that a river needs stays far below.
//
// What is bounded here is what a file can ask for in a few bytes; all else is bounded by the sizes
// of the files.
#pragma once

#include <cstddef>

namespace biandan::base {

// Files. Twenty years of values every minute in four columns are 250 MB.
inline constexpr std::size_t most_bytes_of_file = std::size_t{256} << 20;
inline constexpr std::size_t most_bytes_of_line = std::size_t{1} << 20;

// Of settings and scenarios, which are kept as a tree: about 100 bytes a byte of text.
inline constexpr std::size_t most_bytes_of_toml = std::size_t{4} << 20;

// Tables are kept as text with the place of every cell, about 400 bytes each while they are read.
inline constexpr std::size_t most_columns = 1000;
inline constexpr std::size_t most_rows_of_table = 1'000'000;
inline constexpr std::size_t most_cells_of_table = 3'000'000;

// Series are kept as numbers: 24 bytes a row and 8 a value.
inline constexpr std::size_t most_rows_of_series = 20'000'000;
inline constexpr std::size_t most_values_of_series = 50'000'000;

// Numbers, in inside units. Squares and integrals of these stay far from the end of what a double
// holds; the mass of all water on Earth is 1.4e24 g. Times are those of thirty thousand years.
inline constexpr double largest_number = 1e30;
inline constexpr double longest_time = 1e12;  ///< before or after the start [s]

// Nesting is read by recursion. Nobody can read what is nested deeper.
inline constexpr int deepest_toml = 50;         ///< brackets and braces
inline constexpr int most_parts_of_key = 20;    ///< a.b.c, every part a table in the one before
inline constexpr int deepest_json = 50;         ///< brackets and braces
inline constexpr int deepest_expression = 100;  ///< brackets
inline constexpr int deepest_condition = 50;    ///< brackets
inline constexpr std::size_t longest_expression = 1000;  ///< numbers, names, operations
inline constexpr std::size_t longest_condition = 1000;   ///< comparisons and what joins them

// Every rule is looked at beside every other.
inline constexpr std::size_t most_rules = 10'000;

// Messages: the first of each file, of so many files; the rest is counted.
inline constexpr int most_findings_of_file = 50;
inline constexpr std::size_t most_files_with_findings = 100;
/// Beyond these a mistake that is found twice counts twice.
inline constexpr std::size_t most_findings_told_apart = 1'000'000;
/// Longer names are not searched for one that was meant.
inline constexpr std::size_t longest_name_guessed = 200;

// Networks that are imported are looked at point by point.
inline constexpr std::size_t most_points_of_network = 1'000'000;

// The grid: that of a million cells takes half a gigabyte. A state of it with ten constituents is
// 80 MB, and a run holds several.
inline constexpr double most_cells_of_reach = 1e6;
inline constexpr double most_cells_of_case = 2e6;
inline constexpr double most_values_of_state = 5e7;  ///< cells times constituents

// The run: thirty years in steps of a second, and twenty years of rows every minute.
inline constexpr double most_steps_of_run = 1e9;
inline constexpr double most_rows_of_result = 1e7;
/// Steps of runoff times the steps of a unit hydrograph: some ten seconds.
inline constexpr double most_routed_values = 1e10;

// Results are read a variable at a time; 1 GiB.
inline constexpr std::size_t most_values_read = std::size_t{1} << 27;

}  // namespace biandan::base
