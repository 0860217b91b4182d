#include "attrmap/value.hpp"

#include <charconv>

#include "base/unicode.hpp"
#include "time/format.hpp"
#include "value/json.hpp"
#include "value/val.hpp"

namespace attrmap {

std::string_view name(ValueKind kind) {
  constexpr std::string_view names[] = {"null", "boolean", "integer", "date-time", "text", "list", "object"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view kind_name(Val::Kind kind) {
  return kind <= Val::object ? name(static_cast<ValueKind>(kind)) : kind == Val::failed ? "error" : "ignore result";
}

bool Value::boolean() const {
  const auto* p = std::get_if<bool>(&data_);
  return p && *p;
}
std::int64_t Value::integer() const {
  const auto* p = std::get_if<std::int64_t>(&data_);
  return p ? *p : 0;
}
DateTimeTicks Value::date_time() const {
  const auto* p = std::get_if<DateTimeTicks>(&data_);
  return p ? *p : DateTimeTicks{};
}
std::string_view Value::text() const {
  const auto* p = std::get_if<std::string>(&data_);
  return p ? std::string_view(*p) : std::string_view();
}
const Value::List& Value::list() const {
  static const List empty;
  const auto* p = std::get_if<std::shared_ptr<const List>>(&data_);
  return p ? **p : empty;
}
const Value::Object& Value::object() const {
  static const Object empty;
  const auto* p = std::get_if<std::shared_ptr<const Object>>(&data_);
  return p ? **p : empty;
}

std::string Value::to_text() const {
  switch (kind()) {
    case ValueKind::null: return {};
    case ValueKind::text: return std::string(text());
    case ValueKind::list: {
      std::string joined;
      for (const Value& item : list()) {
        if (&item != &list().front()) joined += ", ";
        joined += item.to_text();
      }
      return joined;
    }
    case ValueKind::object: return to_json();
    default: {
      Arena arena(256);
      return std::string(attrmap::to_text(from_value(*this, arena), arena).str());
    }
  }
}

std::string Value::to_json() const {
  std::string text;
  json::append(text, *this);
  return text;
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case ValueKind::list: return a.list() == b.list();
    case ValueKind::object: return a.object() == b.object();
    default: return a.data_ == b.data_;
  }
}

Val to_text(const Val& value, Arena& arena) {
  switch (value.kind) {
    case Val::text: return value;
    case Val::boolean: return Val::of_text(value.number ? "True" : "False", Val::ascii | Val::clean);
    case Val::integer: {
      char* to = arena.reserve(24);
      char* end = std::to_chars(to, to + 24, value.number).ptr;
      return Val::of_text(arena.commit(static_cast<std::size_t>(end - to)), Val::ascii | Val::clean);
    }
    case Val::date_time: {
      char* to = arena.reserve(32);
      char* end = time::format_invariant_general(to, {value.number, time::DateKind::utc});
      return Val::of_text(arena.commit(static_cast<std::size_t>(end - to)), Val::ascii | Val::clean);
    }
    case Val::object: {
      std::string text;
      json::append(text, value);
      return Val::of_text(arena.copy(text));
    }
    default: return Val::of_text({}, Val::ascii | Val::clean);
  }
}

Value to_value(const Val& value) {
  switch (value.kind) {
    case Val::boolean: return Value(value.number != 0);
    case Val::integer: return Value(value.number);
    case Val::date_time: return Value(DateTimeTicks{value.number});
    case Val::text: return value.is_ascii() ? Value(value.str()) : Value(replace_lone_surrogates(value.str()));
    case Val::list: {
      Value::List items;
      items.reserve(value.size);
      for (const Val& item : value.values()) items.push_back(to_value(item));
      return Value(std::move(items));
    }
    case Val::object: {
      Value::Object members;
      members.reserve(value.size);
      for (const Member& m : value.fields()) members.emplace_back(m.name, to_value(m.value));
      return Value(std::move(members));
    }
    default: return Value();
  }
}

Val from_text(std::string_view text, Arena& arena) {
  if (is_ascii(text)) return Val::of_text(text, Val::ascii);
  if (invalid_utf8_at(text) == std::string_view::npos) return Val::of_text(text);
  std::string mended;
  for (std::size_t i = 0; i < text.size();) append(mended, decode(text, i));
  return Val::of_text(arena.copy(replace_lone_surrogates(mended)));
}

Val from_value(const Value& value, Arena& arena) {
  switch (value.kind()) {
    case ValueKind::boolean: return Val::of_boolean(value.boolean());
    case ValueKind::integer: return Val::of_integer(value.integer());
    case ValueKind::date_time: return Val::of_ticks(value.date_time().ticks);
    case ValueKind::text: return from_text(value.text(), arena);
    case ValueKind::list: {
      const auto& list = value.list();
      Val* items = arena.array<Val>(list.size());
      for (std::size_t i = 0; i < list.size(); ++i) items[i] = from_value(list[i], arena);
      return Val::of_list({items, list.size()});
    }
    case ValueKind::object: {
      const auto& object = value.object();
      Member* members = arena.array<Member>(object.size());
      for (std::size_t i = 0; i < object.size(); ++i)
        members[i] = {from_text(object[i].first, arena).str(), from_value(object[i].second, arena)};
      return Val::of_object({members, object.size()});
    }
    default: return Val();
  }
}

}  // namespace attrmap
