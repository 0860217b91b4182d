#include "syntax/listing.hpp"

#include "syntax/visit.hpp"

namespace attrmap::syntax {

Listing listing(const Ast& ast, const LayoutOptions& options) {
  Listing out;
  out.text = layout(ast, out.spans, options);
  pre_order(ast, ast.root, [&](NodeId id) {
    const Node& node = ast[id];
    Span span = out.spans[id];
    switch (node.kind) {
      case NodeKind::call:
        span.end = span.begin + static_cast<std::uint32_t>(node.text.size());
        out.words.push_back({span, Listing::Kind::function});
        break;
      case NodeKind::attribute:
      case NodeKind::parameter:
      case NodeKind::variable: out.words.push_back({span, Listing::Kind::attribute}); break;
      case NodeKind::string: out.words.push_back({span, Listing::Kind::text}); break;
      case NodeKind::integer:
      case NodeKind::word: out.words.push_back({span, Listing::Kind::constant}); break;
      case NodeKind::binary:
      case NodeKind::blank: break;
    }
  });
  return out;
}

}  // namespace attrmap::syntax
