#include "value/json.hpp"

#include <array>
#include <charconv>

#include "base/unicode.hpp"

namespace attrmap::json {
namespace {

constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (int c = 0x20; c < 256; ++c) plain[static_cast<std::size_t>(c)] = c != '"' && c != '\\' && c != 0xED;
  return plain;
}();

void append_escaped(std::string& to, unsigned char c) {
  switch (c) {
    case '"': to += "\\\""; break;
    case '\\': to += "\\\\"; break;
    case '\b': to += "\\b"; break;
    case '\f': to += "\\f"; break;
    case '\n': to += "\\n"; break;
    case '\r': to += "\\r"; break;
    case '\t': to += "\\t"; break;
    default:
      constexpr char hex[] = "0123456789abcdef";
      to += "\\u00";
      to += hex[c >> 4];
      to += hex[c & 15];
  }
}

void append_integer(std::string& to, std::int64_t number) {
  char digits[24];
  to.append(digits, std::to_chars(digits, digits + 24, number).ptr);
}

}  // namespace

void append_string(std::string& to, std::string_view text, bool clean) {
  to += '"';
  if (clean)
    to += text;
  else {
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (kPlain[c]) continue;
      if (c == 0xED) {  // begins a surrogate, or U+D000-D7FF
        if (i + 1 >= text.size() || static_cast<unsigned char>(text[i + 1]) < 0xA0) continue;
        to.append(text, start, i - start);
        to += "\xEF\xBF\xBD";
        i += 2;
      } else {
        to.append(text, start, i - start);
        append_escaped(to, c);
      }
      start = i + 1;
    }
    if (start < text.size()) to.append(text, start, text.size() - start);
  }
  to += '"';
}

// Depth is bounded: a list holds scalars or objects, and records are read with a depth limit.
void append(std::string& to, const Val& value, Objects objects) {
  switch (value.kind) {
    case Val::boolean: to += value.number ? "true" : "false"; break;
    case Val::integer: append_integer(to, value.number); break;
    case Val::text: append_string(to, value.str(), value.flags & Val::clean); break;
    case Val::date_time: {
      Arena arena(64);
      append_string(to, to_text(value, arena).str(), true);
      break;
    }
    case Val::list: {
      to += '[';
      bool first = true;
      for (const Val& item : value.values()) {
        if (!first) to += ',';
        first = false;
        append(to, item, objects);
      }
      to += ']';
      break;
    }
    case Val::object: {
      if (objects == Objects::as_text) {
        std::string inner;
        append(inner, value, Objects::as_objects);
        append_string(to, inner);
        break;
      }
      to += '{';
      bool first = true;
      for (const Member& m : value.fields()) {
        if (!first) to += ',';
        first = false;
        append_string(to, m.name);
        to += ':';
        append(to, m.value, objects);
      }
      to += '}';
      break;
    }
    default: to += "null";
  }
}

void append(std::string& to, const Value& value) {
  Arena arena(1024);
  append(to, from_value(value, arena));
}

std::string_view type_name(const Value& value) {
  switch (value.kind()) {
    case ValueKind::boolean: return "Boolean";
    case ValueKind::integer: return "Integer";
    case ValueKind::date_time: return "DateTime";
    case ValueKind::list: return "List";
    case ValueKind::object: return "Object";
    case ValueKind::null: return "Null";
    default: return "String";
  }
}

}  // namespace attrmap::json
