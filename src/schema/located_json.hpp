// A JSON text whose values know where they stand: for places in messages, and for writing back without changing what
// was not meant (number spellings, order and duplicates of members stay).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_map.hpp"

namespace attrmap::schema {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };
std::string_view name(JsonKind kind);  ///< "a text", "an object", ...

/// Immutable after parse().
class LocatedJson {
 public:
  using Id = std::uint32_t;
  static constexpr Id kNone = 0xFFFFFFFF;

  struct Node {
    JsonKind kind = JsonKind::null;
    std::uint32_t begin = 0, end = 0;          ///< bytes of the value, quotation marks included
    std::uint32_t key_begin = 0, key_end = 0;  ///< bytes of the member's name with its quotation marks; else equal
    Id first = kNone, next = kNone;            ///< first child, next sibling
    Id parent = kNone;
  };

  struct Error {
    std::string message;
    std::uint32_t offset = 0;
    bool too_deep = false;
  };

  /// `text`: UTF-8 without BOM. Null when it is not strict JSON (RFC 8259) or nests deeper than `max_depth`.
  static std::shared_ptr<const LocatedJson> parse(std::string text, std::uint32_t max_depth, Error& error);

  const std::string& text() const { return text_; }
  static constexpr Id root() { return 0; }
  const Node& operator[](Id id) const { return nodes_[id]; }

  /// Last member of that name, as most readers have it; kNone when there is none or `object` is no object.
  Id member(Id object, std::string_view key) const;
  std::string key(Id id) const;             ///< decoded
  std::string string(Id id) const;          ///< decoded; of other kinds the text as it stands
  std::string_view raw(Id id) const;        ///< as it stands
  std::string pointer(Id id) const;         ///< RFC 6901
  Id find(std::string_view pointer) const;  ///< the value, or the nearest around it
  /// Where the decoded byte `at` of a text stands.
  std::uint32_t inside(Id string, std::size_t at) const;
  std::uint32_t line(std::uint32_t at) const;    ///< from 1
  std::uint32_t column(std::uint32_t at) const;  ///< in characters, from 1

 private:
  explicit LocatedJson(std::string text);
  std::uint32_t characters_before(std::uint32_t at) const;
  void scan();

  std::string text_;
  LineMap lines_;
  std::vector<std::uint32_t> characters_;  // before every so many bytes: files of one line are common
  std::vector<Node> nodes_;
};

/// A reference token of a JSON pointer: ~ and / escaped.
std::string pointer_token(std::string_view key);
/// JSON string literal, UTF-8 in and out, escaping only what must be escaped.
std::string json_quoted(std::string_view text);

}  // namespace attrmap::schema
