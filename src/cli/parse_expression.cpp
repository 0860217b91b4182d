#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "attrmap/attrmap.hpp"
#include "base/suggest.hpp"
#include "base/unicode.hpp"
#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/verb.hpp"
#include "diag/codes_schema.hpp"
#include "diag/make.hpp"
#include "engine/state.hpp"
#include "func/coerce.hpp"
#include "record/json_record.hpp"
#include "schema/expression_tree.hpp"

namespace attrmap::cli {
namespace {

struct ParseExpressionFlags {
  std::string file = "-";
  ContextFlags context;
};

/// Null when it is not there; of members with one name the last counts.
Val member(const Val& object, std::string_view name) {
  Val found;
  if (object.kind == Val::object)
    for (const Member& m : object.fields())
      if (m.name == name) found = m.value;
  return found;
}

/// Converts a result to what targetAttributeDefinition says. What does not fit, or empty.
std::string coerce(const Val& definition, Outcome& outcome) {
  if (definition.kind != Val::object || outcome.kind != OutcomeKind::value) return {};
  const Val type_member = member(definition, "type"), multivalued = member(definition, "multivalued");
  const std::string type(type_member.is_text() ? type_member.str() : std::string_view("String"));
  const bool many = multivalued.kind == Val::boolean && multivalued.number != 0;
  const bool is_list = outcome.value.kind() == ValueKind::list;
  Value::List values = is_list ? outcome.value.list() : Value::List{outcome.value};
  if (values.size() > 1 && !many)
    return fmt::format("the target takes one value, and the result has {}", values.size());
  for (Value& v : values) {
    const std::string text = v.to_text();
    if (equals_ignoring_ascii_case(type, "Boolean")) {
      const bool yes = equals_ignoring_ascii_case(text, "true");
      if (!yes && !equals_ignoring_ascii_case(text, "false")) return "the result is no Boolean, as the target wants";
      v = Value(yes);
    } else if (equals_ignoring_ascii_case(type, "Integer")) {
      const auto number = func::parse_integer(trim(text));
      if (!number) return "the result is no Integer, as the target wants";
      v = Value(*number);
    }
  }
  outcome.value = is_list ? Value(std::move(values)) : std::move(values.front());
  return {};
}

class ParseExpression {
 public:
  explicit ParseExpression(const ParseExpressionFlags& flags) : flags_(flags) {}

  int run() {
    EngineOptions options;
    Context context;
    if (const std::string wrong = flags_.context.apply(options, context); !wrong.empty()) return usage(wrong);
    std::string text;
    if (const std::string wrong = read_input(flags_.file, options.limits.record_bytes, text); !wrong.empty())
      return usage(wrong);
    Arena arena;
    Val request;
    if (const auto wrong = record::parse_value(text, options.limits, arena, request))
      return usage("the request: " + wrong->message);
    const Val expression = member(request, "expression");
    if (!expression.is_text()) return usage("the request has no member `expression` (a text)");

    const auto engine = Engine::create(options);
    auto program = engine->compile(expression.str());
    if (!program) {
      for (const Diagnostic& d : program.diagnostics())
        if (d.severity == Severity::error) return answer("", &d, nullptr, kDoesNotCompile);
    }
    const std::string tree = schema::expression_tree(Internals::ast(*program), Internals::registry(*engine));
    const Val input = member(request, "testInputObject");
    if (input.is_null()) return answer(tree, nullptr, nullptr, kFine);
    MapRecord record;
    if (const std::string wrong = read_properties(member(input, "properties"), record); !wrong.empty())
      return usage("the request: " + wrong);
    Outcome outcome = program->evaluate(record, context);
    if (const std::string wrong = coerce(member(request, "targetAttributeDefinition"), outcome); !wrong.empty()) {
      outcome.kind = OutcomeKind::error;
      outcome.error = diag::make(diag::kResultType, {}, wrong);
    }
    return answer(tree, nullptr, &outcome, outcome.kind == OutcomeKind::error ? kRecordsFailed : kFine);
  }

 private:
  static int usage(const std::string& message) {
    std::fprintf(stderr, "attrmap parse-expression: %s\n", message.c_str());
    return kUsage;
  }

  static int answer(const std::string& tree, const Diagnostic* error, const Outcome* outcome, int code) {
    const std::string text = schema::parse_expression_response(tree, error, outcome) + "\n";
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return code;
    std::perror("attrmap parse-expression: cannot write");
    return kUsage;
  }

  /// [{"key": "a", "value": ...}]: texts, numbers, booleans, lists of them, null.
  static std::string read_properties(const Val& properties, MapRecord& record) {
    if (properties.is_null()) return {};
    if (properties.kind != Val::list) return "`properties` must be an array";
    for (const Val& property : properties.values()) {
      const Val key = member(property, "key");
      if (!key.is_text()) return "a property has no `key` (a text)";
      // Inside expressions JSON's true and false are the texts True and False, as in a directory's records.
      Val value = member(property, "value");
      if (value.kind == Val::boolean) value = Val::of_text(value.number != 0 ? "True" : "False", Val::ascii);
      record.set(std::string(key.str()), to_value(value));
    }
    return {};
  }

  const ParseExpressionFlags& flags_;
};

}  // namespace

std::function<int()> parse_expression_verb(CLI::App& app) {
  auto flags = std::make_shared<ParseExpressionFlags>();
  CLI::App* verb = app.add_subcommand("parse-expression", "answer a parseExpression request of Microsoft Graph");
  verb->add_option("file", flags->file, "the request as JSON; - (default) reads stdin");
  flags->context.declare(*verb);
  verb->footer(
      "example:\n"
      "  echo '{\"expression\": \"ToUpper([a])\", \"testInputObject\": {\"properties\": [{\"key\": \"a\", \"value\": "
      "\"x\"}]}}' | attrmap parse-expression\n\n"
      "exit codes: 0 fine, 2 bad usage or no request, 3 the expression does not compile, 4 the evaluation failed");
  return [flags] { return ParseExpression(*flags).run(); };
}

}  // namespace attrmap::cli
