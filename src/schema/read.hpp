// Reads a synchronizationSchema as Graph, the portal and PowerShell write it: UTF-8 with or without BOM, UTF-16 with
// BOM, bare or wrapped in a template ({"schema": {...}}), members missing or null, enumeration texts in any case.
// Members that attrmap does not know (@odata.* and others) are kept for writing back (schema/write.hpp).
//
// Nothing here throws but std::bad_alloc, and nothing recurses deeper than the nesting that the reader allows.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/diagnostic.hpp"
#include "schema/model.hpp"

namespace attrmap::schema {

class LocatedJson;

/// Something is wrong in a schema file.
struct Problem {
  /// Span, label and secondary places are bytes of `expression` when that is not empty, else of Document::text().
  Diagnostic diagnostic;
  Place place;             ///< the JSON value at fault
  std::string expression;  ///< the mapping's expression, for problems inside one
};
bool has_errors(const std::vector<Problem>& problems);

/// A schema together with the file's text. Cheap to move; the text is shared by copies.
struct Document {
  SynchronizationSchema schema;
  std::shared_ptr<const LocatedJson> json;  ///< null until read() succeeded

  /// The file as UTF-8 without BOM.
  const std::string& text() const;
  /// Where a JSON pointer leads; a member that is not there: the nearest value around it, with its pointer. Pointers
  /// start at the root of the file, also when the schema is wrapped.
  Place locate(std::string_view pointer) const;
  /// The bytes of the value there.
  Span span(std::string_view pointer) const;
};

/// Limits of the reader; schemas of real jobs are below 2 MiB and 30 levels.
struct ReadLimits {
  std::size_t bytes = 64u << 20;
  std::uint32_t depth = 500;  ///< of JSON brackets; an expression tree takes three a level
};

/// Fills `document` and appends what is wrong to `problems`, as much as can be found. False: the file is no schema at
/// all (not JSON, no object, no synchronizationRules), `document` is empty. True with errors among the problems: single
/// members are unusable, they have their defaults.
bool read(std::string_view bytes, Document& document, std::vector<Problem>& problems, const ReadLimits& limits = {});

}  // namespace attrmap::schema
