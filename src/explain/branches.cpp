#include "explain/branches.hpp"

#include "explain/notes.hpp"
#include "func/coerce.hpp"
#include "syntax/visit.hpp"

namespace attrmap::explain {

std::optional<std::size_t> taken_argument(const syntax::Ast& ast, syntax::NodeId call, const std::string& function,
                                          const Recorder& recorder) {
  const auto children = ast.children_of(ast[call]);
  if (!recorder.seen(call) || children.empty() || (function != "IIF" && function != "Switch")) return std::nullopt;
  const auto source = value_of(ast, children[0], recorder);
  if (!source || source->kind == Val::failed) return std::nullopt;
  if (function == "IIF") {
    const auto truth = func::truth(*source);
    return truth ? std::optional<std::size_t>(*truth ? 1 : 2) : std::nullopt;
  }
  if (source->kind == Val::list) return std::nullopt;
  const std::string sought = compared_text(*source);
  for (std::size_t i = 2; i + 1 < children.size(); i += 2)
    if (const auto key = value_of(ast, children[i], recorder); key && compared_text(*key) == sought) return i + 1;
  return 1;
}

std::vector<syntax::NodeId> taken_branches(const syntax::Ast& ast, const func::Registry& registry,
                                           const Recorder& recorder) {
  std::vector<syntax::NodeId> out;
  syntax::pre_order(ast, ast.root, [&](syntax::NodeId id) {
    if (ast[id].kind != syntax::NodeKind::call || !recorder.seen(id)) return;
    const auto match = registry.find(ast[id].text);
    if (match.builtin == nullptr) return;
    const auto taken = taken_argument(ast, id, match.builtin->def.name, recorder);
    if (const auto children = ast.children_of(ast[id]); taken && *taken < children.size())
      out.push_back(children[*taken]);
  });
  return out;
}

std::string compared_text(const Val& value) {
  Arena arena(256);
  return value.is_null() || value.kind > Val::text ? std::string() : std::string(attrmap::to_text(value, arena).str());
}

}  // namespace attrmap::explain
