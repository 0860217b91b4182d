#include "cli/taken.hpp"

#include "base/arena.hpp"
#include "text/casing.hpp"

namespace attrmap::cli {
namespace {

std::string folded(std::string_view text) {
  Arena arena(256);
  return std::string(text::to_lower(text, text::CaseCulture::invariant, arena));
}

}  // namespace

void TakenValues::add(std::string_view value) { values_->insert(folded(value)); }

std::function<bool(std::string_view)> TakenValues::oracle() const {
  return [values = values_](std::string_view candidate) { return values->count(folded(candidate)) != 0; };
}

}  // namespace attrmap::cli
