// What the body of a POST is made of, worked out from the paths of the target attributes.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scim/options.hpp"
#include "scim/path.hpp"

namespace attrmap::scim {

enum class Endpoint : std::uint8_t { users, groups };

/// A member of an object, or an element of a list.
struct BodyNode {
  enum Kind : std::uint8_t { value, object, list, element, constant } kind;
  static constexpr std::size_t kNone = SIZE_MAX;

  std::string name;
  std::string key;            ///< as JSON, with the comma before it and its colon; of an element: empty
  std::size_t index = kNone;  ///< of the path that is mapped to it, or to a list or an object as a whole
  std::string text;           ///< constant: JSON
  std::size_t rank = 0;
  std::vector<BodyNode> children;
  bool even_empty = false;  ///< list: written when nothing is in it
};

/// Keys stand in the order of the documented samples. At most four levels deep: extension, list, element, value.
class BodyTree {
 public:
  /// See CreateBody.
  BodyTree(Endpoint endpoint, std::span<const Path> paths, const Options& options, const std::vector<bool>& left_out);

  const std::vector<BodyNode>& nodes() const { return nodes_; }

 private:
  /// Null: there is one of another kind (`emails` as a list and as an object; plans refuse that).
  BodyNode* child(std::vector<BodyNode>& nodes, BodyNode::Kind kind, const std::string& name);
  BodyNode& element(BodyNode& list, const Path& path);
  void add(std::vector<BodyNode>& nodes, const Path& path, std::size_t index);
  static void sort(std::vector<BodyNode>& nodes);

  const Options& options_;
  std::vector<BodyNode> nodes_;
};

/// As a JSON string.
std::string quoted(std::string_view text);

}  // namespace attrmap::scim
