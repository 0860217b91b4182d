// Value: what an expression gives and what an attribute holds. Owning, immutable, cheap to copy (lists and objects are
// shared), safe to read from several threads. Text is UTF-8; where .NET could hold half a surrogate pair a Value that
// leaves the library holds U+FFFD instead.
//
// Null is the absence of a value; it differs from the empty text and from the empty list.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace attrmap {

/// An instant in UTC: 100 ns ticks since 0001-01-01T00:00:00Z, 0 to 3155378975999999999 (System.DateTime.Ticks).
struct DateTimeTicks {
  std::int64_t ticks = 0;
  friend bool operator==(const DateTimeTicks&, const DateTimeTicks&) = default;
};

enum class ValueKind : std::uint8_t { null, boolean, integer, date_time, text, list, object };
std::string_view name(ValueKind kind);  ///< "null", "boolean", ...

class Value {
 public:
  using List = std::vector<Value>;
  using Object = std::vector<std::pair<std::string, Value>>;  ///< members in their order

  Value() = default;
  Value(bool value) : data_(value) {}
  Value(std::int64_t value) : data_(value) {}
  Value(int value) : data_(std::int64_t{value}) {}
  Value(DateTimeTicks value) : data_(value) {}
  Value(std::string value) : data_(std::move(value)) {}
  Value(std::string_view value) : data_(std::string(value)) {}
  Value(const char* value) : data_(std::string(value)) {}
  Value(List values) : data_(std::make_shared<const List>(std::move(values))) {}
  Value(Object members) : data_(std::make_shared<const Object>(std::move(members))) {}

  ValueKind kind() const { return static_cast<ValueKind>(data_.index()); }
  bool is_null() const { return kind() == ValueKind::null; }

  // Each accessor answers for its own kind; for any other it gives the neutral element (false, 0, "", empty).
  bool boolean() const;
  std::int64_t integer() const;
  DateTimeTicks date_time() const;
  std::string_view text() const;
  const List& list() const;
  const Object& object() const;

  /// The text form the language uses: True, 42, `M/d/yyyy h:mm:ss tt`; null is "", a list its elements joined by ", ",
  /// an object its JSON.
  std::string to_text() const;
  /// Compact JSON. A date-time is its text form.
  std::string to_json() const;
  /// Same kind and same content (ordinal).
  friend bool operator==(const Value& a, const Value& b);

 private:
  std::variant<std::monostate, bool, std::int64_t, DateTimeTicks, std::string, std::shared_ptr<const List>,
               std::shared_ptr<const Object>>
      data_;
};

}  // namespace attrmap
