#include "schema/choose.hpp"

#include <algorithm>

#include "base/suggest.hpp"

namespace attrmap::schema {
namespace {

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return equals_ignoring_ascii_case(text.substr(0, prefix.size()), prefix);
}

bool has_enabled(const SynchronizationRule& rule) {
  return std::any_of(rule.object_mappings.begin(), rule.object_mappings.end(),
                     [](const ObjectMapping& o) { return o.enabled; });
}

std::string list(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view n : names)
    if (!n.empty()) out += (out.empty() ? "`" : ", `") + std::string(n) + "`";
  return out.empty() ? "none" : out;
}

bool is_active_directory(std::string_view name) { return equals_ignoring_ascii_case(name, "Active Directory"); }

const DirectoryDefinition* directory(const SynchronizationSchema& schema, std::string_view name) {
  return schema.find_directory(name);
}

bool reads_entra(const SynchronizationSchema& schema, const SynchronizationRule& rule) {
  const DirectoryDefinition* d = directory(schema, rule.source_directory_name);
  return d != nullptr && is_entra(*d);
}

}  // namespace

bool is_entra(const DirectoryDefinition& d) {
  if (!d.id.empty()) return equals_ignoring_ascii_case(d.id, kEntraDirectoryId);
  return d.name == "Azure Active Directory" || d.name == "Microsoft Entra ID";
}

Dialect dialect_of(const SynchronizationSchema& schema, const SynchronizationRule& rule) {
  // Job and template ids begin with the template's name: AD2AADProvisioning, AAD2ADGroupProvisioning, ...
  for (const std::string_view prefix : {"AD2AAD", "AAD2AD"})
    if (starts_with_ignoring_case(schema.id, prefix) || starts_with_ignoring_case(rule.name, prefix))
      return Dialect::cloudsync;
  const DirectoryDefinition* target = directory(schema, rule.target_directory_name);
  const bool to_entra = target != nullptr && is_entra(*target);
  if ((is_active_directory(rule.source_directory_name) && to_entra) ||
      (reads_entra(schema, rule) && is_active_directory(rule.target_directory_name)))
    return Dialect::cloudsync;
  return Dialect::provisioning;
}

RuleChoice choose_rule(const SynchronizationSchema& schema, std::string_view name) {
  RuleChoice choice;
  std::vector<std::string_view> names;
  for (const SynchronizationRule& r : schema.rules) names.push_back(r.name);
  if (!name.empty()) {
    for (const SynchronizationRule& r : schema.rules)
      if (choice.rule == nullptr && (r.name == name || r.id == name)) choice.rule = &r;
    for (const SynchronizationRule& r : schema.rules)
      if (choice.rule == nullptr && equals_ignoring_ascii_case(r.name, name)) choice.rule = &r;
    if (choice.rule == nullptr)
      choice.error = "the schema has no rule `" + std::string(name) + "`; its rules are: " + list(names);
  } else {
    for (const bool entra : {true, false}) {
      for (const SynchronizationRule& r : schema.rules)
        if (has_enabled(r) && (!entra || reads_entra(schema, r)) &&
            (choice.rule == nullptr || r.priority < choice.rule->priority))
          choice.rule = &r;
      if (choice.rule != nullptr) break;
    }
    if (choice.rule == nullptr) choice.error = "the schema has no rule with an enabled object mapping";
  }
  if (choice.rule != nullptr) choice.dialect = dialect_of(schema, *choice.rule);
  return choice;
}

ObjectChoice choose_object(const SynchronizationRule& rule, std::string_view name) {
  ObjectChoice choice;
  if (name.empty()) {
    for (const ObjectMapping& o : rule.object_mappings)
      if (choice.object == nullptr && o.enabled && equals_ignoring_ascii_case(o.source_object_name, "User"))
        choice.object = &o;
    for (const ObjectMapping& o : rule.object_mappings)
      if (choice.object == nullptr && o.enabled) choice.object = &o;
    if (choice.object == nullptr) choice.error = "the rule `" + rule.name + "` has no enabled object mapping";
    return choice;
  }
  // A name in any of three roles; enabled mappings go first, exact spelling before another case.
  for (const bool enabled : {true, false})
    for (const bool exact : {true, false})
      for (const auto role :
           {&ObjectMapping::name, &ObjectMapping::source_object_name, &ObjectMapping::target_object_name})
        for (const ObjectMapping& o : rule.object_mappings)
          if (choice.object == nullptr && (o.enabled || !enabled) &&
              (exact ? o.*role == name : equals_ignoring_ascii_case(o.*role, name)))
            choice.object = &o;
  if (choice.object == nullptr) {
    std::vector<std::string_view> names;
    for (const ObjectMapping& o : rule.object_mappings)
      if (o.enabled) names.push_back(o.name.empty() ? o.source_object_name : o.name);
    choice.error =
        "the rule `" + rule.name + "` has no object mapping `" + std::string(name) + "`; enabled are: " + list(names);
  }
  return choice;
}

}  // namespace attrmap::schema
