#include <string>

#include "diag/codes_check.hpp"
#include "stdlib/all.hpp"
#include "stdlib/lazy_support.hpp"
#include "stdlib/switch_table.hpp"

namespace attrmap::stdlib {
namespace {

constexpr std::uint32_t kDefault = 1, kFirstKey = 2;

/// Null, as source or as key, is the empty text: mappings use the key "" for "empty or null".
std::string_view compared(const Val& text) { return text.is_text() ? text.str() : std::string_view(); }

Val run(const func::Node& node, func::Evaluation& cx, const Val& given) {
  const Val source = operand_text(node, 0, as_operand(given, node, 0, cx), cx);
  if (source.kind == Val::failed || !cx.charge(node, 1)) return Val::of_kind(Val::failed);
  const std::string_view sought = compared(source);
  if (const auto* table = static_cast<const SwitchTable*>(node.prepared)) {
    const std::uint32_t value = table->find(sought);
    return branch(node, value != 0 ? value : kDefault, cx);
  }
  for (std::uint32_t i = kFirstKey; i + 1 < node.count; i += 2) {
    const Val key = operand_text(node, i, operand(node, i, cx), cx);
    if (key.kind == Val::failed || !cx.charge(node, 1)) return Val::of_kind(Val::failed);
    if (compared(key) == sought) return branch(node, i + 1, cx);
  }
  return branch(node, kDefault, cx);
}

Val run(const func::Node& node, func::Evaluation& cx) { return run(node, cx, cx.run(node.arg(0))); }

/// All keys are constant. The rule: a text of a record, and values that are constants.
Val run_table(const func::Node& node, func::Evaluation& cx) {
  const Val source = cx.run(*node.args[0]);
  if (source.kind != Val::text) [[unlikely]]
    return run(node, cx, source);
  if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
  const std::uint32_t value =
      static_cast<const SwitchTable*>(node.prepared)->find(source.str(), (source.flags & Val::padded) != 0);
  return branch(node, value != 0 ? value : kDefault, cx);
}

/// An argument, shortly, for the message that shows how the pairs were read.
std::string brief(const func::Node* argument) {
  constexpr std::size_t kLongest = 24;
  if (argument == nullptr) return "(blank)";
  auto cut = [](std::string_view text) {
    if (text.size() <= kLongest) return std::string(text);
    std::size_t end = kLongest - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "...";
  };
  Arena arena(256);
  switch (argument->type) {
    case func::NodeType::constant:
      if (argument->constant.kind > Val::text) return "(constant)";
      return argument->constant.is_text()   ? "\"" + cut(argument->constant.str()) + "\""
             : argument->constant.is_null() ? std::string("NULL")
                                            : std::string(to_text(argument->constant, arena).str());
    case func::NodeType::attribute: return "[" + cut(argument->constant.str()) + "]";
    case func::NodeType::parameter: return "%" + cut(argument->constant.str()) + "%";
    case func::NodeType::call: return argument->builtin->def.name + "(...)";
    case func::NodeType::operation: break;
  }
  return "(comparison)";
}

void report_odd(func::Prepare& p) {
  const std::size_t last = p.size() - 1;
  std::string pairs;
  constexpr std::size_t kMostPairs = 4;
  for (std::size_t i = kFirstKey; i < last; i += 2) {
    if (i >= kFirstKey + 2 * kMostPairs) {
      pairs += ", ...";
      break;
    }
    pairs += fmt::format("{}{} gives {}", pairs.empty() ? "" : ", ", brief(p.node.args[i]), brief(p.node.args[i + 1]));
  }
  const std::string read = fmt::format("read as: default {}{}{}; {} is left over", brief(p.node.arg(kDefault)),
                                       pairs.empty() ? "" : ", ", pairs, brief(p.node.args[last]));
  auto& d = p.report(diag::kSwitchPairs, last, p.size());
  d.label = "a key without a value";
  d.notes.push_back(read);
  d.help = fmt::format(
      "the default seems to be missing: write it as the second argument, blank if there is none: Switch({}, , {}, "
      "{}{})",
      brief(p.node.args[0]), brief(p.node.args[1]), brief(p.node.args[2]), p.size() > 3 ? ", ..." : "");
}

void prepare(func::Prepare& p) {
  if (p.size() % 2 != 0) {
    if (p.size() >= 3) report_odd(p);
    return;
  }
  std::vector<SwitchTable::Key> keys;
  bool constant = true;
  for (std::size_t i = kFirstKey; i < p.size(); i += 2) {
    const Val* key = p.constant(i);
    if (key == nullptr || key->kind == Val::list || key->kind >= Val::ignore_attribute) {
      constant = false;
      continue;
    }
    keys.push_back(
        {p.arena.copy(compared(key->is_null() ? Val() : to_text(*key, p.arena))), static_cast<std::uint32_t>(i + 1)});
  }
  if (!constant) return;
  p.node.prepared = p.keep(SwitchTable(keys));
  if (p.supplied(0)) p.node.run = run_table;
}

}  // namespace

const func::Builtin& switch_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "Switch",
              .category = Category::logic,
              .parameters =
                  {{.name = "source", .type = Type::any, .description = "what to look up"},
                   {.name = "defaultValue",
                    .type = Type::any,
                    .description = "result when no key matches; blank: null",
                    .required = false},
                   {.name = "key",
                    .type = Type::any,
                    .description = "compared with source; case matters",
                    .repeats = true,
                    .graph_key = "switchValue"},
                   // Not required, so that an odd number of arguments reaches the message that shows the pairs.
                   {.name = "value",
                    .type = Type::any,
                    .description = "result for the key before it; every key has one, which may be blank: null",
                    .required = false,
                    .may_be_blank = true,
                    .repeats = true,
                    .graph_key = "switchValue"}},
              .result = Type::any,
              .summary = "Looks a value up among keys and gives the value paired with it.",
              .notes =
                  "The first key equal to the source counts, case-sensitively (documented); if none is, the "
                  "default. The number of arguments is even. Only what is needed is evaluated. A null source equals "
                  "the key \"\"; Booleans are compared as the texts True and False, numbers as their digits; a list "
                  "as source is an error (inferred). A value or the default may be IgnoreAttributeFlow or "
                  "IgnoreObjectFlow.\n\n"
                  "Connect Sync's Switch takes pairs of condition and value: another function.",
              .examples =
                  {{.expression =
                        R"(Switch([state], "Australia/Sydney", "NSW", "Australia/Sydney", "QLD", "Australia/Brisbane"))",
                    .attributes = R"({"state": "QLD"})",
                    .result = R"("Australia/Brisbane")"},
                   {.expression = R"(Switch([country], [country], "", "Other"))", .result = R"("Other")"},
                   {.expression = R"(Switch([Active], , "1", "False", "0", "True"))",
                    .attributes = R"({"Active": "2"})",
                    .expect = Expect::null},
                   {.expression = R"(Switch([a], "d", "a", "b"))",
                    .attributes = R"({"a": ["a", "b"]})",
                    .result = "E405",
                    .expect = Expect::error}},
          },
      .run = run,
      .prepare = prepare,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
