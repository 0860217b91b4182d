#include "schema/verify.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/suggest.hpp"
#include "check/lint.hpp"
#include "diag/codes_schema.hpp"
#include "program/pipeline.hpp"
#include "schema/bind.hpp"
#include "schema/choose.hpp"
#include "schema/located_json.hpp"
#include "schema/verify_parts.hpp"

namespace attrmap::schema {
namespace {

constexpr std::string_view kRoles = "appRoleAssignments";
constexpr std::string_view kSoftDeleted = "IsSoftDeleted";

/// A SCIM name with the white space and the quotation marks of its filters in one form, to find two spellings of one.
std::string normal_target(std::string_view target) {
  std::string out;
  bool quoted = false, filter = false;
  for (char c : target) {
    if (!quoted && (c == '[' || c == ']')) filter = c == '[';
    if (filter && (c == '"' || c == '\'')) {
      quoted = !quoted;
      c = '"';
    }
    if (filter && !quoted && c == ' ') continue;  // "type eq" and "typeeq" differ in nothing that could be meant
    out += c;
  }
  return out;
}

class Verifier {
 public:
  Verifier(const Document& document, const func::Registry& registry, const VerifyOptions& options)
      : schema_(document.schema), registry_(registry), options_(options), out_(document) {}

  std::vector<Problem> run() {
    bool enabled = false;
    for (const SynchronizationRule& r : schema_.rules) {
      if (options_.rule != nullptr && options_.rule != &r) continue;
      for (const ObjectMapping& o : r.object_mappings) enabled |= o.enabled;
      rule(r);
    }
    if (!enabled) out_.report(diag::kNoRule, options_.rule == nullptr ? rules_pointer() : options_.rule->place.pointer);
    return out_.take();
  }

 private:
  /// Wrapped schemas have their rules one level deeper.
  std::string rules_pointer() const {
    const std::string wrapped = "/schema/synchronizationRules";
    return out_.document().locate(wrapped).pointer == wrapped ? wrapped : "/synchronizationRules";
  }

  const DirectoryDefinition* directory(const SynchronizationRule& r, std::string_view which,
                                       const std::string& wanted) {
    const DirectoryDefinition* found = schema_.find_directory(wanted);
    if (found != nullptr) return found;
    std::vector<std::string_view> names;
    for (const DirectoryDefinition& d : schema_.directories) names.push_back(d.name);
    auto& d = out_.report(diag::kUnknownDirectory, r.place.pointer + "/" + std::string(which) + "DirectoryName", which,
                          wanted);
    d.help = did_you_mean(wanted, names);
    return nullptr;
  }

  void rule(const SynchronizationRule& r) {
    if (std::none_of(r.object_mappings.begin(), r.object_mappings.end(), [](const auto& o) { return o.enabled; }))
      return;
    const DirectoryDefinition* source = directory(r, "source", r.source_directory_name);
    const DirectoryDefinition* target = directory(r, "target", r.target_directory_name);
    dialect_ = dialect_of(schema_, r);
    from_entra_ = source != nullptr && is_entra(*source);
    for (const ObjectMapping& o : r.object_mappings) {
      if (!o.enabled || (options_.object != nullptr && options_.object != &o)) continue;
      source_ = source == nullptr || o.source_object_name.empty()
                    ? nullptr
                    : object(*source, "source", o.source_object_name, o.place.pointer + "/sourceObjectName");
      target_ = target == nullptr
                    ? nullptr
                    : object(*target, "target", o.target_object_name, o.place.pointer + "/targetObjectName");
      object_mapping(o);
    }
  }

  const ObjectDefinition* object(const DirectoryDefinition& d, std::string_view which, const std::string& wanted,
                                 const std::string& pointer) {
    const ObjectDefinition* found = d.find(wanted);
    if (found != nullptr) return found;
    std::vector<std::string_view> names;
    for (const ObjectDefinition& o : d.objects) names.push_back(o.name);
    out_.report(diag::kUnknownObject, pointer, which, wanted, d.name).help = did_you_mean(wanted, names);
    return nullptr;
  }

