// Commands about how expressions are evaluated: :now, :dialect, :strict, :seed, :parameter, :default-domain, :option,
// :trace
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/context_option.hpp"
#include "repl/commands.hpp"
#include "repl/session.hpp"
#include "time/parse.hpp"

namespace attrmap::repl {
namespace {

/// A text as it stands, or in quotation marks, as JSON.
std::optional<std::string> text_of(std::string_view argument) {
  if (!argument.starts_with('"')) return std::string(argument);
  const auto json = nlohmann::json::parse(argument, nullptr, false);
  if (!json.is_string()) return std::nullopt;
  return json.get<std::string>();
}

/// What text_of() reads back.
std::string as_text(const std::string& text) {
  bool plain = !text.empty() && text.front() != '"' && trim(text) == text && text != "off";
  for (const char c : text) plain &= static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
  return plain ? text : nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Output no_json() { return wrong("a text that begins with a quotation mark is written as JSON"); }

}  // namespace

Output now_command(Session& session, std::string_view arguments) {
  if (arguments.empty())
    return {.text = session.now.empty() ? "Now() gives the system's time\n" : "Now() gives " + session.now + "\n"};
  if (arguments == "off") {
    session.now.clear();
    session.settings.context.now.reset();
    return {};
  }
  const auto instant = time::parse_iso_instant(arguments);
  if (!instant) return wrong(fmt::format("`{}` is no ISO 8601 instant such as 2026-01-15T12:00:00Z", arguments));
  session.now = arguments;
  session.settings.context.now = DateTimeTicks{instant->ticks};
  return {};
}

Output dialect_command(Session& session, std::string_view arguments) {
  if (arguments.empty()) return {.text = std::string(name(session.settings.engine.dialect)) + "\n"};
  const auto dialect = parse_dialect(arguments);
  if (!dialect) return wrong("the dialects are provisioning, cloudsync and connect");
  session.set_dialect(*dialect);
  return {};
}

Output strict_command(Session& session, std::string_view arguments) {
  if (arguments != "on" && arguments != "off") return wrong(":strict on or :strict off");
  session.settings.engine.strict = arguments == "on";
  session.set_dialect(session.settings.engine.dialect);
  return {};
}

Output seed_command(Session& session, std::string_view arguments) {
  auto& seed = session.settings.context.random_seed;
  if (arguments.empty())
    return {.text = seed ? fmt::format("{}\n", *seed) : std::string("Guid() and RandomString() are random\n")};
  if (arguments == "off") {
    seed.reset();
    return {};
  }
  const auto number = number_of(arguments);
  if (!number) return wrong(fmt::format("`{}` is no whole number", arguments));
  seed = number;
  return {};
}

Output parameter_command(Session& session, std::string_view arguments) {
  auto& parameters = session.settings.context.parameters;
  const auto [name, value] = first_word(arguments);
  if (name.empty()) {
    std::string text;
    for (const auto& [each, its] : parameters) text += fmt::format("{} {}\n", as_argument(each), as_text(its));
    return {.text = std::move(text)};
  }
  if (value.empty() || value == "off") {
    if (parameters.erase(std::string(name)) == 0) return wrong(fmt::format("%{}% has no value", name));
    return {};
  }
  auto text = text_of(value);
  if (!text) return no_json();
  parameters[std::string(name)] = std::move(*text);
  return {};
}

Output default_domain_command(Session& session, std::string_view arguments) {
  auto& domain = session.settings.context.default_domain;
  if (arguments.empty()) return {.text = domain ? as_text(*domain) + "\n" : "DefaultDomain() has no value\n"};
  if (arguments == "off") {
    domain.reset();
    return {};
  }
  auto text = text_of(arguments);
  if (!text) return no_json();
  domain = std::move(text);
  return {};
}

Output option_command(Session& session, std::string_view arguments) {
  if (arguments.empty()) {
    std::string text;
    for (const std::string& each : context_options(session.settings.context)) text += each + "\n";
    return {.text = std::move(text)};
  }
  if (std::string problem = set_context_option(session.settings.context, arguments); !problem.empty())
    return wrong(std::move(problem));
  return {};
}

Output trace_command(Session& session, std::string_view arguments) {
  if (arguments != "on" && arguments != "off") return wrong(":trace on or :trace off");
  session.trace = arguments == "on";
  return {};
}

std::string settings_as_commands(const Session& session) {
  const Settings& settings = session.settings;
  std::string text = fmt::format(":dialect {}\n", name(settings.engine.dialect));
  if (settings.engine.strict) text += ":strict on\n";
  for (const auto& [name, value] : settings.context.parameters)
    text += fmt::format(":parameter {} {}\n", as_argument(name), as_text(value));
  if (settings.context.default_domain)
    text += fmt::format(":default-domain {}\n", as_text(*settings.context.default_domain));
  if (settings.context.random_seed) text += fmt::format(":seed {}\n", *settings.context.random_seed);
  for (const std::string& option : context_options(settings.context)) text += fmt::format(":option {}\n", option);
  if (!session.now.empty()) text += ":now " + session.now + "\n";
  if (session.trace) text += ":trace on\n";
  return text;
}

}  // namespace attrmap::repl
