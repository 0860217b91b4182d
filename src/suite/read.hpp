// Reads suite files.
#pragma once
#include <string>
#include <vector>

#include "suite/model.hpp"

namespace attrmap::suite {

/// Largest suite file that is read.
inline constexpr std::size_t kLargestSuite = 64u << 20;

/// `text`: UTF-8 without BOM. Fills `suite`; everything that is wrong with the file, in its order. A suite with
/// problems is not to be run.
std::vector<Problem> read(std::string path, std::string text, Suite& suite);

}  // namespace attrmap::suite
