// Ties the grammar to the Builder: one action per rule that leaves a trace, and the label of each rule that a message
// may name. Included by parse.cpp alone.
#pragma once
#include "grammar/expression.hpp"
#include "syntax/builder.hpp"

namespace attrmap::syntax {

namespace rule = attrmap::grammar;
namespace pegtl = tao::pegtl;

template <class Rule>
struct Action : pegtl::nothing<Rule> {};

template <class Input>
Span span_of(const Input& in, const Builder& b) {
  return {static_cast<std::uint32_t>(in.begin() - b.source().data()),
          static_cast<std::uint32_t>(in.end() - b.source().data())};
}

/// An operand without parts whose text is the match less `left` and `right` bytes at its ends.
template <NodeKind kind, std::uint32_t left, std::uint32_t right>
struct LeafAction {
  template <class Input>
  static void apply(const Input& in, Builder& b) {
    const Span span = span_of(in, b);
    b.leaf(kind, span, {span.begin + left, span.end - right});
  }
};
/// Calls a member with the span of the match, ...
template <void (Builder::*member)(Span)>
struct SpanAction {
  template <class Input>
  static void apply(const Input& in, Builder& b) {
    (b.*member)(span_of(in, b));
  }
};
/// ... with the offset of its begin, ...
template <void (Builder::*member)(std::uint32_t)>
struct BeginAction {
  template <class Input>
  static void apply(const Input& in, Builder& b) {
    (b.*member)(span_of(in, b).begin);
  }
};
/// ... with the offset of its end, ...
template <void (Builder::*member)(std::uint32_t)>
struct EndAction {
  template <class Input>
  static void apply(const Input& in, Builder& b) {
    (b.*member)(span_of(in, b).end);
  }
};
/// ... with nothing.
template <void (Builder::*member)()>
struct PlainAction {
  static void apply0(Builder& b) { (b.*member)(); }
};

template <>
struct Action<rule::attribute> : LeafAction<NodeKind::attribute, 1, 1> {};
template <>
struct Action<rule::parameter> : LeafAction<NodeKind::parameter, 1, 1> {};
template <>
struct Action<rule::variable> : LeafAction<NodeKind::variable, 1, 0> {};
template <>
struct Action<rule::word> : LeafAction<NodeKind::word, 0, 0> {};
template <>
struct Action<rule::text> : SpanAction<&Builder::text> {};
template <>
struct Action<rule::text_begin> : BeginAction<&Builder::open_quote> {};
template <>
struct Action<rule::attribute_begin> : BeginAction<&Builder::open_quote> {};
template <>
struct Action<rule::integer> : SpanAction<&Builder::integer> {};
template <>
struct Action<rule::hex> : SpanAction<&Builder::integer> {};
template <>
struct Action<rule::no_argument> : BeginAction<&Builder::blank> {};
template <>
struct Action<rule::function_name> : SpanAction<&Builder::function_name> {};
template <>
struct Action<rule::call_open> : BeginAction<&Builder::open_call> {};
template <>
struct Action<rule::call_end> : EndAction<&Builder::close_call> {};
template <>
struct Action<rule::group_open> : BeginAction<&Builder::open_group> {};
template <>
struct Action<rule::group_end> : EndAction<&Builder::close_group> {};
template <>
struct Action<rule::comma> : PlainAction<&Builder::comma> {};
template <>
struct Action<rule::filter_open> : BeginAction<&Builder::open_filter> {};
template <>
struct Action<rule::filter_end> : PlainAction<&Builder::close_filter> {};
template <>
struct Action<rule::infix> : SpanAction<&Builder::infix> {};
template <>
struct Action<rule::operation> : PlainAction<&Builder::operation> {};

template <class Rule>
inline constexpr Expected label = expects_nothing;
template <>
inline constexpr Expected label<rule::operand> = expects_value;
template <>
inline constexpr Expected label<rule::infix> = expects_operator;
template <>
inline constexpr Expected label<rule::comma> = expects_comma;
template <>
inline constexpr Expected label<rule::call_end> = expects_call_end;
template <>
inline constexpr Expected label<rule::group_end> = expects_group_end;
template <>
inline constexpr Expected label<rule::attribute_end> = expects_attribute_end;
template <>
inline constexpr Expected label<rule::filter_end> = expects_attribute_end;
template <>
inline constexpr Expected label<rule::text_end> = expects_text_end;
template <>
inline constexpr Expected label<rule::hex_digits> = expects_hex_digits;
template <>
inline constexpr Expected label<rule::parameter_name> = expects_parameter_name;
template <>
inline constexpr Expected label<rule::parameter_end> = expects_parameter_end;
template <>
inline constexpr Expected label<rule::variable_name> = expects_variable_name;
template <>
inline constexpr Expected label<pegtl::eof> = expects_end;

/// Remembers the farthest place and what was tried there; stops the parse at a broken `must`.
template <class Rule>
struct Control : pegtl::normal<Rule> {
  template <class Input>
  static void failure(const Input& in, Builder& b) {
    if constexpr (label<Rule> != expects_nothing)
      b.failed(static_cast<std::uint32_t>(in.current() - b.source().data()), label<Rule>);
  }
  template <class Input, class... States>
  [[noreturn]] static void raise(const Input& in, States&&...) {
    throw Stop{Stop::mismatch, static_cast<std::uint32_t>(in.current() - in.begin())};
  }
};

}  // namespace attrmap::syntax
