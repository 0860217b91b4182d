#include "func/registry.hpp"

#include <algorithm>

#include "diag/codes_evaluate.hpp"

namespace attrmap::func {
namespace {

std::string lower(std::string_view name) {
  std::string text(name);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

// The bridge from an evaluation to a host's function: views become owning values and back.
Val call_custom(const Args& args, Evaluation& cx) {
  const Builtin& builtin = *args.node().builtin;
  std::vector<Value> values;
  values.reserve(args.size());
  for (std::size_t i = 0; i < args.size(); ++i) values.push_back(to_value(args[i]));
  FunctionResult result;
  try {
    result = builtin.custom->evaluate(values, cx.context());
  } catch (const std::exception& e) {
    result.error = e.what();
    if (result.error.empty()) result.error = "exception without a message";
  } catch (...) {
    result.error = "unknown exception";
  }
  if (!result.error.empty())
    return cx.fail(diag::kCustomFunctionFailed, args.node().span, builtin.def.name, result.error);
  // The result's texts must outlive this call: copy them into the arena.
  struct Copier {
    Arena& arena;
    Val operator()(const Value& value) const {
      Val v = from_value(value, arena);
      if (v.is_text()) v.chars = arena.copy(v.str()).data();
      if (v.kind == Val::list) {
        auto* items = const_cast<Val*>(v.items);
        for (std::size_t i = 0; i < v.size; ++i) items[i] = (*this)(value.list()[i]);
      }
      if (v.kind == Val::object) {
        auto* members = const_cast<Member*>(v.members);
        for (std::size_t i = 0; i < v.size; ++i)
          members[i] = {arena.copy(value.object()[i].first), (*this)(value.object()[i].second)};
      }
      return v;
    }
  };
  const Val value = Copier{cx.arena}(result.value);
  if (value.is_text() && value.size > cx.limits().text_bytes)
    return cx.fail(diag::kTextTooLong, args.node().span, cx.limits().text_bytes);
  return value;
}

}  // namespace

bool Registry::add(const Builtin& builtin) {
  if (!by_lower_name_.emplace(lower(builtin.def.name), &builtin).second) return false;
  order_.push_back(&builtin);
  return true;
}

bool Registry::add(CustomFunction function) {
  auto owned = std::make_unique<CustomFunction>(std::move(function));
  auto builtin = std::make_unique<Builtin>();
  builtin->def = owned->definition;
  builtin->apply = call_custom;
  builtin->custom = owned.get();
  if (!add(*builtin)) return false;
  owned_.push_back(std::move(builtin));
  custom_.push_back(std::move(owned));
  return true;
}

Registry::Match Registry::find(std::string_view name) const {
  const auto it = by_lower_name_.find(lower(name));
  if (it == by_lower_name_.end()) return {};
  return {it->second, it->second->def.name == name};
}

std::vector<std::string_view> Registry::names(Dialect dialect) const {
  std::vector<std::string_view> names;
  for (const Builtin* b : order_)
    if (std::find(b->def.dialects.begin(), b->def.dialects.end(), dialect) != b->def.dialects.end())
      names.push_back(b->def.name);
  return names;
}

}  // namespace attrmap::func
