#include "repl/commands.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/suggest.hpp"
#include "repl/session.hpp"
#include "syntax/scan.hpp"

namespace attrmap::repl {
namespace {

Output quit_command(Session&, std::string_view) { return {Output::Kind::quit, ""}; }

constexpr Command kCommands[] = {
    {"help", Takes::topic, "[function|code|command]", "all commands, or what one thing does", help_command},
    {"user", Takes::file, "FILE [n|id]", "takes a user of a JSON or CSV file; alone: who it is", user_command},
    {"next", Takes::nothing, "", "the last expression for the next user", next_command},
    {"prev", Takes::nothing, "", "the last expression for the user before", prev_command},
    {"schema", Takes::file, "FILE|off", "the attributes of a schema's source; others are errors then", schema_command},
    {"set", Takes::attribute, "NAME VALUE", "sets an attribute to a text, or JSON: [] {} \"\" =5 =true", set_command},
    {"unset", Takes::attribute, "[NAME]", "takes back what was set, or all of it", unset_command},
    {"now", Takes::text, "[INSTANT|off]", "what Now() gives: 2026-01-15T12:00:00Z", now_command},
    {"dialect", Takes::dialect, "[NAME]", "provisioning, cloudsync or connect", dialect_command},
    {"strict", Takes::on_off, "on|off", "on: a function name in the wrong case is an error", strict_command},
    {"parameter", Takes::text, "[NAME [VALUE|off]]", "the value of %NAME%", parameter_command},
    {"default-domain", Takes::text, "[NAME|off]", "what DefaultDomain() gives", default_domain_command},
    {"seed", Takes::text, "[N|off]", "makes Guid() and RandomString() repeatable", seed_command},
    {"option", Takes::option, "[NAME=VALUE]", "a switch of behaviour: multipleRoles, trimSplitPieces", option_command},
    {"trace", Takes::on_off, "on|off", "the explanation after each result", trace_command},
    {"why", Takes::nothing, "", "why the last result is so, or the error at length", why_command},
    {"type", Takes::expression, "EXPRESSION", "the type of the result, without evaluating", type_command},
    {"show", Takes::nothing, "", "the attributes and the settings", show_command},
    {"test", Takes::file, "FILE [NAME]", "adds the last evaluation as a case to a file of tests", test_command},
    {"save", Takes::file, "FILE", "writes commands that bring this session back", save_command},
    {"quit", Takes::nothing, "", "leaves", quit_command},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

const Command* find_command(std::string_view name) {
  for (const Command& command : kCommands)
    if (command.name == name) return &command;
  return nullptr;
}

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && syntax::is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && syntax::is_blank(text.back())) text.remove_suffix(1);
  return text;
}

CommandLine split_command(std::string_view line) {
  line = trim(line);
  if (!line.empty()) line.remove_prefix(1);
  const auto [name, arguments] = first_word(line);
  return {name, arguments};
}

Words first_word(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[')) {
    const syntax::Offset end = syntax::attribute_end(text, 0);
    if (end != syntax::kNowhere) return {text.substr(1, end - 2), trim(text.substr(end))};
  }
  std::size_t end = 0;
  while (end < text.size() && !syntax::is_blank(text[end])) ++end;
  return {text.substr(0, end), trim(text.substr(end))};
}

std::string as_argument(std::string_view word) {
  return word.find_first_of(" \t[") == std::string_view::npos ? std::string(word) : fmt::format("[{}]", word);
}

Output run_command(Session& session, std::string_view line) {
  const auto [name, arguments] = split_command(line);
  if (const Command* command = find_command(name)) {
    if (command->takes == Takes::nothing && !arguments.empty()) return wrong(fmt::format(":{} stands alone", name));
    return command->run(session, arguments);
  }
  std::vector<std::string_view> names;
  for (const Command& command : kCommands) names.push_back(command.name);
  std::string near;
  for (const std::string_view other : suggest(name, names)) near += (near.empty() ? ":" : " or :") + std::string(other);
  return wrong(fmt::format("there is no command `:{}`; {}", name,
                           near.empty() ? ":help lists them" : "did you mean " + near + "?"));
}

}  // namespace attrmap::repl
