#include "func/builtin.hpp"

#include <cstddef>
#include <new>

#include "diag/codes_evaluate.hpp"

namespace attrmap {

std::string_view name(Type type) {
  constexpr std::string_view names[] = {"Any",      "String", "Integer",   "Boolean",
                                        "DateTime", "List",   "Reference", "Binary"};
  return names[static_cast<std::size_t>(type)];
}
std::string_view name(Category category) {
  constexpr std::string_view names[] = {"text", "conversion", "logic", "list", "date", "identity", "random", "flow"};
  return names[static_cast<std::size_t>(category)];
}
std::string_view name(Evidence evidence) {
  constexpr std::string_view names[] = {"documented", "derived", "inferred"};
  return names[static_cast<std::size_t>(evidence)];
}

std::string FunctionDef::signature() const {
  std::string text = name + "(";
  for (const Parameter& p : parameters) {
    if (&p != &parameters.front()) text += ", ";
    text += p.name;
  }
  if (!parameters.empty() && parameters.back().repeats) text += ", ...";
  return text + ")";
}

}  // namespace attrmap

namespace attrmap::func {
namespace {

std::string_view parameter_name(const Node& node, std::size_t i) {
  const Parameter* p = node.builtin == nullptr ? nullptr : parameter_of(node.builtin->def, i);
  return p == nullptr ? std::string_view("argument") : std::string_view(p->name);
}

Val apply_per_value(const Node& node, Val* args, Evaluation& cx) {
  const auto values = args[0].values();
  Val* results = cx.arena.array<Val>(values.size());
  std::size_t n = 0;
  for (const Val& value : values) {
    if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
    args[0] = value;
    const Val result = node.builtin->apply(Args(args, node), cx);
    if (result.kind == Val::failed) return result;
    if (!result.is_null()) results[n++] = result;
  }
  return Val::of_list({results, n});
}

}  // namespace

std::size_t repeating(const FunctionDef& def) {
  std::size_t n = 0;
  while (n < def.parameters.size() && def.parameters[def.parameters.size() - 1 - n].repeats) ++n;
  return n;
}

const Parameter* parameter_of(const FunctionDef& def, std::size_t i) {
  const std::size_t n = def.parameters.size();
  if (i < n) return &def.parameters[i];
  const std::size_t group = repeating(def);
  return group == 0 ? nullptr : &def.parameters[n - group + (i - n) % group];
}

bool arguments_shift(const FunctionDef& def) { return def.name == "FormatDateTime" && def.parameters.size() == 4; }

const Parameter* parameter_of(const FunctionDef& def, std::size_t i, std::size_t count) {
  if (arguments_shift(def) && count < 4 && i > 0) i = i + 1 == count ? 3 : 2;
  return parameter_of(def, i);
}

Arity arity(const FunctionDef& def) {
  std::size_t least = 0;
  for (std::size_t i = 0; i < def.parameters.size(); ++i)
    if (def.parameters[i].required) least = i + 1;
  return {least, repeating(def) > 0 ? SIZE_MAX : def.parameters.size()};
}

std::string_view Args::function() const {
  return node_.builtin == nullptr ? std::string_view("operator") : std::string_view(node_.builtin->def.name);
}
std::string_view Args::parameter(std::size_t i) const { return parameter_name(node_, i); }
std::string_view Prepare::function() const { return node.builtin->def.name; }
std::string_view Prepare::parameter(std::size_t i) const { return parameter_name(node, i); }

namespace {

/// `kCount`: the number of arguments, or 0 for any.
template <std::uint32_t kCount>
Val run_arguments(const Node& node, Evaluation& cx) {
  constexpr std::size_t kInline = kCount == 0 ? 8 : kCount;
  const std::uint32_t count = kCount == 0 ? node.count : kCount;
  alignas(Val) std::byte on_stack[kInline * sizeof(Val)];  // not initialised: every entry is written below
  Val* args = count <= kInline ? reinterpret_cast<Val*>(on_stack) : cx.arena.array<Val>(count);
  std::uint8_t redacted = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Val value = cx.run(node.args[i]);
    if (value.kind >= Val::ignore_attribute) [[unlikely]] {
      if (value.kind == Val::failed) return value;
      return cx.fail(diag::kIgnoreInsideFunction, node.args[i]->span, node.builtin->def.name);
    }
    redacted |= value.flags;
    new (&args[i]) Val(value);
  }
  if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
  Val result = count > 0 && args[0].kind == Val::list && node.builtin->def.per_value
                   ? apply_per_value(node, args, cx)
                   : node.builtin->apply(Args(args, node), cx);
  if (redacted & Val::redacted) [[unlikely]]
    result.flags |= Val::redacted;
  return result;
}

}  // namespace

Val run_eager(const Node& node, Evaluation& cx) { return run_arguments<0>(node, cx); }

Run eager_run(std::uint32_t count) {
  switch (count) {
    case 1: return run_arguments<1>;
    case 2: return run_arguments<2>;
    case 3: return run_arguments<3>;
    default: return run_arguments<0>;
  }
}

}  // namespace attrmap::func
