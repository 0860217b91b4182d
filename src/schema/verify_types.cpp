#include <algorithm>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "check/words.hpp"
#include "diag/codes_schema.hpp"
#include "func/coerce.hpp"
#include "schema/verify_parts.hpp"

namespace attrmap::schema {
namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;

bool digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// yyyy-MM-dd at the front, the end or a time behind it: other forms of ISO 8601 are not what SCIM has.
bool looks_like_date(std::string_view s) {
  return s.size() >= 10 && digits(s.substr(0, 4)) && s[4] == '-' && digits(s.substr(5, 2)) && s[7] == '-' &&
         digits(s.substr(8, 2)) && (s.size() == 10 || s[10] == 'T');
}

bool looks_like_base64(std::string_view s) {
  while (!s.empty() && s.back() == '=') s.remove_suffix(1);
  return std::all_of(s.begin(), s.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+' || c == '/';
  });
}

/// Can a value of type `from` be converted to `to`? Texts may hold anything, and every value has a text.
bool convertible(AttributeType from, AttributeType to) {
  return from == to || from == AttributeType::string || to == AttributeType::string;
}

std::optional<AttributeType> attribute_type(Type type) {
  switch (type) {
    case Type::string: return AttributeType::string;
    case Type::integer: return AttributeType::integer;
    case Type::boolean: return AttributeType::boolean;
    case Type::date_time: return AttributeType::date_time;
    case Type::reference: return AttributeType::reference;
    case Type::binary: return AttributeType::binary;
    default: return std::nullopt;
  }
}

class TypeCheck {
 public:
  TypeCheck(Reporter& out, const std::string& pointer, const AttributeDefinition& target, const syntax::Ast& ast,
            const func::Registry& registry, const ObjectDefinition* source)
      : out_(out), pointer_(pointer), target_(target), ast_(ast), registry_(registry), source_(source) {}

  // Results are followed through the functions that choose between their arguments.
  void run() {
    std::vector<NodeId> open{ast_.root};
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      const Node& node = ast_[id];
      switch (node.kind) {
        case NodeKind::string: constant(node.text); break;
        case NodeKind::integer: constant(node.text); break;
        case NodeKind::word:
          if (const auto value = check::word_value(node.text); value && value->kind == Val::boolean)
            constant(value->number != 0 ? "True" : "False");
          break;
        case NodeKind::attribute: attribute(node.text); break;
        case NodeKind::binary:
          if (node.op != syntax::Op::concat) type(AttributeType::boolean, "a comparison");
          break;
        case NodeKind::call: call(node, open); break;
        default: break;
      }
    }
  }

 private:
  void constant(const std::string& text) {
    if (text.empty() || fits(text, target_.type)) return;
    if (std::find(told_.begin(), told_.end(), text) != told_.end()) return;
    told_.push_back(text);
    if (target_.type == AttributeType::boolean)
      out_.report(diag::kBooleanText, pointer_, target_.name, text);
    else
      out_.report(diag::kConstantType, pointer_, target_.name, name(target_.type), text);
  }

  void attribute(const std::string& attribute) {
    const AttributeDefinition* from = source_ == nullptr ? nullptr : source_->find(attribute);
    if (from == nullptr) return;
    type(from->type, "`[" + attribute + "]`");
    if (from->multivalued && !target_.multivalued) several();
  }

  void call(const Node& node, std::vector<NodeId>& open) {
    const auto match = registry_.find(node.text);
    if (match.builtin == nullptr) return;
    const FunctionDef& def = match.builtin->def;
    const auto children = ast_.children_of(node);
    const auto follow = [&](std::size_t i) {
      if (i < children.size()) open.push_back(children[i]);
    };
    if (def.name == "IIF") {
      follow(1);
      follow(2);
    } else if (def.name == "Switch") {
      follow(1);
      for (std::size_t i = 3; i < children.size(); i += 2) follow(i);
    } else if (def.name == "Coalesce" || def.name == "SelectUniqueValue") {
      for (std::size_t i = 0; i < children.size(); ++i) follow(i);
    } else if (def.name == "IgnoreFlowIfNullOrEmpty" || def.name == "Redact") {
      follow(0);
    } else if (def.result == Type::list) {
      if (!target_.multivalued) several();
    } else if (const auto result = attribute_type(def.result)) {
      type(*result, "`" + def.name + "`");
    }
  }

  void type(AttributeType from, const std::string& what) {
    if (clash_ || convertible(from, target_.type)) return;
    clash_ = true;
    out_.report(diag::kTypeClash, pointer_, target_.name, name(target_.type),
                std::string(name(from)) + " (" + what + ")");
  }

  void several() {
    if (several_) return;
    several_ = true;
    out_.report(diag::kListToSingle, pointer_, target_.name);
  }

  Reporter& out_;
  const std::string& pointer_;
  const AttributeDefinition& target_;
  const syntax::Ast& ast_;
  const func::Registry& registry_;
  const ObjectDefinition* source_;
  std::vector<std::string> told_;
  bool clash_ = false, several_ = false;  // once a mapping is enough
};

}  // namespace

std::string_view name(AttributeType type) {
  constexpr std::string_view names[] = {"String", "Integer", "Reference", "Binary", "Boolean", "DateTime"};
  return names[static_cast<std::size_t>(type)];
}

bool fits(std::string_view text, AttributeType type) {
  switch (type) {
    case AttributeType::boolean:
      return equals_ignoring_ascii_case(text, "true") || equals_ignoring_ascii_case(text, "false");
    case AttributeType::integer: return func::parse_integer(trim(text)).has_value();
    case AttributeType::date_time: return looks_like_date(text);
    case AttributeType::binary: return looks_like_base64(text);
    default: return true;
  }
}

void verify_types(Reporter& out, const std::string& pointer, const AttributeDefinition& target, const syntax::Ast& ast,
                  const func::Registry& registry, const ObjectDefinition* source) {
  if (ast.root != syntax::kNoNode) TypeCheck(out, pointer, target, ast, registry, source).run();
}

}  // namespace attrmap::schema
