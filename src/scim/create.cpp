#include "scim/create.hpp"

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

std::string quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
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

std::string_view path_of(Endpoint endpoint) { return endpoint == Endpoint::users ? "/Users" : "/Groups"; }

CreateBody::CreateBody(Endpoint endpoint, std::string_view target_object, std::span<const Path> paths,
                       const Options& options, const std::vector<bool>& left_out)
    : options_(options) {
  const bool users = endpoint == Endpoint::users;
  schemas_ = "{\"schemas\":[" + quoted(users ? kCoreUserUrn : kCoreGroupUrn);
  enterprise_ = "," + quoted(kEnterpriseUrn);
  enterprise_by_values_ = users && options.schemas_from_values;
  if (users && !options.schemas_from_values && target_object == kEnterpriseUrn) schemas_ += enterprise_;
  if (!users && options.group_marker)
    schemas_ += ",\"http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group\"";
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const Path& path = paths[i];
    if (i < left_out.size() && left_out[i]) continue;
    // What the service says of a resource is its own; the id is the application's.
    if (path.urn.empty() && (path.attribute == "schemas" || path.attribute == "meta" || path.attribute == "id"))
      continue;
    if (path.urn.empty()) {
      add(nodes_, path, i);
    } else {
      Node* extension = child(nodes_, Node::object, path.urn);
      if (extension == nullptr) continue;
      extension->rank = kOther + (path.urn == kEnterpriseUrn ? 1 : 2);
      add(extension->children, path, i);
    }
  }
  if (options.resource_meta)
    child(nodes_, Node::constant, "meta")->text = users ? R"({"resourceType":"User"})" : R"({"resourceType":"Group"})";
  if (users && options.empty_roles)
    if (Node* roles = child(nodes_, Node::list, "roles")) roles->even_empty = true;
  sort(nodes_);
}

CreateBody::Node* CreateBody::child(std::vector<Node>& nodes, Node::Kind kind, const std::string& name) {
  for (Node& node : nodes) {
    if (node.name != name) continue;
    if (kind == Node::value || node.kind == kind) return &node;
    if (node.kind != Node::value) return nullptr;
    node.kind = kind;  // mapped as a whole and in parts
    return &node;
  }
  nodes.push_back({kind, name, "," + quoted(name) + ":", kNone, {}, rank_of(name), {}, false});
  return &nodes.back();
}

CreateBody::Node& CreateBody::element(Node& list, const Path& path) {
  std::string name;
  for (const Comparison& c : path.filter) name += c.attribute + "\n" + c.literal + "\n";
  for (Node& node : list.children)
    if (node.name == name) return node;
  const bool first = list.children.empty();
  Node element{Node::element, name, {}, kNone, {}, 0, {}, false};
  const auto constant = [&](const std::string& key, std::string text) {
    Node* node = child(element.children, Node::constant, key);
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

void CreateBody::add(std::vector<Node>& nodes, const Path& path, std::size_t index) {
  if (path.filtered()) {
    Node* list = child(nodes, Node::list, path.attribute);
    if (list == nullptr) return;
    // A constant keeps its text: a mapping does not override it, but makes the element.
    child(element(*list, path).children, Node::value, core_spelling(path.sub))->index = index;
  } else if (!path.sub.empty()) {
    if (Node* object = child(nodes, Node::object, path.attribute))
      child(object->children, Node::value, path.sub)->index = index;
  } else {
    child(nodes, Node::value, path.attribute)->index = index;
  }
}

void CreateBody::sort(std::vector<Node>& nodes) {
  std::stable_sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.rank < b.rank; });
  for (Node& node : nodes) {
    if (node.kind != Node::list) sort(node.children);  // elements stay in mapping order
    if (node.kind == Node::list)
      for (Node& item : node.children) sort(item.children);
  }
}

bool CreateBody::enterprise_used(std::span<const Val> values) const {
  const auto has_value = [&](const Node& node, const auto& self) -> bool {
    return (node.index != kNone && !values[node.index].is_null()) ||
           std::any_of(node.children.begin(), node.children.end(),
                       [&](const Node& inner) { return self(inner, self); });
  };
  return std::any_of(nodes_.begin(), nodes_.end(),
                     [&](const Node& node) { return node.name == kEnterpriseUrn && has_value(node, has_value); });
}

void CreateBody::write(std::span<const Val> values, Arena& arena, json::Output& out) const {
  out.raw(schemas_);
  if (enterprise_by_values_ && enterprise_used(values)) out.raw(enterprise_);
  out.raw(']');
  const Writing to{values, arena, out};
  for (const Node& node : nodes_) write(node, to);
  out.raw('}');
}

// At most four levels deep: extension, list, element, value.
bool CreateBody::write(const Node& node, const Writing& to) const {
  switch (node.kind) {
    case Node::value: {
      const Val& value = to.values[node.index];
      if (value.is_null()) return absent(node, to);
      if (value.kind == Val::list && options_.list_value_objects) return write_list(node, to);
      to.out.raw(node.key);
      to.out.value(value, to.arena);
      return true;
    }
    case Node::constant:
      to.out.raw(node.key);
      to.out.raw(node.text);
      // It comes along with others, unless it is mapped, too.
      return node.index != kNone && !to.values[node.index].is_null();
    case Node::list: return write_list(node, to);
    default: return write_object(node, to);
  }
}

/// False, and null where that is wanted.
bool CreateBody::absent(const Node& node, const Writing& to) const {
  if (!options_.emit_nulls) return false;
  to.out.raw(node.key);
  to.out.raw("null");
  return false;
}

// The members begin with a comma each: that of the first becomes the bracket.
bool CreateBody::write_members(const Node& node, const Writing& to) const {
  const std::size_t begin = to.out.size();
  bool any = false;
  for (const Node& inner : node.children) any = write(inner, to) || any;
  if (to.out.size() == begin)
    to.out.raw('{');
  else
    to.out.set(begin, '{');
  to.out.raw('}');
  return any;
}

bool CreateBody::write_object(const Node& node, const Writing& to) const {
  const std::size_t begin = to.out.size();
  to.out.raw(node.key);
  if (node.index != kNone && !to.values[node.index].is_null()) {
    to.out.value(to.values[node.index], to.arena);
    return true;
  }
  const bool any = write_members(node, to);
  if (!any && !options_.emit_nulls) to.out.cut(begin);
  return any;
}

void CreateBody::write_item(const Val& item, const Writing& to) const {
  to.out.raw(',');
  if (!options_.list_value_objects || item.kind == Val::object) return to.out.value(item, to.arena);
  to.out.raw("{\"value\":");
  to.out.value(item, to.arena);
  to.out.raw('}');
}

bool CreateBody::write_list(const Node& node, const Writing& to) const {
  const std::size_t begin = to.out.size();
  to.out.raw(node.key);
  const std::size_t items = to.out.size();
  if (node.index != kNone && !to.values[node.index].is_null()) {
    const Val& whole = to.values[node.index];
    for (const Val& item : whole.kind == Val::list ? whole.values() : std::span(&whole, 1)) write_item(item, to);
  }
  for (const Node& element : node.children) {
    const std::size_t before = to.out.size();
    to.out.raw(',');
    if (!write_members(element, to)) to.out.cut(before);
  }
  if (to.out.size() != items) {
    to.out.set(items, '[');
    to.out.raw(']');
    return true;
  }
  if (node.even_empty) {
    to.out.raw("[]");
    return false;
  }
  to.out.cut(begin);
  return absent(node, to);
}

}  // namespace attrmap::scim
