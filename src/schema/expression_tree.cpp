#include "schema/expression_tree.hpp"

#include <nlohmann/json.hpp>

#include "syntax/print.hpp"

namespace attrmap::schema {
namespace {

using Json = nlohmann::ordered_json;
using syntax::Ast;
using syntax::Node;
using syntax::NodeKind;

Json source(Json expression, std::string name, std::string_view type, Json parameters = Json::array()) {
  return {{"expression", std::move(expression)},
          {"name", std::move(name)},
          {"type", type},
          {"parameters", std::move(parameters)}};
}

void entry(Json& parameters, std::string_view key, Json value) {
  parameters.push_back({{"key", key}, {"value", std::move(value)}});
}

std::string key_of(const FunctionDef* def, std::size_t i) {
  const Parameter* p = def == nullptr ? nullptr : func::parameter_of(*def, i);
  if (p == nullptr) return "source";
  return p->graph_key.empty() ? p->name : p->graph_key;
}

}  // namespace

std::string expression_tree(const Ast& ast, const func::Registry& registry) {
  // Children stand before parents, so one pass builds all subtrees; each is moved into its parent.
  std::vector<Json> trees(ast.nodes.size());
  for (syntax::NodeId id = 0; id < ast.nodes.size(); ++id) {
    const Node& node = ast[id];
    const auto children = ast.children_of(node);
    const std::string text = syntax::print(ast, id, syntax::PrintStyle::exported);
    switch (node.kind) {
      case NodeKind::string:
      case NodeKind::integer: trees[id] = source(syntax::quoted(node.text), node.text, "Constant"); break;
      case NodeKind::word: trees[id] = source(node.text, node.text, "Constant"); break;
      case NodeKind::parameter: trees[id] = source(nullptr, "%" + node.text + "%", "Constant"); break;
      case NodeKind::variable: trees[id] = source(nullptr, "$" + node.text, "Constant"); break;
      case NodeKind::attribute: trees[id] = source(text, node.text, "Attribute"); break;
      case NodeKind::binary: {
        // Exports show operators only inside IIF (see below); elsewhere the operator stands for a function of two.
        Json parameters = Json::array();
        entry(parameters, "left", std::move(trees[children[0]]));
        entry(parameters, "right", std::move(trees[children[1]]));
        trees[id] = source(text, std::string(syntax::spelling(node.op)), "Function", std::move(parameters));
        break;
      }
      case NodeKind::call: {
        const auto match = registry.find(node.text);
        const FunctionDef* def = match.builtin == nullptr ? nullptr : &match.builtin->def;
        Json parameters = Json::array();
        for (std::size_t i = 0; i < children.size(); ++i) {
          const Node& child = ast[children[i]];
          if (child.kind == NodeKind::blank) continue;
          const std::string key = key_of(def, i);
          if (key == "one" && child.kind == NodeKind::binary) {
            // IIF's condition is exported in three parts: left operand, operator, right operand.
            Json parts = std::move(trees[children[i]]["parameters"]);
            const std::string op(syntax::spelling(child.op));
            entry(parameters, "one", std::move(parts[0]["value"]));
            entry(parameters, "two", source(syntax::quoted(op), op, "Constant"));
            entry(parameters, "three", std::move(parts[1]["value"]));
          } else
            entry(parameters, key, std::move(trees[children[i]]));
        }
        trees[id] = source(id == ast.root ? syntax::print(ast, syntax::PrintStyle::exported) : text,
                           def == nullptr ? node.text : def->name, "Function", std::move(parameters));
        break;
      }
      case NodeKind::blank: break;
    }
  }
  return trees[ast.root].dump();
}

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
