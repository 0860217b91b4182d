#include "schema/read.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "diag/codes_schema.hpp"
#include "diag/make.hpp"
#include "schema/located_json.hpp"

namespace attrmap::schema {
namespace {

using Id = LocatedJson::Id;
constexpr Id kNone = LocatedJson::kNone;

template <class T>
struct Named {
  std::string_view name;
  T value;
};
constexpr Named<AttributeType> kTypes[] = {
    {"String", AttributeType::string}, {"Integer", AttributeType::integer}, {"Reference", AttributeType::reference},
    {"Binary", AttributeType::binary}, {"Boolean", AttributeType::boolean}, {"DateTime", AttributeType::date_time}};
constexpr Named<Mutability> kMutabilities[] = {{"ReadWrite", Mutability::read_write},
                                               {"ReadOnly", Mutability::read_only},
                                               {"Immutable", Mutability::immutable},
                                               {"WriteOnly", Mutability::write_only}};
constexpr Named<FlowType> kFlowTypes[] = {{"Always", FlowType::always},
                                          {"ObjectAddOnly", FlowType::object_add_only},
                                          {"MultiValueAddOnly", FlowType::multi_value_add_only},
                                          {"ValueAddOnly", FlowType::value_add_only},
                                          {"AttributeAddOnly", FlowType::attribute_add_only}};
constexpr Named<FlowBehavior> kFlowBehaviors[] = {{"FlowWhenChanged", FlowBehavior::flow_when_changed},
                                                  {"FlowAlways", FlowBehavior::flow_always}};
constexpr Named<SourceType> kSourceTypes[] = {
    {"Attribute", SourceType::attribute}, {"Constant", SourceType::constant}, {"Function", SourceType::function}};

class Reader {
 public:
  Reader(const LocatedJson& json, Document& document, std::vector<Problem>& problems)
      : json_(json), schema_(document.schema), problems_(problems) {}

  bool run() {
    Id root = LocatedJson::root();
    std::string pointer;
    if (json_[root].kind != JsonKind::object) return not_a_schema(root, "the file holds no object");
    Id rules = json_.member(root, "synchronizationRules");
    if (rules == kNone) {
      const Id wrapped = json_.member(root, "schema");
      if (wrapped == kNone || json_[wrapped].kind != JsonKind::object)
        return not_a_schema(root, "there are no synchronizationRules");
      text(root, pointer, "id", schema_.id);  // a template's id names the kind of job
      root = wrapped;
      pointer = "/schema";
      rules = json_.member(root, "synchronizationRules");
      if (rules == kNone) return not_a_schema(root, "there are no synchronizationRules");
    }
    text(root, pointer, "id", schema_.id);
    text(root, pointer, "version", schema_.version);
    each(root, pointer, "synchronizationRules", [&](Id id, const std::string& at) { rule(id, at); });
    each(root, pointer, "directories", [&](Id id, const std::string& at) { directory(id, at); });
    return true;
  }

 private:
  bool not_a_schema(Id at, std::string_view why) {
    report(diag::kNotASchema, at, "", why);
    problems_.back().place.pointer = json_.pointer(at);
    return false;
  }

  Place place(Id id, std::string pointer) const {
    const std::uint32_t at = json_[id].begin;
    return {std::move(pointer), json_.line(at), json_.column(at), at};
  }

  template <class... A>
  Diagnostic& report(const diag::CodeDef& code, Id id, std::string pointer, const A&... args) {
    Problem problem;
    problem.diagnostic = diag::make(code, {json_[id].begin, json_[id].end}, args...);
    problem.place = place(id, std::move(pointer));
    problems_.push_back(std::move(problem));
    return problems_.back().diagnostic;
  }

  /// The member, or kNone when it is missing, null, or of another kind (reported).
  Id member(Id object, const std::string& pointer, std::string_view key, JsonKind kind) {
    const Id id = json_.member(object, key);
    if (id == kNone || json_[id].kind == JsonKind::null) return kNone;
    if (json_[id].kind == kind) return id;
    report(diag::kSchemaMemberKind, id, pointer + "/" + std::string(key), key, name(kind), name(json_[id].kind));
    return kNone;
  }

  /// Numbers and booleans count as texts where Graph has texts: True and False as the service spells them.
  std::optional<std::string> scalar(Id id) const {
    switch (json_[id].kind) {
      case JsonKind::string:
      case JsonKind::number: return json_.string(id);
      case JsonKind::boolean: return json_.raw(id) == "true" ? "True" : "False";
      default: return std::nullopt;
    }
  }

  bool text(Id object, const std::string& pointer, std::string_view key, std::string& out) {
    const Id id = json_.member(object, key);
    if (id == kNone || json_[id].kind == JsonKind::null) return false;
    if (auto value = scalar(id)) {
      out = std::move(*value);
      return true;
    }
    report(diag::kSchemaMemberKind, id, pointer + "/" + std::string(key), key, name(JsonKind::string),
           name(json_[id].kind));
    return false;
  }

