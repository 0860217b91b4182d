#include "func/text_writer.hpp"

#include <algorithm>
#include <new>
#include <vector>

#include "text/diacritics.hpp"

namespace attrmap::func {

void TextWriter::drop_spaces(std::size_t n) {
  char* to = end;
  for (std::size_t i = 0; i < n; ++i) {  // no branch: spaces are not predictable
    const char c = end[i];
    *to = c;
    to += c != ' ';
  }
  spaces += n - static_cast<std::size_t>(to - end);
  end = to;
}

Written TextWriter::put_plain(std::string_view text) {
  if (!mode.plain()) return Written::not_here;
  const char* const behind = text::write_plain_ascii(text, end);
  if (behind == nullptr) return Written::not_here;
  const auto n = static_cast<std::size_t>(behind - end);
  put(end, n);
  size += text.size() - n;
  shrunk += text.size() - n;
  ++beyond_ascii;
  return Written::text;
}

namespace {

struct Planner {
  TextPlan plan;
  std::vector<std::uint32_t> slots;
  std::size_t calls = 0;

  bool add(const Node* node) {
    if (node == nullptr) return false;
    if (node->source == Source::slot) {
      slots.push_back(node->slot);
      return true;
    }
    if (node->source == Source::constant) {
      const Val& text = node->constant;
      plan.clean = plan.clean && (text.flags & Val::clean) != 0;
      return text.is_text() && text.is_ascii() && (text.flags & Val::redacted) == 0;
    }
    if (node->write == nullptr) return false;
    ++calls;
    for (std::uint32_t i = 0; i < node->count; ++i) {
      if (!add(node->args[i])) return false;
      // A constant may be written between any two others.
      if (node->args[i]->source == Source::constant) plan.constant_bytes += node->args[i]->constant.size * node->count;
    }
    return true;
  }
};

}  // namespace

TextPlan* plan_text(const Node& node, Arena& arena) {
  Planner planner;
  // A single call over one attribute has nothing to share a buffer with, and often gives its argument as it is.
  if (node.source != Source::run || !planner.add(&node) || (planner.calls == 1 && node.count == 1)) return nullptr;
  auto* plan = new (arena.array<TextPlan>(1)) TextPlan(planner.plan);
  auto* slots = arena.array<std::uint32_t>(planner.slots.size());
  std::copy(planner.slots.begin(), planner.slots.end(), slots);
  plan->run = node.run;
  plan->slots = slots;
  plan->slot_count = planner.slots.size();
  return plan;
}

Val run_written(const Node& node, Evaluation& cx) {
  const TextPlan& plan = *node.plan;
  constexpr std::uint8_t kNoHalves = Val::ascii | Val::clean;  // neither has half of a surrogate pair
  std::size_t size = plan.constant_bytes;
  std::uint8_t all = kNoHalves, some = 0;
  if (!plan.clean) all = Val::ascii;
  for (std::size_t i = 0; i < plan.slot_count; ++i) {
    const Val& value = cx.slots()[plan.slots[i]];
    some |= value.flags;
    if (value.is_null()) continue;
    if (!value.is_text() || (value.flags & kNoHalves) == 0) return plan.run(node, cx);
    size += value.size;
    all &= value.flags | Val::ascii;
  }
  if ((some & Val::redacted) != 0 || size > cx.limits().text_bytes) [[unlikely]]
    return plan.run(node, cx);
  char* const begin = cx.arena.reserve(size + TextWriter::kSlack);
  TextWriter out(begin, cx.slots());
  const Written written = node.write(node, out);
  if (written == Written::not_here || !cx.try_charge(out.cost)) [[unlikely]]
    return plan.run(node, cx);
  if (written == Written::null) return Val();
  return Val::of_text(cx.arena.commit(static_cast<std::size_t>(out.end - begin)),
                      static_cast<std::uint8_t>(all | Val::padded));
}

}  // namespace attrmap::func
