#include "schema/expression_tree.hpp"

#include <nlohmann/json.hpp>

#include "schema/located_json.hpp"
#include "schema/parameter_keys.hpp"
#include "syntax/print.hpp"

namespace attrmap::schema {
namespace {

using Json = nlohmann::ordered_json;
using syntax::Ast;
using syntax::Node;
using syntax::NodeKind;

MappingSource source(SourceType type, std::string name, std::optional<std::string> expression) {
  MappingSource s;
  s.type = type;
  s.name = std::move(name);
  s.expression = std::move(expression);
  return s;
}

void entry(MappingSource& to, std::string key, MappingSource value) {
  to.parameters.push_back({std::move(key), std::move(value)});
}

std::string_view spelling(SourceType type) {
  constexpr std::string_view names[] = {"", "Attribute", "Constant", "Function"};
  return names[static_cast<std::size_t>(type)];
}

// Recursion is bounded: by the nesting of expressions, or by that of the file the tree came from.
void write(std::string& out, const MappingSource& s) {
  if (s.type == SourceType::none) {
    out += "null";
    return;
  }
  out += "{\"expression\":";
  out += s.expression ? json_quoted(*s.expression) : "null";
  out += ",\"name\":" + json_quoted(s.name) + ",\"type\":\"";
  out += spelling(s.type);
  out += "\",\"parameters\":[";
  for (const auto& p : s.parameters) {
    if (&p != &s.parameters.front()) out += ',';
    out += "{\"key\":" + json_quoted(p.key) + ",\"value\":";
    write(out, p.value);
    out += '}';
  }
  out += "]}";
}

}  // namespace

MappingSource tree_of(const Ast& ast, const func::Registry& registry) {
  // Children stand before parents, so one pass builds all subtrees; each is moved into its parent.
  std::vector<MappingSource> trees(ast.nodes.size());
  for (syntax::NodeId id = 0; id < ast.nodes.size(); ++id) {
    const Node& node = ast[id];
    const auto children = ast.children_of(node);
    const auto text = [&] { return syntax::print(ast, id, syntax::PrintStyle::exported); };
    switch (node.kind) {
      case NodeKind::string:
      case NodeKind::integer: trees[id] = source(SourceType::constant, node.text, syntax::quoted(node.text)); break;
      case NodeKind::word: trees[id] = source(SourceType::constant, node.text, node.text); break;
      case NodeKind::parameter: trees[id] = source(SourceType::constant, "%" + node.text + "%", std::nullopt); break;
      case NodeKind::variable: trees[id] = source(SourceType::constant, "$" + node.text, std::nullopt); break;
      case NodeKind::attribute: trees[id] = source(SourceType::attribute, node.text, text()); break;
      case NodeKind::binary:
        // Exports show operators only inside IIF (see below); elsewhere the operator stands for a function of two.
        trees[id] = source(SourceType::function, std::string(syntax::spelling(node.op)), text());
        entry(trees[id], "left", std::move(trees[children[0]]));
        entry(trees[id], "right", std::move(trees[children[1]]));
        break;
      case NodeKind::call: {
        const auto match = registry.find(node.text);
        const FunctionDef* def = match.builtin == nullptr ? nullptr : &match.builtin->def;
        trees[id] = source(SourceType::function, def == nullptr ? node.text : def->name,
                           id == ast.root ? syntax::print(ast, syntax::PrintStyle::exported) : text());
        for (std::size_t i = 0; i < children.size(); ++i) {
          const Node& child = ast[children[i]];
          if (child.kind == NodeKind::blank) continue;
          std::string key = key_of(def, i, children.size());
          MappingSource& value = trees[children[i]];
          if (def != nullptr && def->name == kConditional && i == 0 && child.kind == NodeKind::binary) {
            // IIF's condition is exported in three parts: left operand, operator, right operand.
            const std::string op(syntax::spelling(child.op));
            entry(trees[id], "one", std::move(value.parameters[0].value));
            entry(trees[id], "two", source(SourceType::constant, op, syntax::quoted(op)));
            entry(trees[id], "three", std::move(value.parameters[1].value));
          } else
            entry(trees[id], std::move(key), std::move(value));
        }
        break;
      }
      case NodeKind::blank: break;
    }
  }
  return ast.root == syntax::kNoNode ? MappingSource() : std::move(trees[ast.root]);
}

std::string to_json(const MappingSource& s) {
  std::string out;
  write(out, s);
  return out;
}

std::string expression_tree(const Ast& ast, const func::Registry& registry) { return to_json(tree_of(ast, registry)); }

std::string parse_expression_response(const std::string& tree, const Diagnostic* error, const Outcome* outcome) {
  Json response;
  response["error"] = nullptr;
  if (error == nullptr && outcome != nullptr && outcome->kind == OutcomeKind::error) error = &outcome->error;
  if (error != nullptr) {
    const bool evaluating = error->stage == Stage::evaluate;
    response["error"] = {
        {"code", evaluating ? "ExpressionEvaluationFailed" : "InvalidExpression"},
        {"message", error->code + ": " + error->message + (error->help.empty() ? "" : " (" + error->help + ")")},
        {"target", nullptr},
        {"innerError", nullptr},
        {"details", Json::array()}};
  }
  const bool evaluated = outcome != nullptr && outcome->kind != OutcomeKind::error;
  response["evaluationSucceeded"] = evaluated;
  if (evaluated) {
    Json result = Json::array();
    if (outcome->value.kind() == ValueKind::list)
      for (const Value& item : outcome->value.list()) result.push_back(item.to_text());
    else if (outcome->kind == OutcomeKind::value)
      result.push_back(outcome->value.to_text());
    response["evaluationResult"] = std::move(result);
  } else
    response["evaluationResult"] = nullptr;
  response["parsedExpression"] = tree.empty() ? Json() : Json::parse(tree);
  response["parsingSucceeded"] = !tree.empty();
  return response.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace attrmap::schema