  void flag(Id object, const std::string& pointer, std::string_view key, bool& out) {
    const Id id = json_.member(object, key);
    if (id == kNone || json_[id].kind == JsonKind::null) return;
    const auto value = scalar(id);
    if (value && equals_ignoring_ascii_case(*value, "true"))
      out = true;
    else if (value && equals_ignoring_ascii_case(*value, "false"))
      out = false;
    else
      report(diag::kSchemaMemberKind, id, pointer + "/" + std::string(key), key, name(JsonKind::boolean),
             name(json_[id].kind));
  }

  void number(Id object, const std::string& pointer, std::string_view key, std::int32_t& out) {
    const Id id = json_.member(object, key);
    if (id == kNone || json_[id].kind == JsonKind::null) return;
    const std::string value = json_.string(id);
    std::int32_t parsed = 0;
    const auto [end, wrong] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (wrong == std::errc() && end == value.data() + value.size())
      out = parsed;
    else
      report(diag::kSchemaMemberKind, id, pointer + "/" + std::string(key), key, "an integer of 32 bits", value);
  }

  template <class T, std::size_t N>
  static const Named<T>* find(const Named<T> (&names)[N], std::string_view name) {
    for (const auto& n : names)
      if (equals_ignoring_ascii_case(n.name, name)) return &n;
    return nullptr;
  }

  template <class T, std::size_t N>
  static std::string nearest(const Named<T> (&names)[N], std::string_view name) {
    std::array<std::string_view, N> all;
    for (std::size_t i = 0; i < N; ++i) all[i] = names[i].name;
    std::string help = "one of";
    if (const auto near = suggest(name, all); !near.empty()) return "did you mean `" + std::string(near[0]) + "`?";
    for (const std::string_view n : all) help += (n == all[0] ? " " : ", ") + std::string(n);
    return help;
  }

  /// `definition`: the value belongs to an attribute definition, where an unknown one is only a warning.
  template <class T, std::size_t N>
  bool one_of(Id object, const std::string& pointer, std::string_view key, const Named<T> (&names)[N], T& out,
              bool definition = false) {
    std::string value;
    if (!text(object, pointer, key, value)) return false;
    if (const auto* found = find(names, value)) {
      out = found->value;
      return true;
    }
    const Id id = json_.member(object, key);
    const std::string at = pointer + "/" + std::string(key);
    if (definition)
      report(diag::kSchemaDefinitionEnum, id, at, key, value, names[0].name).help = nearest(names, value);
    else
      report(diag::kSchemaEnum, id, at, key, value).help = nearest(names, value);
    return false;
  }

  template <class F>
  void each(Id object, const std::string& pointer, std::string_view key, F&& use) {
    const Id list = member(object, pointer, key, JsonKind::array);
    if (list == kNone) return;
    std::size_t index = 0;
    for (Id id = json_[list].first; id != kNone; id = json_[id].next, ++index) {
      std::string at = pointer + "/" + std::string(key) + "/" + std::to_string(index);
      if (json_[id].kind == JsonKind::object)
        use(id, at);
      else
        report(diag::kSchemaMemberKind, id, at, key, "an array of objects", name(json_[id].kind));
    }
  }

  /// A metadata entry's value.
  std::string metadata(Id object, const std::string& pointer, std::string_view wanted) {
    std::string found;
    each(object, pointer, "metadata", [&](Id id, const std::string& at) {
      std::string key;
      if (text(id, at, "key", key) && equals_ignoring_ascii_case(key, wanted)) text(id, at, "value", found);
    });
    return found;
  }

  void rule(Id id, const std::string& at) {
    SynchronizationRule& r = schema_.rules.emplace_back();
    r.place = place(id, at);
    text(id, at, "id", r.id);
    text(id, at, "name", r.name);
    number(id, at, "priority", r.priority);
    flag(id, at, "editable", r.editable);
    text(id, at, "sourceDirectoryName", r.source_directory_name);
    text(id, at, "targetDirectoryName", r.target_directory_name);
    each(id, at, "objectMappings", [&](Id o, const std::string& p) { object_mapping(r, o, p); });
  }

  void object_mapping(SynchronizationRule& r, Id id, const std::string& at) {
    ObjectMapping& o = r.object_mappings.emplace_back();
    o.place = place(id, at);
    text(id, at, "name", o.name);
    flag(id, at, "enabled", o.enabled);
    text(id, at, "sourceObjectName", o.source_object_name);
    text(id, at, "targetObjectName", o.target_object_name);
    flow_types(o, id, at);
    each(id, at, "attributeMappings", [&](Id m, const std::string& p) { attribute_mapping(o, m, p); });
    if (const Id scope = member(id, at, "scope", JsonKind::object); scope != kNone) {
      const std::string p = at + "/scope";
      groups(scope, p, "groups", o.scope.groups);
      groups(scope, p, "inputFilterGroups", o.scope.input_filter_groups);
      groups(scope, p, "categoryFilterGroups", o.scope.category_filter_groups);
    }
  }

