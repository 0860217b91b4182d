#include "scim/path.hpp"

#include "grammar/scim_path.hpp"

namespace attrmap::scim {
namespace {

namespace g = grammar::scim_path;

constexpr std::size_t kLongestPath = 4096;

/// What the text consists of, before it is decided what the names are.
struct Parts {
  std::string urn;  // without its last colon
  std::vector<std::string> names;
  std::vector<Comparison> filter;
  std::string behind;  // the sub-attribute behind the filter
};

template <class Rule>
struct Action {};
template <>
struct Action<g::urn> {
  template <class Input>
  static void apply(const Input& in, Parts& parts) {
    parts.urn = in.string();
    parts.urn.pop_back();
  }
};
template <>
struct Action<g::attribute> {
  template <class Input>
  static void apply(const Input& in, Parts& parts) {
    parts.names.push_back(in.string());
  }
};
template <>
struct Action<g::sub_attribute> {
  template <class Input>
  static void apply(const Input& in, Parts& parts) {
    if (parts.filter.empty())
      parts.names.push_back(in.string());
    else
      parts.behind = in.string();
  }
};
template <>
struct Action<g::filter_attribute> {
  template <class Input>
  static void apply(const Input& in, Parts& parts) {
    parts.filter.push_back({in.string(), {}, true});
  }
};
template <>
struct Action<g::text_content> {
  template <class Input>
  static void apply(const Input& in, Parts& parts) {
    std::string& literal = parts.filter.back().literal;
    for (const char* p = in.begin(); p != in.end(); ++p) {
      if (*p == '\\') ++p;  // the grammar has looked at what follows
      literal += *p;
    }
  }
};
template <>
struct Action<g::word> {
  template <class Input>
  static void apply(const Input& in, Parts& parts) {
    parts.filter.back().literal = in.string();
    parts.filter.back().quoted = false;
  }
};

template <class Rule>
inline constexpr const char* expected = "something else is expected";
template <>
inline constexpr const char* expected<g::attribute> = "the name of an attribute is expected";
template <>
inline constexpr const char* expected<g::sub_attribute> = "the name of a sub-attribute is expected";
template <>
inline constexpr const char* expected<g::comparison> = "a comparison such as `type eq \"work\"` is expected";
template <>
inline constexpr const char* expected<g::blank> = "a blank is expected";
template <>
inline constexpr const char* expected<g::equals> = "`eq` is expected, the one operator that target names have";
template <>
inline constexpr const char* expected<g::literal> = "a text in double quotes is expected";
template <>
inline constexpr const char* expected<tao::pegtl::one<'"'>> = "the closing quotation mark is missing";
template <>
inline constexpr const char* expected<g::filter_end> = "`]` is expected";
template <>
inline constexpr const char* expected<g::sub> = "a sub-attribute behind the filter is expected, as in `].value`";
template <>
inline constexpr const char* expected<tao::pegtl::eof> = "this does not belong to a target name";

template <class Rule>
struct Control : tao::pegtl::normal<Rule> {
  template <class Input, class... States>
  [[noreturn]] static void raise(const Input& in, States&&...) {
    throw PathError{expected<Rule>, in.position().byte};
  }
};

bool is_resource(std::string_view name) { return name == "User" || name == "Group"; }
bool is_core(std::string_view urn) { return urn == kCoreUserUrn || urn == kCoreGroupUrn; }

bool ends_in_version(std::string_view urn) {
  return urn.size() > 4 && urn[urn.size() - 4] == ':' && urn[urn.size() - 2] == '.';
}

}  // namespace

std::optional<PathError> parse_path(std::string_view text, Path& path) {
  path = Path();
  if (text.size() > kLongestPath) return PathError{"it is too long", kLongestPath};
  Parts parts;
  try {
    tao::pegtl::memory_input in(text.data(), text.size(), "");
    if (!tao::pegtl::parse<g::whole, Action, Control>(in, parts)) return PathError{"it is no attribute name", 0};
  } catch (const PathError& error) {
    return error;
  }
  path.text = text;
  path.urn = std::move(parts.urn);
  std::size_t first = 0;
  if (parts.names.size() > 1 && is_resource(parts.names[0]) && ends_in_version(path.urn)) {
    path.urn += ":" + parts.names[0];
    first = 1;
  }
  if (is_core(path.urn)) path.urn.clear();
  const std::size_t count = parts.names.size() - first;
  const bool filtered = !parts.filter.empty();
  if (count > 2 || (filtered && count > 1)) return PathError{"a sub-attribute has no sub-attributes", text.rfind('.')};
  path.attribute = std::move(parts.names[first]);
  if (count == 2) path.sub = std::move(parts.names[first + 1]);
  if (filtered) path.sub = std::move(parts.behind);
  path.filter = std::move(parts.filter);
  return std::nullopt;
}

std::string dotted_text(const Path& path) {
  if (path.urn.empty() || path.text.size() <= path.urn.size()) return path.text;
  std::string text = path.text;
  text[path.urn.size()] = '.';
  return text;
}

}  // namespace attrmap::scim
