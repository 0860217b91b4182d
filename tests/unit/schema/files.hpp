// Schema files of the tests.
#pragma once
#include <string>
#include <vector>

#include "func/registry.hpp"
#include "schema/read.hpp"

namespace attrmap::schema::test {

std::string slurp(const std::string& path);
/// A file of tests/data/schemas.
std::string data(const std::string& name);
/// All schemas of tests/data/schemas, and those in the folder that the environment variable ATTRMAP_EXPORTS names (real
/// exports, which are not part of the project).
std::vector<std::string> schema_paths();
/// Fails the test when there are problems.
Document load(std::string_view bytes);
const func::Registry& registry();
/// "E314 /synchronizationRules/0/... 12:5: message", one a line
std::string listing(const std::vector<Problem>& problems);

}  // namespace attrmap::schema::test
