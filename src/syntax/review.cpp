#include "syntax/review.hpp"
namespace attrmap::syntax {
void review(std::string_view, const Ast&, Dialect, std::vector<Diagnostic>&) {}
}  // namespace attrmap::syntax
