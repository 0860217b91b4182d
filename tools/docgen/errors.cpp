#include <fmt/format.h>

#include "diag/code.hpp"
#include "docgen.hpp"
#include "reference/pages.hpp"

namespace attrmap::docgen {
void add_error_pages(Pages& pages) {
  std::string index = kMark;
  index +=
      "# Diagnostic codes\n\nE is an error, W a warning. 1xx: syntax; 2xx: check; 3xx: schemas; 4xx: evaluation; 5xx: "
      "input and "
      "output.\n\nFrom a mistake to its code: [what goes wrong](pitfalls.md).\n\n| code | name | message "
      "|\n|---|---|---|\n";
  for (const diag::CodeDef* code : diag::all_codes()) {
    pages[fmt::format("docs/errors/{}.md", code->id)] = kMark + reference::code_page(*code);
    index += fmt::format("| [{0}]({0}.md) | {1} | {2} |\n", code->id, code->slug,
                         code->message == "{}" ? "(given by the expression)" : code->message);
  }
  pages["docs/errors/README.md"] = index;
}

}  // namespace attrmap::docgen
