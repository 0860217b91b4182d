#include "schema/write.hpp"

#include <algorithm>
#include <utility>

#include "diag/codes_schema.hpp"
#include "diag/make.hpp"
#include "schema/expression_tree.hpp"
#include "schema/located_json.hpp"
#include "syntax/parse.hpp"

namespace attrmap::schema {
namespace {

using Id = LocatedJson::Id;
constexpr Id kNone = LocatedJson::kNone;

// Recursion is bounded by the depth that the reader allows.
class Writer {
 public:
  Writer(const LocatedJson& json, std::uint32_t indent) : json_(json), indent_(indent) {}

  void value(Id id, std::uint32_t level) {
    const auto& node = json_[id];
    if (node.kind != JsonKind::object && node.kind != JsonKind::array) {
      out_ += json_.raw(id);
      return;
    }
    const bool object = node.kind == JsonKind::object;
    out_ += object ? '{' : '[';
    for (Id child = node.first; child != kNone; child = json_[child].next) {
      if (child != node.first) out_ += ',';
      line(level + 1);
      if (object) {
        const auto& c = json_[child];
        out_.append(json_.text(), c.key_begin, c.key_end - c.key_begin);
        out_ += indent_ == 0 ? ":" : ": ";
      }
      value(child, level + 1);
    }
    if (node.first != kNone) line(level);
    out_ += object ? '}' : ']';
  }

  std::string take() { return std::move(out_); }

 private:
  void line(std::uint32_t level) {
    if (indent_ == 0) return;
    out_ += '\n';
    out_.append(std::size_t{level} * indent_, ' ');
  }

  const LocatedJson& json_;
  const std::uint32_t indent_;
  std::string out_;
};

/// Changes to a text, applied from its end to its front so that offsets stay valid.
class Edits {
 public:
  explicit Edits(const LocatedJson& json) : json_(json) {}

  /// Sets a member of an object; a new one goes to the end.
  void set(Id object, std::string_view key, std::string value) {
    if (const Id id = json_.member(object, key); id != kNone) {
      edits_.push_back({json_[id].begin, json_[id].end, std::move(value)});
      return;
    }
    const std::uint32_t at = json_[object].end - 1;
    std::string member = json_quoted(key) + ": " + value;
    const bool first = json_[object].first == kNone && added_.empty();
    edits_.push_back({at, at, (first ? "" : ", ") + member});
    added_ = key;
  }

  void replace(Id id, std::string value) { edits_.push_back({json_[id].begin, json_[id].end, std::move(value)}); }

  std::string apply() {
    std::string text = json_.text();
    std::stable_sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
    for (auto it = edits_.rbegin(); it != edits_.rend(); ++it) text.replace(it->begin, it->end - it->begin, it->with);
    return text;
  }

 private:
  struct Edit {
    std::uint32_t begin, end;
    std::string with;
  };
  const LocatedJson& json_;
  std::vector<Edit> edits_;
  std::string added_;
};

std::string parameters_json(const MappingSource& tree) {
  std::string out = "[";
  for (const auto& p : tree.parameters) {
    if (&p != &tree.parameters.front()) out += ',';
    out += "{\"key\":" + json_quoted(p.key) + ",\"value\":" + to_json(p.value) + "}";
  }
  return out + "]";
}

}  // namespace

std::string write(const Document& document, const WriteOptions& options) {
  if (document.json == nullptr) return {};
  Writer writer(*document.json, options.indent);
  writer.value(LocatedJson::root(), 0);
  std::string out = writer.take();
  if (options.indent != 0) out += '\n';
  return out;
}

bool replace_expression(Document& document, const std::string& mapping, const std::string& expression,
                        const func::Registry& registry, std::vector<Diagnostic>& diagnostics, Dialect dialect) {
  const Id at = document.json == nullptr ? kNone : document.json->find(mapping);
  if (at == kNone || document.json->pointer(at) != mapping || (*document.json)[at].kind != JsonKind::object) {
    diagnostics.push_back(diag::make(diag::kNoMapping, {}, mapping));
    return false;
  }
  const LocatedJson& json = *document.json;
  Edits edits(json);
  const Id source = json.member(at, "source");
  if (expression.empty())
    edits.set(at, "source", "null");
  else {
    auto parsed = syntax::parse(expression, {.dialect = dialect});
    const bool ok = parsed.ok();
    diagnostics.insert(diagnostics.end(), parsed.diagnostics.begin(), parsed.diagnostics.end());
    if (!ok) return false;
    const MappingSource tree = tree_of(parsed.ast, registry);
    if (source == kNone || json[source].kind != JsonKind::object)
      edits.set(at, "source", to_json(tree));
    else {
      constexpr std::string_view types[] = {"", "\"Attribute\"", "\"Constant\"", "\"Function\""};
      edits.set(source, "expression", tree.expression ? json_quoted(*tree.expression) : "null");
      edits.set(source, "name", json_quoted(tree.name));
      edits.set(source, "type", std::string(types[static_cast<std::size_t>(tree.type)]));
      edits.set(source, "parameters", parameters_json(tree));
    }
  }
  Document changed;
  std::vector<Problem> problems;
  if (!read(edits.apply(), changed, problems)) {
    for (Problem& p : problems) diagnostics.push_back(std::move(p.diagnostic));
    return false;
  }
  document = std::move(changed);
  return true;
}

}  // namespace attrmap::schema
