#include "stdlib/constant_support.hpp"

#include "diag/codes_check.hpp"
#include "func/coerce.hpp"

namespace attrmap::stdlib {

void check_integer(func::Prepare& p, std::size_t i) {
  const Val* value = p.constant(i);
  if (value == nullptr || value->is_null() || value->kind == Val::list || value->kind >= Val::ignore_attribute) return;
  const Val text = to_text(*value, p.arena);
  if (!func::parse_integer(text.str())) p.report(diag::kIntegerWanted, i, p.function(), p.parameter(i), text.str());
}

}  // namespace attrmap::stdlib