  // A list of names in one text: "Add, Update,Delete".
  void flow_types(ObjectMapping& o, Id id, const std::string& at) {
    std::string value;
    if (!text(id, at, "flowTypes", value)) return;
    o.flow_add = o.flow_update = o.flow_delete = false;
    for (std::string_view rest = value; !rest.empty();) {
      const auto comma = rest.find(',');
      const std::string_view flow = trim(rest.substr(0, comma));
      rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
      if (equals_ignoring_ascii_case(flow, "Add"))
        o.flow_add = true;
      else if (equals_ignoring_ascii_case(flow, "Update"))
        o.flow_update = true;
      else if (equals_ignoring_ascii_case(flow, "Delete"))
        o.flow_delete = true;
      else if (!flow.empty() && !equals_ignoring_ascii_case(flow, "None"))
        report(diag::kSchemaEnum, json_.member(id, "flowTypes"), at + "/flowTypes", "flowTypes", flow).help =
            "Add, Update and Delete, separated by commas, or None";
    }
  }

  void attribute_mapping(ObjectMapping& o, Id id, const std::string& at) {
    AttributeMapping& m = o.attribute_mappings.emplace_back();
    m.place = place(id, at);
    text(id, at, "targetAttributeName", m.target_attribute_name);
    if (std::string value; text(id, at, "defaultValue", value) && !value.empty()) m.default_value = std::move(value);
    one_of(id, at, "flowType", kFlowTypes, m.flow_type);
    one_of(id, at, "flowBehavior", kFlowBehaviors, m.flow_behavior);
    number(id, at, "matchingPriority", m.matching_priority);
    flag(id, at, "exportMissingReferences", m.export_missing_references);
    m.source.place = place(id, at);
    if (const Id s = member(id, at, "source", JsonKind::object); s != kNone) source(m.source, s, at + "/source");
  }

  // Recursion is bounded by the depth of the JSON text.
  void source(MappingSource& s, Id id, const std::string& at) {
    s.place = place(id, at);
    text(id, at, "name", s.name);
    if (std::string value; text(id, at, "expression", value)) s.expression = std::move(value);
    each(id, at, "parameters", [&](Id p, const std::string& where) {
      MappingSource::Parameter& parameter = s.parameters.emplace_back();
      text(p, where, "key", parameter.key);
      parameter.value.place = place(p, where);
      if (const Id v = member(p, where, "value", JsonKind::object); v != kNone)
        source(parameter.value, v, where + "/value");
    });
    if (one_of(id, at, "type", kSourceTypes, s.type)) return;
    if (const Id type = json_.member(id, "type"); type != kNone && json_[type].kind != JsonKind::null) return;
    // Hand-written schemas may have the text alone.
    if (s.expression || !s.parameters.empty())
      s.type = SourceType::function;
    else if (!s.name.empty())
      report(diag::kNoSource, id, at, "type nor expression");
  }

  void groups(Id scope, const std::string& at, std::string_view key, std::vector<FilterGroup>& out) {
    each(scope, at, key, [&](Id g, const std::string& p) {
      FilterGroup& group = out.emplace_back();
      text(g, p, "name", group.name);
      each(g, p, "clauses", [&](Id c, const std::string& q) {
        FilterClause& clause = group.clauses.emplace_back();
        clause.place = place(c, q);
        text(c, q, "operatorName", clause.operator_name);
        text(c, q, "sourceOperandName", clause.source_operand_name);
        const Id operand = member(c, q, "targetOperand", JsonKind::object);
        if (operand == kNone) return;
        const Id values = member(operand, q + "/targetOperand", "values", JsonKind::array);
        if (values == kNone) return;
        std::size_t index = 0;
        for (Id v = json_[values].first; v != kNone; v = json_[v].next, ++index) {
          if (auto value = scalar(v))
            clause.values.push_back(std::move(*value));
          else
            report(diag::kSchemaMemberKind, v, q + "/targetOperand/values/" + std::to_string(index), "values",
                   "an array of texts", name(json_[v].kind));
        }
      });
    });
  }

  void directory(Id id, const std::string& at) {
    DirectoryDefinition& d = schema_.directories.emplace_back();
    d.place = place(id, at);
    text(id, at, "id", d.id);
    text(id, at, "name", d.name);
    each(id, at, "objects", [&](Id o, const std::string& p) {
      ObjectDefinition& object = d.objects.emplace_back();
      object.place = place(o, p);
      text(o, p, "name", object.name);
      if (const std::string value = metadata(o, p, "IsSoftDeletionSupported"); !value.empty())
        object.soft_deletion_supported = equals_ignoring_ascii_case(value, "true");
      each(o, p, "attributes", [&](Id a, const std::string& q) { attribute(object, a, q); });
    });
  }

