#include "program/operators.hpp"

#include "base/copy.hpp"
#include "base/suggest.hpp"
#include "diag/codes_evaluate.hpp"
#include "func/coerce.hpp"
#include "func/text_test.hpp"
#include "func/text_writer.hpp"
#include "text/compare.hpp"

namespace attrmap::program {
namespace {

using func::Evaluation;
using func::Node;
using func::NodeType;
using syntax::Op;

/// False: the side failed, or is an ignore result, which fails; the evaluation holds the error.
bool usable(const Val& side, const Node& node, int i, Evaluation& cx) {
  if (side.kind < Val::ignore_attribute) [[likely]]
    return true;
  if (side.kind != Val::failed)
    cx.fail(diag::kIgnoreInsideFunction, node.args[i]->span, syntax::spelling(static_cast<Op>(node.op)));
  return false;
}

/// A null operand, or an attribute that is empty, makes every comparison false: documented for IIF.
bool absent(const Node* operand, const Val& value) {
  return value.is_null() || (operand->type == NodeType::attribute && value.is_text() && value.size == 0);
}

std::optional<std::int64_t> as_integer(const Val& value) {
  if (value.kind == Val::integer) return value.number;
  if (value.is_text()) return func::parse_integer(value.str());
  return std::nullopt;
}

template <class T>
int three_way(T a, T b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

int compare(const Val& left, const Val& right, Evaluation& cx) {
  if (left.is_text() && right.is_text()) return text::compare_ordinal(left.str(), right.str());
  if (left.kind == Val::date_time && right.kind == Val::date_time) return three_way(left.number, right.number);
  if (left.kind == Val::integer || right.kind == Val::integer) {
    const auto a = as_integer(left), b = as_integer(right);
    if (a && b) return three_way(*a, *b);
  }
  const Val a = to_text(left, cx.arena), b = to_text(right, cx.arena);
  if ((left.kind == Val::boolean || right.kind == Val::boolean) && equals_ignoring_ascii_case(a.str(), b.str()))
    return 0;
  return text::compare_ordinal(a.str(), b.str());
}

/// What remains when not both sides are plain texts: lists, nulls, numbers, booleans, date-times.
template <Op op>
Val compare_others(const Node& node, Evaluation& cx, const Val& left, const Val& right) {
  if (left.kind == Val::list) return cx.fail(diag::kComparesList, node.args[0]->span, left.size);
  if (right.kind == Val::list) return cx.fail(diag::kComparesList, node.args[1]->span, right.size);
  if (absent(node.args[0], left) || absent(node.args[1], right)) return Val::of_boolean(false);
  const int order = compare(left, right, cx);
  switch (op) {
    case Op::equal: return Val::of_boolean(order == 0);
    case Op::not_equal: return Val::of_boolean(order != 0);
    case Op::less: return Val::of_boolean(order < 0);
    case Op::less_equal: return Val::of_boolean(order <= 0);
    case Op::greater: return Val::of_boolean(order > 0);
    default: return Val::of_boolean(order >= 0);
  }
}

template <Op op>
Val run_text_test(const Node& node, Evaluation& cx) {
  if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
  const func::Truth truth = func::test_text(node, cx);
  if (truth == func::Truth::unknown) [[unlikely]]
    return compare_others<op>(node, cx, cx.slots()[node.args[0]->slot], node.args[1]->constant);
  return Val::of_boolean(truth == func::Truth::yes);
}

template <Op op>
Val run_comparison(const Node& node, Evaluation& cx) {
  const Val left = cx.run(node.args[0]);
  if (!usable(left, node, 0, cx)) return Val::of_kind(Val::failed);
  const Val right = cx.run(node.args[1]);
  if (!usable(right, node, 1, cx) || !cx.charge(node, 1)) return Val::of_kind(Val::failed);
  if constexpr (op == Op::equal || op == Op::not_equal)
    if (left.is_text() && right.is_text() && left.size != 0 && right.size != 0) [[likely]]
      return Val::of_boolean((left.size == right.size && equal_short(left.chars, right.chars, left.size)) ==
                             (op == Op::equal));
  return compare_others<op>(node, cx, left, right);
}

/// Null counts as the empty text, as in Visual Basic.
Val run_concat(const Node& node, Evaluation& cx) {
  Val parts[2];
  for (int i = 0; i < 2; ++i) {
    parts[i] = cx.run(node.args[i]);
    if (!usable(parts[i], node, i, cx)) return Val::of_kind(Val::failed);
  }
  if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
  for (int i = 0; i < 2; ++i) {
    if (parts[i].kind == Val::list)
      return cx.fail(diag::kListNotAllowed, node.args[i]->span, "&", i == 0 ? "left side" : "right side",
                     parts[i].size);
    parts[i] = to_text(parts[i], cx.arena);
  }
  return func::concat(parts, node, cx);
}

func::Written write_concat(const Node& node, func::TextWriter& out) {
  const std::size_t from = out.size;
  for (int i = 0; i < 2; ++i)
    if (out.put(*node.args[i]) == func::Written::not_here) return func::Written::not_here;
  return out.done(func::Written::text, from);
}

}  // namespace

void bind_operator(Node& node, Op op) {
  const Node *left = node.args[0], *right = node.args[1];
  if ((op == Op::equal || op == Op::not_equal) && left->source == func::Source::slot &&
      right->source == func::Source::constant && right->constant.is_text() && right->constant.size > 0)
    node.test = op == Op::equal ? func::TextTest::equals : func::TextTest::differs;
  const bool test = node.test != func::TextTest::none;
  switch (op) {
    case Op::equal: node.run = test ? run_text_test<Op::equal> : run_comparison<Op::equal>; break;
    case Op::not_equal: node.run = test ? run_text_test<Op::not_equal> : run_comparison<Op::not_equal>; break;
    case Op::less: node.run = run_comparison<Op::less>; break;
    case Op::less_equal: node.run = run_comparison<Op::less_equal>; break;
    case Op::greater: node.run = run_comparison<Op::greater>; break;
    case Op::greater_equal: node.run = run_comparison<Op::greater_equal>; break;
    case Op::concat:
      node.run = run_concat;
      node.write = write_concat;
      break;
    default: node.run = nullptr; break;
  }
}

}  // namespace attrmap::program