  void object_mapping(const ObjectMapping& o) {
    const std::string& at = o.place.pointer;
    if (target_ != nullptr && !target_->attributes.empty()) {
      const auto anchors = std::count_if(target_->attributes.begin(), target_->attributes.end(),
                                         [](const AttributeDefinition& a) { return a.anchor; });
      if (anchors != 1)
        out_.report(diag::kAnchors, target_->place.pointer + "/name", target_->name,
                    anchors == 0 ? "no" : std::to_string(anchors));
      for (const AttributeDefinition& a : target_->attributes)
        if (a.default_value && !fits(*a.default_value, a.type))
          out_.report(diag::kDefaultType, a.place.pointer + "/defaultValue", *a.default_value, name(a.type), a.name);
    }
    known_.clear();
    if (source_ != nullptr && !source_->attributes.empty()) {
      known_ = names_of(*source_);
      // Computed by the service, whether the schema lists it or not.
      if (from_entra_) known_.push_back(kSoftDeleted);
    }
    targets_.clear();
    matching_ = reads_soft_deleted_ = false;
    matching_attributes_ = std::count_if(o.attribute_mappings.begin(), o.attribute_mappings.end(),
                                         [](const AttributeMapping& m) { return m.matching_priority > 0; });
    for (const AttributeMapping& m : o.attribute_mappings) mapping(m);
    if (!matching_ && !o.attribute_mappings.empty())
      out_.report(diag::kNoMatching, at + "/targetObjectName", o.target_object_name);
    if (from_entra_ && !reads_soft_deleted_ && source_ != nullptr && source_->find(kSoftDeleted) != nullptr &&
        equals_ignoring_ascii_case(o.source_object_name, "User"))
      out_.report(diag::kNoSoftDeleted, at + "/targetObjectName", o.target_object_name);
    verify_filter(out_, o, source_);
  }

  const AttributeDefinition* target_of(const AttributeMapping& m) {
    const std::string at = m.place.pointer + "/targetAttributeName";
    const std::string& wanted = m.target_attribute_name;
    const auto [first, is_new] = targets_.emplace(normal_target(wanted), &m);
    if (!is_new) {
      const AttributeMapping& other = *first->second;
      auto& d = other.target_attribute_name == wanted
                    ? out_.report(diag::kTargetTwice, at, wanted)
                    : out_.report(diag::kFilteredTwice, at, other.target_attribute_name, wanted);
      const std::string where = other.place.pointer + "/targetAttributeName";
      d.secondary.push_back({out_.document().span(where), "first mapped here"});
      d.notes.push_back("first mapped at " + where);
      if (other.target_attribute_name != wanted) return nullptr;
    }
    if (target_ == nullptr || target_->attributes.empty()) return nullptr;
    const AttributeDefinition* found = target_->find(wanted);
    if (found == nullptr) {
      auto& d = out_.report(diag::kUnknownTarget, at, wanted);
      d.help = did_you_mean(wanted, names_of(*target_));
      return nullptr;
    }
    if (!is_new) return found;
    if (found->mutability == Mutability::read_only) {
      auto& d = out_.report(diag::kReadOnlyTarget, at, wanted);
      if (found->anchor) d.notes.push_back("it is the primary key, too");
    } else if (found->anchor)
      out_.report(diag::kAnchorMapped, at, wanted);
    return found;
  }

  void mapping(const AttributeMapping& m) {
    const std::string source_at = m.source.place.pointer;
    const AttributeDefinition* target = target_of(m);
    matching_ |= m.matching_priority > 0;
    if (target != nullptr && m.default_value && !fits(*m.default_value, target->type))
      out_.report(diag::kDefaultType, m.place.pointer + "/defaultValue", *m.default_value, name(target->type),
                  target->name);
    if (m.source.type == SourceType::none) return;
    if (m.source.type == SourceType::attribute && m.source.name == kRoles && from_entra_) {
      out_.report(diag::kRolesDirect, source_at + "/name");
      return;
    }
    BoundExpression bound = bind(m.source, registry_, dialect_);
    bool sound = true;
    for (Problem& p : bound.problems) {
      sound &= p.diagnostic.severity != Severity::error;
      if (p.diagnostic.code == diag::kTextAndTree.id) p.place = out_.document().locate(source_at + "/expression");
      p.diagnostic.span = out_.document().span(p.place.pointer);
      out_.add(std::move(p.diagnostic), std::move(p.place));
    }
    if (!sound) return;
    program::SlotTable slots;
    auto unit = program::build(bound.text, registry_, slots,
                               {.dialect = dialect_,
                                .strict = options_.strict,
                                .limits = options_.limits,
                                .attributes = known_.empty() ? nullptr : &known_,
                                .style = {.fold = false}});
    for (Diagnostic& d : unit.diagnostics) {
      Place place = expression_place(m.source, bound, d.span.begin);
      out_.add(std::move(d), std::move(place), bound.text);
    }
    if (options_.lint && unit.code != nullptr) lint(m, bound, unit.ast);
    if (unit.ast.root == syntax::kNoNode) return;
    if (const syntax::Node& root = unit.ast[unit.ast.root];
        from_entra_ && root.kind == syntax::NodeKind::attribute && root.text == kRoles) {
      out_.report(diag::kRolesDirect, source_at);
      return;
    }
    std::set<std::string> attributes;
    for (const syntax::Node& node : unit.ast.nodes) {
      if (node.kind == syntax::NodeKind::attribute) attributes.insert(node.text);
      if (node.kind == syntax::NodeKind::call) call(m, node.text);
    }
    reads_soft_deleted_ |= attributes.count(std::string(kSoftDeleted)) != 0;
    if (m.matching_priority > 0 && attributes.size() > 1) {
      std::string list;
      for (const std::string& a : attributes) list += (list.empty() ? "[" : ", [") + a + "]";
      out_.report(diag::kMatchingSeveral, source_at, m.target_attribute_name, list);
    }
    if (unit.code != nullptr && target != nullptr) verify_types(out_, source_at, *target, unit.ast, registry_, source_);
  }

