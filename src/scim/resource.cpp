#include "scim/resource.hpp"

#include <algorithm>
#include <charconv>

#include "base/suggest.hpp"
#include "text/compare.hpp"

namespace attrmap::scim {
namespace {

bool equals(const Val& value, const Comparison& wanted) {
  switch (value.kind) {
    case Val::text: return text::equals_ignoring_case(value.str(), wanted.literal);
    case Val::boolean: return equals_ignoring_ascii_case(value.number != 0 ? "true" : "false", wanted.literal);
    case Val::integer: {
      char digits[24];
      const auto end = std::to_chars(digits, digits + sizeof digits, value.number).ptr;
      return std::string_view(digits, static_cast<std::size_t>(end - digits)) == wanted.literal;
    }
    default: return false;
  }
}

}  // namespace

ResourceLayout::ResourceLayout(std::span<const Path> paths) : paths_(paths) {
  for (const Path& path : paths) {
    const auto found = std::find(members_.begin(), members_.end(), path.member());
    slots_.push_back(static_cast<std::uint32_t>(found - members_.begin()));
    if (found == members_.end()) members_.push_back(path.member());
  }
}

Val ResourceLayout::find(const Val* members, std::size_t index) const {
  const Path& path = paths_[index];
  Val value = members[slots_[index]];
  if (!path.urn.empty()) value = member(value, path.attribute);
  if (path.filtered()) {
    if (value.kind == Val::object) return matches(value, path.filter) ? member(value, path.sub) : Val();
    if (value.kind != Val::list) return Val();
    for (const Val& element : value.values())
      if (matches(element, path.filter)) return member(element, path.sub);
    return Val();
  }
  return path.sub.empty() ? value : member(value, path.sub);
}

Val member(const Val& object, std::string_view name) {
  if (object.kind != Val::object) return Val();
  Val found;
  for (const Member& m : object.fields())
    if (equals_ignoring_ascii_case(m.name, name)) found = m.value;
  return found;
}

bool matches(const Val& element, std::span<const Comparison> filter) {
  return std::all_of(filter.begin(), filter.end(),
                     [&](const Comparison& c) { return equals(member(element, c.attribute), c); });
}

}  // namespace attrmap::scim
