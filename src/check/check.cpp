#include "check/check.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "check/neighbours.hpp"
#include "check/words.hpp"
#include "diag/codes_check.hpp"
#include "diag/make.hpp"

namespace attrmap::check {
namespace {

using syntax::Node;
using syntax::NodeId;
using syntax::NodeKind;

std::string did_you_mean(const std::vector<std::string_view>& names) {
  std::string text = "did you mean ";
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == names.size() ? " or " : ", ", names[i]);
  return text + "?";
}

std::string in_words(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += fmt::format("{}`{}`", i == 0 ? "" : i + 1 == names.size() ? " or " : ", ", names[i]);
  return text;
}

bool lists(const std::vector<std::string>& constants, std::string_view word) {
  return std::any_of(constants.begin(), constants.end(),
                     [&](const std::string& c) { return equals_ignoring_ascii_case(c, word); });
}

class Checker {
 public:
  Checker(const syntax::Ast& ast, const func::Registry& registry, const CheckOptions& options)
      : ast_(ast), registry_(registry), options_(options) {
    out_.callee.resize(ast.nodes.size());
  }

  Checked run() {
    if (options_.dialect == Dialect::connect) {
      out_.diagnostics.push_back(diag::make(diag::kConnectDialect, ast_[ast_.root].span));
      return std::move(out_);
    }
    // Children stand before parents: resolve calls first, so that words know the parameter that they stand for.
    for (NodeId id = 0; id < ast_.nodes.size(); ++id)
      if (ast_[id].kind == NodeKind::call) resolve(id);
    for (NodeId id = 0; id < ast_.nodes.size(); ++id) {
      const Node& node = ast_[id];
      if (node.kind == NodeKind::call)
        call(id);
      else if (node.kind == NodeKind::attribute)
        attribute(node);
      else if (node.kind == NodeKind::variable)
        out_.diagnostics.push_back(diag::make(diag::kVariable, node.span, node.text));
      if (node.kind == NodeKind::binary)
        for (const NodeId child : ast_.children_of(node)) word(ast_[child], nullptr);
    }
    word(ast_[ast_.root], nullptr);
    std::stable_sort(out_.diagnostics.begin(), out_.diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    return std::move(out_);
  }

 private:
  Diagnostic& report(Diagnostic d) {
    out_.diagnostics.push_back(std::move(d));
    return out_.diagnostics.back();
  }

  void resolve(NodeId id) {
    const Node& node = ast_[id];
    const auto match = registry_.find(node.text);
    if (match.builtin == nullptr) return unknown(node);
    const FunctionDef& def = match.builtin->def;
    if (std::find(def.dialects.begin(), def.dialects.end(), options_.dialect) == def.dialects.end()) {
      std::string where;
      for (const Dialect d : def.dialects) where += (where.empty() ? "" : " and ") + std::string(name(d));
      auto& d =
          report(diag::make(diag::kNotInDialect, node.name, def.name, "the dialect " + where, name(options_.dialect)));
      d.label = "not in this dialect";
      if (d.help.empty())
        d.help = fmt::format("choose the dialect with --dialect {}, if the mapping belongs to such a job",
                             name(def.dialects.front()));
      return;
    }
    out_.callee[id] = match.builtin;
    if (!match.exact) {
      auto& d = report(diag::make(diag::kFunctionCase, node.name, def.name, node.text));
      if (options_.strict) d.severity = Severity::error;
      d.label = "differs by case only";
      d.help = fmt::format("write `{}`", def.name);
      d.fix = def.name;
      d.has_fix = true;
    }
  }

  void unknown(const Node& node) {
    if (const Neighbour* n = find_neighbour(node.text)) {
      auto& d =
          n->origin == "Connect Sync"
              ? report(diag::make(diag::kNotInDialect, node.name, n->name, "Connect Sync", name(options_.dialect)))
              : report(diag::make(diag::kUnknownFunction, node.name, node.text));
      d.label = "no function of this name here";
      if (n->here.empty())
        d.help = "it has no counterpart in provisioning expressions";
      else
        d.help =
            fmt::format("use `{}`", registry_.find(n->here).builtin ? registry_.find(n->here).builtin->def.signature()
                                                                    : std::string(n->here));
      return;
    }
    auto& d = report(diag::make(diag::kUnknownFunction, node.name, node.text));
    d.label = "no function of this name";
    const auto names = registry_.names(options_.dialect);
    const auto near = suggest(node.text, names);
    if (near.empty())
      d.help = "`attrmap functions` lists all functions";
    else {
      d.help = did_you_mean(near) + " (names are case-sensitive)";
      d.fix = near.front();
      d.has_fix = true;
    }
  }

  void call(NodeId id) {
    const Node& node = ast_[id];
    const auto children = ast_.children_of(node);
    const func::Builtin* builtin = out_.callee[id];
    if (builtin == nullptr) {
      for (const NodeId child : children) word(ast_[child], nullptr, true);
      return;
    }
    const FunctionDef& def = builtin->def;
    function_ = def.name;
    const auto [least, most] = func::arity(def);
    if (children.size() < least) {
      auto& d = report(diag::make(diag::kTooFewArguments, node.span, def.name, least, children.size()));
      d.label = fmt::format("`{}` is missing", def.parameters[children.size()].name);
      d.help = "write " + def.signature();
    } else if (children.size() > most) {
      auto& d = report(diag::make(diag::kTooManyArguments, ast_[children[most]].span, def.name, most, children.size()));
      d.label = "one too many";
      d.help = "write " + def.signature();
    } else {
      for (std::size_t i = 0; i < children.size(); ++i) {
        const Parameter* p = func::parameter_of(def, i);
        // Blank repetitions of a single repeating parameter are skipped like nulls: Join("@", [a], ).
        const bool repetition = i >= def.parameters.size() && func::repeating(def) == 1;
        if (ast_[children[i]].kind != NodeKind::blank || !p->required || p->may_be_blank || repetition) continue;
        auto& d = report(diag::make(diag::kBlankRequired, ast_[children[i]].span, def.name, p->name));
        d.label = "nothing here";
      }
    }
    for (std::size_t i = 0; i < children.size(); ++i) word(ast_[children[i]], func::parameter_of(def, i));
    if (builtin->outermost && id != ast_.root) {
      auto& d = report(diag::make(diag::kNotOutermost, node.name, def.name));
      d.label = "stands inside another call";
    }
  }

  void word(const Node& node, const Parameter* parameter, bool any = false) {
    if (node.kind != NodeKind::word) {
      if (node.kind == NodeKind::string && parameter != nullptr && !parameter->constants.empty() &&
          !lists(parameter->constants, node.text))
        report(
            diag::make(diag::kUnknownConstant, node.span, function_, parameter->name, in_words(parameter->constants)));
      return;
    }
    if (parameter != nullptr && lists(parameter->constants, node.text)) return;
    if (word_value(node.text)) return;
    if (is_connect_word(node.text)) {
      auto& d = report(diag::make(diag::kWordOfConnect, node.span, node.text));
      d.help = equals_ignoring_ascii_case(node.text, "IgnoreThisFlow") ? "write IgnoreAttributeFlow"
               : equals_ignoring_ascii_case(node.text, "CRLF")         ? "a line break may stand in a string as it is"
                                                                       : "write NULL, or leave the argument blank";
      return;
    }
    if (any) return;
    if (parameter != nullptr && !parameter->constants.empty())
      report(diag::make(diag::kUnknownConstant, node.span, function_, parameter->name, in_words(parameter->constants)));
    else
      report(diag::make(diag::kConstantMisplaced, node.span, node.text));
  }

  void attribute(const Node& node) {
    if (options_.attributes == nullptr) return;
    const auto& known = *options_.attributes;
    if (std::find(known.begin(), known.end(), node.text) != known.end()) return;
    auto& d = report(diag::make(diag::kUnknownAttribute, node.span, node.text));
    d.label = "not in the schema";
    if (const auto near = suggest(node.text, known); !near.empty())
      d.help = did_you_mean(near) + " (attribute names are case-sensitive)";
  }

  const syntax::Ast& ast_;
  const func::Registry& registry_;
  const CheckOptions& options_;
  std::string_view function_;  // whose arguments are looked at
  Checked out_;
};

}  // namespace

bool Checked::ok() const {
  return std::none_of(diagnostics.begin(), diagnostics.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::error; });
}

Checked check(const syntax::Ast& ast, const func::Registry& registry, const CheckOptions& options) {
  return Checker(ast, registry, options).run();
}

}  // namespace attrmap::check
