#include "cli/context_flags.hpp"

#include <unistd.h>

#include <cstdlib>

#include "engine/context_option.hpp"
#include "time/parse.hpp"

namespace attrmap::cli {

void declare_dialect(CLI::App& app, std::string& dialect, std::string_view more) {
  app.add_option("--dialect", dialect, "provisioning (default), cloudsync or connect" + std::string(more))
      ->check(CLI::IsMember({"provisioning", "cloudsync", "connect"}));
}

void declare_color(CLI::App& app, std::string& when) {
  app.add_option("--color", when, "auto (default), always or never")->check(CLI::IsMember({"auto", "always", "never"}));
}

void ContextFlags::declare(CLI::App& app, Declare which) {
  if (which != Declare::for_schemas) declare_dialect(app, dialect);
  app.add_flag("--strict", strict, "a function name in the wrong case is an error");
  app.add_option("--now", now, "what Now() gives: an ISO 8601 instant, UTC without an offset (default: the clock)");
  app.add_option("--seed", seed, "makes Guid() and RandomString() repeatable");
  app.add_option("--parameter", parameters, "value of a %name% parameter: name=value")->allow_extra_args(false);
  app.add_option("--default-domain", default_domain, "what DefaultDomain() gives");
  if (which != Declare::all) return;
  app.add_option("--option", options, "a switch of behaviour: multipleRoles=error|first, trimSplitPieces=true|false")
      ->allow_extra_args(false);
}

std::string ContextFlags::apply(EngineOptions& engine, Context& context) const {
  engine.dialect = parse_dialect(dialect).value_or(Dialect::provisioning);
  engine.strict = strict;
  if (!now.empty()) {
    context.now = parse_instant(now);
    if (!context.now) return "--now: '" + now + "' is no ISO 8601 instant such as 2026-01-15T12:00:00Z";
  }
  context.random_seed = seed;
  if (!default_domain.empty()) context.default_domain = default_domain;
  for (const std::string& p : parameters) {
    const auto equals = p.find('=');
    if (equals == std::string::npos || equals == 0) return "--parameter: '" + p + "' is not of the form name=value";
    context.parameters[p.substr(0, equals)] = p.substr(equals + 1);
  }
  for (const std::string& o : options)
    if (const std::string wrong = set_context_option(context, o); !wrong.empty()) return "--option: " + wrong;
  return {};
}

std::optional<DateTimeTicks> parse_instant(std::string_view text) {
  const auto parsed = time::parse_iso_instant(text);
  if (!parsed) return std::nullopt;
  return DateTimeTicks{parsed->ticks};
}

bool use_color(const std::string& when, int fd) {
  if (when == "always") return true;
  if (when == "never") return false;
  return isatty(fd) != 0 && std::getenv("NO_COLOR") == nullptr;
}

}  // namespace attrmap::cli
