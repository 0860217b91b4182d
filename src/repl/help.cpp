// :help
#include <fmt/format.h>

#include "base/suggest.hpp"
#include "diag/code.hpp"
#include "reference/pages.hpp"
#include "repl/commands.hpp"
#include "repl/session.hpp"

namespace attrmap::repl {
namespace {

std::string usage(const Command& command) {
  return fmt::format(":{}{}{}", command.name, command.arguments.empty() ? "" : " ", command.arguments);
}

std::string overview() {
  std::string text =
      "An expression is evaluated for the attributes of the user and those that were\n"
      "set. It may go on over lines; an empty line gives it up. TAB completes attributes\n"
      "after [, functions, known values in strings, and commands.\n\n";
  std::size_t widest = 0;
  for (const Command& command : commands()) widest = std::max(widest, usage(command).size());
  for (const Command& command : commands()) text += fmt::format("{:<{}}  {}\n", usage(command), widest, command.help);
  return text;
}

}  // namespace

Output help_command(Session& session, std::string_view topic) {
  if (topic.empty()) return {.text = overview()};
  if (const Command* command = find_command(topic.starts_with(':') ? topic.substr(1) : topic))
    return {.text = fmt::format("{}\n  {}\n", usage(*command), command->help)};
  if (const auto match = session.registry().find(topic); match.builtin != nullptr)
    return {.text = reference::function_text(match.builtin->def)};
  std::string code(topic);
  if (code.size() == 4 && (code[0] == 'e' || code[0] == 'w')) code[0] = static_cast<char>(code[0] - 32);
  if (const diag::CodeDef* def = diag::find_code(code)) return {.text = reference::code_page(*def)};

  std::vector<std::string_view> names;
  for (const func::Builtin* builtin : session.registry().all()) names.push_back(builtin->def.name);
  for (const diag::CodeDef* def : diag::all_codes()) names.push_back(def->slug);
  for (const Command& command : commands()) names.push_back(command.name);
  std::string near;
  for (const std::string_view name : suggest(topic, names)) near += (near.empty() ? "" : " or ") + std::string(name);
  return wrong(fmt::format("no function, code or command is called `{}`{}", topic,
                           near.empty() ? "" : "; did you mean " + near + "?"));
}

}  // namespace attrmap::repl
