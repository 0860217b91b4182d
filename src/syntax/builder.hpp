// Builds the tree while the grammar runs, and remembers what a good error message needs: which brackets are open,
// what was completed last, how far the parse came and what was tried there. Knows nothing of the parser library.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace attrmap::syntax {

/// What the grammar would have taken; bits, in the order in which a message lists them.
enum Expected : std::uint16_t {
  expects_nothing = 0,
  expects_value = 1 << 0,
  expects_operator = 1 << 1,
  expects_comma = 1 << 2,
  expects_call_end = 1 << 3,
  expects_group_end = 1 << 4,
  expects_attribute_end = 1 << 5,
  expects_text_end = 1 << 6,
  expects_hex_digits = 1 << 7,
  expects_parameter_name = 1 << 8,
  expects_parameter_end = 1 << 9,
  expects_variable_name = 1 << 10,
  expects_end = 1 << 11,
};

/// Thrown inside the module when the grammar cannot go on; never leaves it.
struct Stop {
  enum Reason : std::uint8_t { mismatch, too_deep } reason;
  std::uint32_t at;
};

class Builder {
 public:
  /// A completed operand that no parent has taken yet.
  struct Value {
    NodeId id;
    Span outer;  ///< with the parentheses around it
    std::uint32_t height;
  };
  struct Frame {
    bool call;  ///< else a group
    Span name;  ///< call: the function's name
    std::uint32_t open;
    std::uint32_t first_value;
    std::uint32_t commas = 0;
  };

  Builder(std::string_view source, std::uint32_t max_depth);

  // Called by the grammar's actions; offsets are bytes into the source.
  void text(Span span);
  void integer(Span span);
  void leaf(NodeKind kind, Span span, Span name);
  void blank(std::uint32_t at);
  void function_name(Span span) { pending_name_ = span; }
  void open_call(std::uint32_t at);
  void close_call(std::uint32_t end);
  void open_group(std::uint32_t at);
  void close_group(std::uint32_t end);
  void comma() { frames_.back().commas++; }
  /// The `"` of a string or the `[` of an attribute.
  void open_quote(std::uint32_t at) { quote_ = at; }
  void open_filter(std::uint32_t at);
  void close_filter() { filters_--; }
  void infix(Span span);
  void operation();

  /// A rule with a label failed at `at`.
  void failed(std::uint32_t at, Expected what) {
    if (at > farthest_)
      farthest_ = at, expected_ = what;
    else if (at == farthest_)
      expected_ |= what;
  }

  /// Hands the tree over once the grammar has matched; `source` stays empty.
  Ast take();

  std::uint16_t expected() const { return expected_; }
  std::uint32_t farthest() const { return farthest_; }
  const std::vector<Value>& values() const { return values_; }
  const std::vector<Frame>& frames() const { return frames_; }
  const std::vector<Span>& operators() const { return operators_; }
  std::uint32_t quote() const { return quote_; }  ///< where the last string or attribute began
  const Ast& ast() const { return ast_; }
  std::string_view source() const { return source_; }

 private:
  NodeId add(NodeKind kind, Span span);
  void push(NodeId id, Span outer, std::uint32_t height) { values_.push_back({id, outer, height}); }

  std::string_view source_;
  std::uint32_t max_depth_;
  Ast ast_;
  std::vector<Value> values_;
  std::vector<Frame> frames_;
  std::vector<Span> operators_;
  Span pending_name_;
  std::uint32_t filters_ = 0;
  std::uint32_t quote_ = 0;
  std::uint32_t farthest_ = 0;
  std::uint16_t expected_ = 0;
};

/// The characters a string constant stands for; `raw` is what is between the quotation marks.
std::string unescape(std::string_view raw);
Op op_of(std::string_view spelling);
/// Value of an integer as typed (10, -10, &HF); false when it does not fit in 64 bits.
bool integer_of(std::string_view typed, std::int64_t& value);

}  // namespace attrmap::syntax
