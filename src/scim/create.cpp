#include "scim/create.hpp"

#include <algorithm>

#include "value/json.hpp"

namespace attrmap::scim {

std::string_view path_of(Endpoint endpoint) { return endpoint == Endpoint::users ? "/Users" : "/Groups"; }

CreateBody::CreateBody(Endpoint endpoint, std::string_view target_object, std::span<const Path> paths,
                       const Options& options, const std::vector<bool>& left_out)
    : emit_nulls_(options.emit_nulls), list_value_objects_(options.list_value_objects) {
  const bool users = endpoint == Endpoint::users;
  std::string schemas = "{\"schemas\":[" + quoted(users ? kCoreUserUrn : kCoreGroupUrn);
  const std::string enterprise = "," + quoted(kEnterpriseUrn);
  enterprise_by_values_ = users && options.schemas_from_values;
  if (users && !options.schemas_from_values && target_object == kEnterpriseUrn) schemas += enterprise;
  if (!users && options.group_marker)
    schemas += ",\"http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group\"";
  if (!enterprise_by_values_) schemas += ']';
  schemas_ = keep(schemas);
  enterprise_ = keep(enterprise);

  const BodyTree tree(endpoint, paths, options, left_out);
  for (const BodyNode& node : tree.nodes())
    if (node.name == kEnterpriseUrn) note_enterprise(node);
  top_ = prepare(tree.nodes()).count;
  text_.append(Val::kPadding, '\0');
}

/// The steps of nodes that stand beside each other.
CreateBody::Range CreateBody::prepare(const std::vector<BodyNode>& nodes) {
  const Range range{static_cast<std::uint32_t>(steps_.size()), static_cast<std::uint32_t>(nodes.size())};
  steps_.resize(steps_.size() + nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Step made = prepare(nodes[i]);
    steps_[range.first + i] = made;
  }
  return range;
}

CreateBody::Step CreateBody::prepare(const BodyNode& node) {
  Step step{node.kind,
            node.even_empty,
            node.index == BodyNode::kNone ? kNone : static_cast<std::uint32_t>(node.index),
            {},
            {},
            prepare(node.children)};
  step.before = keep(node.key + node.text);
  if (node.kind != BodyNode::list || emit_nulls_ || node.even_empty || step.index != kNone || node.children.size() != 1)
    return step;
  // A list of one element with one value in it, such as emails[type eq "work"].value: all around the value is constant.
  const std::vector<BodyNode>& members = node.children.front().children;
  const auto is_value = [](const BodyNode& n) { return n.kind != BodyNode::constant || n.index != BodyNode::kNone; };
  const auto value = std::find_if(members.begin(), members.end(), is_value);
  if (value == members.end() || value->kind != BodyNode::value || std::any_of(value + 1, members.end(), is_value))
    return step;
  std::string before, after;
  for (auto n = members.begin(); n != members.end(); ++n) (n <= value ? before : after) += n->key + n->text;
  before.front() = '{';  // in the place of the first comma
  const auto place = static_cast<std::uint32_t>(steps_.size());
  steps_.push_back(step);
  return {BodyNode::value,    false,     static_cast<std::uint32_t>(value->index), keep(node.key + "[" + before),
          keep(after + "}]"), {place, 1}};
}

CreateBody::Piece CreateBody::keep(std::string_view text) {
  const Piece piece{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
  text_ += text;
  return piece;
}

void CreateBody::note_enterprise(const BodyNode& node) {
  if (node.index != BodyNode::kNone) enterprise_values_.push_back(static_cast<std::uint32_t>(node.index));
  for (const BodyNode& inner : node.children) note_enterprise(inner);
}

void CreateBody::write(std::span<const Val> values, Arena& arena, json::Output& out) const {
  const Writing to{values, arena, out};
  put(schemas_, to);
  if (enterprise_by_values_) {
    const bool used = std::any_of(enterprise_values_.begin(), enterprise_values_.end(),
                                  [&](std::uint32_t i) { return !values[i].is_null(); });
    if (used) put(enterprise_, to);
    out.raw(']');
  }
  for (const Step& step : inside({0, top_})) write(step, to);
  out.raw('}');
}

inline bool CreateBody::write(const Step& step, const Writing& to) const {
  return step.kind == BodyNode::value ? write_value(step, to) : write_other(step, to);
}

inline bool CreateBody::write_value(const Step& step, const Writing& to) const {
  const Val& value = to.values[step.index];
  if (value.is_null()) return absent(step, to);
  if (value.kind == Val::list && (list_value_objects_ || step.inside.count != 0)) [[unlikely]]
    return step.inside.count == 0 ? write_list(step, to) : write_list(steps_[step.inside.first], to);
  to.out.value(text(step.before), value, text(step.after), to.arena);
  return true;
}

// At most four levels deep.
bool CreateBody::write_other(const Step& step, const Writing& to) const {
  switch (step.kind) {
    case BodyNode::constant:
      put(step.before, to);
      return has_value(step, to);  // it comes along with others, unless it is mapped, too
    case BodyNode::list: return write_list(step, to);
    default: return write_object(step, to);
  }
}

/// False, and null where that is wanted.
bool CreateBody::absent(const Step& step, const Writing& to) const {
  if (!emit_nulls_) return false;
  put(step.before, to);
  to.out.raw("null");
  return false;
}

// The members begin with a comma each: that of the first becomes the bracket.
bool CreateBody::write_members(const Step& step, const Writing& to) const {
  const std::size_t begin = to.out.size();
  bool any = false;
  for (const Step& inner : inside(step.inside)) any = write(inner, to) || any;
  if (to.out.size() == begin)
    to.out.raw('{');
  else
    to.out.set(begin, '{');
  to.out.raw('}');
  return any;
}

bool CreateBody::write_object(const Step& step, const Writing& to) const {
  const std::size_t begin = to.out.size();
  put(step.before, to);
  if (has_value(step, to)) {
    to.out.value(to.values[step.index], to.arena);
    return true;
  }
  const bool any = write_members(step, to);
  if (!any && !emit_nulls_) to.out.cut(begin);
  return any;
}

void CreateBody::write_item(const Val& item, const Writing& to) const {
  if (!list_value_objects_ || item.kind == Val::object) {
    to.out.raw(',');
    return to.out.value(item, to.arena);
  }
  to.out.raw(",{\"value\":");
  to.out.value(item, to.arena);
  to.out.raw('}');
}

bool CreateBody::write_list(const Step& step, const Writing& to) const {
  const std::size_t begin = to.out.size();
  put(step.before, to);
  const std::size_t items = to.out.size();
  if (has_value(step, to)) {
    const Val& whole = to.values[step.index];
    for (const Val& item : whole.kind == Val::list ? whole.values() : std::span(&whole, 1)) write_item(item, to);
  }
  for (const Step& element : inside(step.inside)) {
    const std::size_t before = to.out.size();
    to.out.raw(',');
    if (!write_members(element, to)) to.out.cut(before);
  }
  if (to.out.size() != items) {
    to.out.set(items, '[');
    to.out.raw(']');
    return true;
  }
  if (step.even_empty) {
    to.out.raw("[]");
    return false;
  }
  to.out.cut(begin);
  return absent(step, to);
}

}  // namespace attrmap::scim
