// What the output of a run depends on: a resumed run must find it unchanged.
#pragma once
#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace attrmap::cli {

/// By flag, as hashes: values of flags and what stands in the files that they name. Flags that do not change the output
/// (--jobs, say) are left out. `once`: the flag whose file can be read but once (stdin, a pipe); empty: none.
std::map<std::string, std::string> run_configuration(const CLI::App& verb, std::string& once);

}  // namespace attrmap::cli
