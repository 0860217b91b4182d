// What the lazy functions (IIF, Switch, SelectUniqueValue) share.
#pragma once
#include "diag/codes_evaluate.hpp"
#include "func/builtin.hpp"

namespace attrmap::stdlib {

/// The value of argument i where a value is needed: an ignore result there is an error. Failed: the evaluation holds
/// the error.
inline Val as_operand(const Val& value, const func::Node& node, std::size_t i, func::Evaluation& cx) {
  if (value.kind < Val::ignore_attribute || value.kind == Val::failed) [[likely]]
    return value;
  return cx.fail(diag::kIgnoreInsideFunction, node.args[i]->span, node.builtin->def.name);
}

inline Val operand(const func::Node& node, std::size_t i, func::Evaluation& cx) {
  return as_operand(cx.run(node.arg(i)), node, i, cx);
}

/// Argument i as the result of the call: ignore results pass, a blank gives null.
inline Val branch(const func::Node& node, std::size_t i, func::Evaluation& cx) {
  if (const func::Node* arg = node.arg(i)) return cx.run(*arg);
  return Val();
}

/// Text form of an operand; a list fails. Null stays null.
inline Val operand_text(const func::Node& node, std::size_t i, const Val& value, func::Evaluation& cx) {
  if (value.is_text() || value.is_null() || value.kind == Val::failed) [[likely]]
    return value;
  if (value.kind == Val::list) {
    const Parameter* p = func::parameter_of(node.builtin->def, i);
    return cx.fail(diag::kListNotAllowed, node.args[i]->span, node.builtin->def.name,
                   p == nullptr ? std::string_view("argument") : std::string_view(p->name), value.size);
  }
  Val text = to_text(value, cx.arena);
  text.flags |= value.flags & Val::redacted;
  return text;
}

}  // namespace attrmap::stdlib
