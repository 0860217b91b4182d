// The body of POST /Users and POST /Groups.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scim/options.hpp"
#include "scim/path.hpp"
#include "value/output.hpp"

namespace attrmap::scim {

enum class Endpoint : std::uint8_t { users, groups };
std::string_view path_of(Endpoint endpoint);  ///< "/Users"

/// Prepared for one set of target attributes: what becomes a member, an element of a list, an extension. Keys stand in
/// the order of the documented samples. Immutable.
class CreateBody {
 public:
  /// `target_object`: name of the schema's target object, which says what `schemas` lists.
  /// `left_out[i]`: never written, not even as null (references, which later updates bring). Empty: none.
  CreateBody(Endpoint endpoint, std::string_view target_object, std::span<const Path> paths, const Options& options,
             const std::vector<bool>& left_out = {});

  /// `values[i]` belongs to `paths[i]`; null is no value. Values are of the target's type already.
  void write(std::span<const Val> values, Arena& arena, json::Output& out) const;

 private:
  struct Node {
    enum Kind : std::uint8_t { value, object, list, element, constant } kind;
    std::string name;
    std::string key;        // as JSON, with the comma before it and its colon
    std::size_t index = 0;  // value; list: of what is mapped as a whole, or kNone
    std::string text;       // constant: JSON
    std::size_t rank = 0;
    std::vector<Node> children;
    bool even_empty = false;  // list: written when nothing is in it
  };
  static constexpr std::size_t kNone = SIZE_MAX;

  /// Null: there is one of another kind (`emails` as a list and as an object; plans refuse that).
  Node* child(std::vector<Node>& nodes, Node::Kind kind, const std::string& name);
  Node& element(Node& list, const Path& path);
  void add(std::vector<Node>& nodes, const Path& path, std::size_t index);
  static void sort(std::vector<Node>& nodes);
  bool enterprise_used(std::span<const Val> values) const;

  /// What a body is written with: the values and where it goes.
  struct Writing {
    std::span<const Val> values;
    Arena& arena;
    json::Output& out;
  };
  /// Each writes ",key:value", or nothing for what has no value. True: there was a value.
  bool write(const Node& node, const Writing& to) const;
  bool write_object(const Node& node, const Writing& to) const;
  bool write_list(const Node& node, const Writing& to) const;
  bool write_members(const Node& node, const Writing& to) const;
  void write_item(const Val& item, const Writing& to) const;
  bool absent(const Node& node, const Writing& to) const;

  Options options_;
  std::string schemas_;     // the member, up to its last entry
  std::string enterprise_;  // the entry of the enterprise extension
  bool enterprise_by_values_ = false;
  std::vector<Node> nodes_;
};

}  // namespace attrmap::scim
