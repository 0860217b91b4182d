// What a target resource holds at a path.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scim/path.hpp"
#include "value/val.hpp"

namespace attrmap::scim {

/// The members that a set of paths reads, so that nothing else of a resource is looked at. Immutable.
class ResourceLayout {
 public:
  explicit ResourceLayout(std::span<const Path> paths);

  /// Names of the members to read, in the order of the values that find() takes.
  const std::vector<std::string>& members() const { return members_; }
  /// The value at `paths[path]`; null when there is none. Of several elements that a filter finds the first.
  Val find(const Val* members, std::size_t path) const;

 private:
  std::span<const Path> paths_;
  std::vector<std::string> members_;
  std::vector<std::uint32_t> slots_;  // of a path
};

/// Member of an object, ignoring case (RFC 7643, 2.1); null when there is none.
Val member(const Val& object, std::string_view name);
/// Does the element fulfil the filter? Texts and Booleans compare ignoring case: `primary eq "True"` finds true.
bool matches(const Val& element, std::span<const Comparison> filter);

}  // namespace attrmap::scim
