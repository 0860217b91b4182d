#include "scim/body_tree.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "scim/roles.hpp"
#include "value/json.hpp"

namespace attrmap::scim {
namespace {

/// Keys in the order of Microsoft's samples and reference library; others stand behind them, extensions last.
constexpr std::string_view kOrder[] = {"externalId",
                                       "userName",
                                       "active",
                                       "addresses",
                                       "displayName",
                                       "emails",
                                       "ims",
                                       "locale",
                                       "meta",
                                       "name",
                                       "nickName",
                                       "phoneNumbers",
                                       "preferredLanguage",
                                       "roles",
                                       "timezone",
                                       "title",
                                       "userType",
                                       "costCenter",
                                       "department",
                                       "division",
                                       "employeeNumber",
                                       "organization",
                                       "primary",
                                       "type",
                                       "display",
                                       "value",
                                       "country",
                                       "formatted",
                                       "familyName",
                                       "givenName",
                                       "honorificPrefix",
                                       "honorificSuffix",
                                       "locality",
                                       "postalCode",
                                       "region",
                                       "streetAddress"};

std::size_t rank_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(std::begin(kOrder), std::end(kOrder), name) - std::begin(kOrder));
}
constexpr std::size_t kOther = std::size(kOrder);

/// Sub-attributes of the core schema's lists. Schemas spell them in other cases now and then; bodies do not.
std::string core_spelling(const std::string& sub) {
  for (const std::string_view name : {"primary", "type", "display", "value", "country", "formatted", "locality",
                                      "postalCode", "region", "streetAddress"})
    if (equals_ignoring_ascii_case(sub, name)) return std::string(name);
  return sub;
}

bool is_boolean(std::string_view attribute, const Comparison& c) {
  return (attribute == "primary" || !c.quoted) &&
         (equals_ignoring_ascii_case(c.literal, "true") || equals_ignoring_ascii_case(c.literal, "false"));
}

std::string literal(std::string_view attribute, const Comparison& c) {
  if (is_boolean(attribute, c)) return equals_ignoring_ascii_case(c.literal, "true") ? "true" : "false";
  return c.quoted ? quoted(c.literal) : c.literal;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

BodyTree::BodyTree(Endpoint endpoint, std::span<const Path> paths, const Options& options,
                   const std::vector<bool>& left_out)
    : options_(options) {
  const bool users = endpoint == Endpoint::users;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const Path& path = paths[i];
    if (i < left_out.size() && left_out[i]) continue;
    // What the service says of a resource is its own; the id is the application's.
    if (path.urn.empty() && (path.attribute == "schemas" || path.attribute == "meta" || path.attribute == "id"))
      continue;
    if (path.urn.empty()) {
      add(nodes_, path, i);
    } else {
      BodyNode* extension = child(nodes_, BodyNode::object, path.urn);
      if (extension == nullptr) continue;
      extension->rank = kOther + (path.urn == kEnterpriseUrn ? 1 : 2);
      add(extension->children, path, i);
    }
  }
  if (options.resource_meta)
    child(nodes_, BodyNode::constant, "meta")->text =
        users ? R"({"resourceType":"User"})" : R"({"resourceType":"Group"})";
  if (users && options.empty_roles)
    if (BodyNode* roles = child(nodes_, BodyNode::list, "roles")) roles->even_empty = true;
  sort(nodes_);
}

BodyNode* BodyTree::child(std::vector<BodyNode>& nodes, BodyNode::Kind kind, const std::string& name) {
  for (BodyNode& node : nodes) {
    if (node.name != name) continue;
    if (kind == BodyNode::value || node.kind == kind) return &node;
    if (node.kind != BodyNode::value) return nullptr;
    node.kind = kind;  // mapped as a whole and in parts
    return &node;
  }
  nodes.push_back({kind, name, "," + quoted(name) + ":", BodyNode::kNone, {}, rank_of(name), {}, false});
  return &nodes.back();
}

BodyNode& BodyTree::element(BodyNode& list, const Path& path) {
  std::string name;
  for (const Comparison& c : path.filter) name += c.attribute + "\n" + c.literal + "\n";
  for (BodyNode& node : list.children)
    if (node.name == name) return node;
  const bool first = list.children.empty();
  BodyNode element{BodyNode::element, name, {}, BodyNode::kNone, {}, 0, {}, false};
  const auto constant = [&](const std::string& key, std::string text) {
    BodyNode* node = child(element.children, BodyNode::constant, key);
    if (node->text.empty()) node->text = std::move(text);
  };
  bool work = false;
  for (const Comparison& c : path.filter) {
    constant(core_spelling(c.attribute), literal(c.attribute, c));
    work = work || (c.attribute == "type" && c.literal == "work");
  }
  // At most one element of a list may be primary (RFC 7643, 2.4).
  if (path.urn.empty()) {
    if (path.attribute == "roles") {
      if (first) constant("primary", "true");
      constant("type", quoted(kRoleType));
    } else if (work && (path.attribute == "emails" || (path.attribute == "addresses" && options_.address_primary))) {
      constant("primary", "true");
    }
  }
  list.children.push_back(std::move(element));
  return list.children.back();
}

void BodyTree::add(std::vector<BodyNode>& nodes, const Path& path, std::size_t index) {
  if (path.filtered()) {
    BodyNode* list = child(nodes, BodyNode::list, path.attribute);
    if (list == nullptr) return;
    // A constant keeps its text: a mapping does not override it, but makes the element.
    child(element(*list, path).children, BodyNode::value, core_spelling(path.sub))->index = index;
  } else if (!path.sub.empty()) {
    if (BodyNode* object = child(nodes, BodyNode::object, path.attribute))
      child(object->children, BodyNode::value, path.sub)->index = index;
  } else {
    child(nodes, BodyNode::value, path.attribute)->index = index;
  }
}

void BodyTree::sort(std::vector<BodyNode>& nodes) {
  std::stable_sort(nodes.begin(), nodes.end(), [](const BodyNode& a, const BodyNode& b) { return a.rank < b.rank; });
  for (BodyNode& node : nodes) {
    if (node.kind != BodyNode::list) sort(node.children);  // elements stay in mapping order
    if (node.kind == BodyNode::list)
      for (BodyNode& item : node.children) sort(item.children);
  }
}

}  // namespace attrmap::scim
