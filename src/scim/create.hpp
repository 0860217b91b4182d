// The body of POST /Users and POST /Groups.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scim/body_tree.hpp"
#include "value/output.hpp"

namespace attrmap::scim {

std::string_view path_of(Endpoint endpoint);  ///< "/Users"

/// Prepared for one set of target attributes: what becomes a member, an element of a list, an extension. Immutable.
class CreateBody {
 public:
  /// `target_object`: name of the schema's target object, which says what `schemas` lists.
  /// `left_out[i]`: never written, not even as null (references, which later updates bring). Empty: none.
  CreateBody(Endpoint endpoint, std::string_view target_object, std::span<const Path> paths, const Options& options,
             const std::vector<bool>& left_out = {});

  /// `values[i]` belongs to `paths[i]`; null is no value. Values are of the target's type already.
  void write(std::span<const Val> values, Arena& arena, json::Output& out) const;

 private:
  /// A piece of text_.
  struct Piece {
    std::uint32_t begin = 0, size = 0;
  };
  /// Steps that stand beside each other.
  struct Range {
    std::uint32_t first = 0, count = 0;
  };
  static constexpr std::uint32_t kNone = UINT32_MAX;
  /// A node of the tree, as it is written: what is constant around its value is one piece.
  struct Step {
    BodyNode::Kind kind = BodyNode::value;
    bool even_empty = false;
    std::uint32_t index = kNone;  // of the value
    Piece before;                 // from the comma on
    Piece after;                  // value: what closes the list around it
    Range inside;                 // value with a list around it: that list, for a value that is a list itself
  };

  Range prepare(const std::vector<BodyNode>& nodes);
  Step prepare(const BodyNode& node);
  Piece keep(std::string_view text);
  void note_enterprise(const BodyNode& node);

  /// What a body is written with: the values and where it goes.
  struct Writing {
    std::span<const Val> values;
    Arena& arena;
    json::Output& out;
  };
  std::string_view text(Piece piece) const { return {text_.data() + piece.begin, piece.size}; }
  void put(Piece piece, const Writing& to) const { to.out.raw_padded(text(piece)); }
  std::span<const Step> inside(Range range) const { return {steps_.data() + range.first, range.count}; }
  bool has_value(const Step& step, const Writing& to) const {
    return step.index != kNone && !to.values[step.index].is_null();
  }
  /// Each writes ",key:value", or nothing for what has no value. True: there was a value.
  bool write(const Step& step, const Writing& to) const;
  bool write_other(const Step& step, const Writing& to) const;
  bool write_value(const Step& step, const Writing& to) const;
  bool write_object(const Step& step, const Writing& to) const;
  bool write_list(const Step& step, const Writing& to) const;
  bool write_members(const Step& step, const Writing& to) const;
  void write_item(const Val& item, const Writing& to) const;
  bool absent(const Step& step, const Writing& to) const;

  const bool emit_nulls_, list_value_objects_;
  Piece schemas_;     // the member; open where an entry may follow
  Piece enterprise_;  // the entry of the enterprise extension
  bool enterprise_by_values_ = false;
  std::vector<std::uint32_t> enterprise_values_;
  std::string text_;
  std::vector<Step> steps_;  // those of the resource's members come first
  std::uint32_t top_ = 0;    // and are so many
};

}  // namespace attrmap::scim