  void attribute(ObjectDefinition& object, Id id, const std::string& at) {
    AttributeDefinition& a = object.attributes.emplace_back();
    a.place = place(id, at);
    text(id, at, "name", a.name);
    one_of(id, at, "type", kTypes, a.type, true);
    flag(id, at, "anchor", a.anchor);
    flag(id, at, "caseExact", a.case_exact);
    flag(id, at, "multivalued", a.multivalued);
    flag(id, at, "required", a.required);
    flag(id, at, "flowNullValues", a.flow_null_values);
    one_of(id, at, "mutability", kMutabilities, a.mutability, true);
    if (std::string value; text(id, at, "defaultValue", value) && !value.empty()) a.default_value = std::move(value);
    each(id, at, "referencedObjects", [&](Id r, const std::string& q) {
      std::string referenced;
      if (text(r, q, "referencedObjectName", referenced)) a.referenced_objects.push_back(std::move(referenced));
    });
  }

  const LocatedJson& json_;
  SynchronizationSchema& schema_;
  std::vector<Problem>& problems_;
};

/// The bytes as UTF-8 without BOM; what is wrong with them.
std::string to_utf8(std::string_view bytes, std::string& out) {
  const auto unit = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const bool little = bytes.size() >= 2 && unit(0) == 0xFF && unit(1) == 0xFE;
  const bool big = bytes.size() >= 2 && unit(0) == 0xFE && unit(1) == 0xFF;
  if (!little && !big) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    out = bytes;
    return invalid_utf8_at(bytes) == std::string_view::npos ? "" : "UTF-8";
  }
  if (bytes.size() % 2 != 0) return "UTF-16";
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t i = 2; i < bytes.size(); i += 2)
    units += static_cast<char16_t>(little ? unit(i) | unit(i + 1) << 8 : unit(i) << 8 | unit(i + 1));
  out = from_utf16(units);
  return has_lone_surrogate(out) ? "UTF-16" : "";
}

/// For texts that have no LocatedJson.
Problem at_offset(Diagnostic diagnostic, std::string_view text, std::size_t offset) {
  Problem problem;
  const auto at = static_cast<std::uint32_t>(std::min(offset, text.size()));
  const LineMap lines(text);
  const LineColumn where = lines.at(at);
  std::uint32_t column = 1;
  for (std::uint32_t i = at - (where.column - 1); i < at; ++i)
    column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  diagnostic.span = {at, std::min<std::uint32_t>(at + 1, static_cast<std::uint32_t>(text.size()))};
  problem.diagnostic = std::move(diagnostic);
  problem.place = {"", where.line, column, at};
  return problem;
}

}  // namespace

bool has_errors(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return p.diagnostic.severity == Severity::error; });
}

const std::string& Document::text() const {
  static const std::string none;
  return json == nullptr ? none : json->text();
}

Place Document::locate(std::string_view pointer) const {
  if (json == nullptr) return {};
  const Id id = json->find(pointer);
  const std::uint32_t at = (*json)[id].begin;
  return {json->pointer(id), json->line(at), json->column(at), at};
}

Span Document::span(std::string_view pointer) const {
  if (json == nullptr) return {};
  const auto& node = (*json)[json->find(pointer)];
  return {node.begin, node.end};
}

bool read(std::string_view bytes, Document& document, std::vector<Problem>& problems, const ReadLimits& limits) {
  document = {};
  if (bytes.size() > limits.bytes || bytes.size() > 0xFFFFFFF0u) {
    problems.push_back({diag::make(diag::kSchemaTooLarge, {}, limits.bytes), {}, {}});
    return false;
  }
  std::string text;
  if (const std::string encoding = to_utf8(bytes, text); !encoding.empty()) {
    const std::size_t at = encoding == "UTF-8" ? invalid_utf8_at(text) : 0;
    problems.push_back(at_offset(diag::make(diag::kSchemaEncoding, {}, encoding), text.substr(0, at), at));
    return false;
  }
  LocatedJson::Error error;
  auto json = LocatedJson::parse(text, limits.depth, error);
  if (json == nullptr) {
    if (error.too_deep)
      problems.push_back(at_offset(diag::make(diag::kSchemaTooDeep, {}, limits.depth), text, 0));
    else
      problems.push_back(at_offset(diag::make(diag::kSchemaNotJson, {}, error.message), text, error.offset));
    return false;
  }
  if (!Reader(*json, document, problems).run()) {
    document = {};
    return false;
  }
  document.json = std::move(json);
  return true;
}

}  // namespace attrmap::schema
