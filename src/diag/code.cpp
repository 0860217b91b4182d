#include "diag/code.hpp"

#include <vector>

#include "diag/codes_check.hpp"
#include "diag/codes_evaluate.hpp"
#include "diag/codes_input.hpp"
#include "diag/codes_lints.hpp"
#include "diag/codes_schema.hpp"
#include "diag/codes_syntax.hpp"

namespace attrmap::diag {

std::span<const CodeDef* const> all_codes() {
  static const std::vector<const CodeDef*> all = [] {
    std::vector<const CodeDef*> codes;
    for (auto stage : {syntax_codes(), check_codes(), lint_codes(), schema_codes(), evaluate_codes(), input_codes()})
      codes.insert(codes.end(), stage.begin(), stage.end());
    return codes;
  }();
  return all;
}

const CodeDef* find_code(std::string_view id_or_slug) {
  for (const CodeDef* code : all_codes())
    if (code->id == id_or_slug || code->slug == id_or_slug) return code;
  return nullptr;
}

}  // namespace attrmap::diag
