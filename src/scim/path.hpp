// Target attribute names of SCIM applications as paths.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attrmap::scim {

/// `attribute eq literal`.
struct Comparison {
  std::string attribute;
  std::string literal;  ///< decoded
  bool quoted = true;   ///< false: true, false or a number
};

struct Path {
  std::string text;                ///< as the schema has it: what PATCH sends
  std::string urn;                 ///< of an extension; empty for the core schema, whether the text names it or not
  std::string attribute;           ///< name, emails, roles
  std::vector<Comparison> filter;  ///< all must hold
  std::string sub;                 ///< givenName, value

  bool filtered() const { return !filter.empty(); }
  /// The member of the resource that the path begins with: the extension's URN, or the attribute.
  const std::string& member() const { return urn.empty() ? attribute : urn; }
};

struct PathError {
  std::string message;  ///< "a sub-attribute is expected"
  std::size_t at = 0;   ///< byte of the text
};

/// A text of at most 4,096 bytes. Thread-safe; linear in its length.
std::optional<PathError> parse_path(std::string_view text, Path& path);

/// How jobs from before December 2018 (customappsso) write it: a dot between an extension's URN and the name.
std::string dotted_text(const Path& path);

inline constexpr std::string_view kEnterpriseUrn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
inline constexpr std::string_view kCoreUserUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr std::string_view kCoreGroupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";

}  // namespace attrmap::scim
