#include "mapping/coerce.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "diag/codes_mapping.hpp"
#include "diag/make.hpp"
#include "func/coerce.hpp"
#include "time/format.hpp"

namespace attrmap::mapping {
namespace {

using schema::AttributeType;

const time::DateFormat& iso_format() {
  static const time::DateFormat format = *time::DateFormat::compile("yyyy-MM-ddTHH:mm:ssZ");
  return format;
}

std::string shown(const Val& value, bool show_values, Arena& arena) {
  if (!show_values || value.kind == Val::list || value.kind == Val::object) return {};
  return " `" + replace_lone_surrogates(to_text(value, arena).str()) + "`";
}

std::optional<Diagnostic> to_boolean(Val& value, bool show_values, Arena& arena) {
  if (value.kind == Val::boolean) return std::nullopt;
  if (value.is_text() && equals_ignoring_ascii_case(value.str(), "true")) {
    value = Val::of_boolean(true);
  } else if (value.is_text() && equals_ignoring_ascii_case(value.str(), "false")) {
    value = Val::of_boolean(false);
  } else {
    return diag::make(
        diag::kResultDoesNotFit, {}, "Boolean",
        fmt::format("only True and False are,{} is not",
                    shown(value, show_values, arena).empty() ? " this text" : shown(value, show_values, arena)));
  }
  return std::nullopt;
}

std::optional<Diagnostic> to_integer(Val& value, bool show_values, Arena& arena) {
  if (value.kind == Val::integer) return std::nullopt;
  if (value.is_text())
    if (const auto number = func::parse_integer(trim(value.str()))) {
      value = Val::of_integer(*number);
      return std::nullopt;
    }
  return diag::make(
      diag::kResultDoesNotFit, {}, "Integer",
      fmt::format("it wants digits within 64 bits, not{}",
                  shown(value, show_values, arena).empty() ? " this value" : shown(value, show_values, arena)));
}

std::optional<Diagnostic> one(Val& value, AttributeType type, bool show_values, Arena& arena) {
  if (value.kind == Val::object || (value.is_text() && value.size == 0) || value.is_null()) return std::nullopt;
  switch (type) {
    case AttributeType::boolean: return to_boolean(value, show_values, arena);
    case AttributeType::integer: return to_integer(value, show_values, arena);
    case AttributeType::date_time:
      if (value.kind == Val::date_time) {
        // The one form that SCIM has (RFC 7643, 2.3.5).
        value = Val::of_text(arena.copy(iso_format().format(time::DateTime{value.number})), Val::ascii | Val::clean);
        return std::nullopt;
      }
      break;
    default: break;
  }
  if (!value.is_text()) value = to_text(value, arena);
  return std::nullopt;
}

}  // namespace

std::optional<Diagnostic> coerce(Val& value, AttributeType type, bool multivalued, bool show_values, Arena& arena) {
  if (value.kind != Val::list) return one(value, type, show_values, arena);
  const auto is_object = [](const Val& item) { return item.kind == Val::object; };
  if (std::any_of(value.values().begin(), value.values().end(), is_object)) return std::nullopt;  // roles, as a whole
  Val* items = arena.array<Val>(value.size);
  std::size_t n = 0;
  for (Val item : value.values()) {
    if (auto error = one(item, type, show_values, arena)) return error;
    if (!item.is_null_or_empty()) items[n++] = item;
  }
  if (multivalued)
    value = Val::of_list({items, n});
  else if (n > 1)
    return diag::make(diag::kSeveralValues, {}, n);
  else
    value = n == 0 ? Val() : items[0];
  return std::nullopt;
}

}  // namespace attrmap::mapping