  void lint(const AttributeMapping& m, const BoundExpression& bound, const syntax::Ast& ast) {
    // With a second matching attribute an object that lacks the first is found by that.
    const check::LintTarget target{.name = m.target_attribute_name,
                                   .matching = m.matching_priority > 0 && matching_attributes_ == 1};
    const auto checked = check::check(ast, registry_, {.dialect = dialect_});
    for (Diagnostic& d : check::lint(ast, checked, {.dialect = dialect_, .target = &target})) {
      Place place = expression_place(m.source, bound, d.span.begin);
      out_.add(std::move(d), std::move(place), bound.text);
    }
  }

  void call(const AttributeMapping& m, const std::string& function) {
    const auto match = registry_.find(function);
    if (match.builtin == nullptr) return;
    const std::string& name = match.builtin->def.name;
    if (m.matching_priority > 0 && name == "SelectUniqueValue")
      out_.report(diag::kMatchingUnique, m.source.place.pointer, m.target_attribute_name);
    if (options_.sync_all && name.find("AppRoleAssignment") != name.npos)
      out_.report(diag::kRolesSyncAll, m.source.place.pointer, name);
  }

  /// Where in the file a place of the expression is: to the character when the text comes from the file.
  Place expression_place(const MappingSource& source, const BoundExpression& bound, std::uint32_t at) const {
    const std::string& pointer = source.place.pointer;
    if (bound.from_tree) return out_.document().locate(pointer);
    Place place = out_.document().locate(pointer + "/expression");
    const LocatedJson& json = *out_.document().json;
    place.offset = json.inside(json.find(place.pointer), at);
    place.line = json.line(place.offset);
    place.column = json.column(place.offset);
    return place;
  }

  const SynchronizationSchema& schema_;
  const func::Registry& registry_;
  const VerifyOptions& options_;
  Reporter out_;

  // Of the rule and object mapping at hand:
  Dialect dialect_ = Dialect::provisioning;
  bool from_entra_ = false;
  const ObjectDefinition *source_ = nullptr, *target_ = nullptr;
  std::vector<std::string_view> known_;
  std::map<std::string, const AttributeMapping*> targets_;
  bool matching_ = false, reads_soft_deleted_ = false;
  std::ptrdiff_t matching_attributes_ = 0;
};

}  // namespace

std::vector<Problem> Reporter::take() {
  std::stable_sort(problems_.begin(), problems_.end(),
                   [](const Problem& a, const Problem& b) { return a.place.offset < b.place.offset; });
  return std::move(problems_);
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view near : suggest(name, names))
    out += (out.empty() ? "did you mean `" : " or `") + std::string(near) + "`";
  return out.empty() ? out : out + "?";
}

std::vector<std::string_view> names_of(const ObjectDefinition& object) {
  std::vector<std::string_view> names;
  for (const AttributeDefinition& a : object.attributes) names.push_back(a.name);
  return names;
}

std::vector<Problem> verify(const Document& document, const func::Registry& registry, const VerifyOptions& options) {
  if (document.json == nullptr) return {};
  return Verifier(document, registry, options).run();
}

}  // namespace attrmap::schema
