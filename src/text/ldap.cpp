#include "text/ldap.hpp"

#include <string>

#include "base/unicode.hpp"
#include "text/arena_writer.hpp"
#include "text/compare.hpp"

namespace attrmap::text {
namespace {

using detail::ArenaWriter;

constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Index of the first `end` or `other_end` at or after `i` that is neither escaped nor quoted; else the length. Quotes
/// open only at the start of a value.
std::size_t find_end(std::string_view text, std::size_t i, char end, char other_end) {
  bool quoted = false;
  char before = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\')
      ++i;
    else if (c == '"' && (quoted || before == '='))
      quoted = !quoted;
    else if (!quoted && (c == end || c == other_end))
      return i;
    if (c != ' ') before = c;
  }
  return text.size();
}

std::string_view trim_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') {
    std::size_t backslashes = 0;
    while (backslashes + 1 < text.size() && text[text.size() - 2 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 1) break;  // an escaped blank belongs to the value
    text.remove_suffix(1);
  }
  return text;
}

struct Component {
  std::string_view type, value;  // as written, blanks around them removed
};

/// Reads the component at `i` and moves behind its separator; `i` becomes npos after the last.
Component read(std::string_view dn, std::size_t& i) {
  const std::size_t end = find_end(dn, i, ',', ';');
  const std::string_view rdn = dn.substr(i, end - i);
  i = end == dn.size() ? std::string_view::npos : end + 1;
  const std::string_view first = rdn.substr(0, find_end(rdn, 0, '+', '+'));
  const std::size_t equals = find_end(first, 0, '=', '=');
  if (equals == first.size()) return {{}, trim_spaces(first)};
  return {trim_spaces(first.substr(0, equals)), trim_spaces(first.substr(equals + 1))};
}

std::string_view unescape(std::string_view value, Arena& arena) {
  const bool quoted = !value.empty() && value.front() == '"';
  if (!quoted && value.find('\\') == std::string_view::npos) return value;
  const auto hex_at = [&](std::size_t k) {
    return k + 2 < value.size() && value[k] == '\\' && hex_value(value[k + 1]) >= 0 && hex_value(value[k + 2]) >= 0;
  };
  ArenaWriter out(arena, value.size());
  for (std::size_t i = 0; i < value.size();) {
    if (hex_at(i)) {
      std::string bytes;  // a run of hex pairs is UTF-8 on its own; a byte that is not becomes U+FFFD
      for (; hex_at(i); i += 3) bytes += static_cast<char>(hex_value(value[i + 1]) * 16 + hex_value(value[i + 2]));
      std::string_view rest = bytes;
      for (std::size_t bad; (bad = invalid_utf8_at(rest)) != std::string_view::npos; rest.remove_prefix(bad + 1)) {
        out.put(rest.substr(0, bad));
        out.put(kReplacement);
      }
      out.put(rest);
      continue;
    }
    if (value[i] == '\\' && i + 1 < value.size())
      ++i;
    else if (quoted && value[i] == '"') {
      ++i;
      continue;
    }
    out.put(value[i++]);
  }
  return out.finish();
}

}  // namespace

std::optional<std::string_view> dn_component(std::string_view dn, std::int64_t n, Arena& arena) {
  if (n < 1 || trim_spaces(dn).empty()) return std::nullopt;
  for (std::size_t i = 0; i != std::string_view::npos;) {
    const Component component = read(dn, i);
    if (--n == 0) return unescape(component.value, arena);
  }
  return std::nullopt;
}

std::optional<std::string_view> dn_component_rev(std::string_view dn, std::int64_t n, bool ignore_dc, Arena& arena) {
  if (n < 1 || trim_spaces(dn).empty()) return std::nullopt;
  const auto counts = [&](const Component& c) { return !ignore_dc || !equals_ignoring_case(c.type, "dc"); };
  std::int64_t total = 0;
  for (std::size_t i = 0; i != std::string_view::npos;) total += counts(read(dn, i));
  if (n > total) return std::nullopt;
  std::int64_t skip = total - n;
  for (std::size_t i = 0; i != std::string_view::npos;) {
    const Component component = read(dn, i);
    if (counts(component) && skip-- == 0) return unescape(component.value, arena);
  }
  return std::nullopt;
}

}  // namespace attrmap::text
