#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include "attrmap/engine.hpp"
#include "batch/mapping.hpp"
#include "cli/input.hpp"
#include "cli/verb.hpp"
#include "engine/state.hpp"
#include "schema/bind.hpp"
#include "schema/choose.hpp"
#include "schema/located_json.hpp"
#include "schema/read.hpp"
#include "syntax/parse.hpp"

namespace attrmap::cli {
namespace {

struct DepsFlags {
  std::string file, rule, object, attribute;
  std::string format = "text";
};

/// Targets in the file's order, with the attributes that they read in the order of the expression.
using Reads = std::vector<std::pair<std::string, std::vector<std::string>>>;

int usage(const std::string& message) {
  std::fprintf(stderr, "attrmap deps: %s\n", message.c_str());
  return kUsage;
}

std::vector<std::string> attributes_of(const std::string& expression, Dialect dialect) {
  std::vector<std::string> names;
  const auto parsed = syntax::parse(expression, {.dialect = dialect});
  for (const syntax::Node& node : parsed.ast.nodes)
    if (node.kind == syntax::NodeKind::attribute && std::find(names.begin(), names.end(), node.text) == names.end())
      names.push_back(node.text);
  return names;
}

class Deps {
 public:
  explicit Deps(const DepsFlags& flags) : flags_(flags) {}

  int run() {
    std::string text;
    if (const std::string wrong = read_input(flags_.file, schema::ReadLimits().bytes, text); !wrong.empty())
      return usage(wrong);
    schema::Document document;
    std::vector<schema::Problem> problems;
    if (schema::read(text, document, problems)) {
      const auto rule = schema::choose_rule(document.schema, flags_.rule);
      if (rule.rule == nullptr) return usage(flags_.file + ": " + rule.error);
      const auto object = schema::choose_object(*rule.rule, flags_.object);
      if (object.object == nullptr) return usage(flags_.file + ": " + object.error);
      const func::Registry& registry = Internals::registry(engine_);
      for (const schema::AttributeMapping& m : object.object->attribute_mappings)
        reads_.emplace_back(m.target_attribute_name,
                            attributes_of(schema::bind(m.source, registry, rule.dialect).text, rule.dialect));
    } else {
      batch::Mapping mapping;
      if (const auto wrong = batch::load_mapping(text, Internals::registry(engine_), {}, mapping))
        return usage(flags_.file + " is neither a schema nor a mapping: " + wrong->message);
      for (const batch::Target& t : mapping.targets)
        reads_.emplace_back(t.name, attributes_of(t.expression, Dialect::provisioning));
    }
    print();
    return kFine;
  }

 private:
  void print() const {
    std::map<std::string, std::vector<std::string>> feeds;
    for (const auto& [target, attributes] : reads_)
      for (const std::string& a : attributes) feeds[a].push_back(target);
    std::string out;
    const auto wanted = [&](const std::string& attribute) {
      return flags_.attribute.empty() || flags_.attribute == attribute;
    };
    if (flags_.format == "json") {
      out = "{\"targets\":{";
      for (const auto& [target, attributes] : reads_) append(out, target, attributes);
      out += "},\"attributes\":{";
      for (const auto& [attribute, targets] : feeds)
        if (wanted(attribute)) append(out, attribute, targets);
      out += "}}\n";
    } else {
      if (flags_.attribute.empty()) {
        out = "targets and the attributes that they read\n";
        for (const auto& [target, attributes] : reads_) out += "  " + target + ": " + list(attributes) + "\n";
        out += "\nattributes and the targets that they feed\n";
      }
      for (const auto& [attribute, targets] : feeds)
        if (wanted(attribute)) out += "  " + attribute + ": " + list(targets) + "\n";
    }
    std::fwrite(out.data(), 1, out.size(), stdout);
  }

  static void append(std::string& out, const std::string& name, const std::vector<std::string>& values) {
    if (out.back() != '{') out += ',';
    out += schema::json_quoted(name) + ":[";
    for (const std::string& value : values) out += (&value == &values.front() ? "" : ",") + schema::json_quoted(value);
    out += "]";
  }
  static std::string list(const std::vector<std::string>& values) {
    std::string out;
    for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
    return out.empty() ? "(none)" : out;
  }

  const DepsFlags& flags_;
  const Engine engine_;
  Reads reads_;
};

}  // namespace

std::function<int()> deps_verb(CLI::App& app) {
  auto flags = std::make_shared<DepsFlags>();
  CLI::App* verb = app.add_subcommand("deps", "which attributes each target reads, and which targets each feeds");
  verb->add_option("file", flags->file, "a schema or a mapping file; - reads stdin")->required();
  verb->add_option("--rule", flags->rule, "schema: name or id of the synchronization rule");
  verb->add_option("--object", flags->object, "schema: the object mapping (default: the one of users)");
  verb->add_option("--attribute", flags->attribute, "the targets of this source attribute only");
  verb->add_option("--format", flags->format, "text (default) or json")->check(CLI::IsMember({"text", "json"}));
  verb->footer(
      "example:\n  attrmap deps schema.json --attribute mailNickname\n\nexit codes: 0 fine, 2 bad usage or a file that "
      "is "
      "neither a schema nor a mapping");
  return [flags] { return Deps(*flags).run(); };
}

}  // namespace attrmap::cli
