// The command line as it was given, for telling the user how to go on.
#pragma once
#include <string>
#include <string_view>

namespace attrmap::cli {

void keep_command_line(int argc, const char* const* argv);
/// For a shell, with `flag` behind it unless it is there.
std::string command_line_with(std::string_view flag);

}  // namespace attrmap::cli
