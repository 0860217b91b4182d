// `attrmap why --schema`: why a user's target attributes have their values, or nothing flows.
#pragma once
#include <string>

#include "cli/context_flags.hpp"
#include "cli/schema_run.hpp"

namespace attrmap::cli {

struct WhySchemaFlags {
  SchemaRunFlags schema;
  std::string users, id, target, object;
  std::string operation = "create";
};

/// The exit code. `format`: pretty, json or html.
int why_schema(WhySchemaFlags& flags, ContextFlags& context, const std::string& color, const std::string& format);

}  // namespace attrmap::cli
