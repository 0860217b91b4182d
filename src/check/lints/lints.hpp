// What the lints share. A lint is called for every node of the tree; lints of whole expressions wait for the root.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "check/lint.hpp"
#include "diag/codes_lints.hpp"
#include "diag/make.hpp"

namespace attrmap::check::lints {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;

struct Pass {
  const syntax::Ast& ast;
  const Checked& checked;
  const LintOptions& options;
  std::vector<Diagnostic>& out;

  const Node& operator[](NodeId id) const { return ast[id]; }
  std::span<const NodeId> children(NodeId id) const { return ast.children_of(ast[id]); }
  /// The declared name of the function that is called, or empty.
  std::string_view function(NodeId id) const;
  bool calls(NodeId id, std::string_view name) const { return function(id) == name; }
  bool is_string(NodeId id) const { return ast[id].kind == NodeKind::string; }
  /// Value of an integer, or of a text that is one.
  std::optional<std::int64_t> integer(NodeId id) const;
  std::string print(NodeId id) const;

  template <class... Args>
  Diagnostic& report(const diag::CodeDef& code, Span span, const Args&... args) const {
    out.push_back(diag::make(code, span, args...));
    return out.back();
  }
};

using Lint = void (*)(const Pass&, NodeId);
std::span<const Lint> all();

void switch_on_presence(const Pass&, NodeId);
void switch_swapped(const Pass&, NodeId);
void comparison_with_empty_text(const Pass&, NodeId);
void iif_bare_attribute(const Pass&, NodeId);
void iif_on_presence(const Pass&, NodeId);
void blank_in_date_format(const Pass&, NodeId);
void hour_without_designator(const Pass&, NodeId);
void datediff_in_words(const Pass&, NodeId);
void item_zero(const Pass&, NodeId);
void unique_candidate_twice(const Pass&, NodeId);
void regex_backtracking(const Pass&, NodeId);
void group_with_blank(const Pass&, NodeId);
void single_backslash(const Pass&, NodeId);
void matching_may_be_null(const Pass&, NodeId);
void result_may_be_too_long(const Pass&, NodeId);
void login_name_not_cleaned(const Pass&, NodeId);
void nested_switch(const Pass&, NodeId);
void coalesce_constant(const Pass&, NodeId);
void format_without_styles(const Pass&, NodeId);
void null_as_text(const Pass&, NodeId);
void date_without_time(const Pass&, NodeId);

/// The formats among FormatDateTime's arguments that are constant.
std::vector<NodeId> date_formats(const Pass&, NodeId call);
/// Is it IsPresent, IsNull or IsNullOrEmpty?
bool asks_for_presence(const Pass&, NodeId);

}  // namespace attrmap::check::lints
