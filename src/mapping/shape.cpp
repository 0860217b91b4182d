#include "mapping/shape.hpp"

#include "value/padded.hpp"

namespace attrmap::mapping {
namespace {

constexpr PaddedText kDisplayName("displayName");

}  // namespace

Val list_of(const Val& value, Arena& arena) {
  Val* one = arena.array<Val>(1);
  *one = value;
  return Val::of_list({one, 1});
}

Val shaped_roles(const Val& roles, const scim::Options& options, Arena& arena) {
  if (!options.role_label_display_name || roles.kind != Val::list) return roles;
  Val* out = arena.array<Val>(roles.size);
  for (std::size_t i = 0; i < roles.size; ++i) {
    const Val& role = roles.items[i];
    if (role.kind != Val::object) {
      out[i] = role;
      continue;
    }
    Member* members = arena.array<Member>(role.size);
    for (std::size_t m = 0; m < role.size; ++m) {
      members[m] = role.members[m];
      if (members[m].name == "display") members[m].name = kDisplayName.str();
    }
    out[i] = Val::of_object({members, role.size}, role.flags);
  }
  return Val::of_list({out, roles.size});
}

Val shaped(const Attribute& attribute, const Val& value, const scim::Options& options, Arena& arena) {
  if (value.is_null()) return value;
  const Val roles = attribute.any_roles ? shaped_roles(value, options, arena) : value;
  return attribute.multivalued() && roles.kind != Val::list ? list_of(roles, arena) : roles;
}

}  // namespace attrmap::mapping
