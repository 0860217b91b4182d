#include <exception>
#include <new>
#include <optional>
#include <string>

#include "base/unicode.hpp"
#include "stdlib/all.hpp"
#include "stdlib/lazy_support.hpp"

namespace attrmap::stdlib {
namespace {

/// Asks the host. nullopt: it threw, and the evaluation holds the error.
std::optional<bool> is_taken(const Val& candidate, const func::Node& node, std::size_t i, func::Evaluation& cx) {
  const auto& ask = cx.context().is_taken;
  if (!ask) return false;
  std::string message;
  try {
    if (candidate.is_ascii() || !has_lone_surrogate(candidate.str())) return ask(candidate.str());
    return ask(replace_lone_surrogates(candidate.str()));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& e) {
    message = e.what();
  } catch (...) {
    message = "unknown exception";
  }
  cx.fail(diag::kCustomFunctionFailed, node.args[i]->span, node.builtin->def.name,
          "the host could not tell whether the candidate is taken: " + message);
  return std::nullopt;
}

Val run(const func::Node& node, func::Evaluation& cx) {
  for (std::uint32_t i = 0; i < node.count; ++i) {
    if (!cx.charge(node, 1)) return Val::of_kind(Val::failed);
    const Val candidate = operand_text(node, i, operand(node, i, cx), cx);
    if (candidate.kind == Val::failed) return candidate;
    if (candidate.is_null_or_empty()) continue;
    const auto taken = is_taken(candidate, node, i, cx);
    if (!taken) return Val::of_kind(Val::failed);
    if (!*taken) return candidate;
  }
  return cx.fail(diag::kNoUniqueValue, node.span, node.count);
}

}  // namespace

const func::Builtin& select_unique_value_() {
  static const func::Builtin builtin{
      .def =
          {
              .name = "SelectUniqueValue",
              .category = Category::identity,
              .parameters = {{.name = "uniqueValueRule1", .description = "the preferred candidate"},
                             {.name = "uniqueValueRule2",
                              .description = "further candidates, in order",
                              .repeats = true}},
              .summary = "Gives the first candidate that does not exist in the target yet.",
              .reading = "the first of these that no object in the target has yet",
              .notes =
                  "Takes at least two candidates and must be the outermost function. Candidates are evaluated in order "
                  "until one is free; null and empty ones are skipped (inferred). If none is free the object is "
                  "escrowed: an error here. The service uses it when an object is created, for attributes that must "
                  "be unique, not for matching attributes, and for some applications only.\n\n"
                  "Whether a value exists is the host's answer (Context::is_taken); without one, nothing exists.",
              .deterministic = false,
              .examples =
                  {{.expression =
                        R"(SelectUniqueValue(Join("@", Join(".", [first], [last]), "contoso.com"), Join("@", Join(".", Mid([first], 1, 1), [last]), "contoso.com")))",
                    .attributes = R"({"first": "John", "last": "Smith"})",
                    .result = R"("John.Smith@contoso.com")"},
                   {.expression = "SelectUniqueValue([a], [b])",
                    .attributes = R"({"b": "second"})",
                    .result = R"("second")"},
                   {.expression = "SelectUniqueValue([a], [b])", .result = "E410", .expect = Expect::error}},
          },
      .run = run,
      .outermost = true,
  };
  return builtin;
}

}  // namespace attrmap::stdlib
