// Fresh default schemas: what "restore default mappings" gives.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "func/registry.hpp"

namespace attrmap::schema {

/// "scim" (a SCIM application that is not in the gallery), "taskize-connect".
std::vector<std::string_view> template_names();

/// The schema as JSON, indented; empty when there is no template of that name. No scoping filter is set.
std::string make_template(std::string_view name, const func::Registry& registry);

}  // namespace attrmap::schema
