#include "check/lints/lints.hpp"

namespace attrmap::check::lints {
namespace {

void value(const Pass& pass, NodeId id) {
  const Node& node = pass[id];
  if (node.kind == NodeKind::string &&
      (node.text == "NULL" || node.text == "AuthorizedNull" || node.text == "AuthoritativeNull"))
    pass.report(diag::kNullAsText, node.span, node.text);
}

}  // namespace

void null_as_text(const Pass& pass, NodeId id) {
  if (id == pass.ast.root) value(pass, id);
  const bool iif = pass.calls(id, "IIF"), table = pass.calls(id, "Switch"), all = pass.calls(id, "Coalesce");
  const auto arguments = pass.children(id);
  for (std::size_t i = 0; i < arguments.size(); ++i)
    if (all || (iif && i > 0) || (table && i % 2 == 1)) value(pass, arguments[i]);
}

}  // namespace attrmap::check::lints
