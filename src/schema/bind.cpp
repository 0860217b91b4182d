#include "schema/bind.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "diag/codes_schema.hpp"
#include "diag/make.hpp"
#include "func/builtin.hpp"
#include "schema/parameter_keys.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"

namespace attrmap::schema {
namespace {

const FunctionDef* find_def(const func::Registry& registry, std::string_view name) {
  const auto match = registry.find(name);
  return match.builtin == nullptr ? nullptr : &match.builtin->def;
}

bool word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

/// %DomainFQDN%: a system placeholder.
bool is_placeholder(const MappingSource& s) {
  return s.type == SourceType::constant && !s.expression && s.name.size() > 2 && s.name.front() == '%' &&
         s.name.back() == '%' && std::all_of(s.name.begin() + 1, s.name.end() - 1, word_character);
}

/// A bare word such as True or IgnoreAttributeFlow: its own text has no quotation marks.
bool is_word(const MappingSource& s) {
  return s.expression && *s.expression == s.name && !s.name.empty() && (s.name[0] < '0' || s.name[0] > '9') &&
         std::all_of(s.name.begin(), s.name.end(), word_character);
}

bool is_integer(const MappingSource& s) {
  return s.type == SourceType::constant && !s.name.empty() && s.name.size() < 18 &&
         std::all_of(s.name.begin(), s.name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Is it the name of an operator, with a left and a right parameter?
bool is_operation(const MappingSource& s) {
  return s.parameters.size() == 2 && !s.name.empty() && equals_ignoring_ascii_case(s.parameters[0].key, "left") &&
         equals_ignoring_ascii_case(s.parameters[1].key, "right") &&
         std::none_of(s.name.begin(), s.name.end(), word_character);
}

// All recursions here follow the tree, whose depth the reader bounds.
class Printer {
 public:
  explicit Printer(const func::Registry& registry) : registry_(registry) {}

  void print(const MappingSource& s, std::string& out) const {
    switch (s.type) {
      case SourceType::none: break;
      case SourceType::attribute: out += "[" + s.name + "]"; break;
      case SourceType::constant: out += is_placeholder(s) || is_word(s) ? s.name : syntax::quoted(s.name); break;
      case SourceType::function: function(s, out); break;
    }
  }

 private:
  void operand(const MappingSource& s, std::string& out) const {
    const bool brackets = s.type == SourceType::function && is_operation(s);
    if (brackets) out += '(';
    print(s, out);
    if (brackets) out += ')';
  }

  void function(const MappingSource& s, std::string& out) const {
    const FunctionDef* def = find_def(registry_, s.name);
    if (def == nullptr && is_operation(s)) {
      operand(s.parameters[0].value, out);
      out += " " + s.name + " ";
      operand(s.parameters[1].value, out);
      return;
    }
    const BoundParameters bound = bind_parameters(def, s.parameters);
    out += (def == nullptr ? s.name : def->name) + "(";
    if (def != nullptr && def->name == kConditional) {
      if (bound.slots[0] != nullptr) operand(*bound.slots[0], out);
      if (bound.slots[1] != nullptr) out += " " + bound.slots[1]->name + " ";
      if (bound.slots[2] != nullptr) operand(*bound.slots[2], out);
      out += ", ";
    }
    const auto arguments = call_arguments(def, bound.slots);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (i > 0) out += ", ";
      if (arguments[i] == nullptr) continue;
      const Parameter* p = def == nullptr ? nullptr : func::parameter_of(*def, i);
      if (p != nullptr && p->type == Type::integer && is_integer(*arguments[i]))
        out += arguments[i]->name;  // the tree has all literals as texts
      else
        print(*arguments[i], out);
    }
    out += ")";
  }

  const func::Registry& registry_;
};

enum class Same { no, without_placeholders, yes };
Same worse(Same a, Same b) { return std::min(a, b); }

/// Compares the tree of a text (a) with the tree of the file (b).
class Comparison {
 public:
  explicit Comparison(const func::Registry& registry) : registry_(registry) {}

  Same compare(const MappingSource& a, const MappingSource& b) const {
    if (a.type != b.type) return Same::no;
    if (a.type != SourceType::function) return a.name == b.name ? Same::yes : Same::no;
    if (!equals_ignoring_ascii_case(a.name, b.name)) return Same::no;
    const FunctionDef* def = find_def(registry_, a.name);
    auto left = bind_parameters(def, a.parameters), right = bind_parameters(def, b.parameters);
    if (!left.wrong.empty() || !right.wrong.empty()) return Same::no;
    Same result = slots(left.slots, right.slots);
    if (result != Same::no) return result;
    // Exports show a placeholder as a blank in the text.
    auto& s = right.slots;
    const auto dropped = std::remove_if(s.begin(), s.end(), [](auto* p) { return p != nullptr && is_placeholder(*p); });
    if (dropped == s.end()) return Same::no;
    s.erase(dropped, s.end());
    return worse(Same::without_placeholders, slots(left.slots, s));
  }

  /// As compare(), but parameters are compared by position, whatever their keys.
  bool same_without_keys(const MappingSource& a, const MappingSource& b) const {
    if (a.type != b.type || a.parameters.size() != b.parameters.size()) return false;
    if (a.type == SourceType::function ? !equals_ignoring_ascii_case(a.name, b.name) : a.name != b.name) return false;
    for (std::size_t i = 0; i < a.parameters.size(); ++i)
      if (!same_without_keys(a.parameters[i].value, b.parameters[i].value)) return false;
    return true;
  }

 private:
  Same slots(std::vector<const MappingSource*> a, std::vector<const MappingSource*> b) const {
    for (auto* list : {&a, &b})
      while (!list->empty() && list->back() == nullptr) list->pop_back();
    if (a.size() != b.size()) return Same::no;
    Same result = Same::yes;
    for (std::size_t i = 0; i < a.size() && result != Same::no; ++i) {
      if ((a[i] == nullptr) != (b[i] == nullptr)) return Same::no;
      if (a[i] != nullptr) result = worse(result, compare(*a[i], *b[i]));
    }
    return result;
  }

  const func::Registry& registry_;
};

Problem problem_at(const Place& place, Diagnostic diagnostic) {
  Problem problem;
  problem.diagnostic = std::move(diagnostic);
  problem.diagnostic.span = {place.offset, place.offset};
  problem.place = place;
  return problem;
}

std::vector<std::string_view> keys_of(const FunctionDef& def) {
  if (def.name == kConditional) return {"one", "two", "three", "four", "five"};
  std::vector<std::string_view> keys;
  for (const Parameter& p : def.parameters) keys.push_back(p.graph_key.empty() ? p.name : p.graph_key);
  return keys;
}

/// Keys that cannot be bound, anywhere in the tree. `text_used`: as warnings.
void find_wrong_keys(const MappingSource& s, const func::Registry& registry, bool text_used,
                     std::vector<Problem>& out) {
  if (const FunctionDef* def = s.type == SourceType::function ? find_def(registry, s.name) : nullptr) {
    for (const auto& wrong : bind_parameters(def, s.parameters).wrong) {
      const auto& p = s.parameters[wrong.index];
      Diagnostic d = wrong.repeated
                         ? diag::make(diag::kRepeatedKey, {}, def->name, p.key, wrong.occurrences)
                         : diag::make(text_used ? diag::kUnknownKeyText : diag::kUnknownKey, {}, def->name, p.key);
      const auto keys = keys_of(*def);
      if (const auto near = suggest(p.key, keys); !near.empty() && !wrong.repeated)
        d.help = "did you mean `" + std::string(near[0]) + "`?";
      else if (!wrong.repeated) {
        d.help = "its parameters are";
        for (const std::string_view k : keys) d.help += (k == keys[0] ? " " : ", ") + std::string(k);
      }
      out.push_back(problem_at(p.value.place, std::move(d)));
    }
  }
  for (const auto& p : s.parameters) find_wrong_keys(p.value, registry, text_used, out);
}

/// Long texts are cut in messages: what differs is near the front in practice, and the file has the rest.
std::string shown(const std::string& text) {
  constexpr std::size_t kShown = 300;
  if (text.size() <= kShown) return text;
  std::size_t cut = kShown;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return text.substr(0, cut) + "...";
}

}  // namespace

std::string text_of(const MappingSource& tree, const func::Registry& registry) {
  std::string out;
  Printer(registry).print(tree, out);
  return out;
}

bool same_source(const MappingSource& a, const MappingSource& b, const func::Registry& registry) {
  return Comparison(registry).compare(a, b) == Same::yes;
}

BoundExpression bind(const MappingSource& source, const func::Registry& registry, Dialect dialect) {
  BoundExpression bound;
  if (source.type == SourceType::none) return bound;
  const bool has_text = source.expression && !source.expression->empty();
  const bool has_tree = source.type == SourceType::function ? !source.parameters.empty() : !source.name.empty();
  if (has_text && !has_tree && source.type != SourceType::constant) {
    bound.text = *source.expression;
    return bound;
  }
  const Comparison comparison(registry);
  syntax::ParseResult parsed;
  Same same = Same::no;
  if (has_text) {
    parsed = syntax::parse(*source.expression, {.dialect = dialect});
    if (parsed.ok()) same = comparison.compare(tree_of(parsed.ast, registry), source);
  }
  if (same == Same::yes) {
    bound.text = *source.expression;
    return bound;
  }
  find_wrong_keys(source, registry, false, bound.problems);
  if (!bound.problems.empty() && has_text && parsed.ok() &&
      comparison.same_without_keys(tree_of(parsed.ast, registry), source)) {
    bound.problems.clear();
    find_wrong_keys(source, registry, true, bound.problems);
    bound.text = *source.expression;
    return bound;
  }
  bound.from_tree = true;
  bound.text = text_of(source, registry);
  // One spelling for all: that of exports.
  auto printed = syntax::parse(bound.text, {.dialect = dialect});
  if (printed.ok()) bound.text = syntax::print(printed.ast, syntax::PrintStyle::exported);
  // A constant's text may also stand without quotation marks, or with marks that are not escaped.
  const bool constant_text = source.type == SourceType::constant && has_text &&
                             (*source.expression == source.name || *source.expression == "\"" + source.name + "\"");
  if (has_text && same == Same::no && bound.problems.empty() && !constant_text)
    bound.problems.push_back(
        problem_at(source.place, diag::make(diag::kTextAndTree, {}, shown(*source.expression), shown(bound.text))));
  return bound;
}

}  // namespace attrmap::schema
