// App roles in SCIM bodies.
#pragma once
#include <string>
#include <string_view>

#include "value/val.hpp"

namespace attrmap::scim {

/// type of every role that the service sends.
inline constexpr std::string_view kRoleType = "WindowsAzureActiveDirectoryRole";

/// `{"value": "{\"id\":..,\"value\":..,\"displayName\":..}"}`: a role in PATCH without the flag. Null members are null.
Val json_text_role(const Val& id, const Val& value, const Val& display, Arena& arena);

}  // namespace attrmap::scim
