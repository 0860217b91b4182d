#include <algorithm>

#include "base/suggest.hpp"
#include "diag/codes_schema.hpp"
#include "diag/make.hpp"
#include "mapping/plan.hpp"

namespace attrmap::mapping {
namespace {

/// SCIM resources are named by a schema URN that ends in the kind of resource.
std::optional<scim::Endpoint> endpoint_of(std::string_view target_object) {
  if (!target_object.starts_with("urn:")) return std::nullopt;
  const std::string_view kind = target_object.substr(target_object.rfind(':') + 1);
  if (equals_ignoring_ascii_case(kind, "User")) return scim::Endpoint::users;
  if (equals_ignoring_ascii_case(kind, "Group")) return scim::Endpoint::groups;
  return std::nullopt;
}

}  // namespace

std::unique_ptr<PlanJob> prepare_plan(const Object& object, const scim::Options& options, const Lookups& lookups,
                                      const Limits& limits, std::vector<schema::Problem>& problems) {
  auto job = std::make_unique<PlanJob>(object, options, lookups);
  const auto& name = object.mapping().target_object_name;
  const auto endpoint = endpoint_of(name);
  if (!endpoint) {
    schema::Place place = object.mapping().place;
    place.pointer += "/targetObjectName";
    problems.push_back({diag::make(diag::kNotScim, {}, name), place, {}});
    return nullptr;
  }
  job->endpoint = *endpoint;
  bool sound = true;
  // An attribute is a list of elements or an object of sub-attributes, not both.
  const auto clashes = [&](const scim::Path& path) {
    return std::any_of(job->paths.begin(), job->paths.end(), [&](const scim::Path& other) {
      return other.member() == path.member() && other.attribute == path.attribute && !other.sub.empty() &&
             !path.sub.empty() && other.filtered() != path.filtered();
    });
  };
  const auto add = [&](const std::string& target, schema::Place place) {
    scim::Path path;
    if (const auto wrong = scim::parse_path(target, path)) {
      problems.push_back(
          {diag::make(diag::kBadScimPath, {}, target, fmt::format("{} at character {}", wrong->message, wrong->at + 1)),
           std::move(place),
           {}});
      sound = false;
    } else if (clashes(path)) {
      problems.push_back({diag::make(diag::kBadScimPath, {}, target,
                                     fmt::format("other mappings take `{}` {}", path.attribute,
                                                 path.filtered() ? "for an object" : "for a list")),
                          std::move(place),
                          {}});
      sound = false;
    }
    job->patch_paths.push_back(options.profile == scim::Profile::customappsso ? scim::dotted_text(path) : path.text);
    job->paths.push_back(std::move(path));
  };
  std::vector<bool> references;
  for (const Attribute& a : object.attributes()) {
    references.push_back(a.is_reference());
    schema::Place place = a.mapping->place;
    place.pointer += "/targetAttributeName";
    add(a.name(), std::move(place));
  }
  for (const RequiredAttribute& r : object.unmapped_required())
    if (!r.default_value.is_null()) add(r.definition->name, r.definition->place);
  if (!sound) return nullptr;
  job->create = std::make_unique<scim::CreateBody>(job->endpoint, name, job->paths, options, references);
  job->layout = std::make_unique<scim::ResourceLayout>(job->paths);
  std::vector<TargetKey> keys;
  for (const std::size_t i : object.matching()) {
    job->matching_keys.push_back(keys.size());
    keys.push_back({i, object.attributes()[i].case_exact()});
  }
  for (std::size_t i = 0; i < object.attributes().size(); ++i) {
    const bool unique = object.attributes()[i].selects_unique;
    job->unique_keys.push_back(unique ? keys.size() : SIZE_MAX);
    if (unique) keys.push_back({i, object.attributes()[i].case_exact()});
  }
  job->target = std::make_unique<Target>(job->endpoint, *job->layout, std::move(keys), limits);
  return job;
}

}  // namespace attrmap::mapping
