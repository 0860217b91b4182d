// What is shown of an object mapping, whatever the format.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "schema/show.hpp"

namespace attrmap::schema {

std::string_view name(FlowType flow);
std::string_view name(FlowBehavior behavior);
std::string_view name(SourceType type);

constexpr std::array<std::string_view, 6> kTitles = {"target", "type", "expression", "default", "matching", "flow"};
using Cells = std::array<std::string, kTitles.size()>;

struct Row {
  const AttributeMapping* mapping;
  const AttributeDefinition* target;  ///< null: the schema does not have it
  std::string expression;             ///< empty: the mapping has no source

  std::string type() const;
  std::string flow() const;  ///< what differs from "always, when changed"
  Cells cells() const;
};

std::vector<Row> rows_of(const Document& document, const Shown& part, const func::Registry& registry);
std::string flow_types(const ObjectMapping& object);
std::string title(const Shown& part);
std::string subtitle(const Shown& part);

std::string show_html(const Document& document, const std::vector<Shown>& parts, const func::Registry& registry);

}  // namespace attrmap::schema
