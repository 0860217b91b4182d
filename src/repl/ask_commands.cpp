// Commands that ask: :why, :type, :show
#include <fmt/format.h>

#include "diag/code.hpp"
#include "diag/display.hpp"
#include "engine/context_option.hpp"
#include "reference/pages.hpp"
#include "repl/commands.hpp"
#include "repl/session.hpp"
#include "schema/verify_parts.hpp"

namespace attrmap::repl {
namespace {

using syntax::NodeKind;

std::string page(const std::string& code) {
  const diag::CodeDef* def = diag::find_code(code);
  return def == nullptr ? std::string() : "\n" + reference::code_page(*def);
}

const Diagnostic* first_error(const std::vector<Diagnostic>& problems) {
  for (const Diagnostic& d : problems)
    if (d.severity == Severity::error) return &d;
  return nullptr;
}

std::string type_of_attribute(const Session& session, const std::string& name) {
  if (session.schema)
    if (const auto* attribute = session.schema->source.find(name))
      return fmt::format("{}{}", attribute->multivalued ? "list of " : "", schema::name(attribute->type));
  return "what the attribute holds";
}

std::string type_of(const Session& session, const syntax::Ast& ast) {
  const syntax::Node& root = ast[ast.root];
  switch (root.kind) {
    case NodeKind::string:
    case NodeKind::parameter: return "String";
    case NodeKind::integer: return "Integer";
    case NodeKind::attribute: return type_of_attribute(session, root.text);
    case NodeKind::binary: {
      if (root.op == syntax::Op::concat) return "String";
      const bool number =
          root.op == syntax::Op::add || root.op == syntax::Op::subtract || root.op == syntax::Op::multiply;
      return number ? "Integer" : "Boolean";
    }
    case NodeKind::call: {
      const auto match = session.registry().find(root.text);
      if (match.builtin == nullptr) return "unknown";
      const FunctionDef& def = match.builtin->def;
      std::string type = def.result == Type::any ? "any: that of the argument it gives" : std::string(name(def.result));
      if (def.per_value) type += ", or a list of them when the first argument is a list";
      return type;
    }
    default: return "none: a word";
  }
}

void add_attribute(std::string& text, std::string_view name, const Value& value) {
  text += "  [";
  diag::append_visible(text, name);
  text += "]  ";
  diag::append_visible(text, explain::shown(value));
  text += "\n";
}

}  // namespace

Output why_command(Session& session, std::string_view) {
  if (!session.last) return wrong("nothing has been evaluated yet");
  const Last& last = *session.last;
  if (!last.compiled) {
    const Diagnostic* error = first_error(last.problems);
    return {.text = session.rendered(last.problems, last.expression) + (error == nullptr ? "" : page(error->code))};
  }
  std::string text = explain::to_text(last.steps);
  if (last.outcome.kind == OutcomeKind::error)
    text += "\n" + session.rendered(last.outcome) + page(last.outcome.error.code);
  return {.text = std::move(text)};
}

Output type_command(Session& session, std::string_view arguments) {
  if (arguments.empty()) return wrong(":type EXPRESSION");
  const std::string source(arguments);
  program::SlotTable slots;
  const program::Unit unit = session.build(source, slots, {.trace = true}, session.settings.engine.limits);
  std::string text = session.rendered(unit.diagnostics, source);
  if (unit.code == nullptr) return {Output::Kind::error, std::move(text)};
  return {.text = text + type_of(session, unit.ast) + "\n"};
}

Output show_command(Session& session, std::string_view) {
  std::string text = fmt::format("dialect  {}{}\nnow      {}\ntrace    {}\n", name(session.settings.engine.dialect),
                                 session.settings.engine.strict ? ", strict" : "",
                                 session.now.empty() ? "the system's time" : session.now, session.trace ? "on" : "off");
  const Context& context = session.settings.context;
  for (const auto& [name, value] : context.parameters) {
    text += "%";
    diag::append_visible(text, name);
    text += "%  ";
    diag::append_visible(text, explain::shown(Value(value)));
    text += "\n";
  }
  if (context.default_domain) {
    text += "domain   ";
    diag::append_visible(text, *context.default_domain);
    text += "\n";
  }
  if (context.random_seed) text += fmt::format("seed     {}\n", *context.random_seed);
  for (const std::string& option : context_options(context)) text += "option   " + option + "\n";
  text += "schema   " + (session.schema ? session.schema->path + ", " + session.schema->source.name : "none") + "\n";
  text += "user     " + (session.users != nullptr ? session.users->title() : "none") + "\n";
  if (!session.set.empty()) text += "set here:\n";
  for (const auto& [name, value] : session.set) add_attribute(text, name, value);
  if (session.users == nullptr) return {.text = std::move(text)};
  const std::vector<std::string> names = session.users->attribute_names();
  Arena arena;
  std::vector<Val> values(names.size());
  if (const auto error = session.users->read(names, arena, values.data()))
    return {Output::Kind::error, text + fmt::format("error[{}]: {}\n", error->code, error->message)};
  text += "of the user:\n";
  for (std::size_t i = 0; i < names.size(); ++i)
    if (session.set.find(names[i]) == session.set.end()) add_attribute(text, names[i], to_value(values[i]));
  return {.text = std::move(text)};
}

}  // namespace attrmap::repl
