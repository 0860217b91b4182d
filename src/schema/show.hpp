// A schema's mappings as tables and a page for people, and as JSON for programs.
#pragma once
#include <string>
#include <vector>

#include "func/registry.hpp"
#include "schema/read.hpp"

namespace attrmap::schema {

enum class ShowFormat : std::uint8_t { table, json, markdown, html };

/// One object mapping of a rule, to be shown. Both belong to the document.
struct Shown {
  const SynchronizationRule* rule = nullptr;
  const ObjectMapping* object = nullptr;
};

/// Target, type, expression, default, matching and flow of every mapping. The expression is what is evaluated; the type
/// is that of the target attribute (a list is marked []), a question mark when the schema does not have it. The flow
/// says what differs from "always, when changed". The page has the scoping filters, too, and a place to link to for
/// each object mapping and target.
std::string show(const Document& document, const std::vector<Shown>& parts, ShowFormat format,
                 const func::Registry& registry);

}  // namespace attrmap::schema
