#include "cli/schema_run.hpp"

#include <algorithm>
#include <cstdio>

#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/verb.hpp"
#include "engine/context_option.hpp"
#include "engine/state.hpp"
#include "schema/choose.hpp"
#include "schema/report.hpp"
#include "schema/verify.hpp"

namespace attrmap::cli {
namespace {

constexpr std::size_t kLargestLookup = 1024u * 1024 * 1024;

}  // namespace

void SchemaRunFlags::declare(CLI::App& app) {
  app.add_option(
      "--rule", rule,
      "name or id of the schema's synchronization rule (default: the one that reads the Entra directory, else "
      "the enabled one of lowest priority)");
  app.add_option("--app-roles", app_roles,
                 "the application's service principal with its appRoles, as Graph returns it: names the roles of "
                 "assignments");
  app.add_option("--id-map", id_map,
                 "source ids to target ids: {\"users\": {...}, \"groups\": {...}}, or one flat object");
  std::string help = "name=value, repeatable. trimSplitPieces=true|false (Split), and for schemas (the default first):";
  for (const scim::OptionDef& def : scim::option_defs())
    help += "\n    " + std::string(def.name) + " " + std::string(def.values.empty() ? "id,id,..." : def.values) + ": " +
            std::string(def.summary);
  app.add_option("--option", options, help)->allow_extra_args(false);
}

std::vector<std::string> SchemaRunFlags::take_context_options(bool all) {
  std::vector<std::string> taken;
  std::erase_if(options, [&](const std::string& option) {
    if (!all && !concerns_evaluation_alone(option)) return false;
    taken.push_back(option);
    return true;
  });
  return taken;
}

SchemaRun::SchemaRun(const SchemaRunFlags& flags, const BatchRun& run, const Engine& engine)
    : flags_(flags), run_(run), engine_(engine) {}

int SchemaRun::load(const scim::Options& defaults, bool resolve_references) {
  options_ = defaults;
  lookups_.resolve_references = resolve_references;
  for (const std::string& option : flags_.options)
    if (const std::string wrong = scim::set_option(options_, option); !wrong.empty()) return run_.usage(wrong);
  asked_for_all_ = std::find(flags_.options.begin(), flags_.options.end(), "syncScope=all") != flags_.options.end();
  if (const int code = read_schema(); code != kFine) return code;
  return read_lookups();
}

int SchemaRun::read_schema() {
  std::string bytes;
  if (const std::string wrong = read_input(flags_.schema, schema::ReadLimits().bytes, bytes); !wrong.empty())
    return run_.usage(wrong);
  std::vector<schema::Problem> problems;
  const bool readable = schema::read(bytes, document_, problems);
  if (!problems.empty()) report(problems);
  if (!readable || schema::has_errors(problems)) return kDoesNotCompile;
  const auto choice = schema::choose_rule(document_.schema, flags_.rule);
  if (choice.rule == nullptr) return run_.usage(flags_.schema + ": " + choice.error);
  rule_ = choice.rule;
  dialect_ = choice.dialect;
  return kFine;
}

int SchemaRun::read_lookups() {
  const auto load = [&](const std::string& path, auto& table) {
    if (path.empty()) return int{kFine};
    std::string text;
    if (const std::string wrong = read_input(path, kLargestLookup, text); !wrong.empty()) return run_.usage(wrong);
    const auto wrong = table.load(text, path);
    return wrong ? run_.unreadable(*wrong) : int{kFine};
  };
  if (const int code = load(flags_.app_roles, lookups_.roles); code != kFine) return code;
  if (const int code = load(flags_.id_map, lookups_.ids); code != kFine) return code;
  lookups_.ids.remove(options_.not_provisioned);
  return kFine;
}

int SchemaRun::report(const std::vector<schema::Problem>& problems) const {
  std::fputs(schema::report_pretty(problems, document_, flags_.schema, run_.color()).c_str(), stderr);
  return kDoesNotCompile;
}

void SchemaRun::locate(std::vector<schema::Problem>& problems) const {
  for (schema::Problem& p : problems) {
    p.place = document_.locate(p.place.pointer);
    p.diagnostic.span = document_.span(p.place.pointer);
  }
}

std::unique_ptr<mapping::Object> SchemaRun::compile(const schema::ObjectMapping& object, int& code,
                                                    program::Style style) {
  const func::Registry& registry = Internals::registry(engine_);
  const EngineOptions& engine = engine_.options();
  const auto problems = schema::verify(
      document_, registry,
      {.rule = rule_, .object = &object, .sync_all = asked_for_all_, .strict = engine.strict, .limits = engine.limits});
  if (!problems.empty()) report(problems);
  code = schema::has_errors(problems) ? kDoesNotCompile : kFine;
  if (code != kFine) return nullptr;
  auto compiled =
      std::make_unique<mapping::Object>(document_, *rule_, object, dialect_, registry, engine.limits, options_, style);
  if (flags_.app_roles.empty() && std::any_of(compiled->attributes().begin(), compiled->attributes().end(),
                                              [](const mapping::Attribute& a) { return a.any_roles; }))
    std::fputs(
        "note: the mappings read app roles; without --app-roles an assignment that has an appRoleId alone names none\n",
        stderr);
  return compiled;
}

}  // namespace attrmap::cli
