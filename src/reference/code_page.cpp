#include <fmt/format.h>

#include "diag/render.hpp"
#include "reference/pages.hpp"

namespace attrmap::reference {
namespace {

std::string_view when(const diag::CodeDef& code) {
  if (code.severity != Severity::error && code.stage == Stage::check) return "something looks wrong, yet can be used";
  switch (code.stage) {
    case Stage::syntax: return "the expression cannot be read";
    case Stage::check: return "the expression cannot be compiled";
    case Stage::evaluate: return "the expression has no value for this record";
    default: return "a record, a request or a file cannot be read or written";
  }
}

/// Examples of limits are long: their middle is left out.
std::string shortened(std::string_view text) {
  constexpr std::size_t kShown = 60;
  if (text.size() <= 4 * kShown) return std::string(text);
  return fmt::format("{}... ({} characters in all) ...{}", text.substr(0, kShown), text.size(),
                     text.substr(text.size() - kShown));
}

}  // namespace

std::string code_page(const diag::CodeDef& code) {
  std::string text = fmt::format("# {} {}\n\n", code.id, code.slug);
  text +=
      fmt::format("| | |\n|---|---|\n| severity | {} |\n| when | {} |\n| message | {} |\n", diag::name(code.severity),
                  when(code), code.message == "{}" ? "(given by the expression)" : code.message);
  if (!code.help.empty()) text += fmt::format("| help | {} |\n", code.help);
  text += fmt::format("\n{}\n", code.page);
  if (!code.example.expression.empty()) {
    text += fmt::format("\nAn example:\n\n```\n{}\n```\n", shortened(code.example.expression));
    if (code.example.attributes != "{}" && code.stage != Stage::input)
      text += fmt::format("\nwith the attributes `{}`.\n", code.example.attributes);
    if (!code.example.fixed.empty())
      text += fmt::format("\nRepaired:\n\n```\n{}\n```\n", shortened(code.example.fixed));
  }
  return text;
}

}  // namespace attrmap::reference
