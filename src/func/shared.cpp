#include "func/shared.hpp"

#include "func/evaluation.hpp"

namespace attrmap::func {

Val run_shared(const Node& node, Evaluation& cx) {
  const Shared& shared = *node.shared;
  if (cx.memos == nullptr) return shared.run(node, cx);
  Val& kept = cx.memos[shared.memo];
  Val& cost = cx.memos[shared.memo + 1];
  if (cost.kind == Val::integer)  // a budget lasts as long as if nothing was kept
    return cx.charge(node, static_cast<std::uint64_t>(cost.number)) ? kept : Val::of_kind(Val::failed);
  const std::uint64_t before = cx.cost_used();
  const Val value = shared.run(node, cx);
  if (value.kind == Val::failed) return value;
  kept = value;
  cost = Val::of_integer(static_cast<std::int64_t>(cx.cost_used() - before));
  return value;
}

}  // namespace attrmap::func
