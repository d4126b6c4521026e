// What stands behind an output stream.
#pragma once

namespace biandan::report {

bool is_terminal(int descriptor);

/// Columns of the terminal behind a descriptor; 80 when it does not say.
int terminal_width(int descriptor);

/// Colours are for terminals, unless NO_COLOR is set (https://no-color.org) or TERM is "dumb".
bool wants_colour(int descriptor);

}  // namespace biandan::report
