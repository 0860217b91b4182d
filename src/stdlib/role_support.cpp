#include "stdlib/role_support.hpp"

#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "stdlib/list_support.hpp"
#include "value/padded.hpp"

namespace attrmap::stdlib {
namespace {

constexpr std::uint8_t kPlain = Val::ascii | Val::clean | Val::padded;
constexpr PaddedText kPrimary("primary");
constexpr PaddedText kType("type");
constexpr PaddedText kDisplay("display");
constexpr PaddedText kValue("value");
constexpr PaddedText kEntraRole("WindowsAzureActiveDirectoryRole");

}  // namespace

void prepare_roles(func::Prepare& p) {
  if (p.is_attribute(0)) return;
  auto& d = p.report(diag::kAttributeWanted, 0, p.function(), p.parameter(0), "appRoleAssignments");
  d.help = fmt::format("write {}([appRoleAssignments])", p.function());
}

std::optional<std::span<const Role>> roles_arg(const func::Args& args, func::Evaluation& cx) {
  const Val assignments = args[0];
  const auto values = values_of(assignments);
  if (!cx.charge(args.node(), values.size())) return std::nullopt;
  Role* roles = cx.arena.array<Role>(values.size());
  std::size_t n = 0;
  for (const Val& value : values) {
    if (value.is_null()) continue;
    if (value.kind != Val::object && !value.is_text()) {
      cx.fail(diag::kWrongType, args.span(0), args.function(), args.parameter(0),
              fmt::format("read: a role is a text or an object, not a value of type {}", kind_name(value.kind)));
      return std::nullopt;
    }
    func::read_role(value, roles[n], cx.arena);
    n += !roles[n].text().is_null();
  }
  return std::span<const Role>(roles, n);
}

Val complex_roles(const func::Args& args, func::Evaluation& cx) {
  const auto roles = roles_arg(args, cx);
  if (!roles) return Val::of_kind(Val::failed);
  if (roles->empty()) return Val();
  Val* list = cx.arena.array<Val>(roles->size());
  Val* next = list;
  for (const Role& role : *roles) {
    Member* members = cx.arena.array<Member>(4);
    std::size_t n = 0;
    members[n++] = {kPrimary.str(), Val::of_boolean(false)};
    members[n++] = {kType.str(), Val::of_text(kEntraRole.str(), kPlain)};
    if (!role.display.is_null()) members[n++] = {kDisplay.str(), role.display};
    if (!role.value.is_null()) members[n++] = {kValue.str(), role.value};
    *next++ = Val::of_object({members, n}, Val::plain_names);
  }
  return Val::of_list({list, roles->size()});
}

}  // namespace attrmap::stdlib
