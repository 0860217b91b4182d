#include "scim/roles.hpp"

#include "value/json.hpp"

namespace attrmap::scim {

Val json_text_role(const Val& id, const Val& value, const Val& display, Arena& arena) {
  const Member parts[] = {{"id", id}, {"value", value}, {"displayName", display}};
  std::string text;
  json::append(text, Val::of_object(parts));
  Member* members = arena.array<Member>(1);
  members[0] = {"value", Val::of_text(arena.copy(text))};
  return Val::of_object({members, 1});
}

}  // namespace attrmap::scim
