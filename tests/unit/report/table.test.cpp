// Alignment and colours.
#include "scenarios/report/table.hpp"

#include <doctest/doctest.h>

using namespace biandan::report;

namespace {

const Table table{{"Section", "Level"},
                  {{{"大沟坝桥"}, {"orange", Colour::orange}}, {{"a"}, {"-"}}, {{"b"}, {""}}}};

}  // namespace

TEST_CASE("Chinese signs take two columns, lines have no blanks at their end") {
  CHECK(format(table, false) ==
        "Section   Level\n"
        "大沟坝桥  orange\n"
        "a         -\n"
        "b\n");
}

TEST_CASE("colours wrap the text of a cell") {
  CHECK(format(table, true) ==
        "Section   Level\n"
        "大沟坝桥  \033[38;5;208morange\033[0m\n"
        "a         -\n"
        "b\n");
}
