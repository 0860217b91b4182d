// Record: how an evaluation reads attributes. Implement it over your own objects; nothing is converted up front.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "attrmap/value.hpp"

namespace attrmap {

/// A borrowed view of one attribute's value. What it points to must live until the evaluation is over. Text that is not
/// well-formed UTF-8 is read with U+FFFD in place of what is ill-formed.
class AttributeView {
 public:
  AttributeView() = default;  ///< null: the record has no such attribute
  AttributeView(bool value) : kind_(ValueKind::boolean), integer_(value) {}
  AttributeView(std::int64_t value) : kind_(ValueKind::integer), integer_(value) {}
  AttributeView(std::string_view utf8) : kind_(ValueKind::text), text_(utf8) {}
  AttributeView(const std::string& utf8) : kind_(ValueKind::text), text_(utf8) {}
  AttributeView(const char* utf8) : kind_(ValueKind::text), text_(utf8) {}
  /// Any Value: lists, objects, date-times.
  AttributeView(const Value& value) : kind_(value.kind()), value_(&value) {}

  ValueKind kind() const { return kind_; }
  bool boolean() const { return integer_ != 0; }
  std::int64_t integer() const { return integer_; }
  std::string_view text() const { return text_; }
  const Value* value() const { return value_; }

 private:
  ValueKind kind_ = ValueKind::null;
  std::int64_t integer_ = 0;
  std::string_view text_;
  const Value* value_ = nullptr;
};

class Record {
 public:
  virtual ~Record() = default;
  /// The attribute `name`, which stands at `slot` of Program::attributes(): index by slot if you prepared a table,
  /// look up by name otherwise. Names are case-sensitive. Called at most once a slot and evaluation. Must not throw.
  virtual AttributeView find(std::uint32_t slot, std::string_view name) const = 0;
};

/// A record made of a map.
class MapRecord : public Record {
 public:
  MapRecord() = default;
  explicit MapRecord(std::map<std::string, Value, std::less<>> attributes) : attributes_(std::move(attributes)) {}
  MapRecord& set(std::string name, Value value) {
    attributes_.insert_or_assign(std::move(name), std::move(value));
    return *this;
  }
  AttributeView find(std::uint32_t, std::string_view name) const override {
    const auto it = attributes_.find(name);
    return it == attributes_.end() ? AttributeView() : AttributeView(it->second);
  }

 private:
  std::map<std::string, Value, std::less<>> attributes_;
};

}  // namespace attrmap
