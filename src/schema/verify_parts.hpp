// What the parts of the verification share.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "diag/make.hpp"
#include "schema/verify.hpp"
#include "syntax/ast.hpp"

namespace attrmap::schema {

/// Collects problems with their places.
class Reporter {
 public:
  explicit Reporter(const Document& document) : document_(document) {}

  /// At the value that `pointer` leads to, or the nearest around it.
  template <class... A>
  Diagnostic& report(const diag::CodeDef& code, const std::string& pointer, const A&... args) {
    return add(diag::make(code, document_.span(pointer), args...), document_.locate(pointer));
  }
  Diagnostic& add(Diagnostic diagnostic, Place place, std::string expression = {}) {
    problems_.push_back({std::move(diagnostic), std::move(place), std::move(expression)});
    return problems_.back().diagnostic;
  }
  /// Sorted by place.
  std::vector<Problem> take();
  const Document& document() const { return document_; }

 private:
  const Document& document_;
  std::vector<Problem> problems_;
};

/// "did you mean `a` or `b`?"; empty without a near name.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& names);
std::vector<std::string_view> names_of(const ObjectDefinition& object);
std::string_view name(AttributeType type);  ///< "String", ...

/// Is `text` a value of the type, as results are converted (True and False, integers, ISO 8601 dates, base64)?
bool fits(std::string_view text, AttributeType type);

/// Types and constants that `ast` may result in, against the target.
void verify_types(Reporter& out, const std::string& pointer, const AttributeDefinition& target, const syntax::Ast& ast,
                  const func::Registry& registry, const ObjectDefinition* source);

/// Scoping filters of one object mapping. `source` null: names and types are not checked.
void verify_filter(Reporter& out, const ObjectMapping& mapping, const ObjectDefinition* source);

}  // namespace attrmap::schema
